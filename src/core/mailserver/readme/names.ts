import { mainDomain, relayDomains, submissionPorts, usesDovecot } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { signs } from '../outgoing.ts';
import { definePart, derive, type Part } from '../part.ts';
import { block, heading, inline, paragraph } from './markdown.ts';
import type { ReadmeWords } from './words.ts';

/** The ports that a firewall must let in. */
const ports = derive(
  ['basics.incoming', 'tls.source'],
  (a, given): string => {
    const open = [
      ...(a['basics.incoming'] === 'internet' ? [25] : []),
      ...given.submissionPorts,
      ...(given.usesDovecot ? [143, 993] : []),
      // All clients prove there that the name is ours.
      ...(['files', 'none'].includes(a['tls.source']) ? [] : [80]),
    ];
    return open.join(', ');
  },
  { submissionPorts, usesDovecot },
);

/** What must be in DNS, and which ports must be open, before anything else makes sense. */
export function names(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.names',
    uses: ['basics.hostname', 'basics.domains', 'basics.incoming', 'routing.outgoing'],
    given: { mainDomain, ports, relayDomains, signs },
    build: (a, given): TextLine[] => {
      const direct = a['routing.outgoing'] === 'mx';
      const host = a['basics.hostname'];
      const domains = a['basics.domains'];
      return [
        ...heading(words.names.title),
        words.names.help,
        ...block(
          [
            { text: `${host}.  A    192.0.2.1   ; ${words.names.addressToReplace}`, from: ['basics.hostname'] },
            ...domains.flatMap((domain) => [
              ...(a['basics.incoming'] === 'internet' ? [`${domain}.  MX   10 ${host}.`] : []),
              `${domain}.  TXT  "v=spf1 ${a['basics.incoming'] === 'internet' ? 'mx' : 'a'} ~all"`,
            ]),
            ...given.relayDomains.map((domain) => `${domain}.  MX   20 ${host}.`),
          ],
          'dns',
        ),
        '',
        // Others see the address of the server that sends for us, not ours.
        ...(direct ? [`- ${words.names.reverse(inline(host))}`] : []),
        `- ${words.names.spf}`,
        ...(given.signs ? [{ text: `- ${words.names.dkim}`, from: ['routing.dkim'] as const }] : []),
        ...(given.ports === '' ? [] : [`- ${words.names.ports(inline(given.ports))}`]),
        ...(direct ? [`- ${words.names.outward}`] : []),
      ];
    },
  });
}

/** The heading of it all. */
export function intro(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.intro',
    uses: ['basics.platform', 'basics.hostname', 'basics.domains'],
    given: { mainDomain, usesDovecot },
    build: (a, given): TextLine[] => [
      `# ${words.title(given.mainDomain)}`,
      ...paragraph(words.intro(inline(a['basics.hostname']), words.platforms[a['basics.platform']], given.usesDovecot)),
      ...paragraph(words.order),
    ],
  });
}
