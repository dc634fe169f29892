/**
 * The few kinds of schema that answers have, made of zod's core alone: each schema of `zod/mini` brings methods that nobody here calls,
 * to a page that starts with a hundred of them. `error` is what is expected, encoded (`field.ts`).
 */
import * as z from 'zod/v4/core';

export type Schema<T> = z.$ZodType<T>;
export type Issue = z.$ZodIssue;

/** Says what is wrong with `value`, and where inside it, by calling `say`. */
export type Check<T> = (value: T, say: (message: string, found: unknown, path?: (string | number)[]) => void) => void;

function checkOf<T>(check: Check<T>): z.$ZodCheck<T> {
  const run = ({ value, issues }: z.ParsePayload<T>) =>
    check(value, (message, input, path) =>
      // Of a list that is wrong as a whole the rest is looked at all the same.
      issues.push({ code: 'custom', message, input, ...(path ? { path } : { continue: false }) } as z.$ZodRawIssue),
    );
  return { _zod: { check: run, def: { check: 'custom' }, onattach: [] } } as unknown as z.$ZodCheck<T>;
}

/** A text. `pattern` is what the JSON Schema shows; `faultIn` decides. */
export function text(error: string, pattern: string, faultIn: (text: string) => string | undefined): Schema<string> {
  const check = checkOf<string>((value, say) => {
    const fault = faultIn(value);
    if (fault) say(fault, value);
  });
  const schema = new z.$ZodString({ type: 'string', checks: [check], error: () => error });
  z.globalRegistry.add(schema, { pattern });
  return schema;
}

export const oneOf = <V extends string>(values: readonly V[], error: string): Schema<V> =>
  z._enum(z.$ZodEnum, values as unknown as string[], { error }) as unknown as Schema<V>;

export const only = <V extends number>(value: V, error: string): Schema<V> =>
  z._literal(z.$ZodLiteral, value, { error });

export const yesOrNo = (error: string): Schema<boolean> => z._boolean(z.$ZodBoolean, { error });

export const integer = (min: number, max: number, error: string): Schema<number> =>
  new z.$ZodNumberFormat({
    type: 'number',
    check: 'number_format',
    abort: false,
    format: 'safeint',
    checks: [z._gte(min, { error }), z._lte(max, { error })],
    error: () => error,
  });

/** At least `min` items that have passed; then each of `checks` looks at all of them. */
export function list<T>(item: Schema<T>, min: number, error: string, checks: readonly Check<T[]>[]): Schema<T[]> {
  const all = [z._minLength(min, { error }), ...checks.map(checkOf)] as z.$ZodCheck<never>[];
  const schema = new z.$ZodArray({ type: 'array', element: item, checks: all, error: () => error });
  z.globalRegistry.add(schema, { uniqueItems: true });
  return schema as unknown as Schema<T[]>;
}

/** These keys and no others. */
export const row = <T>(shape: { readonly [K in keyof T]: Schema<T[K]> }, error: string): Schema<T> =>
  new z.$ZodObject({
    type: 'object',
    shape: shape as z.$ZodShape,
    catchall: new z.$ZodNever({ type: 'never' }),
    error: () => error,
  }) as unknown as Schema<T>;

/** A copy of `input`, its keys in the order of the schema, or what is wrong with it. */
export const parse = <T>(schema: Schema<T>, input: unknown) => z.safeParse(schema, input);
