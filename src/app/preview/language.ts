/** The language of a file, loaded when its tab is opened first. */
import type { Extension } from '@codemirror/state';

/** By path: what was loaded is at hand at once. */
const loaded = new Map<string, Extension>();

export async function languageFor(path: string): Promise<Extension> {
  const languages = await import('../../language/index.ts');
  const extension = loaded.get(path) ?? (await languages.languageFor(path)) ?? [];
  loaded.set(path, extension);
  return extension;
}

/** None where it was not loaded yet. */
export const languageAtHand = (path: string): Extension | undefined => loaded.get(path);
