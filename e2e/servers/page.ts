/** The wizard's page, clicked through as a person does: answers go in by their controls, the bundle comes out as a download. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import type { Answers, QuestionId } from '../../src/core/answers/index.ts';
import { answerOf, defaultsOf, locate, questionIds, stepIds } from '../../src/core/answers/index.ts';
import { shell } from '../../src/words/en/shell.ts';
import { chromiumOptions } from '../browser/chromium.ts';
import { serve } from '../browser/serve.ts';

/** How a person writes an answer into its control. */
function typed(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value
    .map((item) => {
      if (typeof item === 'string') return item;
      if ('alias' in item) return `${item.alias}: ${item.to.join(', ')}`;
      return Object.values(item)
        .map((cell) => (Array.isArray(cell) ? cell.join(',') : String(cell)))
        .join(' ');
    })
    .join('\n');
}

async function answer(page: Page, id: QuestionId, value: unknown): Promise<void> {
  const control = page.locator(`[name="${id}"]`);
  const first = control.first();
  // What few people change folds under "More".
  const folded = page.locator('details:not([open])', { has: control });
  if ((await folded.count()) > 0) await folded.locator('> summary').click();
  const kind = await first.evaluate((element) =>
    element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase(),
  );
  if (kind === 'radio') await page.locator(`[name="${id}"][value="${value}"]`).check();
  else if (kind === 'checkbox') await first.setChecked(value === true);
  else if (kind === 'select') await first.selectOption(String(value));
  else await first.fill(typed(value));
}

/** Gives these answers in the page, step by step, and returns the .tar.gz that it makes. */
export async function bundleFromPage(answers: Answers): Promise<Buffer> {
  const served = await serve(process.env.WIZARD_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url)));
  const browser = await chromium.launch(chromiumOptions());
  try {
    const page = await browser.newPage({ locale: 'en', viewport: { width: 1280, height: 800 } });
    await page.goto(served.address);
    const defaults = defaultsOf(answers.preset);
    const differs = (id: QuestionId) =>
      JSON.stringify(answerOf(answers, id)) !== JSON.stringify(answerOf(defaults, id));
    for (const step of stepIds) {
      await page.getByRole('navigation').getByRole('link', { name: shell.steps.names[step] }).click();
      await page
        .getByRole('heading', { name: shell.steps.names[step], level: 1 })
        .or(page.getByRole('heading', { name: shell.steps.names[step], level: 2 }))
        .first()
        .waitFor();
      // A question may appear only once an earlier one is answered, so they are answered in the order of the page.
      for (const id of questionIds.filter((candidate) => locate(candidate).step === step && differs(candidate))) {
        await answer(page, id, answerOf(answers, id));
      }
    }
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /\.tar\.gz/ }).click();
    return await readFile(await (await download).path());
  } finally {
    await browser.close();
    await served.close();
  }
}
