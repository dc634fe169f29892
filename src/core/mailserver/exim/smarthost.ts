/** What differs from one smarthost to the next, as an expansion. */
import { literal, type Piece } from '../../exim/index.ts';

/**
 * True at the host that was typed as `host`. Exim's `$host` is the name at the end of any CNAME, so it may be another one; then the
 * addresses tell.
 */
export const isHost = (host: string): readonly Piece[] => [
  'or{ {eqi{$host}{',
  literal(host),
  '}} {inlist{$host_address}{<; ${lookup dnsdb{>; defer_never,a+=',
  literal(host),
  '}}}} }',
];

/** Another text for each of `hosts`; where it is none of them, the last one's, or a forced failure (`strict`). */
export function byHost(
  hosts: readonly string[],
  textOf: (host: string) => readonly Piece[],
  strict: boolean,
): readonly Piece[] {
  const [host, ...others] = hosts;
  if (host === undefined) return [];
  if (others.length === 0 && !strict) return textOf(host);
  const rest = others.length === 0 ? ['fail'] : ['{', ...byHost(others, textOf, strict), '}'];
  return ['${if ', ...isHost(host), ' {', ...textOf(host), '}', ...rest, '}'];
}
