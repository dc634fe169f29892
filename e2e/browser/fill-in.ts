/** Fills in everything that the wizard can ask for: every field of every step, behind every choice. */
import type { Locator, Page } from '@playwright/test';

/** What a password is typed into, by any of the signs of it. */
export const SECRET_FIELDS = 'input[type="password"], input[autocomplete*="password"], [data-secret]';
const TEXT_FIELDS = 'input[type="text"], input[type="email"], input[type="url"], input:not([type]), textarea';

export interface Marks {
  /** Goes into every text field, inside something valid where there is such a thing. */
  readonly plain: string;
  /** Goes into every field for a password. */
  readonly secret: string;
}

export interface Filled {
  /** Names of the fields. */
  readonly texts: Set<string>;
  readonly secrets: Set<string>;
}

const nameOf = async (field: Locator) => (await field.getAttribute('name')) ?? (await field.getAttribute('id')) ?? '';

const visible = (page: Page, selector: string) => page.locator(`main :is(${selector}):visible`).all();

/** The marked word as the answer that this field takes; what was there where it takes none. */
async function fillText(field: Locator, word: string): Promise<void> {
  const before = await field.inputValue();
  const candidates = [`${word}.example`, word, `/etc/${word}`, `${word}: alice`, `alice@${word}.example`];
  // Addresses of machines hold no word, but samples of them are no answers.
  candidates.push('203.0.113.31', before);
  for (const candidate of candidates) {
    await field.fill(candidate);
    await field.blur();
    if ((await field.getAttribute('aria-invalid')) !== 'true') return;
  }
}

/** Fills what is on the screen and was not filled before; says whether a field for a password was among it. */
async function fillShown(page: Page, marks: Marks, filled: Filled): Promise<boolean> {
  for (const details of await page.locator('main details.more:not([open]) > summary').all()) await details.click();
  let secret = false;
  for (const field of await visible(page, SECRET_FIELDS)) {
    const name = await nameOf(field);
    secret ||= !filled.secrets.has(name);
    filled.secrets.add(name);
    await field.fill(marks.secret);
    await field.blur();
  }
  for (const field of await visible(page, TEXT_FIELDS)) {
    const name = await nameOf(field);
    if (filled.texts.has(name) || (await field.and(page.locator(SECRET_FIELDS)).count()) > 0) continue;
    filled.texts.add(name);
    await fillText(field, marks.plain);
  }
  return secret;
}

/** Fills the step that is open. Choices are tried one by one; they end as they were, or where they ask for a password. */
export async function fillStep(page: Page, marks: Marks, filled: Filled): Promise<void> {
  // Its questions come when they are needed.
  await page.locator('main :is(input, textarea)').first().waitFor({ state: 'attached' });
  await fillShown(page, marks, filled);
  const names = new Set(
    await page
      .locator('main input[type="radio"]')
      .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).name)),
  );
  for (const name of names) {
    const choices = page.locator(`main input[type="radio"][name="${name}"]`);
    let last = await choices.evaluateAll((all) => all.findIndex((each) => (each as HTMLInputElement).checked));
    for (let index = 0; index < (await choices.count()); index++) {
      await choices.nth(index).check();
      if (await fillShown(page, marks, filled)) last = index;
    }
    await choices.nth(last).check();
    await fillShown(page, marks, filled);
  }
  const flags = page.locator('main input[type="checkbox"]');
  for (let index = 0; index < (await flags.count()); index++) {
    const flag = flags.nth(index);
    const before = await flag.isChecked();
    await flag.setChecked(!before);
    if (!(await fillShown(page, marks, filled))) await flag.setChecked(before);
  }
}
