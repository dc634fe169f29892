/**
 * Answers in the fragment of a link. The fragment never reaches a server, and holds no secret, since answers have none.
 *
 *     #a1<base64url of the raw DEFLATE of the saved form's JSON>
 *
 * The digit is the version of this envelope; the version of the answers is inside (`saved.ts`).
 */
import { deflateSync, inflateSync } from 'fflate';
import type { Answers } from './index.ts';
import { fromBase64UrlBytes, fromSaved, type Restored, toBase64UrlBytes, toSaved } from './saved.ts';

/** What a fragment with answers begins with, after the `#`; a contract, since links are out there. */
export const LINK_MARK = 'a1';

/** No link of ours is near this; what is larger is no link but an attempt to fill the memory. */
const MAX_LINK = 20_000;
const MAX_JSON = 200_000;

/** The fragment, without its `#`, that re-opens these answers. */
export function toLink(answers: Answers): string {
  const json = new TextEncoder().encode(JSON.stringify(toSaved(answers)));
  return LINK_MARK + toBase64UrlBytes(deflateSync(json, { level: 9 }));
}

/** The saved form in a fragment (with or without its `#`), not yet looked at; undefined where there is none. */
export function savedInLink(fragment: string): unknown {
  const text = fragment.replace(/^#/, '');
  if (!text.startsWith(LINK_MARK) || text.length > MAX_LINK) return undefined;
  try {
    const json = inflateSync(fromBase64UrlBytes(text.slice(LINK_MARK.length)), { out: new Uint8Array(MAX_JSON) });
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch {
    return undefined;
  }
}

/** The answers of a fragment, or undefined where it holds none that can be read. */
export const fromLink = (fragment: string): Restored | undefined => fromSaved(savedInLink(fragment));
