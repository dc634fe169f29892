/** What is copied can be pasted as it is: nothing that a shell prints stands before a command. */
import { expect, test } from 'vitest';
import { randomAnswers } from '../../core/answers/variants.ts';
import { createGenerator, textOf } from '../../core/bundle.ts';
import { languageIds, loadReadme } from '../../words/languages.ts';
import { installSteps } from './commands.ts';

/** What shells put before a line: `$ ls`, `# ls`, `> ls`, `root@mail:~# ls`. */
const PROMPT = /^\s*(?:[$#%>]\s|\S+@\S+:\S*[$#]\s)/;

/** Where a system’s commands are not known: a sentence, which a shell passes over. */
const REMARK = /^# install with the package manager of this system:/;

test('a prompt is known when it is there', () => {
  for (const line of ['$ ls', '# ls', '> ls', 'root@mail:~# ls', 'alice@mail:/tmp$ ls']) expect(line).toMatch(PROMPT);
  for (const line of ['ls', 'scp a root@mail:', 'ssh root@mail', 'echo $HOME']) expect(line).not.toMatch(PROMPT);
});

test('no command of the page has one', () => {
  const commands = randomAnswers(60, 5).flatMap((answers) => installSteps(answers).flatMap((step) => step.commands));
  expect(new Set(commands).size).toBeGreaterThan(20);
  expect(commands.filter((command) => PROMPT.test(command) && !REMARK.test(command))).toEqual([]);
});

test.each(languageIds)('no command of the read-me has one (%s)', async (language) => {
  const generate = createGenerator(await loadReadme(language));
  const found: string[] = [];
  let commands = 0;
  for (const answers of randomAnswers(30, 5)) {
    const readme = generate(answers).find(({ path }) => path === 'README.md');
    const blocks = (readme ? textOf(readme) : '').matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm);
    for (const [, block = ''] of blocks) {
      const lines = block.split('\n').filter((line) => line.trim() !== '');
      commands += lines.length;
      found.push(...lines.filter((line) => PROMPT.test(line) && !REMARK.test(line)));
    }
  }
  expect(commands).toBeGreaterThan(100);
  expect(found).toEqual([]);
});
