import { acl, code, statement, when } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** acl_not_smtp: messages that programs of this machine hand over. Exim submits its own bounces this way. */
export const local = definePart({
  id: 'acl.local',
  uses: ['hardening.localPerMinute', 'hardening.localPerHour'],
  build: (a): EximNode[] => [
    acl(
      'acl_check_local',
      [
        statement('accept', [when('condition', '${if =={$originator_uid}{$exim_uid}}')], {
          comment: { brief: "Exim's own bounces are never refused" },
        }),
        statement(
          'deny',
          [
            when(
              'ratelimit',
              code(`${a['hardening.localPerMinute']} / 1m / per_mail / leaky / local_$originator_uid`),
              ['hardening.localPerMinute'],
            ),
            when('log_message', 'local submission rate $sender_rate / $sender_rate_period'),
          ],
          { comment: { brief: 'what one hacked web application can send, by its uid' } },
        ),
        statement('deny', [
          when('ratelimit', code(`${a['hardening.localPerHour']} / 1h / per_mail / leaky / local_$originator_uid`), [
            'hardening.localPerHour',
          ]),
          when('log_message', 'local submission rate $sender_rate / $sender_rate_period'),
        ]),
        statement('accept', []),
      ],
      { comment: { brief: 'messages handed over without SMTP' } },
    ),
  ],
});
