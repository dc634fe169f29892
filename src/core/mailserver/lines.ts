/** What parts print, as lines of a file, each with the questions that made it, and as text. */
import type { QuestionId } from '../answers/index.ts';
import type { Line, Printed, RawLine, RawRun } from './part.ts';

/** Comments are there because of an answer too. */
export const COMMENTS: QuestionId = 'review.comments';

/** The owners of lines with one source: shared, since most lines of a part have the same. */
type Owners = Pick<Line, 'own' | 'inherited'>;

function ownersOf(
  { from = [], comment }: Pick<RawLine, 'from' | 'comment'>,
  part: string,
  owners: readonly QuestionId[],
): Owners {
  const own = [...(from as readonly QuestionId[]), ...(comment ? [COMMENTS] : [])];
  const stray = own.find((id) => id !== COMMENTS && !owners.includes(id));
  if (stray) throw new Error(`part ${part} names ${stray} as a source and does not read it`);
  return { own, inherited: own.length > 0 ? owners.filter((id) => !own.includes(id)) : owners };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A line with whatever else is known of it. Most are of the first shapes: an object that grows is larger and slower to make. */
function lineOf({ text, about, comment, why, secret }: RawLine, { own, inherited }: Owners, part: string): Line {
  const line: Writable<Line> = about
    ? why
      ? { text, own, inherited, part, about, why }
      : { text, own, inherited, part, about }
    : { text, own, inherited, part };
  if (comment) line.comment = comment;
  if (why && !about) line.why = why;
  if (secret) line.secret = secret;
  return line;
}

/** Makes lines of what a part printed; `before` are those that stand before them. */
export type ToLines = (printed: readonly Printed[], before: readonly Line[]) => readonly Line[];

export function liner(part: string, owners: readonly QuestionId[]): ToLines {
  const known = new Map<string, Owners>();
  let comments: Owners | undefined;
  const blank: Line = { text: '', own: [], inherited: [], part };
  const plain: Owners = { own: [], inherited: owners };
  const ownersFor = (raw: RawLine | RawRun): Owners => {
    const { from, comment } = raw as RawLine;
    if (!from && !comment) return plain;
    if (!from) {
      comments ??= ownersOf(raw, part, owners);
      return comments;
    }
    const source = `${from.join(' ')}${comment}`;
    const found = known.get(source) ?? ownersOf(raw, part, owners);
    known.set(source, found);
    return found;
  };
  return (printed, before) => {
    const lines = [...before];
    const { own: none, inherited: all } = plain;
    for (const raw of printed) {
      if (typeof raw === 'string') lines.push(raw ? { text: raw, own: none, inherited: all, part } : blank);
      else if ('run' in raw) {
        const { own, inherited } = ownersFor(raw);
        for (const text of raw.text.split('\n')) lines.push({ text, own, inherited, part });
      } else lines.push(raw.text ? lineOf(raw, ownersFor(raw), part) : blank);
    }
    return lines;
  };
}

/** The text of what a part printed. */
export function textOfPrinted(printed: readonly Printed[]): string {
  let text = '';
  for (const raw of printed) text += `${typeof raw === 'string' ? raw : raw.text}\n`;
  return text;
}
