import { dkimKey } from '../../answers/dkim-keys.ts';
import { domainRecords, furtherRecords, hostRecords, type Purpose, relayRecords, zoneLine } from '../../dns/index.ts';
import { mainDomain, usesDovecot, zones } from '../derived.ts';
import { mailNames, withKeys } from '../dns/names.ts';
import { zonePath } from '../dns/outline.ts';
import { dkimKeyPlaces } from '../exim/dkim-keys.ts';
import type { TextLine } from '../file.ts';
import { firewallCommands, openPorts, packaging } from '../install/index.ts';
import { signs } from '../outgoing.ts';
import { definePart, type Part } from '../part.ts';
import { block, heading, inline, paragraph } from './markdown.ts';
import type { ReadmeWords } from './words.ts';

/** The records without which no mail comes or goes; the zone file has all of them. */
const first: readonly Purpose[] = ['address', 'mx', 'spf'];

/** What must be in DNS, and which ports must be open, before anything else makes sense. */
export function names(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.names',
    uses: ['basics.hostname', 'basics.domains', 'routing.outgoing'],
    given: {
      mainDomain,
      packaging,
      ports: openPorts,
      firewallCommands,
      names: mailNames,
      signs,
      keyPlaces: dkimKeyPlaces,
      zones,
    },
    readsSecrets: true,
    build: (a, given, secrets): TextLine[] => {
      const direct = a['routing.outgoing'] === 'mx';
      const host = a['basics.hostname'];
      const domains = a['basics.domains'];
      const made = given.keyPlaces.every(({ selector, domain }) => dkimKey(secrets, selector, domain));
      const records = [
        ...hostRecords(given.names),
        ...furtherRecords(given.names).flatMap(([, each]) => each),
        ...domains.flatMap((domain) => domainRecords(withKeys(given.names, secrets, domain), domain)),
        ...relayRecords(given.names),
      ]
        // Without a zone file this is the only place.
        .filter(({ purpose }) => given.zones.length === 0 || first.includes(purpose))
        .flatMap((record) => zoneLine(record) ?? []);
      return [
        ...heading(words.names.title),
        ...(given.zones.length === 0 ? [words.names.hidden] : [words.names.help]),
        ...(records.length > 0 ? block(records, 'dns') : []),
        '',
        // Others see the address of the server that sends for us, not ours.
        ...(direct ? [`- ${words.names.reverse(inline(host))}`] : []),
        ...(given.zones.length > 0 ? [`- ${words.names.spf}`] : []),
        ...(given.signs
          ? [made ? words.names.dkimMade : words.names.dkim, words.names.dkimRotation].map((text) => ({
              text: `- ${text}`,
              from: ['routing.dkim'] as const,
            }))
          : []),
        ...(given.zones.length > 0
          ? [`- ${words.names.zones(given.zones.map((domain) => inline(zonePath(domain))).join(', '))}`]
          : []),
        ...(given.names.mtaSts === 'off'
          ? []
          : domains.map(
              (domain) => `- ${words.names.mtaSts(inline(`https://mta-sts.${domain}/.well-known/mta-sts.txt`))}`,
            )),
        ...(given.names.autoconfig ? [`- ${words.names.autoconfig}`] : []),
        ...(given.ports.length === 0 ? [] : [`- ${words.names.ports(inline(given.ports.join(', ')))}`]),
        ...(direct ? [`- ${words.names.outward}`] : []),
        ...(given.ports.length === 0
          ? []
          : [...paragraph(words.names.firewall[given.packaging.firewall]), ...block(given.firewallCommands)]),
      ];
    },
  });
}

/** The heading of it all. */
export function intro(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.intro',
    uses: ['basics.platform', 'basics.hostname', 'basics.domains'],
    given: { packaging, mainDomain, usesDovecot },
    build: (a, given): TextLine[] => [
      `# ${words.title(given.mainDomain)}`,
      ...paragraph(words.intro(inline(a['basics.hostname']), words.platforms[a['basics.platform']], given.usesDovecot)),
      ...paragraph(given.packaging.proven ? words.proven : words.unproven),
      ...paragraph(words.order),
    ],
  });
}
