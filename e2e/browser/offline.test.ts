/** After one visit the network is not needed; a new version is offered and waits. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { expect, test } from 'vitest';
import { openStep } from './open.ts';
import { serve } from './serve.ts';

const DIST = process.env.WIZARD_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

async function afterFirstVisit() {
  const folder = mkdtempSync(join(tmpdir(), 'wizard-'));
  cpSync(DIST, folder, { recursive: true });
  const served = await serve(folder);
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ locale: 'en-GB', acceptDownloads: true });
  await page.goto(served.address);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return { folder, served, browser, page };
}

test('without a server the page opens, and a walk ends with the bundle', async () => {
  const { served, browser, page } = await afterFirstVisit();
  try {
    await served.close();
    await page.reload();
    await page.locator('.editor-host[data-ready]').waitFor();
    await openStep(page, 'Review & install');
    const button = page.getByRole('button', { name: 'Download .zip' });
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(file.suggestedFilename()).toMatch(/\.zip$/);
  } finally {
    await browser.close();
  }
});

test('a new version is offered; it comes when it is asked for', async () => {
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
    await now.click();
    await page.locator('meta[name="version"]').waitFor({ state: 'attached' });
  } finally {
    await browser.close();
    await served.close();
  }
});
