/**
 * Exim's configuration as plain data: a node union and small constructors, nothing else.
 *
 *     main options, macros, named lists          hostlist relay_from_hosts = …
 *     begin acl                                  Acl → Statement → Clause
 *     begin routers / transports / authenticators  Instance → Option
 *     begin retry / rewrite                      RetryRule / RewriteRule
 *
 * Exim specification, chapter 6 "The Exim runtime configuration file".
 */

/** A value by its kind; never a raw string. How each is escaped follows from where it stands (`escape.ts`). */
export type Value =
  | { readonly kind: 'flag'; readonly on: boolean }
  | { readonly kind: 'integer'; readonly value: number }
  /** Octets with Exim's suffix (`50M`). */
  | { readonly kind: 'size'; readonly value: number; readonly unit: 'K' | 'M' | 'G' }
  /** An Exim time (`2d`, `15m`). */
  | { readonly kind: 'time'; readonly value: number; readonly unit: 's' | 'm' | 'h' | 'd' | 'w' }
  /** Somebody's text, to be read back exactly. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly separator: Separator }
  /** Our own code with values set into it; the only way text gets into an expansion. */
  | { readonly kind: 'expansion'; readonly pieces: readonly (string | Literal)[] };

/** The separators that the generator uses; `:` is Exim's default and needs no `<`. */
export type Separator = ':' | ';' | ',';

/** Somebody's text inside an expansion; `inList` when it stands in a list there, whose separator it must not split. */
export interface Literal {
  readonly kind: 'literal';
  readonly text: string;
  readonly inList?: Separator;
  /** It is sent to another server by a `plaintext` authenticator (`client_send`, chapter 34), in one item of that list. */
  readonly sent?: true;
}

/** Which questions made a node narrower than its whole part did; checked against the part's declared reads. */
export type Sources = readonly string[];

export interface Explained {
  /** One line for readers of the file. */
  readonly brief?: string;
  /** More lines for those who want to learn; shown instead of `brief` at the level "teaching". */
  readonly teaching?: readonly string[];
}

interface Annotated {
  readonly comment?: Explained;
  readonly from?: Sources;
}

export interface Option extends Annotated {
  readonly kind: 'option';
  readonly name: string;
  readonly value: Value;
  /** `hide`: not shown by `-bP` to those who are not administrators. */
  readonly hide?: true;
  /** Holds a password: whoever shows the line masks it. */
  readonly secret?: true;
}

export type ListKind = 'domainlist' | 'hostlist' | 'addresslist' | 'localpartlist';
export interface NamedList extends Annotated {
  readonly kind: 'named-list';
  readonly list: ListKind;
  readonly name: string;
  readonly value: Extract<Value, { kind: 'list' }>;
}

export type Verb = 'accept' | 'defer' | 'deny' | 'discard' | 'drop' | 'require' | 'warn';

/** A condition or a modifier of an ACL statement: `!verify = sender`, `set acl_c_owned = …`, `endpass`. */
export interface Clause {
  readonly kind: 'clause';
  readonly name: string;
  readonly negated?: true;
  /** The variable of `set`. */
  readonly variable?: string;
  readonly value?: Value;
  readonly from?: Sources;
}

export interface Statement extends Annotated {
  readonly kind: 'statement';
  readonly verb: Verb;
  readonly clauses: readonly Clause[];
}

export interface Acl extends Annotated {
  readonly kind: 'acl';
  readonly name: string;
  readonly statements: readonly (Statement | Conditional<Statement>)[];
}

/** A router, a transport or an authenticator. */
export interface Instance extends Annotated {
  readonly kind: 'instance';
  readonly name: string;
  readonly driver: string;
  readonly options: readonly (Option | Conditional<Option>)[];
}

/** `.ifdef NAME … .endif`, on one of Exim's predefined macros. */
export interface Conditional<N> {
  readonly kind: 'ifdef';
  readonly macro: string;
  readonly nodes: readonly N[];
  readonly comment?: Explained;
}

