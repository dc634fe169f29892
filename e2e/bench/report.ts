/** The table: what was measured, beside the floor, with its goal. */
import { median, pairedRatio } from './statistics.ts';

/**
 * What must not be exceeded: by the value itself, by its ratio to the floor's, or by its difference from the floor's (which is
 * there for what a busy machine does to any page).
 */
export type Goal =
  | { readonly atMost: number }
  | { readonly ratioAtMost: number }
  | { readonly beyondFloorAtMost: number };

export interface Row {
  readonly name: string;
  /** One value a run; the floor's of the same run stands at the same place. */
  readonly wizard: readonly number[];
  readonly floor?: readonly number[];
  readonly digits?: number;
  readonly goal?: Goal;
}

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

const columns = ['', 'wizard', 'floor', 'ratio', 'lowest to highest', 'goal', ''] as const;
type Cells = readonly string[];

const fixed = (value: number, digits: number) => (Number.isFinite(value) ? value.toFixed(digits) : '–');
const isMet = (value: number, most: number) => (value <= most ? 'met' : 'NOT MET');

function goalCells(row: Row, ratio: number | undefined): Cells {
  const { goal } = row;
  if (!goal) return ['', ''];
  if ('atMost' in goal) return [`≤ ${goal.atMost}`, isMet(median(row.wizard), goal.atMost)];
  if ('beyondFloorAtMost' in goal) {
    const beyond = median(row.wizard.map((value, run) => value - (row.floor?.[run] ?? 0)));
    return [
      goal.beyondFloorAtMost === 0 ? '≤ floor' : `≤ floor + ${goal.beyondFloorAtMost}`,
      isMet(beyond, goal.beyondFloorAtMost),
    ];
  }
  return [`≤ ${goal.ratioAtMost} × floor`, isMet(ratio ?? Number.NaN, goal.ratioAtMost)];
}

function cellsOf(row: Row): Cells {
  const { name, wizard, floor, digits = 0 } = row;
  const ratio = floor && pairedRatio(wizard, floor);
  const spread = ratio && wizard.length > 1 ? `${fixed(ratio.lowest, 2)} to ${fixed(ratio.highest, 2)}` : '';
  return [
    name,
    fixed(median(wizard), digits),
    floor ? fixed(median(floor), digits) : '',
    ratio ? fixed(ratio.median, 2) : '',
    spread,
    ...goalCells(row, ratio?.median),
  ];
}

/** All sections as one Markdown table, its columns in line. */
export function table(sections: readonly Section[]): string {
  const lines: Cells[] = sections.flatMap(({ title, rows }) => [
    [`**${title}**`, ...columns.slice(1).map(() => '')],
    ...rows.map(cellsOf),
  ]);
  const widths = columns.map((heading, column) =>
    Math.max(heading.length, 3, ...lines.map((cells) => (cells[column] ?? '').length)),
  );
  const print = (cells: Cells) =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(' | ')} |`;
  const rule = widths.map((width, column) => '-'.repeat(width - 1) + (isNumber(column) ? ':' : '-'));
  return [print(columns), print(rule), ...lines.map(print)].join('\n');
}

const isNumber = (column: number) => column >= 1 && column <= 4;
const pad = (cell: string, width: number, column: number) =>
  isNumber(column) ? cell.padStart(width) : cell.padEnd(width);

/** Rows whose goal is not met. */
export function missedGoals(sections: readonly Section[]): readonly string[] {
  return sections.flatMap(({ rows }) =>
    rows.filter((row) => cellsOf(row).at(-1) === 'NOT MET').map(({ name }) => name),
  );
}
