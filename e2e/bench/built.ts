/** What a build weighs: its files as a browser gets them, and which of them a page needs at once. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix, relative, sep } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parseSync } from 'vite';

export type Kind = 'js' | 'css' | 'html' | 'other';
export const kinds: readonly Kind[] = ['js', 'css', 'html', 'other'];

export interface BuiltFile {
  /** Below the build's folder, with slashes: `assets/index-1a2b3c.js`. */
  readonly path: string;
  readonly kind: Kind;
  readonly content: Buffer;
  /** As it travels: brotli, or as it is where that is no gain (an image). */
  readonly sent: Buffer;
}

/** The files of a build by path. */
export type Build = ReadonlyMap<string, BuiltFile>;

const kindOf: Readonly<Record<string, Kind>> = { '.js': 'js', '.mjs': 'js', '.css': 'css', '.html': 'html' };
const isImage = (path: string) => /\.(?:png|jpe?g|webp|avif|ico|woff2?)$/.test(path);

export function readBuild(folder: string): Build {
  const paths = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((found) => found.isFile())
    .map((found) => relative(folder, join(found.parentPath, found.name)).replaceAll(sep, '/'))
    .sort();
  return new Map(
    paths.map((path) => {
      const content = readFileSync(join(folder, path));
      const sent = isImage(path) ? content : brotliCompressSync(content);
      return [path, { path, kind: kindOf[extname(path)] ?? 'other', content, sent }];
    }),
  );
}

/** Bytes that travel, all files together. */
export const weight = (files: Iterable<BuiltFile>): number =>
  [...files].reduce((sum, { sent }) => sum + sent.length, 0);

/** Modules that `code` imports statically: those that must be there before it runs. Dynamic imports are left out. */
export function staticImports(code: string): readonly string[] {
  const { module, errors } = parseSync('chunk.js', code);
  const [error] = errors;
  if (error) throw new Error(`a built file is no module: ${error.message}`);
  const imported = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const exported = module.staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest?.value));
  return [...new Set([...imported, ...exported.filter((name) => name !== undefined)])];
}

/** Scripts and styles that a page's HTML asks for. */
export function pageReferences(html: string): readonly string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    const wanted = tag.startsWith('<script') || /\brel="?(?:modulepreload|stylesheet|preload)\b/.test(tag);
    const address = /\b(?:src|href)="?([^"\s>]+)/.exec(tag)?.[1];
    return wanted && address ? [address] : [];
  });
}

const resolve = (from: string, reference: string) => posix.normalize(posix.join(posix.dirname(from), reference));

/** What the page needs before it can do anything: the HTML, what that asks for, and what those import statically. */
export function neededAtStart(build: Build, page = 'index.html'): readonly BuiltFile[] {
  const needed = new Map<string, BuiltFile>();
  const add = (path: string): void => {
    const file = build.get(path);
    if (!file) throw new Error(`${path} is needed and not in the build`);
    if (needed.has(path)) return;
    needed.set(path, file);
    const text = file.kind === 'js' || file.kind === 'html' ? file.content.toString() : '';
    const references = file.kind === 'html' ? pageReferences(text) : file.kind === 'js' ? staticImports(text) : [];
    for (const reference of references) add(resolve(path, reference));
  };
  add(page);
  return [...needed.values()];
}

export const ofKind = (files: Iterable<BuiltFile>, kind: Kind): readonly BuiltFile[] =>
  [...files].filter((file) => file.kind === kind);
