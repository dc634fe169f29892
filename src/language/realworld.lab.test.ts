import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { isProblem, parser } from '../core/exim/grammar/index.ts';
import { findDescription } from './exim/docs/look-up.ts';
import { tables } from './exim/docs.ts';
import { exim } from './exim/index.ts';
import { type Thing, thingAt } from './exim/place.ts';

// Other people's files are read where Debian's packages have put them, in the chroots that e2e/provision.sh makes.
const cache = process.env.EXIM_WIZARD_CACHE ?? '/var/cache/exim-wizard';
const systems = ['bookworm', 'trixie', 'sid']
  .map((suite): [string, string] => [suite, `${cache}/${suite}/root`])
  .filter(([, root]) => existsSync(`${root}/etc/exim4/exim4.conf.template`));

/** What Exim would stumble over, each with its line. */
function problems(text: string): string[] {
  const found: string[] = [];
  parser.parse(text).iterate({
    enter(node) {
      if (isProblem(node))
        found.push(`${text.slice(0, node.from).split('\n').length}: ${node.name} ${text.slice(node.from, node.to)}`);
    },
  });
  return found;
}

/** The files of a folder whose names the packages' scripts would take, in their order. */
const partsOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^[\w-]+$/.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);

/** The split configuration, joined as update-exim4.conf does it. */
function joined(root: string): string {
  const folders = ['main', 'acl', 'router', 'transport', 'retry', 'rewrite', 'auth'];
  const files = folders.flatMap((folder) => partsOf(`${root}/etc/exim4/conf.d/${folder}`));
  return files.map((file) => `### ${file}\n${readFileSync(file, 'utf8')}\n### end ${file}\n`).join('');
}

/** Options that a comment sign hides, brought to light: the template shows far more than it uses. */
const uncommented = (text: string) =>
  text.replace(/^# ?(?=(?:[a-z_]+ ?=| {2}[a-z_]+ = |[a-z_]+:$| {2}\.(?:ifn?def|endif)))/gm, '');

interface OptionRow {
  readonly use: string;
  readonly name: string;
  readonly type: string;
  readonly initial: string;
}

/** The boxes of the specification's text: `|tls_crl|Use: smtp|Type: string*|Default: unset|`, perhaps over several lines. */
function optionRows(specification: string): OptionRow[] {
  return [...specification.matchAll(/^\+[-+]+\+\n((?:\|.*\|\n)+)\+[-+]+\+$/gm)].flatMap(([, box = '']) => {
    const lines = box
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(1, -1).split('|'));
    const cells = (lines[0] ?? []).map((_, at) =>
      lines
        .map((line) => line[at] ?? '')
        .join('')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    const field = (label: string) =>
      cells
        .find((cell) => cell.startsWith(`${label}:`))
        ?.slice(label.length + 1)
        .trim() ?? '';
    return field('Use')
      ? [
          {
            name: cells[0] ?? '',
            use: field('Use').replace(/\*+$/, ''),
            type: field('Type'),
            initial: field('Default'),
          },
        ]
      : [];
  });
}

/** An editor's state with its whole text parsed; the parsed tree is the next state's, hence the empty update. */
function editorState(doc: string): EditorState {
  const state = EditorState.create({ doc, extensions: exim() });
  ensureSyntaxTree(state, state.doc.length, 20_000);
  return state.update({}).state;
}

const specification = (root: string) =>
  gunzipSync(readFileSync(`${root}/usr/share/doc/exim4-base/spec.txt.gz`)).toString('utf8');

it('finds a Debian system with Exim', () => {
  expect(systems).not.toEqual([]);
});

describe.each(systems)("Debian's files of %s", (_suite, root) => {
  const template = readFileSync(`${root}/etc/exim4/exim4.conf.template`, 'utf8');

  it('the template has no problem', () => {
    expect(template.split('\n').length).toBeGreaterThan(2000);
    expect(problems(template)).toEqual([]);
  });

  it('an editor, which reads it in pieces, has the same tree', () => {
    expect(String(syntaxTree(editorState(template)))).toBe(String(parser.parse(template)));
  });

  it('every word of Exim in the template is described', async () => {
    const state = editorState(template);
    const things: Thing[] = [];
    syntaxTree(state).iterate({
      enter({ from, to, node }) {
        const thing = node.firstChild || to === from ? null : thingAt(state, from, 1);
        if (thing) things.push(thing);
      },
    });
    const unknown = new Set<string>();
    let known = 0;
    for (const { keys } of things) {
      if (await findDescription(keys)) known++;
      else unknown.add(keys.join(' '));
    }
    expect([...unknown]).toEqual([]);
    expect(known).toBeGreaterThan(800);
  });

  it('its examples in comments have none either', () => {
    const text = uncommented(template);
    expect(text).not.toBe(template);
    expect(problems(text)).toEqual([]);
  });

  it('the joined parts have no problem', () => {
    expect(problems(joined(root))).toEqual([]);
  });

  it('the default configuration has no problem', () => {
    const plain = `${root}/usr/share/doc/exim4-base/examples/example.conf`;
    const text = existsSync(plain)
      ? readFileSync(plain, 'utf8')
      : gunzipSync(readFileSync(`${plain}.gz`)).toString('utf8');
    expect(problems(text)).toEqual([]);
  });
});

it('the specifications agree with the types and defaults of our tables', () => {
  const rows = systems.flatMap(([, root]) => optionRows(specification(root)));
  expect(rows.length).toBeGreaterThan(600 * systems.length);
  const optionTables = new Set(rows.map(({ use }) => use).filter((use) => use in tables));
  expect(optionTables.size).toBeGreaterThan(15);
  // Versions differ, and the specification itself has some options twice: a row is right if one place agrees.
  const wrong = [...optionTables].flatMap((table) =>
    Object.entries(tables[table] ?? {}).flatMap(([name, [type, initial]]) => {
      const said = rows.filter((row) => row.use === table && row.name === name);
      const agrees = said.some((row) => row.type === type && ['', row.initial].includes(initial));
      return agrees ? [] : [{ option: `${table}/${name}`, type, initial, said }];
    }),
  );
  expect(wrong).toEqual([]);
});
