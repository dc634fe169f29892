/** Brings links and files to the page. They are read as data; nothing of them is run or shown as HTML. */
import { describeFound, describeName, type Expectation, type Problem } from '../../core/answers/index.ts';
import { NO_SECRETS, type Secrets } from '../../core/answers/secrets.ts';
import { type FoundFile, MAX_BYTES } from '../../core/archive.ts';
import { type Comparison, compareFiles } from '../../core/hand-edits.ts';
import { type Opened, openFiles, openText } from '../../core/opened.ts';
import { languageIds, loadReadme } from '../../words/languages.ts';
import type { Wizard } from '../state/wizard.ts';
import type { Offer } from './memory.ts';

const NOTHING: Comparison = { edited: [], others: [], unknown: [] };

export function bringLink(wizard: Wizard, text: string): void {
  const opened = openText(text, 'link');
  wizard.memory.change({
    dialog: undefined,
    offer: { from: 'link', name: text, opened, comparison: NOTHING, keys: {} },
  });
}

/** With the read-me in every language. Nothing where the generator cannot be loaded: the answers can be opened all the same. */
async function compared({ answers, files }: Opened, secrets: Secrets): Promise<Comparison> {
  if (!answers) return NOTHING;
  try {
    const [{ createGenerator }, ...words] = await Promise.all([
      import('../../core/bundle.ts'),
      ...languageIds.map(loadReadme),
    ]);
    const generators = words.map((readme) => createGenerator(readme));
    return compareFiles(files, answers, generators, secrets);
  } catch {
    return NOTHING;
  }
}

/** The DKIM keys that came with the answers, and what has the name of one and is none. */
async function keysIn({
  answers,
  files,
}: Opened): Promise<Pick<Offer, 'keys'> & { readonly problems: readonly Problem[] }> {
  if (!answers || !files.some(({ path }) => path.endsWith('.pem')) || !('subtle' in crypto)) {
    return { keys: {}, problems: [] };
  }
  const { readKeys } = await import('../dns/read-keys.ts');
  const { keys, refused } = await readKeys(answers, files);
  // Nothing of its text: it may be a key all the same.
  return { keys, problems: refused.map(({ path }) => unreadable(path, describeFound(''), 'dkim-key')) };
}

const unreadable = (name: string, found: string, expected: Expectation): Problem => ({
  question: describeName(name),
  path: [],
  found,
  expected,
  detail: {},
});

/** One octet more than is allowed, so that what is too large is told and never read as a whole. */
async function read(file: File): Promise<FoundFile | Problem> {
  const path = file.webkitRelativePath || file.name;
  try {
    return { path, bytes: new Uint8Array(await file.slice(0, MAX_BYTES + 1).arrayBuffer()) };
  } catch (error) {
    // Gone since it was chosen, or a folder.
    return unreadable(path, describeFound(String(error)), 'wizard-file');
  }
}

export async function bringFiles(wizard: Wizard, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const found = await Promise.all(files.map(read));
  const unread = found.filter((item): item is Problem => 'expected' in item);
  const opened = await openFiles(found.filter((item): item is FoundFile => 'bytes' in item));
  const { keys, problems } = await keysIn(opened);
  const offer = {
    from: 'files' as const,
    name: files.map(({ name }) => name).join(' '),
    opened: { ...opened, problems: [...unread, ...opened.problems, ...problems] },
    comparison: await compared(opened, { ...NO_SECRETS, dkim: keys }),
    keys,
  };
  wizard.memory.change({ dialog: undefined, offer });
}

/** Most files of a folder that are looked at: a bundle has some twenty. */
const MAX_FILES = 500;

/** The files in what was dropped, those in folders too. */
export async function filesIn(entries: readonly FileSystemEntry[]): Promise<File[]> {
  const files: File[] = [];
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry && files.length < MAX_FILES; entry = waiting.shift()) {
    if (entry.isFile) {
      const one = entry as FileSystemFileEntry;
      files.push(await new Promise<File>((resolve, reject) => one.file(resolve, reject)));
    } else {
      const reader = (entry as FileSystemDirectoryEntry).createReader();
      const list = () => new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      for (let some = await list(); some.length > 0; some = await list()) waiting.push(...some);
    }
  }
  return files;
}
