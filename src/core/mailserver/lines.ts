/** Lines as files hold them, each with the questions that made it, out of what parts print. */
import type { QuestionId } from '../answers/index.ts';
import type { Line, RawLine } from './part.ts';

/** Comments are there because of an answer too. */
export const COMMENTS: QuestionId = 'review.comments';

/** The owners of lines with one source: shared, since most lines of a part have the same. */
type Owners = Pick<Line, 'own' | 'inherited'>;

function ownersOf({ from = [], comment }: RawLine, part: string, owners: readonly QuestionId[]): Owners {
  const own = [...(from as readonly QuestionId[]), ...(comment ? [COMMENTS] : [])];
  const stray = own.find((id) => id !== COMMENTS && !owners.includes(id));
  if (stray) throw new Error(`part ${part} names ${stray} as a source and does not read it`);
  return { own, inherited: own.length > 0 ? owners.filter((id) => !own.includes(id)) : owners };
}

/** Makes lines of what a part printed. */
export function liner(part: string, owners: readonly QuestionId[]): (raw: RawLine) => Line {
  const known = new Map<string, Owners>();
  const blank: Line = { text: '', own: [], inherited: [], part };
  const plain: Owners = { own: [], inherited: owners };
  return (raw) => {
    const { text, from, about, comment, why, secret } = raw;
    if (text === '') return blank;
    let found: Owners | undefined = plain;
    if (from || comment) {
      const source = `${from ? from.join(' ') : ''}${comment ? '#' : ''}`;
      found = known.get(source);
      if (!found) {
        found = ownersOf(raw, part, owners);
        known.set(source, found);
      }
    }
    const line: Writable<Line> = { text, own: found.own, inherited: found.inherited, part };
    if (about) line.about = about;
    if (comment) line.comment = true;
    if (why) line.why = why;
    if (secret) line.secret = true;
    return line;
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
