/** Checks on strangers: statements of one ACL that belong together, with the questions that decide about them. */
import type { QuestionId } from '../../../answers/index.ts';
import { type Clause, type Statement, statement, type Value, when } from '../../../exim/index.ts';
import type { Conditional } from '../../../exim/syntax.ts';
import { type Derived, derive, type Given, type ValuesOf, type View } from '../../part.ts';

export type Judgement = Statement | Conditional<Statement>;
export type Check = Derived<readonly Judgement[]>;

/**
 * A check that reads `uses` (and `given`); its statements are owned by them and not by everything that the ACL reads. There is none where
 * nothing comes in from outside.
 */
export function check<const U extends readonly QuestionId[], G extends Given = Record<never, never>>(
  uses: U,
  build: (a: View<U[number]>, given: ValuesOf<G>) => readonly Judgement[],
  given?: G,
): Check {
  const made: Check = derive(
    uses,
    (a, values: ValuesOf<G>) => build(a, values).map((item) => owned(item, uses)),
    given,
  );
  return derive(
    ['basics.incoming'],
    (a, { made }): readonly Judgement[] => (a['basics.incoming'] === 'none' ? [] : made),
    { made },
  );
}

function owned(item: Judgement, from: readonly QuestionId[]): Judgement {
  if (item.kind === 'statement') return { from, ...item };
  return { ...item, nodes: item.nodes.map((node) => ({ from, ...node })) };
}

/** The header that marks what is suspicious and accepted all the same; Sieve and mail programs can filter on it. */
export const MARK = 'X-Suspicious';
/** What the spam filter's verdict becomes: above the limit, and the points of every judged message. */
export const SPAM_FLAG = 'X-Spam-Flag';
export const SPAM_SCORE = 'X-Spam-Score';

/**
 * Marks are this server's alone. Removed with MAIL, since what an ACL removes goes before what this and later ones add: ours stay. The
 * filter's own are removed where there is a filter; elsewhere they are somebody else's business.
 */
export const forgedMarks = check(['hardening.spamFilter'], (a) => [
  statement(
    'warn',
    [
      when(
        'remove_header',
        [MARK, ...(a['hardening.spamFilter'] === 'none' ? [] : [SPAM_FLAG, SPAM_SCORE])].join(' : '),
      ),
    ],
    {
      comment: {
        brief: 'marks that come with a message are forged: only this server sets them',
        teaching: [
          'Marks that come with a message are forged: only this server sets them, below and in the ACLs that follow.',
          'Rules of Sieve and of mail programs can therefore believe them.',
        ],
      },
    },
  ),
]);

/** The clauses that mark a message; `reason` is an expansion of our own without anything that its sender can shape. */
export const mark = (reason: string): readonly Clause[] => [
  when('add_header', `${MARK}: ${reason}`),
  when('log_message', `marked: ${reason}`),
];

/** A statement that refuses or marks where `clauses` are true. */
export function refuseOrMark(
  policy: 'refuse' | 'mark',
  clauses: readonly Clause[],
  words: { readonly message: Value | string; readonly mark: string; readonly brief: string },
): Statement {
  const comment = { brief: words.brief };
  return policy === 'refuse'
    ? statement('deny', [...clauses, when('message', words.message)], { comment })
    : statement('warn', [...clauses, ...mark(words.mark)], { comment });
}
