/** Whoever wants to learn finds in each part of the servers' files why it is so; brief comments alone are no explanation. */
import { expect, test } from 'vitest';
import { readme } from '../../words/en/readme.ts';
import { withAnswer } from '../answers/index.ts';
import { randomAnswers } from '../answers/variants.ts';
import { createGenerator, linesOf } from '../bundle.ts';

/** The comments of each part of the servers' files, at a level. */
function commentsAt(level: 'brief' | 'teaching'): ReadonlyMap<string, ReadonlySet<string>> {
  const generate = createGenerator(readme);
  const found = new Map<string, Set<string>>();
  for (const random of randomAnswers(60, 41)) {
    for (const file of generate(withAnswer(random, 'review.comments', level))) {
      if (!/^root\/etc\/(exim4?|dovecot|mail)\/.*\.conf$/.test(file.path)) continue;
      for (const line of linesOf(file)) {
        if (!line.about && !line.comment) continue;
        const comments = found.get(line.part) ?? new Set();
        if (line.comment) comments.add(line.text.trim());
        found.set(line.part, comments);
      }
    }
  }
  return found;
}

const brief = commentsAt('brief');
const teaching = commentsAt('teaching');

test('there are parts to look at', () => {
  expect(teaching.size).toBeGreaterThan(25);
});

test('every part says more at the level of teaching', () => {
  const silent = [...teaching].filter(([part, comments]) => {
    const more = [...comments].some((comment) => !brief.get(part)?.has(comment));
    return !more;
  });
  expect(silent.map(([part]) => part)).toEqual([]);
});
