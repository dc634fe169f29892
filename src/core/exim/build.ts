/** Constructors that know their section: an option's name is checked by the compiler against `options.ts`. */
import type { aclClauses, authenticatorOptions, mainOptions, routerOptions, transportOptions } from './options.ts';
import type { Clause, Explained, Instance, Option, Sources, Value } from './syntax.ts';
import { clause as anyClause, not as anyNot, code, flag, set } from './syntax.ts';

type More = {
  readonly comment?: Explained;
  readonly from?: Sources;
  readonly hide?: true;
  readonly secret?: true;
};
type Given = Value | string | boolean;

function option(name: string, value: Given, more: More): Option {
  const typed = typeof value === 'string' ? code(value) : typeof value === 'boolean' ? flag(value) : value;
  return { kind: 'option', name, value: typed, ...more };
}

/** A string is code of our own; anything a person typed comes as a `Value`. */
export const main = (name: keyof typeof mainOptions, value: Given, more: More = {}): Option =>
  option(name, value, more);
export const routerOption = (name: keyof typeof routerOptions, value: Given, more: More = {}): Option =>
  option(name, value, more);
export const transportOption = (name: keyof typeof transportOptions, value: Given, more: More = {}): Option =>
  option(name, value, more);
export const authenticatorOption = (name: keyof typeof authenticatorOptions, value: Given, more: More = {}): Option =>
  option(name, value, more);

type ClauseName = Exclude<keyof typeof aclClauses, 'set'>;
export const when = (name: ClauseName, value?: Value | string, from?: Sources): Clause => anyClause(name, value, from);
export const unless = (name: ClauseName, value: Value | string, from?: Sources): Clause => anyNot(name, value, from);
export { set };

export const instance = (
  name: string,
  driver: string,
  options: Instance['options'],
  comment?: Explained,
): Instance => ({
  kind: 'instance',
  name,
  driver,
  options,
  ...(comment ? { comment } : {}),
});
