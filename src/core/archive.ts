/** The files inside a .zip or .tar.gz, within bounds: an archive comes from anywhere, and a small one can hold a great deal. */
import { gunzipSync, unzipSync } from 'fflate';
import { unpackTar } from 'modern-tar';

export interface FoundFile {
  /** As it stands in the archive, or the name of the file that was given. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Largest archive, packed and unpacked, and most entries; a bundle is a hundredth of it. */
export const MAX_BYTES = 8 * 1024 * 1024;
const MAX_ENTRIES = 500;

/** What operating systems put beside files that somebody packs anew. */
export const isDropping = (path: string) => /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$)/.test(path);

export type ArchiveKind = 'zip' | 'gzip';

/** What the first bytes say. */
export function archiveKind(bytes: Uint8Array): ArchiveKind | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04) return 'zip';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  return undefined;
}

function unzip(bytes: Uint8Array): FoundFile[] {
  let total = 0;
  let entries = 0;
  const filter = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }) => {
    total += originalSize;
    if (++entries > MAX_ENTRIES || total > MAX_BYTES) throw new RangeError('the archive is too large');
    return !name.endsWith('/');
  };
  return Object.entries(unzipSync(bytes, { filter })).map(([path, content]) => ({ path, bytes: content }));
}

/** The length that gzip notes in its last four bytes. Unpacking never writes beyond what was made room for. */
function gunzip(bytes: Uint8Array): Uint8Array {
  const noted = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.byteLength - 4, true);
  if (noted > MAX_BYTES) throw new RangeError('the archive is too large');
  return gunzipSync(bytes, { out: new Uint8Array(noted) });
}

async function untar(bytes: Uint8Array): Promise<FoundFile[]> {
  const entries = await unpackTar(bytes, { strict: true, filter: ({ type = 'file' }) => type === 'file' });
  if (entries.length > MAX_ENTRIES) throw new RangeError('the archive is too large');
  return entries.flatMap(({ header, data }) => (data ? [{ path: header.name, bytes: data }] : []));
}

/** @throws where it is no whole archive, or beyond the bounds */
export async function unpack(kind: ArchiveKind, bytes: Uint8Array): Promise<readonly FoundFile[]> {
  if (bytes.length > MAX_BYTES) throw new RangeError('the archive is too large');
  return kind === 'zip' ? unzip(bytes) : untar(gunzip(bytes));
}
