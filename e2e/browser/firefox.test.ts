/** The main walk in the packaged Firefox ESR, which Playwright cannot drive. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import puppeteer from 'puppeteer-core';
import { expect, test } from 'vitest';
import { defaultsOf, withAnswer } from '../../src/core/answers/index.ts';
import { createGenerator, textOf } from '../../src/core/bundle.ts';
import { readme } from '../../src/words/en/readme.ts';
import { serve } from './serve.ts';

const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
const DIST = process.env.WIZARD_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
const isThere = existsSync(FIREFOX);
if (!isThere && process.env.CI !== 'true') {
  process.stderr.write(
    `\n*** NO FIREFOX: there is no ${FIREFOX} (apt-get install firefox-esr); its walk is skipped.\n\n`,
  );
}

const answers = [
  ['basics.hostname', 'mx.kitchen.example'],
  ['basics.ipv4', '203.0.113.10'],
  ['basics.domains', 'kitchen.example'],
  ['basics.administrator', 'carol'],
] as const;

test.runIf(isThere || process.env.CI === 'true')(
  'from the first screen to the bundle',
  async () => {
    expect(isThere, `${FIREFOX} is missing: install Debian's firefox-esr`).toBe(true);
    const served = await serve(DIST);
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: FIREFOX,
      headless: true,
      extraPrefsFirefox: { 'intl.accept_languages': 'en-GB, en' },
    });
    try {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.setViewport({ width: 1280, height: 800 });
      // The bytes that the page hands to the downloads, as it hands them over.
      await page.evaluateOnNewDocument(() => {
        const make = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (blob) => {
          if (blob instanceof Blob && blob.type === 'application/gzip') Object.assign(window, { handedOver: blob });
          return make(blob);
        };
      });
      await page.goto(served.address);
      await page.waitForSelector('.editor-host[data-ready] .cm-content');
      for (const [name, text] of answers) {
        await page.focus(`[name="${name}"]`);
        await page.$eval(`[name="${name}"]`, (field) => (field as HTMLInputElement).select());
        await page.keyboard.type(text);
      }
      for (const step of ['tls', 'routing', 'dovecot', 'hardening', 'review']) {
        await page.click('.neighbours .primary');
        await page.waitForSelector(`.step[aria-current][href="#/${step}"]`);
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('step-heading');
      }
      await page.waitForSelector('.all-clear');
      await page.click('.download-buttons .primary');
      await page.waitForFunction('window.handedOver !== undefined');
      const encoded = await page.evaluate(async () => {
        const { handedOver } = window as unknown as { handedOver: Blob };
        return Array.from(new Uint8Array(await handedOver.arrayBuffer()));
      });
      const entries = await unpackTar(new Uint8Array(gunzipSync(Uint8Array.from(encoded))));
      const texts = entries.map(({ header, data }) => [header.name, new TextDecoder().decode(data)]);

      let expected = withAnswer(defaultsOf('internet-dovecot'), 'basics.hostname', 'mx.kitchen.example');
      expected = withAnswer(expected, 'basics.ipv4', '203.0.113.10');
      expected = withAnswer(expected, 'basics.domains', ['kitchen.example']);
      expected = withAnswer(expected, 'basics.administrator', 'carol');
      const files = createGenerator(readme)(expected);
      expect(Object.fromEntries(texts)).toEqual(
        Object.fromEntries(files.map((file) => [`exim-wizard-mx.kitchen.example/${file.path}`, textOf(file)])),
      );
      expect(errors).toEqual([]);
    } finally {
      await browser.close();
      await served.close();
    }
  },
  120_000,
);
