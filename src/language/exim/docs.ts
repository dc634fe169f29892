/**
 * What an option, a condition, a variable or another word of Exim is, in a line. The rows are in docs/; the keys are
 * `table/name`: `main/tls_certificate`, `routers/domains`, `smtp/hosts_try_dane`, `acl/verify`, `conditions/eq` … Here are all
 * of them at once, for completion; who asks about one word looks it up with `docs/look-up.ts`.
 */
import { authenticators } from './docs/authenticators.ts';
import { type Description, descriptionOf } from './docs/description.ts';
import { expansions } from './docs/expansions.ts';
import { main } from './docs/main.ts';
import { routers } from './docs/routers.ts';
import { structure } from './docs/structure.ts';
import type { Table } from './docs/table.ts';
import { transports } from './docs/transports.ts';

export const tables: Readonly<Record<string, Table>> = {
  ...main,
  ...routers,
  ...transports,
  ...authenticators,
  ...structure,
  ...expansions,
};

/** All that a table describes; nothing for a table that there is not. */
export function descriptionsIn(table: string): readonly Description[] {
  return Object.entries(tables[table] ?? {}).map(([name, row]) => descriptionOf(table, name, row));
}
