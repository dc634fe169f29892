import { mailboxKind, uids } from '../derived.ts';
import { definePart } from '../part.ts';
import { integer, type Node, setting } from './language/syntax.ts';

/** Which accounts of the machine are people: Dovecot opens no mailbox for the others. */
export const accounts = definePart({
  id: 'dovecot.accounts',
  uses: [],
  given: { mailboxKind, uids },
  build: (_a, { mailboxKind, uids: { firstUid, lastUid } }): Node[] =>
    mailboxKind === 'system'
      ? [
          setting('first_valid_uid', integer(firstUid), {
            comment: {
              brief: 'people only: www-data and its like have no mailbox',
              teaching: [
                'Accounts of services have low numbers. Dovecot opens no mailbox for them, so that nobody logs in as one of',
                'them, whatever password it may have got by mistake.',
              ],
            },
          }),
          setting('last_valid_uid', integer(lastUid)),
        ]
      : [],
});
