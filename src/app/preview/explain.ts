/** What a line of Exim's configuration is, and where the manual speaks of it. Loaded with the first line that is looked at. */

import { type Chapter, chapterAddress, chapterOf } from '../../core/exim/chapters.ts';
import type { Line } from '../../core/files.ts';
import type { Description } from '../../language/exim/docs/description.ts';
import { findDescription } from '../../language/exim/docs/look-up.ts';

export interface Explanation {
  readonly description: Description | undefined;
  readonly chapter: (Chapter & { readonly address: string }) | undefined;
}

/** The parts that print Exim's configuration; Dovecot's lines say `dovecot/…` too and mean other things. */
const EXIM_PART = /^(main|acl|routers|transports|authenticators|retry|rewrite)(?:\.|$)/;

/** The keys under which the tables may know a line, the most telling first. */
export function keysOf(line: Line): readonly string[] {
  const section = EXIM_PART.exec(line.part)?.[1];
  if (!section || line.comment) return [];
  const [, word, name] = /^\s*(begin |\.)(\w+)/.exec(line.text) ?? [];
  if (!line.about) return name ? [`${word === '.' ? 'directives' : 'sections'}/${name}`] : [];
  const [table = '', item = ''] = line.about.split('/');
  if (table === 'drivers') return [`drivers/${section}.${item}`];
  if (item === section) return [`drivers/${section}.${table}`];
  if (line.about === 'acl/list' || line.about === 'retry/rule') return [`sections/${table}`];
  const value = table === 'acl' ? /\b(?:control|verify)\s*=\s*(\w+)/.exec(line.text)?.[1] : undefined;
  return value ? [`${item}/${value}`, line.about] : [line.about];
}

export async function explain(line: Line): Promise<Explanation | undefined> {
  const keys = keysOf(line);
  if (keys.length === 0) return undefined;
  const chapter = chapterOf(line.about ?? keys[0] ?? '');
  return {
    description: await findDescription(keys),
    chapter: chapter && { ...chapter, address: chapterAddress(chapter) },
  };
}
