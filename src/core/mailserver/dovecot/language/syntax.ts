/**
 * Dovecot's configuration as plain data.
 *
 *     auth_mechanisms = plain login          Setting: name, value
 *     service auth {                         Section: type, name
 *       unix_listener exim-auth {              Section inside
 *         mode = 0600                            Setting inside
 *       }
 *     }
 *
 * The language is the same in 2.3 and 2.4; the settings are not (`../parts` choose by version).
 */

import type { QuestionId } from '../../../answers/index.ts';
import type { Explained } from '../../../exim/index.ts';

/** A value by its kind; how its text is protected follows from `escape.ts`. */
export type Value =
  | { readonly kind: 'flag'; readonly on: boolean }
  | { readonly kind: 'integer'; readonly value: number }
  /** Permission bits, written in octal. */
  | { readonly kind: 'mode'; readonly bits: number }
  /** Somebody's text, to be read back exactly. */
  | { readonly kind: 'text'; readonly text: string }
  /** The content of a file as the value, `</path`: how 2.3 takes certificates. */
  | { readonly kind: 'content'; readonly path: string }
  /** Words and variables of our own. */
  | { readonly kind: 'code'; readonly code: string };

interface Annotated {
  readonly comment?: Explained;
  readonly from?: readonly QuestionId[];
}

export interface Setting extends Annotated {
  readonly kind: 'setting';
  readonly name: string;
  readonly value: Value;
}

export interface Section extends Annotated {
  readonly kind: 'section';
  readonly type: string;
  /** A section's name is always ours. */
  readonly name?: string;
  readonly nodes: readonly Node[];
}

export type Node = Setting | Section;

export const integer = (value: number): Value => ({ kind: 'integer', value });
export const mode = (bits: number): Value => ({ kind: 'mode', bits });
export const text = (value: string): Value => ({ kind: 'text', text: value });
export const contentOf = (path: string): Value => ({ kind: 'content', path });

/** A bare string is code of our own, a boolean is `yes` or `no`; anything that a person typed comes as a {@link Value}. */
export function setting(name: string, value: Value | string | boolean, more: Annotated = {}): Setting {
  const typed: Value =
    typeof value === 'string'
      ? { kind: 'code', code: value }
      : typeof value === 'boolean'
        ? { kind: 'flag', on: value }
        : value;
  return { kind: 'setting', name, value: typed, ...more };
}

/** `type name { … }`; without a name where `name` is empty. */
export function section(type: string, name: string, nodes: readonly Node[], more: Annotated = {}): Section {
  return { kind: 'section', type, ...(name === '' ? {} : { name }), nodes, ...more };
}
