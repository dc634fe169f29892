/** Answers that are rows of several cells. */
import * as z from 'zod/mini';
import { type Column, checkedText, type Field, uniqueList } from './field.ts';
import { namePatterns } from './names.ts';
import type { Expectation } from './problem.ts';

interface Table<T> {
  readonly columns: readonly Column[];
  readonly code: Expectation;
  /** At least so many rows. */
  readonly min: 0 | 1;
  /** No two rows have the same. */
  readonly keyOf: (row: T) => string;
}

/** @param row its schema, whose output is `T` */
export function table<T>(
  row: z.ZodMiniType,
  { columns, code, min, keyOf }: Table<T>,
  preset: readonly T[],
): Field<readonly T[]> {
  const schema = uniqueList(row as z.ZodMiniType<T>, min, code, keyOf);
  return { schema: schema as z.ZodMiniType<readonly T[]>, default: preset, control: { kind: 'rows', columns } };
}

/** A server that takes our mail for everybody: its name and port as they were typed, and the login there, if it has one. */
export interface Smarthost {
  readonly server: string;
  /** Empty where it asks for none. */
  readonly login: string;
}

export function smarthosts(preset: readonly Smarthost[]): Field<readonly Smarthost[]> {
  const row = z.strictObject(
    { server: checkedText('server', namePatterns.server), login: checkedText('login', namePatterns.login) },
    { error: 'server-list' },
  );
  const columns: readonly Column[] = [
    { key: 'server', kind: 'text' },
    { key: 'login', kind: 'text', optional: true },
  ];
  return table<Smarthost>(row, { columns, code: 'server-list', min: 1, keyOf: ({ server }) => server }, preset);
}
