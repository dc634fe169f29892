/** After one visit the network is not needed; a new version is offered and waits. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { unpackTar } from 'modern-tar';
import { expect, test } from 'vitest';
import { openStep } from './open.ts';
import { serve } from './serve.ts';

const DIST = process.env.WIZARD_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

interface Manifest {
  readonly icons: readonly {
    readonly src: string;
    readonly sizes: string;
    readonly type: string;
    readonly purpose: string;
  }[];
}

async function afterFirstVisit(locale = 'en-GB') {
  const folder = mkdtempSync(join(tmpdir(), 'wizard-'));
  cpSync(DIST, folder, { recursive: true });
  const served = await serve(folder);
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const context = await browser.newContext({ locale, acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(served.address);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return { folder, served, browser, page };
}

/** A click on the button that offers this archive, and its bytes. */
async function takeArchive(page: Page, name: RegExp): Promise<Buffer> {
  const button = page.getByRole('button', { name });
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFileSync(await file.path());
}

const spoken = [
  { locale: 'en-GB', steps: 6, next: /^Next: /, done: 'Review & install', host: 'mx.kitchen.example' },
  { locale: 'zh-CN', steps: 6, next: /^下一步/, done: '检查与安装', host: 'mx.kitchen.example' },
] as const;

test.each(spoken)(
  '$locale: without a server the page opens again, and a walk ends with both archives',
  async (language) => {
    const { served, browser, page } = await afterFirstVisit(language.locale);
    try {
      await served.close();
      // Another tab, so that nothing is left in the memory of the first.
      const later = await page.context().newPage();
      await page.close();
      await later.goto(served.address);
      await later.locator('.editor-host[data-ready]').waitFor({ state: 'attached' });
      await later.locator('[name="basics.hostname"]').fill(language.host);
      for (let step = 1; step < language.steps; step++) {
        await later.getByRole('button', { name: language.next }).click();
        await later.locator('.lead').waitFor();
      }
      await later.getByRole('heading', { level: 2, name: language.done }).waitFor();
      const zip = await takeArchive(later, /\.zip/);
      const tar = await takeArchive(later, /\.tar\.gz/);
      const files = unzipSync(zip);
      const entries = await unpackTar(gunzipSync(tar));
      expect(entries.map(({ header }) => header.name)).toEqual(Object.keys(files));
      const text = (end: string) =>
        new TextDecoder().decode(Object.entries(files).find(([name]) => name.endsWith(end))?.[1]);
      expect(text('exim4.conf')).toContain(`primary_hostname = ${language.host}`);
      expect(text('README.md')).toContain(language.host);
      expect(text('install.sh')).toMatch(/^#!\/bin\/sh\n/);
      // What a line is, and another language, were not looked at before.
      await later.getByRole('tab', { name: 'exim4.conf' }).click();
      await later.locator('.cm-line', { hasText: 'primary_hostname' }).first().click();
      await later.locator('.line-manual').first().waitFor();
      const other = language.locale === 'zh-CN' ? 'en' : 'zh-CN';
      await later.locator(`select:has(option[value="${other}"])`).selectOption(other);
      await expect.poll(() => later.locator('html').getAttribute('lang')).toBe(other);
    } finally {
      await browser.close();
    }
  },
);

test('the page can be installed: a manifest with icons of their sizes, one of them maskable', async () => {
  const { served, browser, page } = await afterFirstVisit();
  try {
    const address = await page.locator('link[rel="manifest"]').evaluate((link) => (link as HTMLLinkElement).href);
    const manifest = (await (await fetch(address)).json()) as Manifest;
    expect(manifest).toMatchObject({
      display: 'standalone',
      start_url: './',
      scope: './',
      name: 'Exim configuration wizard',
    });
    const wanted = manifest.icons.map(({ sizes, type, purpose }) => `${sizes} ${type} ${purpose}`);
    for (const icon of ['192x192 image/png any', '512x512 image/png any', '512x512 image/png maskable']) {
      expect(wanted).toContain(icon);
    }
    for (const { src, sizes, type } of manifest.icons) {
      const bytes = Buffer.from(await (await fetch(new URL(src, address))).arrayBuffer());
      if (type !== 'image/png') continue;
      // Width and height stand in the header of a PNG (its specification, section 11.2.1).
      expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
    }
    // What Chromium itself holds against installing it; nobody installs anything in a private window, which a test's is.
    const session = await page.context().newCDPSession(page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
  } finally {
    await browser.close();
    await served.close();
  }
});

test('a new version is offered; it waits while somebody works, and comes when it is asked for', async () => {
  const { folder, served, browser, page } = await afterFirstVisit();
  try {
    const index = readFileSync(join(folder, 'index.html'), 'utf8');
    writeFileSync(join(folder, 'index.html'), index.replace('</head>', '<meta name="version" content="2"></head>'));
    const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
    writeFileSync(join(folder, 'sw.js'), worker.replace(/(index\.html[^}]*?)[0-9a-f]{16}/, '$1fedcba9876543210'));
    await page.reload();
    const now = page.getByRole('button', { name: 'Load it now' });
    await now.waitFor();
    expect(await page.locator('meta[name="version"]').count()).toBe(0);
    // Neither work nor another load takes it unasked.
    await page.locator('[name="basics.hostname"]').fill('mx.kitchen.example');
    await openStep(page, 'Routing');
    await page.reload();
    await now.waitFor();
    expect(await page.locator('meta[name="version"]').count()).toBe(0);
    await now.click();
    await page.locator('meta[name="version"]').waitFor({ state: 'attached' });
    // Step and draft are as they were.
    await page.getByRole('heading', { level: 2, name: 'Routing' }).waitFor();
    await openStep(page, 'Basics');
    await expect.poll(() => page.locator('[name="basics.hostname"]').inputValue()).toBe('mx.kitchen.example');
  } finally {
    await browser.close();
    await served.close();
  }
});
