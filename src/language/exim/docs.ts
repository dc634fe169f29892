/**
 * What an option, a condition, a variable or another word of Exim is, in a line. The rows are in docs/; the keys are
 * `table/name`: `main/tls_certificate`, `routers/domains`, `smtp/hosts_try_dane`, `acl/verify`, `conditions/eq` …
 */
import { authenticators } from './docs/authenticators.ts';
import { expansions } from './docs/expansions.ts';
import { main } from './docs/main.ts';
import { routers } from './docs/routers.ts';
import { structure } from './docs/structure.ts';
import type { Table } from './docs/table.ts';
import { transports } from './docs/transports.ts';

export interface Description {
  readonly name: string;
  /** Where the word belongs, to be shown: `smtp transport`, `expansion operator`. */
  readonly where: string;
  /** The type, or the form of what follows; empty where there is neither. */
  readonly type: string;
  /** The default; empty where it is not a single value. */
  readonly initial: string;
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

const kinds: Readonly<Record<string, string>> = {
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
};

/** The kind of driver whose own options a table holds. */
function kindOf(table: string): string {
  if (table in kinds) return kinds[table] ?? '';
  if (table in routers) return `${table} router`;
  return table in transports ? `${table} transport` : `${table} authenticator`;
}

function description(table: string, name: string): Description | undefined {
  const rows = tables[table];
  const row = rows && Object.hasOwn(rows, name) ? rows[name] : undefined;
  if (!row) return undefined;
  const [type, initial, text] = row;
  return { name, where: kindOf(table), type: type.replace(/\*$/, ', expanded'), initial, text };
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
