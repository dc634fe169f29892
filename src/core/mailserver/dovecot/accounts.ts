import { platform } from '../derived.ts';
import { definePart } from '../part.ts';
import { integer, type Node, setting } from './language/syntax.ts';

/** Which accounts of the machine are people: Dovecot opens no mailbox for the others. */
export const accounts = definePart({
  id: 'dovecot.accounts',
  uses: ['dovecot.users'],
  given: { platform },
  build: (a, { platform: { firstUid, lastUid } }): Node[] =>
    a['dovecot.users'] === 'system'
      ? [
          setting('first_valid_uid', integer(firstUid), {
            comment: { brief: 'people only: www-data and its like have no mailbox' },
          }),
          setting('last_valid_uid', integer(lastUid)),
        ]
      : [],
});
