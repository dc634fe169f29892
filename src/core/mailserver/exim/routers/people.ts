import { routerOption } from '../../../exim/index.ts';
import { mailboxKind, uids } from '../../derived.ts';
import { derive } from '../../part.ts';

/** Accounts of the machine that are people (chapter 15, check_local_user); nothing where mailboxes are no accounts. */
export const peopleOnly = derive(
  [],
  (_a, { mailboxKind, uids: { firstUid, lastUid } }) =>
    mailboxKind === 'system'
      ? [
          routerOption('check_local_user', true, { from: ['dovecot.users', 'routing.delivery'] }),
          routerOption(
            'condition',
            `\${if and{ {>={$local_user_uid}{${firstUid}}} {<={$local_user_uid}{${lastUid}}} }}`,
            {
              from: ['dovecot.users', 'routing.delivery'],
              comment: { brief: 'people only: www-data and its like are no mailboxes' },
            },
          ),
        ]
      : [],
  { mailboxKind, uids },
);
