/**
 * The command line, a few lines over the core: answers in, the bundle's files out. `cli/help.ts` is the contract.
 * `src/cli.mjs` starts it.
 */
import { answersOf } from './cli/answers.ts';
import { readArguments } from './cli/arguments.ts';
import { CannotDo, InvalidAnswers } from './cli/errors.ts';
import { fromWhereYouStand } from './cli/input.ts';
import { writeBundle } from './cli/write-bundle.ts';
import { createGenerator } from './core/bundle.ts';
import { readme } from './words/en/readme.ts';

const DONE = 0;
const INVALID = 1;
const CANNOT = 2;

/** Does what `args` ask for and returns the exit status. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const request = readArguments(args);
    if ('print' in request) process.stdout.write(request.print);
    else writeBundle(createGenerator(readme)(await answersOf(request)), fromWhereYouStand(request.out));
    return DONE;
  } catch (error) {
    if (error instanceof InvalidAnswers) {
      process.stderr.write(error.lines.map((line) => `${line}\n`).join(''));
      return INVALID;
    }
    if (!(error instanceof CannotDo)) throw error;
    process.stderr.write(`generate: ${error.message}\n`);
    return CANNOT;
  }
}
