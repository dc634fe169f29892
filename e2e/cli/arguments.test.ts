import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { platformIds, presetIds, questionIds } from '../../src/core/answers/index.ts';
import { generate, npmGenerate, scratch } from './call.ts';

const PRESET = ['--preset', 'internet-dovecot'];

describe('what it prints', () => {
  test('--list: the ids of the presets, one a line, and nothing else', async () => {
    const listed = await npmGenerate(['--list']);
    expect(listed).toEqual({ status: 0, stdout: presetIds.map((id) => `${id}\n`).join(''), stderr: '' });
  });

  test('--schema: every question, with its limits and its default', async () => {
    const { status, stdout, stderr } = await npmGenerate(['--schema']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const schema = JSON.parse(stdout);
    const properties = schema.properties as Record<string, { readonly properties?: object }>;
    const asked = Object.entries(properties).flatMap(([step, { properties = {} }]) =>
      Object.keys(properties).map((key) => `${step}.${key}`),
    );
    expect(asked.sort()).toEqual([...questionIds].sort());
    expect(schema).toMatchObject({ additionalProperties: false, properties: { version: { const: 1 } } });
    const { basics, hardening, routing } = schema.properties;
    expect(basics).toMatchObject({ required: expect.arrayContaining(['hostname']), additionalProperties: false });
    expect(basics.properties.platform).toMatchObject({ enum: [...platformIds], default: 'debian-13' });
    expect(basics.properties.domains).toMatchObject({ type: 'array', minItems: 1, uniqueItems: true });
    expect(hardening.properties.messageSize).toMatchObject({ type: 'integer', minimum: 1, maximum: 1024 });
    expect(hardening.properties.verifySender).toEqual({ type: 'boolean', default: true });
    expect(routing.properties.aliases.items).toMatchObject({ required: ['alias', 'to'], additionalProperties: false });
  });

  test('the patterns of the schema judge as the wizard does', async () => {
    const { stdout } = await generate(['--schema']);
    const { basics, tls } = JSON.parse(stdout).properties;
    const judge = (question: { pattern: string }) => (text: string) => new RegExp(question.pattern).test(text);
    const [host, path] = [judge(basics.properties.hostname), judge(tls.properties.key)];
    expect(['mail.example.org', 'xn--bcher-kva.example', `${'a'.repeat(63)}.example`].filter(host)).toHaveLength(3);
    expect(['', 'mail', 'Mail.example.org', 'a.1', 'a..b', `${'a'.repeat(64)}.example`].filter(host)).toEqual([]);
    expect(['/a/b', '/etc/ssl/mail.pem'].filter(path)).toHaveLength(2);
    expect(['a', '/', '/a', '/a/', '/a/../b', '/a/b c', '/a/b$c'].filter(path)).toEqual([]);
  });

  test('--help says how to call it', async () => {
    const { status, stdout, stderr } = await generate(['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const option of ['--preset', '--set', '--out', '--list', '--schema']) expect(stdout).toContain(option);
  });
});

describe('wrong usage: status 2, a message, nothing written', () => {
  test.each<[string, (out: string) => string[]]>([
    ['no argument at all', () => []],
    ['an unknown option', (out) => [...PRESET, '--colour', 'red', '--out', out]],
    ['no answers', (out) => ['--out', out]],
    ['no --out', () => PRESET],
    ['an empty --out', () => [...PRESET, '--out', '']],
    ['two directories', (out) => [...PRESET, '--out', out, '--out', `${out}2`]],
    ['two presets', (out) => [...PRESET, ...PRESET, '--out', out]],
    ['two files', (out) => ['-', '-', '--out', out]],
    ['--set without =', (out) => [...PRESET, '--set', 'basics.hostname', '--out', out]],
    ['--set without a question', (out) => [...PRESET, '--set', '=x', '--out', out]],
    ['--set without anything', (out) => [...PRESET, '--out', out, '--set']],
    ['a file that is not there', (out) => [`${out}.json`, '--out', out]],
    ['--list and more', (out) => ['--list', '--out', out]],
  ])('%s', async (_, args) => {
    const out = join(scratch(), 'out');
    const { status, stdout, stderr } = await generate(args(out));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^generate: .+\n$/);
    expect(() => mkdirSync(out)).not.toThrow();
  });

  test('the status comes through npm', async () => {
    expect(await npmGenerate([])).toMatchObject({ status: 2, stdout: '' });
  });

  test.each([
    ['holds a file', (out: string) => writeFileSync(join(out, 'mine'), 'mine')],
    ['holds a hidden file', (out: string) => writeFileSync(join(out, '.mine'), 'mine')],
  ])('--out where the directory %s', async (_, fill) => {
    const out = scratch();
    fill(out);
    const { status, stderr } = await generate([...PRESET, '--out', out]);
    expect(status).toBe(2);
    expect(stderr).toContain(`${out}: the directory is not empty`);
  });

  test('--out where a file is', async () => {
    const out = join(scratch(), 'file');
    writeFileSync(out, 'mine');
    for (const place of [out, join(out, 'below')]) {
      expect(await generate([...PRESET, '--out', place])).toMatchObject({ status: 2, stdout: '' });
    }
  });
});
