import type { QuestionId } from '../../answers/index.ts';
import {
  type DnsRecord,
  domainRecords,
  furtherRecords,
  hostRecords,
  type MailNames,
  type Purpose,
  relayRecords,
  reverseRecords,
  zoneLine,
  zoneOfHost,
} from '../../dns/index.ts';
import { ownFiles } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { definePart, type Part } from '../part.ts';
import { mailNames, recordFile, withKeys } from './names.ts';

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

/** The host's records, in the zone that holds its name; elsewhere they are told as a comment of the first domain. */
function hostLines(names: MailNames, domain: string): TextLine[] {
  const home = zoneOfHost(names);
  const records = hostRecords(names).flatMap((record) => zoneLine(record) ?? []);
  if (home === domain) return ['', comment('the mail server itself'), ...records];
  if (home !== undefined || domain !== names.domains[0]) return [];
  return [
    '',
    comment(`these belong into the zone of ${names.host}, which is another`),
    ...records.map((text) => `; ${text}`),
  ];
}

/** The same for each further name of the host. */
function furtherLines(names: MailNames, domain: string): TextLine[] {
  return furtherRecords(names).flatMap(([name, records]): TextLine[] => {
    const home = zoneOfHost({ host: name, domains: names.domains });
    const lines = records.flatMap((record) => zoneLine(record) ?? []);
    if (lines.length === 0) return [];
    if (home === domain) return ['', comment('the mail server by another name'), ...lines];
    if (home !== undefined || domain !== names.domains[0]) return [];
    return [
      '',
      comment(`these belong into the zone of ${name}, which is another`),
      ...lines.map((text) => `; ${text}`),
    ];
  });
}

/** Records of zones that are others'. */
function relayLines(names: MailNames, domain: string): TextLine[] {
  if (domain !== names.domains[0] || names.relayDomains.length === 0) return [];
  const records = relayRecords(names).flatMap((record) => zoneLine(record) ?? []);
  return [
    '',
    comment('these belong into the zones of the domains that are relayed'),
    ...records.map((text) => `; ${text}`),
  ];
}

/** Where only a provider can write. */
function reverseLines(names: MailNames, domain: string): TextLine[] {
  if (domain !== names.domains[0]) return [];
  const records = reverseRecords(names).flatMap((record) => zoneLine(record) ?? []);
  return ['', comment('set where you rented the address, not here'), ...records.map((text) => `; ${text}`)];
}

/** A zone file (RFC 1035 section 5) with everything that mail needs. */
export function zonePart(domain: string): Part<TextLine> {
  return definePart({
    id: 'dns.zone',
    uses: [],
    given: { names: mailNames, files: ownFiles },
    readsSecrets: true,
    build: (_a, { names, files }, secrets): TextLine[] => [
      comment(
        `What DNS must have for mail to ${domain}. Names are written in full, so lines can be copied one by one.`,
      ),
      '$TTL 3600',
      comment('for a name server of your own; a provider has its own two and leaves these out'),
      `${domain}. SOA ${names.host}. postmaster.${domain}. 1 10800 3600 1209600 3600`,
      `${domain}. NS ${names.host}.`,
      ...hostLines(names, domain),
      ...furtherLines(names, domain),
      '',
      comment(`mail for ${domain}`),
      ...domainRecords(withKeys(names, secrets, domain), domain).map((record) => line(record, files.dkim)),
      ...relayLines(names, domain),
      ...reverseLines(names, domain),
    ],
  });
}
