/** What is said of the certificate that was pasted, while the answer is still the hash of its key. */
import { covers } from '../dns/certificate.ts';
import type { Check, Facts } from './facts.ts';
import type { FindingCode } from './finding.ts';

const pasted = ({ answers: { tls }, seen: { certificate } }: Facts) =>
  certificate?.hash === tls.keyHash ? certificate : undefined;

export const certificates = {
  'certificate-of-another': (facts) => {
    const certificate = pasted(facts);
    const host = facts.answers.basics.hostname;
    if (!certificate || covers(certificate.names, host)) return undefined;
    return {
      // Whoever follows the policy (MTA-STS) looks at the name, and then sends nothing.
      severity: facts.answers.hardening.mtaSts === 'enforce' ? 'danger' : 'warning',
      questions: ['tls.keyHash', 'basics.hostname'],
      about: 'main/tls_certificate',
      detail: { host },
    };
  },

  'certificate-expired': (facts) => {
    const certificate = pasted(facts);
    if (!certificate || certificate.until > facts.seen.now) return undefined;
    return {
      severity: 'danger',
      questions: ['tls.keyHash'],
      about: 'main/tls_certificate',
      detail: { day: new Date(certificate.until).toISOString().slice(0, 10) },
    };
  },
} as const satisfies Partial<Record<FindingCode, Check>>;