/** `pattern  error  F,2h,15m; …` (chapter 32). */
export interface RetryRule extends Annotated {
  readonly kind: 'retry';
  readonly pattern: string;
  readonly error: string;
  readonly steps: readonly RetryStep[];
}
export type RetryStep =
  | { readonly type: 'F'; readonly until: Value; readonly every: Value }
  | { readonly type: 'G' | 'H'; readonly until: Value; readonly first: Value; readonly factor: number };

/** `pattern  replacement  flags` (chapter 31). */
export interface RewriteRule extends Annotated {
  readonly kind: 'rewrite';
  readonly pattern: Value;
  readonly replacement: Value;
  /** Which addresses are rewritten: `F` envelope sender, `f` From:, `r` Reply-To:, `s` Sender: (31.9). */
  readonly flags: string;
}

export type Node = Option | NamedList | Acl | Instance | RetryRule | RewriteRule | Conditional<Option>;

export const flag = (on: boolean): Value => ({ kind: 'flag', on });
export const integer = (value: number): Value => ({ kind: 'integer', value });
export const size = (value: number, unit: 'K' | 'M' | 'G'): Value => ({ kind: 'size', value, unit });
export const time = (value: number, unit: 's' | 'm' | 'h' | 'd' | 'w'): Value => ({ kind: 'time', value, unit });
export const text = (value: string): Value => ({ kind: 'text', text: value });
/** A list; items given as strings are code of our own. */
export const list = (
  items: readonly (Value | string)[],
  separator: Separator = ':',
): Extract<Value, { kind: 'list' }> => ({
  kind: 'list',
  items: items.map((item) => (typeof item === 'string' ? code(item) : item)),
  separator,
});

/** Text of a person's, for use inside {@link ex}. */
export const literal = (value: string, inList?: Separator): Literal =>
  inList ? { kind: 'literal', text: value, inList } : { kind: 'literal', text: value };

/** A login or a password for `client_send`; Exim sends its UTF-8 as it is. */
export const sent = (value: string): Literal => ({ kind: 'literal', text: value, sent: true });

/** Code of our own without anything set into it. */
export const code = (source: string): Value => ({ kind: 'expansion', pieces: [source] });

/** A piece of an expansion: code of our own, or a person's text. */
export type Piece = string | Literal;

/** An expansion made of pieces. */
export const pieces = (all: readonly Piece[]): Value => ({ kind: 'expansion', pieces: all });

/**
 * An expansion: the template's text is ours and stands as it is; what is set into it is escaped.
 *
 *     ex`\${if eq{$sender_helo_name}{${literal(name)}}}`
 */
export function ex(source: TemplateStringsArray, ...values: readonly Literal[]): Value {
  const pieces = source.flatMap((chunk, index) => {
    const value = values[index];
    return value === undefined ? [chunk] : [chunk, value];
  });
  return { kind: 'expansion', pieces: pieces.filter((piece) => piece !== '') };
}

type Annotations = { readonly comment?: Explained; readonly from?: Sources };

export const namedList = (
  kind: ListKind,
  name: string,
  value: NamedList['value'],
  more: Annotations = {},
): NamedList => ({
  kind: 'named-list',
  list: kind,
  name,
  value,
  ...more,
});
export const clause = (name: string, value?: Value | string, from?: Sources): Clause => ({
  kind: 'clause',
  name,
  ...(value === undefined ? {} : { value: typeof value === 'string' ? code(value) : value }),
  ...(from ? { from } : {}),
});
/** `!name = value`. */
export const not = (name: string, value: Value | string, from?: Sources): Clause => ({
  ...clause(name, value, from),
  negated: true,
});
/** `set variable = value`. */
export const set = (variable: string, value: Value | string): Clause => ({ ...clause('set', value), variable });
export const statement = (verb: Verb, clauses: readonly Clause[], more: Annotations = {}): Statement => ({
  kind: 'statement',
  verb,
  clauses,
  ...more,
});
export const acl = (name: string, statements: Acl['statements'], more: Annotations = {}): Acl => ({
  kind: 'acl',
  name,
  statements,
  ...more,
});
export const ifdef = <N>(macro: string, nodes: readonly N[], comment?: Explained): Conditional<N> => ({
  kind: 'ifdef',
  macro,
  nodes,
  ...(comment ? { comment } : {}),
});
