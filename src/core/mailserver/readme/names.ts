import { mainDomain } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { definePart, type Part } from '../part.ts';
import { block, heading, inline, paragraph } from './markdown.ts';
import type { ReadmeWords } from './words.ts';

const PORTS = '25, 465, 587, 143, 993';

/** What must be in DNS, and which ports must be open, before anything else makes sense. */
export function names(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.names',
    uses: ['basics.hostname', 'basics.domains', 'tls.source', 'routing.dkim'],
    given: { mainDomain },
    build: (a): TextLine[] => {
      const host = a['basics.hostname'];
      const domains = a['basics.domains'];
      return [
        ...heading(words.names.title),
        words.names.help,
        ...block(
          [
            { text: `${host}.  A    192.0.2.1   ; ${words.names.addressToReplace}`, from: ['basics.hostname'] },
            ...domains.flatMap((domain) => [`${domain}.  MX   10 ${host}.`, `${domain}.  TXT  "v=spf1 mx ~all"`]),
          ],
          'dns',
        ),
        '',
        `- ${words.names.reverse(inline(host))}`,
        `- ${words.names.spf}`,
        ...(a['routing.dkim'] ? [{ text: `- ${words.names.dkim}`, from: ['routing.dkim'] as const }] : []),
        `- ${words.names.ports(inline(a['tls.source'] === 'certbot' ? `${PORTS}, 80` : PORTS))}`,
        `- ${words.names.outward}`,
      ];
    },
  });
}

/** The heading of it all. */
export function intro(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.intro',
    uses: ['basics.platform', 'basics.hostname', 'basics.domains'],
    given: { mainDomain },
    build: (a, given): TextLine[] => [
      `# ${words.title(given.mainDomain)}`,
      ...paragraph(words.intro(inline(a['basics.hostname']), words.platforms[a['basics.platform']])),
      ...paragraph(words.order),
    ],
  });
}
