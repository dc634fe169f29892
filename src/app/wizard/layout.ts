/** The questions of each step, in the order in which they are asked. Adding a question adds one line here. */
import type { QuestionId, StepId } from '../../core/answers/index.ts';

export const layout: { readonly [S in StepId]: readonly Extract<QuestionId, `${S}.${string}`>[] } = {
  basics: [
    'basics.platform',
    'basics.hostname',
    'basics.domains',
    'basics.administrator',
    'basics.relayFrom',
    'basics.listen',
    'basics.listenAddresses',
    'basics.hostLookup',
    'basics.logSelector',
    'basics.logPath',
  ],
  tls: ['tls.source', 'tls.certificate', 'tls.key'],
  routing: [
    'routing.aliases',
    'routing.dkim',
    'routing.dkimSelector',
    'routing.ipv6',
    'routing.dane',
    'routing.giveUpAfter',
    'routing.ignoreBounceErrorsAfter',
    'routing.timeoutFrozenAfter',
  ],
  dovecot: ['dovecot.users', 'dovecot.mailboxes', 'dovecot.certificate'],
  hardening: [
    'hardening.messageSize',
    'hardening.failedLogins',
    'hardening.recipientsPerHour',
    'hardening.connectionsPerHour',
    'hardening.verifySender',
    'hardening.spf',
    'hardening.localPerMinute',
    'hardening.localPerHour',
  ],
  review: ['review.comments'],
};
