import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inLab, internet } from '../../../../../e2e/lab/index.ts';
import { protect, UnprintableText } from './escape.ts';

/** A setting of plain text, under the same name in 2.3 and 2.4. */
const SETTING = 'login_greeting';
const samples = fc.sample(fc.string({ unit: fc.constantFrom(...'\\"\'#{}<>$% \tabzé=,:;!?*/~|&()[]`^@+-_.') }), {
  numRuns: 300,
  seed: 20261121,
});

/** Each printable sample as Dovecot takes it. */
const written = samples.flatMap((text) => {
  try {
    return [{ text, source: protect(text, 'text') }];
  } catch (error) {
    expect(error).toBeInstanceOf(UnprintableText);
    return [];
  }
});

/** 2.4 quotes what it says where it must, 2.3 never. */
const unquoted = (said: string) =>
  /^"(?:[^"\\]|\\.)*"$/.test(said) ? said.slice(1, -1).replace(/\\(.)/g, '$1') : said;

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('the real doveconf on %s', (suite) => {
  test('reads every value back as it was', async () => {
    const net = await internet();
    try {
      const host = await net.host({ suite, name: 'mail.example.org', ip: '192.0.2.10' });
      const head = (await host.run('grep -h ^dovecot_ /etc/dovecot/dovecot.conf || true')).trim();
      for (const { text, source } of written) {
        await host.write('/tmp/one.conf', `${head}\n${SETTING} = ${source}\n`);
        const said = (await host.run(`doveconf -h -c /tmp/one.conf ${SETTING}`)).slice(0, -1);
        expect(suite === 'trixie' ? unquoted(said) : said, source).toBe(text);
      }
      expect(written.length).toBeGreaterThan(50);
    } finally {
      await net.close();
    }
  });
});
