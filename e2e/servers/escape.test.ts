/** The escaping table against the real Exim: whatever text goes in, Exim reads that text back. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ex, literal, type Node, printNodes, text } from '../../src/core/exim/index.ts';
import { type Host, type Internet, inLab, internet } from '../lab/index.ts';

/** Text that steers something in Exim, between all that a keyboard can type. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '$',
        '\\',
        '{',
        '}',
        '${run{/bin/true}}',
        '\\N',
        ':',
        ';',
        ',',
        '<',
        '#',
        '"',
        "'",
        '^',
        '!',
        '@',
      ),
      fc.constantFrom('_HAVE_GNUTLS', '_OPT_MAIN_X', 'é', '密', '\u00a0', '\u202e', ' ', '\t', '\n', '\\n', '|', '/'),
      fc.string({ minLength: 1, maxLength: 4, unit: 'grapheme-ascii' }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** The value of the one option that these nodes print. */
function printed(node: Node): string {
  const lines = printNodes([node], 'main', 'none').map((line) => line.text);
  return lines.join('\n').replace(/^[a-z_]+ = /, '');
}

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('what Exim reads back on %s', (suite) => {
  let net: Internet;
  let host: Host;

  beforeAll(async () => {
    net = await internet();
    host = await net.host({ suite, name: 'mail.example.org' });
    await host.write('/etc/exim4/exim4.conf', 'keep_environment =\n');
  });
  afterAll(async () => {
    await host?.close();
    await net?.close();
  });

  test('text inside an expansion', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (typed) => {
        const value = printed({ kind: 'option', name: 'smtp_banner', value: ex`[${literal(typed)}]` });
        expect(await host.run(['exim4', '-be', value])).toBe(`[${typed}]\n`);
      }),
      { numRuns: 300, seed: 20261121 },
    );
  });

  test('text as an item of a list inside an expansion', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (typed) => {
        fc.pre(!/^[<\s]|\s$/.test(typed));
        const value = printed({
          kind: 'option',
          name: 'smtp_banner',
          value: ex`\${listextract{2}{<, a, ${literal(typed, ',')}, b}}`,
        });
        expect(await host.run(['exim4', '-be', value])).toBe(`${typed}\n`);
      }),
      { numRuns: 200, seed: 20261121 },
    );
  });

  test('text as an option of its own, through the configuration file with its macros', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (typed) => {
        // The bracket: an argument of -be that begins with a capital letter is taken for a macro's definition.
        fc.pre(!/[\s\\]$/.test(typed));
        const value = text(`[${typed}`);
        const lines = printNodes([{ kind: 'option', name: 'smtp_banner', value }], 'main', 'none');
        const file = `keep_environment =\n${lines.map((line) => line.text).join('\n')}\n`;
        await host.write('/tmp/exim.conf', file);
        const stored = (await host.run(['exim4', '-C', '/tmp/exim.conf', '-bP', 'smtp_banner'])).replace(
          /^smtp_banner = |\n$/g,
          '',
        );
        expect(await host.run(['exim4', '-be', stored])).toBe(`[${typed}\n`);
      }),
      { numRuns: 200, seed: 20261121 },
    );
  });
});
