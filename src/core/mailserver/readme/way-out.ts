import { ownFiles } from '../derived.ts';
import { wayOut as spfWay } from '../dns/names.ts';
import type { TextLine } from '../file.ts';
import { smarthosts, smarthostsWithLogin } from '../outgoing.ts';
import { definePart, type Part } from '../part.ts';
import { heading, inline } from './markdown.ts';
import type { ReadmeWords } from './words.ts';

/** What is particular about mail that leaves through somebody else's server; nothing where it leaves by MX. */
export function wayOut(words: ReadmeWords): Part<TextLine> {
  return definePart({
    id: 'readme.way_out',
    uses: ['routing.outgoing', 'routing.gmailSendAs'],
    given: { ownFiles, smarthosts, smarthostsWithLogin, wayOut: spfWay },
    build: (a, given): TextLine[] => {
      const outgoing = a['routing.outgoing'];
      if (outgoing === 'mx') return [];
      const { wayOut: text } = words;
      const include = given.wayOut.kind === 'relay' ? given.wayOut.include : undefined;
      const servers = given.smarthosts.map(({ host, port }) => inline(`${host}:${port}`)).join(', ');
      const items = [
        text.servers(servers),
        ...(given.smarthostsWithLogin.length > 0 ? [text.logins(inline(given.ownFiles.smarthostLogins))] : []),
        text.senders,
        text.spf(inline(`include:${include ?? '…'}`)),
        ...(outgoing === 'gmail'
          ? [text.gmailPassword, a['routing.gmailSendAs'] ? text.gmailSendAs : text.gmailFrom]
          : []),
        text.waits,
      ];
      return [...heading(text.title), ...items.map((item) => `- ${item}`)];
    },
  });
}
