import type { QuestionId } from '../../answers/index.ts';
import { NO_SECRETS, type Secrets } from '../../answers/secrets.ts';
import {
  type DnsRecord,
  domainRecords,
  type MailNames,
  type Purpose,
  relayRecords,
  reverseRecords,
  zoneLine,
} from '../../dns/index.ts';
import { ownFiles } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { derive, type Part } from '../part.ts';
import { type HostRecords, hosts, mailNames, recordFile, withKeys } from './names.ts';

/** The question that a record answers to first; the others of the part stand behind it. */
const reasons: Partial<Record<Purpose, readonly QuestionId[]>> = {
  dkim: ['routing.dkim', 'routing.dkimSelector'],
  dmarc: ['hardening.dmarcPolicy', 'routing.dkim'],
  'mta-sts': ['hardening.mtaSts', 'basics.hostname'],
  'mta-sts-host': ['hardening.mtaSts', 'basics.hostname'],
  tlsa: ['tls.keyHash', 'tls.reuseKey', 'tls.source', 'basics.hostname'],
  autoconfig: ['dovecot.autoconfig', 'basics.hostname'],
};

const comment = (text: string): TextLine => ({ text: `; ${text}`, from: [], comment: true });

function line(record: DnsRecord, keyFolder: string): TextLine {
  const text = zoneLine(record);
  const from = reasons[record.purpose];
  if (text === undefined) {
    // Only the server has the key; without this line nobody would know what is missing.
    const missing = `; ${record.name}. TXT: install.sh makes the key and prints this record; it is in ${recordFile(record.name, keyFolder)}`;
    return from ? { text: missing, from } : missing;
  }
  return from ? { text, from } : text;
}

const textsOf = (records: readonly DnsRecord[]): string[] => records.flatMap((record) => zoneLine(record) ?? []);

/** The host's records, in the zone that holds its name; elsewhere they are told as a comment of the first domain. */
function hostLines({ name, records, zone }: HostRecords, domain: string, isFirst: boolean): TextLine[] {
  if (zone === domain) return ['', comment('the mail server itself'), ...textsOf(records)];
  return zone === undefined && isFirst ? elsewhere(name, textsOf(records)) : [];
}

/** The same for each further name of the host. */
function furtherLines(further: readonly HostRecords[], domain: string, isFirst: boolean): TextLine[] {
  return further.flatMap(({ name, records, zone }): TextLine[] => {
    if (zone !== domain && (zone !== undefined || !isFirst)) return [];
    const lines = textsOf(records);
    if (lines.length === 0) return [];
    return zone === domain ? ['', comment('the mail server by another name'), ...lines] : elsewhere(name, lines);
  });
}

const elsewhere = (name: string, lines: readonly string[]): TextLine[] => [
  '',
  comment(`these belong into the zone of ${name}, which is another`),
  ...lines.map((text) => `; ${text}`),
];

/** Records of zones that are others'. */
function relayLines(names: MailNames): TextLine[] {
  if (names.relayDomains.length === 0) return [];
  return [
    '',
    comment('these belong into the zones of the domains that are relayed'),
    ...textsOf(relayRecords(names)).map((text) => `; ${text}`),
  ];
}

/** Where only a provider can write. */
function reverseLines(names: MailNames): TextLine[] {
  const lines = textsOf(reverseRecords(names)).map((text) => `; ${text}`);
  return ['', comment('set where you rented the address, not here'), ...lines];
}

/** What the zone files of all domains follow from, worked out once. */
const zoneOf = derive(
  [],
  (_a, { names, hosts: { own, further }, files }) =>
    (domain: string, secrets: Secrets): readonly TextLine[] => {
      const isFirst = domain === names.domains[0];
      return [
        comment(
          `What DNS must have for mail to ${domain}. Names are written in full, so lines can be copied one by one.`,
        ),
        '$TTL 3600',
        SOA_REASON,
        `${domain}. SOA ${names.host}. postmaster.${domain}. 1 10800 3600 1209600 3600`,
        `${domain}. NS ${names.host}.`,
        ...hostLines(own, domain, isFirst),
        ...furtherLines(further, domain, isFirst),
        '',
        comment(`mail for ${domain}`),
        ...domainRecords(withKeys(names, secrets, domain), domain).map((record) => line(record, files.dkim)),
        // Told once.
        ...(isFirst ? [...relayLines(names), ...reverseLines(names)] : []),
      ];
    },
  { names: mailNames, hosts, files: ownFiles },
);

const SOA_REASON = comment('for a name server of your own; a provider has its own two and leaves these out');

/** A zone file (RFC 1035 section 5) with everything that mail needs. */
export const zonePart = (domain: string): Part<TextLine> => ({
  id: 'dns.zone',
  owners: zoneOf.uses,
  readsSecrets: true,
  build: (answers, secrets = NO_SECRETS) => zoneOf.of(answers)(domain, secrets),
});
