/** What the built page weighs, and what must not be in it. Deterministic: bytes, no times (those are `e2e/bench`). */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  type Build,
  type BuiltFile,
  neededAtStart,
  ofKind,
  pageReferences,
  readBuild,
  staticImports,
  weight,
} from '../bench/built.ts';

/** The build that is weighed; another one while two people build at once (`open.ts`). */
const DIST = process.env.WIZARD_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
if (!existsSync(`${DIST}/index.html`)) throw new Error(`there is no ${DIST}/index.html: run npm run build first`);
const build = readBuild(DIST);

const KIB = 1024;
/** JavaScript that must be there before a first typed character shows in the preview. The goal is 110; this is what was reached. */
const AT_START_KIB = 50;
/** The page itself, with the first step, the text of the preview, and their styles; this is what was reached. */
const PAGE_KIB = 12.5;

/** Files from the heaviest on, so that a failure says where to look. */
const listed = (files: readonly BuiltFile[]) =>
  [...files]
    .sort((a, b) => b.sent.length - a.sent.length)
    .map(({ path, sent }) => `${(sent.length / KIB).toFixed(1)} KiB ${path}`)
    .join('\n');

const textOf = ({ path, content }: BuiltFile) => [path, content.toString()] as const;
const texts = [...build.values()]
  .filter(({ kind, path }) => kind !== 'other' || /\.(?:svg|json|webmanifest)$/.test(path))
  .map(textOf);

test('a build is followed the way a browser does', () => {
  const code = 'import"./a.js";import x from"./b.js";export*from"./c.js";import("./d.js");x("./e.js")';
  expect(staticImports(code)).toEqual(['./a.js', './b.js', './c.js']);
  const html =
    '<script type="module" crossorigin src="./assets/a.js"></script><link rel="modulepreload" href="./b.js">' +
    '<link rel="stylesheet" href="./c.css"><link rel="icon" href="./d.svg"><script>inline()</script>';
  expect(pageReferences(html)).toEqual(['./assets/a.js', './b.js', './c.css']);
  const made = (path: string, kind: BuiltFile['kind'], text: string): [string, BuiltFile] => {
    const content = Buffer.from(text);
    return [path, { path, kind, content, sent: content }];
  };
  const small: Build = new Map([
    made('index.html', 'html', '<script type="module" src="./assets/a.js"></script>'),
    made('assets/a.js', 'js', 'import"./b.js";import("./later.js")'),
    made('assets/b.js', 'js', 'import"./a.js"'),
    made('assets/later.js', 'js', ''),
  ]);
  expect(neededAtStart(small).map(({ path }) => path)).toEqual(['index.html', 'assets/a.js', 'assets/b.js']);
});

test(`the page has at most ${PAGE_KIB} KiB: what is folded, and what comes later, is not in it`, () => {
  const page = build.get('index.html');
  expect((page?.sent.length ?? Number.NaN) / KIB).toBeLessThanOrEqual(PAGE_KIB);
});

test(`a first typed character needs at most ${AT_START_KIB} KiB of JavaScript`, () => {
  const scripts = ofKind(neededAtStart(build), 'js');
  // One file: pieces would be asked for apart, and weigh more. The other is the bundler's few lines.
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.length, listed(scripts)).toBeLessThanOrEqual(2);
  expect(weight(scripts) / KIB, listed(scripts)).toBeLessThanOrEqual(AT_START_KIB);
});

test('what every visit runs is compiled at once, and nothing else: Chromium would read each function twice', () => {
  const marked = texts
    .filter(([, text]) => text.startsWith('//# allFunctionsCalledOnLoad\n'))
    .map(([path]) => path.replace(/^assets\/(.*)-.{8}\.js$/, '$1'));
  const atStart = ['FormFields', 'editor', 'exim', 'files', 'index', 'language', 'late-pieces', 'page', 'react'];
  expect(marked.sort()).toEqual(atStart);
});

test('there are no web fonts', () => {
  expect([...build.keys()].filter((path) => /\.(?:woff2?|ttf|otf|eot)$/i.test(path))).toEqual([]);
  const withFontFace = texts.filter(([, text]) => /@font-face|new FontFace\b/i.test(text));
  expect(withFontFace.map(([path]) => path)).toEqual([]);
});

test('there are no source maps', () => {
  expect([...build.keys()].filter((path) => path.endsWith('.map'))).toEqual([]);
  const naming = texts.filter(([, text]) => /[#@] ?sourceMappingURL=/.test(text));
  expect(naming.map(([path]) => path)).toEqual([]);
});

/** What must not stand in a built file because it would load from another host, whatever stands around it. */
const loadsFromElsewhere: Readonly<Record<BuiltFile['kind'], RegExp>> = {
  html: /<(?!a\b)[^>]*\s(?:src|srcset|href|action|data|poster)\s*=\s*["']?\s*(?:[a-z]+:)?\/\/[^\s"'>]*/i,
  css: /(?:url\(|@import)\s*["']?\s*(?:[a-z]+:)?\/\/[^\s"')]*/i,
  js: /\b(?:import|fetch|importScripts|sendBeacon|Worker|EventSource|WebSocket)\s*\(?\s*[`"'](?:[a-z]+:)?\/\/[^\s`"']*/i,
  other: /(?:[a-z]+:)?\/\/(?!www\.w3\.org\/)[a-z0-9-]+\.[a-z][^\s"']*/i,
};

test('no file loads anything from another host', () => {
  expect('fetch(`https://example.org/x`)').toMatch(loadsFromElsewhere.js);
  expect('<link rel="preconnect" href="https://example.org">').toMatch(loadsFromElsewhere.html);
  expect('<a href="https://example.org/">').not.toMatch(loadsFromElsewhere.html);
  const found = [...build.values()].flatMap((file) => {
    const [path, text] = textOf(file);
    const hit = file.path.endsWith('.png') ? null : loadsFromElsewhere[file.kind].exec(text);
    return hit ? [`${path}: ${hit[0]}`] : [];
  });
  expect(found).toEqual([]);
});

/** Hosts that the page's code may name, and why that loads nothing. A new one needs its reason here. */
const namedHosts: Readonly<Record<string, string>> = {
  'www.w3.org': 'names of XML namespaces',
  'react.dev': 'part of the text of React’s errors',
  'tailwindcss.com': 'its licence line in the styles',
  'myaccount.google.com': 'where an app password is made, as a link in the read-me',
  'www.exim.org': 'the manual, as links that a person may follow',
  'schemas.microsoft.com': 'the name of the XML format that Outlook reads',
  'github.com': 'where acme.sh is, in what install.sh says',
  'bit.ly': 'part of the text of Workbox’s errors',
};

test('every other host that is named is a known one', () => {
  const address = /\b(?:https?|wss?):\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi;
  const named = texts.flatMap(([path, text]) =>
    [...text.matchAll(address)].map(([, host = '']) => ({ path, host: host.toLowerCase() })),
  );
  expect(named.filter(({ host }) => !Object.hasOwn(namedHosts, host))).toEqual([]);
});
