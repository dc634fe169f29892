/** Mail for some domains goes to hosts that a person names, whatever DNS says about them. */
import { type Column, checkedText, encodeExpectation, type Field, uniqueList } from './field.ts';
import { namePatterns } from './names.ts';
import { oneOf, row } from './schema.ts';
import { table } from './table.ts';

/**
 * How the connection is protected. Empty: encrypted where the host offers it, as on the way to any other server; `starttls`, `tls` (from
 * the first byte): demanded, with a certificate of the host's name.
 */
export const routeTls = ['', 'starttls', 'tls'] as const;
export type RouteTls = (typeof routeTls)[number];

export interface Route {
  /** A domain, or `*.` and one: all below it. */
  readonly domain: string;
  /** Tried in this order; as they were typed. */
  readonly servers: readonly string[];
  readonly tls: RouteTls;
}

export interface RouteServer {
  /** A name or an address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  readonly isAddress: boolean;
}

/** The table of routes; a domain stands there once, and the first row that fits counts. */
export function routes(preset: readonly Route[]): Field<readonly Route[]> {
  const route = row<Route>(
    {
      domain: checkedText('route-domain', namePatterns.domainPattern),
      servers: uniqueList(checkedText('route-server', namePatterns.routeServer), 1, 'route-servers', (text) => text),
      tls: oneOf(routeTls, encodeExpectation('one-of', { values: ['-', 'starttls', 'tls'] })),
    },
    'route-list',
  );
  const columns: readonly Column[] = [
    { key: 'domain', kind: 'text' },
    { key: 'servers', kind: 'list' },
    { key: 'tls', kind: 'choice', values: routeTls, optional: true },
  ];
  return table<Route>(route, { columns, code: 'route-list', min: 0, keyOf: ({ domain }) => domain }, preset);
}

/** A host as it was typed, taken apart; port 25 unless TLS begins at once (465) or another is named. */
export function routeServer(typed: string, tls: RouteTls): RouteServer {
  const found = /^(?:\[(.+)\]|([^:]+))(?::([0-9]+))?$/.exec(typed);
  const host = found?.[1] ?? found?.[2] ?? typed;
  return {
    host,
    port: found?.[3] === undefined ? (tls === 'tls' ? 465 : 25) : Number(found[3]),
    isAddress: found?.[1] !== undefined || /^[0-9.]+$/.test(host),
  };
}

/** Whether mail for `domain` takes this route, as Exim matches it (10.8): `*.` fits all below, not the domain itself. */
export function takesRoute({ domain }: Route, candidate: string): boolean {
  return domain.startsWith('*.') ? candidate.endsWith(domain.slice(1)) : candidate === domain;
}
