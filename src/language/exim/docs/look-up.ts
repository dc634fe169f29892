/** What one word is: of the tables, only those beside it are loaded. */
import { type Description, descriptionOf, placeOf } from './description.ts';
import type { Table } from './table.ts';

type Tables = Readonly<Record<string, Table>>;

const options: Readonly<Record<string, () => Promise<Tables>>> = {
  main: async () => (await import('./main.ts')).main,
  routers: async () => (await import('./routers.ts')).routers,
  transports: async () => (await import('./transports.ts')).transports,
  authenticators: async () => (await import('./authenticators.ts')).authenticators,
};
const structure = async (): Promise<Tables> => (await import('./structure.ts')).structure;
const expansions = async (): Promise<Tables> => (await import('./expansions.ts')).expansions;

const expansionTables: ReadonlySet<string> = new Set(['variables', 'items', 'operators', 'conditions', 'lookups']);

function tablesWith(table: string): Promise<Tables> {
  const load = options[placeOf(table).kind] ?? (expansionTables.has(table) ? expansions : structure);
  return load();
}

/** The first of some keys that is described. */
export async function findDescription(keys: readonly string[]): Promise<Description | undefined> {
  for (const key of keys) {
    const slash = key.indexOf('/');
    const table = key.slice(0, slash);
    const name = key.slice(slash + 1);
    const rows = (await tablesWith(table))[table];
    const row = rows && Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (row) return descriptionOf(table, name, row);
  }
  return undefined;
}
