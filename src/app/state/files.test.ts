import { afterEach, expect, test, vi } from 'vitest';
import { textOf } from '../../core/files.ts';
import { createWizard, FIRST_PRESET, mainFile, type Wizard } from './wizard.ts';

const NAME = 'mx.typed.example';

afterEach(() => {
  vi.useRealTimers();
});

async function typed(): Promise<{ wizard: Wizard; shows: (path: string) => boolean; main: string; readme: string }> {
  const wizard = createWizard('en', FIRST_PRESET);
  const files = await wizard.whole();
  vi.useFakeTimers();
  const readme = files.find(({ path }) => path.endsWith('README.md'))?.path ?? '';
  const main = mainFile(files)?.path ?? '';
  wizard.answers.say('basics.hostname', NAME);
  const shows = (path: string) => {
    const file = wizard.output.get().files.find((each) => each.path === path);
    return file !== undefined && textOf(file).includes(NAME);
  };
  return { wizard, shows, main, readme };
}

test('the open file is made at once, the others when typing pauses', async () => {
  const { wizard, shows, main, readme } = await typed();
  expect([shows(main), shows(readme)]).toEqual([true, false]);
  vi.advanceTimersByTime(100);
  wizard.answers.say('basics.hostname', `${NAME}.org`);
  vi.advanceTimersByTime(100);
  expect([shows(main), shows(readme)]).toEqual([true, false]);
  vi.advanceTimersByTime(100);
  expect([shows(main), shows(readme)]).toEqual([true, true]);
});

test('a file that is opened in the middle of typing is not behind', async () => {
  const { wizard, shows, readme } = await typed();
  expect(shows(readme)).toBe(false);
  wizard.go({ path: readme });
  expect(shows(readme)).toBe(true);
});

test.each([{ step: 'review' }, { line: 3 }] as const)('nor is any file when somebody goes to %o', async (place) => {
  const { wizard, shows, readme } = await typed();
  expect(shows(readme)).toBe(false);
  wizard.go(place);
  expect(shows(readme)).toBe(true);
});
