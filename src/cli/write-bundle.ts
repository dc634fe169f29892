/** The bundle's files on disk: all of them or none. */
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { type GeneratedFile, textOf } from '../core/bundle.ts';
import { CannotDo, messageOf } from './errors.ts';

/** Writes all files or none: into a directory of their own beside their place, then each into its place in one step. */
export function writeBundle(files: readonly GeneratedFile[], out: string): void {
  let created: string | undefined;
  const ours: string[] = [];
  try {
    created = fs.mkdirSync(out, { recursive: true });
    if (fs.readdirSync(out).length > 0) throw new CannotDo(`--out ${out}: the directory is not empty`);
    const staging = fs.mkdtempSync(join(out, '.bundle-'));
    ours.push(staging);
    for (const file of files) writeFile(staging, file);
    for (const name of fs.readdirSync(staging)) {
      fs.renameSync(join(staging, name), join(out, name));
      ours.push(join(out, name));
    }
    fs.rmdirSync(staging);
  } catch (error) {
    for (const path of created ? [created] : ours) fs.rmSync(path, { recursive: true, force: true });
    throw error instanceof CannotDo ? error : new CannotDo(messageOf(error));
  }
}

/** Modes are set after the fact, so that the umask has no say. */
function writeFile(folder: string, file: GeneratedFile): void {
  const path = join(folder, file.path);
  makeFolder(dirname(path));
  fs.writeFileSync(path, textOf(file), { flag: 'wx', mode: 0o600 });
  fs.chmodSync(path, file.mode);
}

function makeFolder(path: string): void {
  try {
    fs.mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT') throw error;
    makeFolder(dirname(path));
    fs.mkdirSync(path);
  }
  fs.chmodSync(path, 0o755);
}
