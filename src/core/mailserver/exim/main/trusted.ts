import { code, main } from '../../../exim/index.ts';
import { mailboxKind, sieveSends, uids } from '../../derived.ts';
import { VMAIL } from '../../dovecot/names.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/**
 * Whose `sendmail -f` is believed (5.2). Not `trusted_users`: Exim reads no configuration that names an account which is not there, and
 * install.sh tries this one before it makes `vmail`.
 */
export const trusted = definePart({
  id: 'main.trusted',
  uses: [],
  given: { rules: sieveSends, mailboxKind, uids },
  build: (_a, { rules, mailboxKind, uids: { firstUid } }): EximNode[] => {
    if (!rules) return [];
    const value =
      mailboxKind === 'virtual'
        ? `\${if eq{$sender_ident}{${VMAIL}}{*}}`
        : `\${if >={$originator_uid}{${firstUid}}{! *@+local_domains : *}}`;
    return [
      main('untrusted_set_sender', code(value), {
        comment: {
          brief: 'what a rule of a mailbox redirects keeps its sender, so that a bounce finds the way back',
          teaching: [
            'Rules of mailboxes (Sieve) redirect through the sendmail command, as the account that owns the mailbox. Without',
            ...(mailboxKind === 'virtual'
              ? [
                  `this line all of it would leave as ${VMAIL}@ this machine, and bounces would go nowhere. Nobody logs in as`,
                  `${VMAIL}, and no program of others runs as it; all other accounts still send under their own name alone.`,
                ]
              : [
                  'this line it would leave under the name of that account. An account may name senders of other domains, which',
                  'leave rewritten (SRS), and none of our own; programs such as the web server still send under their own name.',
                ]),
          ],
        },
      }),
    ];
  },
});
