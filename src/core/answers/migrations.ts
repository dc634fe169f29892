/**
 * Older answers, step by step up to the present. Every version that was ever on main stays readable; its fixtures are in
 * `migrations.test.ts` for ever.
 */

/** The saved form before the schema has looked at it. */
export interface RawSaved {
  readonly preset: unknown;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** `steps[n]` turns version n + 1 into version n + 2: renames questions, splits or converts answers. */
const steps: readonly ((saved: RawSaved) => RawSaved)[] = [];

/** The version that the steps lead to. */
export const CURRENT_VERSION = steps.length + 1;

/** Whether `input` is a saved form that a later wizard wrote. */
export const isLater = (input: unknown): input is readonly [version: number, ...unknown[]] =>
  Array.isArray(input) && Number.isInteger(input[0]) && input[0] > CURRENT_VERSION;

/** The saved form of `input` in the present version; undefined where it is no saved form, or a newer one. */
export function migrate(input: unknown): RawSaved | undefined {
  if (!Array.isArray(input)) return undefined;
  const [version, preset, answers] = input as unknown[];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > CURRENT_VERSION)
    return undefined;
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) return undefined;
  const raw: RawSaved = { preset, answers: answers as Record<string, unknown> };
  return steps.slice(version - 1).reduce((saved, step) => step(saved), raw);
}
