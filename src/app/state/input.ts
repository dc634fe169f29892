/**
 * What a control holds ⇄ an answer. Controls hold text (or on/off); an answer has its type. Nothing is repaired here: text
 * that is no answer becomes a value that the schema refuses, so that the words of the refusal come from one place.
 */
import { type Alias, type Column, type Control, fieldOf, type QuestionId } from '../../core/answers/index.ts';

/** What a control holds: its text, or whether it is on. */
export type Input = string | boolean;

/** Between the entries of a list. A no-break space is no separator: it is shown as a mistake, not swallowed. */
const SEPARATORS = /[ \t\r\n,;，、；]+/;

export function splitList(text: string): string[] {
  return text.split(SEPARATORS).filter((entry) => entry !== '');
}

/** Rows of an alias table, `name: target, target`; the line that each stands in is kept for messages. */
function aliasRows(text: string): { line: number; row: Alias }[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return [];
    const colon = line.search(/[:：]/);
    const name = colon < 0 ? line : line.slice(0, colon);
    const targets = colon < 0 ? '' : line.slice(colon + 1);
    return [{ line: index + 1, row: { alias: name.replace(/^[ \t]+|[ \t]+$/g, ''), to: splitList(targets) } }];
  });
}

/** An empty cell that others follow. */
const NOTHING = '-';

/** Rows of cells, apart by white space; the line that each stands in is kept for messages. What is too much stays, to be refused. */
function tableRows(text: string, columns: readonly Column[]): { line: number; row: Record<string, unknown> }[] {
  return text.split(/\r?\n/).flatMap((content, index) => {
    // Several texts in one cell: white space around their commas is none between cells.
    const joined = columns.some(({ kind }) => kind === 'list') ? content.replace(/[ \t]*[,，、][ \t]*/g, ',') : content;
    const cells = joined.split(/[ \t]+/).filter((cell) => cell !== '');
    if (cells.length === 0) return [];
    const row = Object.fromEntries(
      columns.map(({ key, kind, optional }, at) => {
        const cell = at < columns.length - 1 ? (cells[at] ?? '') : cells.slice(at).join(' ');
        if (kind === 'number' && /^\d+$/.test(cell)) return [key, Number(cell)];
        if (kind === 'list') return [key, cell.split(',').filter((text) => text !== '')];
        return [key, optional && cell === NOTHING ? '' : cell];
      }),
    );
    return [{ line: index + 1, row }];
  });
}

function tableText(rows: readonly Readonly<Record<string, unknown>>[], columns: readonly Column[]): string {
  const line = (row: Readonly<Record<string, unknown>>) => {
    const cells = columns.map(({ key }) => String(row[key] ?? '') || NOTHING);
    return cells.join(' ').replace(/(?: -)+$/, '');
  };
  return rows.map(line).join('\n');
}

/** The value that `input` stands for; not necessarily a valid one. */
export function answerIn(control: Control, input: Input): unknown {
  if (typeof input === 'boolean') return input;
  switch (control.kind) {
    case 'number':
      return /^\s*[+-]?\d+\s*$/.test(input) ? Number(input) : input;
    case 'list':
      return splitList(input);
    case 'aliases':
      return aliasRows(input).map(({ row }) => row);
    case 'rows':
      return tableRows(input, control.columns).map(({ row }) => row);
    case 'choice':
    case 'text':
    case 'flag':
      return input;
    default:
      return control satisfies never;
  }
}

/** What a control holds for an answer. */
export function inputOf(control: Control, value: unknown): Input {
  switch (control.kind) {
    case 'flag':
      return value === true;
    case 'list':
      return (value as readonly string[]).join('\n');
    case 'aliases':
      return (value as readonly Alias[]).map(({ alias, to }) => `${alias}: ${to.join(', ')}`).join('\n');
    case 'rows':
      return tableText(value as readonly Record<string, unknown>[], control.columns);
    case 'number':
    case 'choice':
    case 'text':
      return String(value);
    default:
      return control satisfies never;
  }
}

/** The line (from 1) of a control's text that holds the entry `index`; undefined where the control has one line. */
export function lineOfEntry(id: QuestionId, text: string, index: number): number | undefined {
  const { control } = fieldOf(id);
  const { kind } = control;
  if (kind === 'aliases') return aliasRows(text)[index]?.line;
  if (kind === 'rows') return tableRows(text, control.columns)[index]?.line;
  if (kind !== 'list') return undefined;
  let seen = 0;
  for (const [line, content] of text.split('\n').entries()) {
    seen += splitList(content).length;
    if (index < seen) return line + 1;
  }
  return undefined;
}
