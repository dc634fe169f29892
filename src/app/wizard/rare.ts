/** Questions that few people change: they fold under "More" at the end of their step. */
import type { QuestionId } from '../../core/answers/index.ts';

export const rareQuestions: ReadonlySet<QuestionId> = new Set<QuestionId>([
  'routing.dane',
  'routing.giveUpAfter',
  'dovecot.certificate',
  'hardening.localPerMinute',
  'hardening.localPerHour',
]);
