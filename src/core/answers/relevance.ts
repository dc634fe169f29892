/** Which questions apply. What does not apply is absent from the page; its answer is kept for when it applies again. */
import { type Answers, answerOf, defaultsOf, type QuestionId } from './index.ts';

const conditions: Partial<Record<QuestionId, (answers: Answers) => boolean>> = {
  'basics.listenAddresses': (answers) => answers.basics.listen === 'addresses',
  'tls.certificate': (answers) => answers.tls.source === 'files',
  'tls.key': (answers) => answers.tls.source === 'files',
  'routing.dkimSelector': (answers) => answers.routing.dkim,
  'dovecot.mailboxes': (answers) => answers.dovecot.users === 'virtual',
  'hardening.senderCallout': (answers) => answers.hardening.verifySender,
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

/** Whether `id` is still answered by the preset's sample. */
export function isSample(id: QuestionId, answers: Answers): boolean {
  return (
    sampleQuestions.includes(id) &&
    JSON.stringify(answerOf(answers, id)) === JSON.stringify(answerOf(defaultsOf(answers.preset), id))
  );
}
