/** The checks, one a code: each says what it found, or nothing. */
import { splitAddress } from '../answers/index.ts';
import { zoneOfHost } from '../dns/index.ts';
import { tlsaLack } from '../mailserver/dns/names.ts';
import { atLeast, mendsSmuggling, versionText } from '../platforms/index.ts';
import { certificates } from './certificates.ts';
import type { Check, Facts } from './facts.ts';
import { type FindingCode, mend } from './finding.ts';
import { limits } from './limits.ts';
import { isDocumentation, isPrivate, isWide } from './networks.ts';
import { providers } from './providers.ts';

/** A weekend without power, and a day to mend it. */
const DAYS_OF_PATIENCE = 3;
/** The version with all known fixes in it: CVE-2026-45185 and smuggling. Distributions carry fixes back, so below it is no proof. */
const FLOOR = { major: 4, minor: 100 };

const addressOf = ({ answers: { basics } }: Facts, test: (address: string) => boolean) => {
  if (basics.ipv4 && test(basics.ipv4)) return { question: 'basics.ipv4', address: basics.ipv4 } as const;
  if (basics.ipv6 && test(basics.ipv6)) return { question: 'basics.ipv6', address: basics.ipv6 } as const;
  return undefined;
};

export const checks: Readonly<Record<FindingCode, Check>> = {
  ...limits,
  ...providers,
  ...certificates,

  'dmarc-unjudged': ({ answers: { hardening }, platform }) =>
    // The builds that were read have no DMARC; of the others nobody knows.
    hardening.dmarc === 'refuse' && hardening.spamFilter !== 'rspamd' && platform.buildKnown
      ? {
          severity: 'warning',
          questions: ['hardening.dmarc', 'hardening.spamFilter'],
          fix: mend('hardening.spamFilter', 'rspamd'),
        }
      : undefined,

  'dmarc-without-dkim': ({ answers: { hardening, routing } }) =>
    hardening.dmarcPolicy !== 'none' && !routing.dkim
      ? {
          severity: 'danger',
          questions: ['hardening.dmarcPolicy', 'routing.dkim'],
          detail: { policy: hardening.dmarcPolicy },
          fix: mend('routing.dkim', true),
        }
      : undefined,

  'listens-to-nobody': ({ answers: { basics } }) =>
    basics.incoming === 'internet' && basics.listen === 'loopback'
      ? {
          severity: 'danger',
          questions: ['basics.listen', 'basics.incoming'],
          about: 'main/local_interfaces',
          fix: mend('basics.listen', 'all'),
        }
      : undefined,

  'ipv6-unheard': ({ answers: { basics } }) => {
    const heard = {
      all: true,
      // Worse, and said by itself.
      loopback: true,
      ipv4: false,
      addresses: basics.listenAddresses.some((address) => address.includes(':')),
    }[basics.listen];
    if (heard || basics.ipv6 === '' || basics.incoming === 'none') return undefined;
    return {
      severity: 'warning',
      questions: ['basics.ipv6', 'basics.listen'],
      about: 'main/local_interfaces',
      detail: { address: basics.ipv6 },
      // A machine without IPv4 would have no address left.
      ...(basics.ipv4 === '' ? {} : { fix: mend('basics.ipv6', '') }),
    };
  },

  'smarthost-plain': ({ answers: { routing } }) =>
    routing.smarthostTls === 'none'
      ? {
          severity: 'warning',
          questions: ['routing.smarthostTls'],
          fix: mend('routing.smarthostTls', 'starttls'),
        }
      : undefined,

  'local-refused': ({ answers: { hardening } }) =>
    hardening.localSubmission === 'refused'
      ? {
          severity: 'warning',
          questions: ['hardening.localSubmission'],
          fix: mend('hardening.localSubmission', 'limited'),
        }
      : undefined,

  'own-domain-refuses': ({ answers: { hardening } }) =>
    hardening.ownDomain === 'headers'
      ? { severity: 'advice', questions: ['hardening.ownDomain'], fix: mend('hardening.ownDomain', 'mark') }
      : undefined,

  'relay-from-private': ({ answers: { basics } }) => {
    const network = basics.relayFrom.find(isPrivate);
    if (network === undefined) return undefined;
    return {
      severity: 'danger',
      questions: ['basics.relayFrom'],
      about: 'lists/hostlist',
      word: 'relay_from_hosts',
      detail: { network },
      fix: mend(
        'basics.relayFrom',
        basics.relayFrom.filter((each) => !isPrivate(each)),
      ),
    };
  },

  'relay-from-wide': ({ answers: { basics } }) => {
    const network = basics.relayFrom.find((each) => isWide(each) && !isPrivate(each));
    if (network === undefined) return undefined;
    return {
      severity: 'warning',
      questions: ['basics.relayFrom'],
      about: 'lists/hostlist',
      word: 'relay_from_hosts',
      detail: { network },
    };
  },

  'catch-all-forwards': ({ answers: { basics, routing } }) => {
    const { domain } = splitAddress(routing.catchAll, basics.domains[0] as string);
    const outside = routing.catchAll !== '' && domain !== basics.hostname && !basics.domains.includes(domain);
    return outside
      ? {
          severity: 'danger',
          questions: ['routing.catchAll'],
          detail: { address: routing.catchAll },
          fix: mend('routing.catchAll', ''),
        }
      : undefined;
  },

  'private-address': (facts) => {
    const found = addressOf(facts, isPrivate);
    return found && { severity: 'danger', questions: [found.question], detail: { address: found.address } };
  },

  'documentation-address': (facts) => {
    const found = addressOf(facts, isDocumentation);
    return found && { severity: 'warning', questions: [found.question], detail: { address: found.address } };
  },

  'ipv6-without-reverse': ({ answers: { basics, routing }, names: { wayOut } }) =>
    routing.ipv6 && basics.ipv6 === '' && wayOut.kind === 'direct'
      ? {
          severity: 'warning',
          questions: ['routing.ipv6', 'basics.ipv6'],
          fix: mend('routing.ipv6', false),
        }
      : undefined,

  'spf-misses-way-out': ({ names: { wayOut } }) =>
    wayOut.kind === 'relay' && wayOut.include === undefined
      ? { severity: 'warning', questions: ['routing.spfInclude', 'basics.domains'] }
      : undefined,

  'dkim-off': ({ answers: { routing, hardening, basics }, names: { wayOut } }) =>
    // A backup MX sends nothing of its own.
    !routing.dkim &&
    wayOut.kind === 'direct' &&
    hardening.dmarcPolicy === 'none' &&
    routing.delivery !== 'none' &&
    basics.incoming === 'internet'
      ? { severity: 'warning', questions: ['routing.dkim'], fix: mend('routing.dkim', true) }
      : undefined,

  'no-certificate': ({ answers: { tls, basics } }) =>
    tls.source === 'none' && basics.incoming === 'internet'
      ? { severity: 'warning', questions: ['tls.source'], fix: mend('tls.source', 'certbot') }
      : undefined,

  'mta-sts-unchecked': ({ answers: { tls, hardening, basics } }) =>
    hardening.mtaSts === 'enforce' && tls.source === 'files'
      ? {
          severity: 'warning',
          questions: ['hardening.mtaSts', 'tls.certificate'],
          about: 'main/tls_certificate',
          detail: { host: basics.hostname },
          fix: mend('hardening.mtaSts', 'testing'),
        }
      : undefined,

  'catch-all-spam': ({ answers: { routing } }) =>
    routing.catchAll === ''
      ? undefined
      : {
          severity: 'warning',
          questions: ['routing.catchAll'],
          detail: { address: routing.catchAll },
          fix: mend('routing.catchAll', ''),
        },

  'relay-unseen': ({ answers: { basics, routing } }) =>
    basics.relayDomains.length > 0 && routing.relayCheck === 'accept'
      ? {
          severity: 'warning',
          questions: ['routing.relayCheck', 'basics.relayDomains'],
          fix: mend('routing.relayCheck', 'callout'),
        }
      : undefined,

  'spf-refuses-forwarded': ({ answers: { hardening } }) =>
    hardening.spf === 'refuse' && hardening.forwarders.length === 0
      ? {
          severity: 'warning',
          questions: ['hardening.spf', 'hardening.forwarders'],
          fix: mend('hardening.spf', 'mark'),
        }
      : undefined,

  'sender-callout': ({ answers: { hardening } }) =>
    hardening.senderCallout
      ? { severity: 'warning', questions: ['hardening.senderCallout'], fix: mend('hardening.senderCallout', false) }
      : undefined,

  'reverse-refuses': ({ answers: { hardening } }) =>
    hardening.reverseName === 'refuse'
      ? { severity: 'advice', questions: ['hardening.reverseName'], fix: mend('hardening.reverseName', 'mark') }
      : undefined,

  'gives-up-early': ({ answers: { routing } }) =>
    routing.giveUpAfter < DAYS_OF_PATIENCE
      ? {
          severity: 'advice',
          questions: ['routing.giveUpAfter'],
          detail: { days: String(routing.giveUpAfter) },
          fix: mend('routing.giveUpAfter', 4),
        }
      : undefined,

  smuggling: ({ platform: { exim } }) =>
    mendsSmuggling(exim.version)
      ? undefined
      : {
          severity: 'warning',
          questions: ['basics.eximVersion', 'basics.platform'],
          about: 'main/chunking_advertise_hosts',
          detail: { version: versionText(exim.version) },
        },

  'version-below-floor': ({ platform: { exim } }) =>
    atLeast(exim.version, FLOOR.major, FLOOR.minor)
      ? undefined
      : {
          severity: 'advice',
          questions: ['basics.eximVersion', 'basics.platform'],
          about: 'main/chunking_advertise_hosts',
          detail: { version: versionText(exim.version) },
        },

  'host-in-another-zone': ({ names }) =>
    zoneOfHost(names) === undefined
      ? {
          severity: 'advice',
          questions: ['basics.hostname', 'basics.domains'],
          about: 'main/primary_hostname',
          detail: { host: names.host },
        }
      : undefined,

  'key-hash-missing': ({ answers }) =>
    tlsaLack.of(answers) === 'unknown' ? { severity: 'advice', questions: ['tls.keyHash'] } : undefined,
};
