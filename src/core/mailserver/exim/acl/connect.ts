import { acl, code, statement, unless, when } from '../../../exim/index.ts';
import { ownFiles } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { CLIENT } from './network.ts';
import { isJudgedHost, markSparedHosts, onSubmission } from './whose.ts';

const tooMany = (perHour: number) =>
  statement(
    'defer',
    [
      when('message', 'Too many connections, try later'),
      unless('condition', onSubmission),
      isJudgedHost,
      // The empty item: programs that speak SMTP through a pipe have no address, and all of them would be one stranger.
      unless('hosts', ': +relay_from_hosts'),
      when('ratelimit', code(`${perHour} / 1h / per_conn / leaky / conn_${CLIENT}`), ['hardening.connectionsPerHour']),
    ],
    {
      comment: {
        brief: 'strangers only, and leaky: who waits is let in again',
        teaching: [
          'A limit on connections an hour from one address (of IPv6: one /64), for strangers on port 25 only. "leaky" lets a',
          'client in again as soon as it has slowed down, and "defer" tells a real server to try later: no mail is lost.',
        ],
      },
    },
  );

/** acl_smtp_connect: too many connections from one stranger. */
export const connect = definePart({
  id: 'acl.connect',
  uses: ['hardening.connectionsPerHour', 'hardening.ownLists', 'basics.incoming'],
  given: { files: ownFiles },
  build: (a, { files }): EximNode[] => [
    acl(
      'acl_check_connect',
      a['basics.incoming'] === 'none'
        ? [statement('accept', [])]
        : [
            markSparedHosts(a['hardening.ownLists'] ? files.allowHosts : undefined),
            tooMany(a['hardening.connectionsPerHour']),
            statement('accept', []),
          ],
      { comment: { brief: 'the connection' } },
    ),
  ],
});
