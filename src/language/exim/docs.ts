/**
 * What an option, a condition, a variable or another word of Exim is, in a line. The rows are in docs/; the keys are
 * `table/name`: `main/tls_certificate`, `routers/domains`, `smtp/hosts_try_dane`, `acl/verify`, `conditions/eq` …
 */
import { authenticators } from './docs/authenticators.ts';
import { expansions } from './docs/expansions.ts';
import { main } from './docs/main.ts';
import { routers } from './docs/routers.ts';
import { sinceOfOption, sinceOfWord } from './docs/since.ts';
import { structure } from './docs/structure.ts';
import type { Table } from './docs/table.ts';
import { transports } from './docs/transports.ts';

export interface Description {
  /** Its key: `main/tls_certificate`. */
  readonly key: string;
  readonly name: string;
  /** Where the word belongs, to be shown: `smtp transport`, `expansion operator`. */
  readonly where: string;
  /** The same for programs: the table, of drivers' own options the generic one; and the driver. */
  readonly kind: Kind;
  readonly driver?: string;
  /** The type, or the form of what follows; empty where there is neither. */
  readonly type: string;
  readonly expanded: boolean;
  /** The default; empty where it is not a single value. */
  readonly initial: string;
  /** The first version of Exim that knows it: `4.95`; `4.00` for all of Exim 4; empty where Exim's documents do not say. */
  readonly since: string;
  readonly text: string;
}

export const tables: Readonly<Record<string, Table>> = {
  ...main,
  ...routers,
  ...transports,
  ...authenticators,
  ...structure,
  ...expansions,
};

const kinds = {
  main: 'main option',
  routers: 'router',
  transports: 'transport',
  authenticators: 'authenticator',
  acl: 'ACL condition or modifier',
  control: 'ACL control',
  verify: 'ACL verification',
  verbs: 'ACL verb',
  lists: 'named list',
  directives: 'preprocessor',
  sections: 'section',
  drivers: 'driver',
  variables: 'variable',
  items: 'expansion item',
  operators: 'expansion operator',
  conditions: 'expansion condition',
  lookups: 'lookup',
} as const;
export type Kind = keyof typeof kinds;

/** Where a table belongs, and the driver whose own options it holds. */
function placeOf(table: string): { readonly kind: Kind; readonly driver?: string } {
  if (Object.hasOwn(kinds, table)) return { kind: table as Kind };
  if (table in routers) return { kind: 'routers', driver: table };
  return { kind: table in transports ? 'transports' : 'authenticators', driver: table };
}

const isOptionTable = (table: string) =>
  [main, routers, transports, authenticators].some((tables) => Object.hasOwn(tables, table));

function description(table: string, name: string): Description | undefined {
  const rows = tables[table];
  const row = rows && Object.hasOwn(rows, name) ? rows[name] : undefined;
  if (!row) return undefined;
  const [form, initial, text] = row;
  const place = placeOf(table);
  const type = form.replace(/\*$/, '');
  const expanded = type !== form;
  return {
    key: `${table}/${name}`,
    name,
    where: place.driver ? `${place.driver} ${kinds[place.kind]}` : kinds[place.kind],
    ...place,
    type,
    expanded,
    initial,
    since: isOptionTable(table) ? sinceOfOption(table, name) : sinceOfWord(table, name),
    text,
  };
}

/** The first of some keys that is described. */
export function findDescription(keys: readonly string[]): Description | undefined {
  for (const key of keys) {
    const slash = key.indexOf('/');
    const found = description(key.slice(0, slash), key.slice(slash + 1));
    if (found) return found;
  }
  return undefined;
}

/** All that a table describes; nothing for a table that there is not. */
export function descriptionsIn(table: string): readonly Description[] {
  return Object.keys(tables[table] ?? {}).flatMap((name) => description(table, name) ?? []);
}
