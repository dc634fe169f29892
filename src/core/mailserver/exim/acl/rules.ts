import { acl, code, statement, when } from '../../../exim/index.ts';
import { mailboxKind, sieveSends, uids } from '../../derived.ts';
import { VMAIL } from '../../dovecot/names.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** acl_not_smtp_start: before a message without SMTP is read. What a rule of a mailbox redirects is somebody else's message. */
export const rules = definePart({
  id: 'acl.rules',
  uses: [],
  given: { sends: sieveSends, mailboxKind, uids },
  build: (_a, { sends, mailboxKind, uids: { firstUid } }): EximNode[] => {
    if (!sends) return [];
    const isRule =
      mailboxKind === 'virtual'
        ? `\${if eq{$sender_ident}{${VMAIL}}}`
        : `\${if and{ {>={$originator_uid}{${firstUid}}} \n{def:sender_address} \n{!match_domain{\${domain:$sender_address}}{+local_domains}} }}`;
    return [
      acl(
        'acl_check_rules',
        [
          statement('warn', [when('condition', code(isRule)), when('control', 'suppress_local_fixups')], {
            comment: {
              brief: 'what a rule redirects passes as it is: a Sender: header of ours would break its signature',
              teaching: [
                'Exim completes what programs hand over: where From: is not the account that sends, it adds Sender:. A message',
                'that a rule redirects is signed by its first sender (DKIM), who often signs that there is no Sender:.',
              ],
            },
          }),
          statement('accept', []),
        ],
        { comment: { brief: 'before a message without SMTP is read' } },
      ),
    ];
  },
});
