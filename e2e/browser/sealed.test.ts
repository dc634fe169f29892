/** Nothing leaves the page: its policy, its requests, and what it keeps of what is typed. */
import { expect, test } from 'vitest';
import { openStep, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();
const STEPS = ['TLS & authentication', 'Routing', 'Dovecot', 'Hardening', 'Review & install'];

test('the policy allows the own origin, one inline script and the styles, and nothing else', async () => {
  const { page } = await visit();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  const hash = /'sha256-[\w+/]{43}='/g;
  expect(policy?.replace(hash, 'HASH').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self' HASH",
    "style-src 'self' 'nonce-cm' HASH",
    "img-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  const inline = await page.locator('script:not([src])').allTextContents();
  expect(inline.length).toBe(1);
  expect(inline[0]?.length).toBeLessThanOrEqual(1024);
});

test('a whole walk breaks no rule of the policy, and no title or address holds what was typed', async () => {
  // Requests to other origins and blocked ones are complaints of each visit (`open.ts`).
  const { page } = await visit();
  await page.evaluate(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
  });
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
  const marker = 'marked7531';
  for (const step of [undefined, ...STEPS]) {
    if (step) await openStep(page, step);
    expect(await page.locator('input[type="password"]').count(), 'there are secrets now: search for them too').toBe(0);
    for (const field of await page.locator('main :is(input[type="text"], textarea):visible').all()) {
      await field.fill(`${marker}.example`);
      await field.fill(marker);
    }
    expect(`${await page.title()} ${page.url()}`).not.toContain(marker);
  }
  await page.getByRole('button', { name: 'Search' }).first().click();
  expect(requests.filter((request) => request.includes(marker))).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
});
