/** What a call reads: a file, or standard input. */
import * as fs from 'node:fs';
import { resolve } from 'node:path';
import { CannotDo, InvalidAnswers, messageOf, problem } from './errors.ts';

/** A path from where the person stands: npm changes into the project's directory. */
export function fromWhereYouStand(path: string): string {
  return resolve(process.env.INIT_CWD || process.cwd(), path);
}

/** The bytes of a file; of standard input for `-`. @throws CannotDo */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    if (file !== '-') return fs.readFileSync(fromWhereYouStand(file));
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  } catch (error) {
    throw new CannotDo(messageOf(error));
  }
}

/** The JSON in a file. @throws InvalidAnswers where it is none, CannotDo */
export async function readJson(file: string): Promise<unknown> {
  const bytes = await readBytes(file);
  try {
    // The decoder drops a byte order mark and refuses what is no UTF-8.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new InvalidAnswers([problem(file, Buffer.from(bytes.subarray(0, 200)).toString(), 'json')]);
  }
}
