#!/usr/bin/env node
// Makes the README's pictures of the current build:  npm run build && node e2e/pictures.mjs
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const DIST = process.env.WIZARD_DIST ?? path('../dist');
const OUT = path('../.github');
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

const pictures = [
  { name: 'wizard.png', width: 1280, height: 800, colorScheme: 'light', step: 'basics', question: 'basics.hostname' },
  {
    name: 'wizard-dark.png',
    width: 1280,
    height: 800,
    colorScheme: 'dark',
    step: 'hardening',
    question: 'hardening.spf',
  },
  { name: 'wizard-narrow.png', width: 390, height: 800, colorScheme: 'light', step: 'review' },
];

const answers = {
  'basics.hostname': 'mail.kitchen-table.example',
  'basics.domains': 'kitchen-table.example',
  'basics.administrator': 'alice',
};

const server = createServer(async (request, response) => {
  const name = normalize(new URL(request.url, 'http://localhost').pathname.replace(/\/$/, '/index.html'));
  try {
    const content = await readFile(join(DIST, name));
    response.writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream' }).end(content);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
await mkdir(OUT, { recursive: true });

for (const { name, width, height, colorScheme, step, question } of pictures) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.locator('.editor-host[data-ready] .cm-content').waitFor({ state: 'attached' });
  for (const [id, text] of Object.entries(answers)) await page.locator(`[name="${id}"]`).fill(text);
  await page.getByRole('button', { name: 'Keep alice' }).click();
  await page.locator(`.step[href="#/${step}"]`).click();
  await page.locator(`.step[aria-current][href="#/${step}"]`).waitFor();
  if (step === 'review') await page.locator('.command').first().waitFor();
  if (question) await page.locator(`[name="${question}"]:is(:not([type="radio"]), :checked)`).focus();
  // Until the lines that light up have faded.
  await page.waitForTimeout(2500);
  await page.screenshot({ path: join(OUT, name) });
  await context.close();
}
await browser.close();
server.close();
