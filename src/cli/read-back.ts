/** `--from`: the answers back from what the wizard made. */
import { existsSync } from 'node:fs';
import { type Answers, describeName } from '../core/answers/index.ts';
import { createGenerator } from '../core/bundle.ts';
import { compareFiles } from '../core/hand-edits.ts';
import { linkIn, type Opened, openFiles, openText } from '../core/opened.ts';
import { readme as english } from '../words/en/readme.ts';
import { readme as chinese } from '../words/zh-CN/readme.ts';
import { InvalidAnswers } from './errors.ts';
import { fromWhereYouStand, readBytes } from './input.ts';

/** The answers in what the wizard made. Tells on standard error what else is in it. @throws InvalidAnswers, CannotDo */
export async function readBack(from: string): Promise<Answers> {
  const opened = await open(from);
  if (!opened.answers || opened.problems.length > 0) throw new InvalidAnswers(opened.problems);
  for (const note of notesOn(opened, opened.answers)) process.stderr.write(`note: ${note}\n`);
  return opened.answers;
}

async function open(from: string): Promise<Opened> {
  if (linkIn(from) && !existsSync(fromWhereYouStand(from))) return openText(from, 'link');
  return openFiles([{ path: from, bytes: await readBytes(from) }]);
}

function notesOn({ files }: Opened, answers: Answers): readonly string[] {
  const { edited, others, unknown } = compareFiles(
    files,
    answers,
    [english, chinese].map((words) => createGenerator(words)),
  );
  return [
    ...edited.map(({ path, changes }) => {
      const count = `${changes.length} ${changes.length === 1 ? 'line differs' : 'lines differ'}`;
      return `${describeName(path)}: ${count} from what the wizard prints; changes made by hand are not kept`;
    }),
    ...others.map((path) => `${describeName(path)}: holds other answers, which are not used`),
    ...unknown.map((path) => `${describeName(path)}: is none of the wizard's files and was not read`),
  ];
}
