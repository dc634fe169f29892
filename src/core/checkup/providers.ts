/** What is said about the servers that send for this one. */
import { smarthostsOf } from '../answers/smarthost.ts';
import type { Check } from './facts.ts';
import type { FindingCode } from './finding.ts';

/** Microsoft's names for customers of Outlook.com and of Microsoft 365. */
const MICROSOFT = /(?:^|\.)(?:office365|outlook)\.com$/;

export const providers = {
  'microsoft-password': ({ answers: { routing } }) => {
    const found = smarthostsOf(routing).find(({ host, login }) => login !== '' && MICROSOFT.test(host));
    return found && { severity: 'warning', questions: ['routing.smarthosts'], detail: { host: found.host } };
  },

  'domain-of-smarthost': ({ answers: { basics, routing } }) => {
    for (const { host } of smarthostsOf(routing)) {
      const domain = basics.domains.find((each) => host === each || host.endsWith(`.${each}`));
      if (domain !== undefined) {
        return { severity: 'advice', questions: ['basics.domains', 'routing.smarthosts'], detail: { domain, host } };
      }
    }
    return undefined;
  },
} as const satisfies Partial<Record<FindingCode, Check>>;
