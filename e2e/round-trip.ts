/** What becomes of a printed configuration when it is read again. */
import type { Answers } from '../src/core/answers/index.ts';
import type { Secrets } from '../src/core/answers/secrets.ts';
import { parser } from '../src/core/exim/grammar/index.ts';
import { parse } from '../src/core/exim/parse.ts';
import { toPlain } from '../src/core/exim/plain.ts';
import { configTree } from '../src/core/mailserver/exim/config.ts';

/** What the grammar itself has no place for: a few characters around each error node. */
export function errorNodes(text: string): string[] {
  const found: string[] = [];
  parser.parse(text).iterate({
    enter({ type, from, to }) {
      if (type.isError) found.push(text.slice(Math.max(0, from - 30), to + 30));
    },
  });
  return found;
}

/** The tree that was meant, section by section; one without a part is not begun. */
export const meant = (answers: Answers, secrets?: Secrets) =>
  configTree(answers, secrets)
    .map(({ name, nodes }) => ({ name, nodes: nodes.flatMap((node) => toPlain(node, name)) }))
    .filter(({ nodes }) => nodes.length > 0);

/** Error nodes, what Exim would not understand, and whether the tree is another one; nothing where the text makes the round trip. */
export function roundTripComplaints(answers: Answers, text: string, secrets?: Secrets): string[] {
  const { problems, sections } = parse(text);
  const other =
    JSON.stringify(sections) === JSON.stringify(meant(answers, secrets))
      ? []
      : ['the tree is not the one that was meant'];
  return [
    ...errorNodes(text),
    ...problems.map(({ from, to }) => text.slice(Math.max(0, from - 30), to + 30)),
    ...other,
  ];
}
