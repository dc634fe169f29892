/** The preview: live, in small steps, and with a way from an answer to its lines and back. */
import { expect, test } from 'vitest';
import { openStep, previewLines, wizardBrowser } from './open.ts';

const { visit } = wizardBrowser();

test('each keystroke is in the next frame, and touches only the lines that it changes', async () => {
  const { page } = await visit();
  const control = page.locator('[name="basics.hostname"]');
  await control.fill('a.kitchen.example');
  // Colours come after the text, once, and are no keystroke's doing.
  await page.locator('.cm-line [class*="tok-"]').first().waitFor();
  await page.evaluate(() => {
    const touched: Set<Node> = new Set();
    Object.assign(window, { touched });
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const line = element?.closest('.cm-line');
        if (line) touched.add(line);
        else if (element?.classList.contains('cm-content')) touched.add(element);
      }
    }).observe(document.querySelector('.cm-content') as Element, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await control.press('Home');
  // The page has asked for its frame when the key comes here, so this looks last in the same frame: what it sees is painted.
  await page.evaluate(() => {
    Object.assign(window, {
      framed: new Promise((resolve) => {
        const look = () => resolve(document.querySelector('.cm-content')?.textContent);
        addEventListener('input', () => requestAnimationFrame(look), { once: true });
      }),
    });
  });
  await page.keyboard.type('b');
  expect(await page.evaluate(() => (window as unknown as { framed: Promise<string> }).framed)).toContain(
    'primary_hostname = ba.kitchen.example',
  );
  const touched = await page.evaluate(() =>
    [...(window as unknown as { touched: Set<Node> }).touched].map((node) => node.textContent ?? ''),
  );
  expect(touched.length).toBeGreaterThan(0);
  for (const text of touched) expect(text).toContain('a.kitchen.example');
});

test('focus on a question marks its lines; the cursor on a line leads back to the question', async () => {
  const { page } = await visit();
  await page.locator('[name="basics.hostname"]').focus();
  const marked = page.locator('.cm-line.cm-own');
  expect(await marked.allTextContents()).toContainEqual(expect.stringContaining('primary_hostname'));
  await openStep(page, 'Hardening');
  await page.locator('.cm-line', { hasText: /^primary_hostname/ }).click({ position: { x: 20, y: 5 } });
  await page.locator('.line-panel').getByRole('button', { name: 'Host name of the mail server' }).click();
  await page.getByRole('heading', { level: 2, name: 'Basics' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('basics.hostname');
});

test('a question far down the file is scrolled to', async () => {
  const { page } = await visit({ hash: '#/routing' });
  await page.getByText(/^More \(/).click();
  await page.getByLabel('Give up on undeliverable mail after').focus();
  await expect.poll(() => page.locator('.cm-line.cm-own').first().isVisible()).toBe(true);
});

test('what the last answer changed is marked, counted and told', async () => {
  const { page } = await visit();
  await page.getByLabel('Operating system').focus();
  await page.getByLabel('Host name of the mail server').fill('mx.kitchen.example');
  // Both follow a frame after the key.
  await page.getByRole('tab', { selected: true }).filter({ hasText: /±\d+/ }).waitFor();
  await page.locator('.cm-line.cm-changed', { hasText: 'mx.kitchen.example' }).first().waitFor();
  await page.getByText(/\d+ lines? changed in exim/).waitFor({ state: 'attached' });
});

test('tabs work by arrow keys', async () => {
  const { page } = await visit();
  const tabs = page.getByRole('tab');
  await tabs.first().focus();
  await page.keyboard.press('End');
  expect(await tabs.last().getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('ArrowRight');
  expect(await tabs.first().getAttribute('aria-selected')).toBe('true');
});

test('the file can be searched', async () => {
  const { page } = await visit();
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('textbox', { name: 'Find' }).pressSequentially('qualify_domain');
  await expect.poll(() => page.locator('.cm-searchMatch').count()).toBeGreaterThan(0);
});

test('the editor takes the place of the plain text without moving anything', async () => {
  const { page } = await visit({ editor: false });
  const shift = await page.evaluate(async () => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    while (!document.querySelector('.editor-host[data-ready]')) await new Promise((done) => setTimeout(done, 50));
    await new Promise((done) => setTimeout(done, 500));
    return sum;
  });
  expect(shift).toBe(0);
});

test('undo and redo change answer, field and files together', async () => {
  const { page } = await visit();
  const control = page.locator('[name="basics.hostname"]');
  await control.fill('mx.kitchen.example');
  await page.getByRole('button', { name: 'Undo: Host name of the mail server' }).click();
  expect(await control.inputValue()).toBe('mail.example.org');
  expect((await previewLines(page)).join('\n')).toContain('primary_hostname = mail.example.org');
  await page.getByRole('button', { name: 'Redo: Host name of the mail server' }).click();
  expect(await control.inputValue()).toBe('mx.kitchen.example');
  expect((await previewLines(page)).join('\n')).toContain('primary_hostname = mx.kitchen.example');
});
