/** Questions that few people change: they fold under "More" at the end of their step. */
import type { QuestionId } from '../../core/answers/index.ts';

export const rareQuestions: ReadonlySet<QuestionId> = new Set<QuestionId>([
  'basics.relayFrom',
  'basics.listen',
  'basics.listenAddresses',
  'basics.hostLookup',
  'basics.logSelector',
  'basics.logPath',
  'basics.incoming',
  'basics.relayDomains',
  'routing.catchAll',
  'routing.dotForward',
  'routing.relayCheck',
  'routing.dropPrivilege',
  'routing.dane',
  'routing.giveUpAfter',
  'routing.ignoreBounceErrorsAfter',
  'routing.timeoutFrozenAfter',
  'dovecot.certificate',
  'hardening.senderCallout',
  'hardening.ownLists',
  'hardening.helo',
  'hardening.unknownRecipients',
  'hardening.localPerMinute',
  'hardening.localPerHour',
]);
