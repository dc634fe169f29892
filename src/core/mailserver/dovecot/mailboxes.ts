import { definePart } from '../part.ts';
import { type Node, section, setting } from './language/syntax.ts';

/** The folders that mail programs look for (RFC 6154), by their special use. */
const folders = ['Drafts', 'Sent', 'Junk', 'Trash'] as const;

/** `namespace inbox`: the usual folders are there from the first login on. */
export const mailboxes = definePart({
  id: 'dovecot.mailboxes',
  uses: [],
  build: (): Node[] => [
    section(
      'namespace',
      'inbox',
      folders.map((name) =>
        section('mailbox', name, [setting('special_use', `\\${name}`), setting('auto', 'subscribe')]),
      ),
      {
        comment: {
          brief: 'the folders that mail programs look for, there from the first login on',
          teaching: [
            'Each mail program would make its own: Sent, Sent Items, Sent Messages. The special use (RFC 6154) tells all of them',
            'which folder is meant, whatever its name, so that a phone and a desktop file into the same one.',
          ],
        },
      },
    ),
  ],
});
