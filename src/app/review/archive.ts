/** The bundle as one file: a folder named after the host, with paths, modes and dates kept. Made here; nothing is sent. */
import { type GeneratedFile, textOf } from '../../core/files.ts';

export type ArchiveKind = 'zip' | 'tar.gz';

export interface Archive {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Name of the folder inside the archive; the archive itself is named after it. */
export const folderName = (hostname: string) => `exim-wizard-${hostname}`;

/** `external file attributes` of a regular file made on Unix (APPNOTE 4.4.15). */
const UNIX = 3;
const REGULAR_FILE = 0o100000;

async function zip(folder: string, files: readonly GeneratedFile[], date: Date): Promise<Uint8Array<ArrayBuffer>> {
  const { zipSync, strToU8 } = await import('fflate');
  const entries = files.map((file) => {
    // Zip keeps the mode in the upper half of a 32-bit number.
    const attrs = ((REGULAR_FILE | file.mode) << 16) >>> 0;
    return [`${folder}/${file.path}`, [strToU8(textOf(file)), { os: UNIX, attrs, mtime: date }]] as const;
  });
  return new Uint8Array(zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0]));
}

async function tarGz(folder: string, files: readonly GeneratedFile[], date: Date): Promise<Uint8Array<ArrayBuffer>> {
  const { packTar } = await import('modern-tar');
  const encoder = new TextEncoder();
  const entries = files.map((file) => {
    const body = encoder.encode(textOf(file));
    const header = {
      name: `${folder}/${file.path}`,
      size: body.length,
      mode: file.mode,
      mtime: date,
      type: 'file' as const,
    };
    return { header: { ...header, uid: 0, gid: 0, uname: 'root', gname: 'root' }, body };
  });
  const packed = new Blob([await packTar(entries)]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

export async function makeArchive(
  kind: ArchiveKind,
  hostname: string,
  files: readonly GeneratedFile[],
  date: Date,
): Promise<Archive> {
  const folder = folderName(hostname);
  const bytes = kind === 'zip' ? await zip(folder, files, date) : await tarGz(folder, files, date);
  return { name: `${folder}.${kind}`, type: kind === 'zip' ? 'application/zip' : 'application/gzip', bytes };
}
