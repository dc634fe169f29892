/** Answers that are rows of several cells. */
import { type Column, checkedText, type Field, uniqueList } from './field.ts';
import { namePatterns } from './names.ts';
import type { Expectation } from './problem.ts';
import { row, type Schema } from './schema.ts';

interface Table<T> {
  readonly columns: readonly Column[];
  readonly code: Expectation;
  /** At least so many rows. */
  readonly min: 0 | 1;
  /** No two rows have the same. */
  readonly keyOf: (row: T) => string;
}

/** @param row its schema */
export function table<T>(
  row: Schema<T>,
  { columns, code, min, keyOf }: Table<T>,
  preset: readonly T[],
): Field<readonly T[]> {
  const schema = uniqueList(row, min, code, keyOf);
  return { schema, default: preset, control: { kind: 'rows', columns } };
}

/** A server that takes our mail for everybody: its name and port as they were typed, and the login there, if it has one. */
export interface Smarthost {
  readonly server: string;
  /** Empty where it asks for none. */
  readonly login: string;
}

export function smarthosts(preset: readonly Smarthost[]): Field<readonly Smarthost[]> {
  const smarthost = row<Smarthost>(
    { server: checkedText('server', namePatterns.server), login: checkedText('login', namePatterns.login) },
    'server-list',
  );
  const columns: readonly Column[] = [
    { key: 'server', kind: 'text' },
    { key: 'login', kind: 'text', optional: true },
  ];
  return table<Smarthost>(smarthost, { columns, code: 'server-list', min: 1, keyOf: ({ server }) => server }, preset);
}
