/** Which questions apply. What does not apply is absent from the page; its answer is kept for when it applies again. */
import { type Answers, fieldOf, type QuestionId } from '../../core/answers/index.ts';

const conditions: Partial<Record<QuestionId, (answers: Answers) => boolean>> = {
  'tls.certificate': (answers) => answers.tls.source === 'files',
  'tls.key': (answers) => answers.tls.source === 'files',
  'routing.dkimSelector': (answers) => answers.routing.dkim,
  'dovecot.mailboxes': (answers) => answers.dovecot.users === 'virtual',
};

export function applies(id: QuestionId, answers: Answers): boolean {
  return conditions[id]?.(answers) ?? true;
}

/** Questions whose default is a sample that fits nobody's server. */
export const sampleQuestions: readonly QuestionId[] = [
  'basics.hostname',
  'basics.domains',
  'basics.administrator',
  'dovecot.mailboxes',
];

/** Whether `value` is the sample value of `id`. */
export function isSample(id: QuestionId, value: unknown): boolean {
  return sampleQuestions.includes(id) && JSON.stringify(value) === JSON.stringify(fieldOf(id).default);
}
