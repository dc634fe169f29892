/** The language of a file, loaded when its tab is opened first. */
import type { Extension } from '@codemirror/state';

export async function languageFor(path: string): Promise<Extension> {
  const languages = await import('../../language/index.ts');
  return (await languages.languageFor(path)) ?? [];
}
