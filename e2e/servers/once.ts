/** What several test files of a run need and takes long to make: one of them makes it, in whichever process, and the others read it. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A folder that is there for as long as the run; e2e/run.mjs makes it. */
const folder = process.env.EXIM_WIZARD_RUN;

/** True for the first who asks. */
function isFirst(name: string): boolean {
  try {
    writeFileSync(join(folder as string, `${name}.begun`), '', { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * What `make` returns, which JSON must be able to hold. Who is not the first waits for as long as its test may: without the first one's work the run has
 * failed anyway.
 */
export async function oncePerRun<T>(name: string, make: () => T): Promise<T> {
  if (!folder) return make();
  const file = join(folder, `${name}.json`);
  if (isFirst(name)) {
    const made = make();
    writeFileSync(`${file}.new`, JSON.stringify(made));
    renameSync(`${file}.new`, file);
    return made;
  }
  while (!existsSync(file)) await sleep(100);
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
