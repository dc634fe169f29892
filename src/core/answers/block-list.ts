/**
 * A block list in DNS as a person writes it: its zone, and the answers that mean "listed" as one address or a range of its last number.
 *
 *     bl.example.org                  127.0.0.2 to 127.0.0.254
 *     bl.example.org=127.0.0.2        this one
 *     zen.spamhaus.org=127.0.0.2-11   these ten
 */
import { hostNameSource } from './names.ts';

export const BLOCK_LIST = new RegExp(`^(${hostNameSource})(?:=127\\.0\\.0\\.([0-9]{1,3})(?:-([0-9]{1,3}))?)?$`);

export interface BlockList {
  readonly zone: string;
  /** The last number of the first and the last address that mean "listed". */
  readonly first: number;
  readonly last: number;
}

/** RFC 5782 section 2.1: 127.0.0.1 is never an entry. */
const FIRST = 2;
const LAST = 254;

export function isBlockList(text: string): boolean {
  if (!BLOCK_LIST.test(text)) return false;
  const { first, last } = parseBlockList(text);
  return first >= FIRST && first <= last && last <= LAST;
}

/** Of a text that {@link isBlockList}. */
export function parseBlockList(text: string): BlockList {
  const [, zone = '', from, to] = BLOCK_LIST.exec(text) ?? [];
  const first = from === undefined ? FIRST : Number(from);
  if (to !== undefined) return { zone, first, last: Number(to) };
  return { zone, first, last: from === undefined ? LAST : first };
}
