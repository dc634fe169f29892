/** A row of the tables in full: with its name, the place where the word belongs, and its version. */
import { sinceOfOption, sinceOfWord } from './since.ts';
import type { Row } from './table.ts';

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

/** Drivers with options of their own, which have a table each. */
export const drivers = {
  routers: ['dnslookup', 'manualroute', 'redirect'],
  transports: ['appendfile', 'autoreply', 'lmtp', 'pipe', 'smtp'],
  authenticators: ['plaintext', 'cram_md5', 'dovecot', 'cyrus_sasl', 'gsasl', 'external', 'tls', 'spa'],
} as const;

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

/** Where a table belongs, and the driver whose own options it holds. */
export function placeOf(table: string): { readonly kind: Kind; readonly driver?: string } {
  for (const kind of ['routers', 'transports', 'authenticators'] as const) {
    if ((drivers[kind] as readonly string[]).includes(table)) return { kind, driver: table };
  }
  return { kind: table as Kind };
}

const optionKinds: ReadonlySet<Kind> = new Set<Kind>(['main', 'routers', 'transports', 'authenticators']);

export function descriptionOf(table: string, name: string, [form, initial, text]: Row): Description {
  const place = placeOf(table);
  const type = form.replace(/\*$/, '');
  return {
    key: `${table}/${name}`,
    name,
    where: place.driver ? `${place.driver} ${kinds[place.kind]}` : kinds[place.kind],
    ...place,
    type,
    expanded: type !== form,
    initial,
    since: optionKinds.has(place.kind) ? sinceOfOption(table, name) : sinceOfWord(table, name),
    text,
  };
}
