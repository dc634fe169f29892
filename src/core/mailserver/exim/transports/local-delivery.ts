import { instance, transportOption } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** What a delivery notes at the top of the message. */
const notes = [
  transportOption('delivery_date_add', true),
  transportOption('envelope_to_add', true),
  transportOption('return_path_add', true),
];

const maildir = instance(
  'local_delivery',
  'appendfile',
  [
    transportOption('directory', '$home/Maildir'),
    transportOption('maildir_format', true),
    transportOption('create_directory', true),
    transportOption('directory_mode', '0700'),
    transportOption('mode', '0600'),
    ...notes,
  ],
  { brief: 'one file a message, in Maildir below the home directory' },
);

const mbox = instance(
  'local_delivery',
  'appendfile',
  [
    transportOption('file', '/var/mail/$local_part_data', {
      comment: {
        brief: 'the name as the password database has it, never as a stranger wrote it',
        teaching: [
          'The name as the password database has it ($local_part_data). A name as a stranger wrote it is "tainted", and',
          'Exim opens no file by it.',
        ],
      },
    }),
    transportOption('group', 'mail', { comment: { brief: 'makes lock files in /var/mail' } }),
    transportOption('mode', '0660'),
    ...notes,
  ],
  { brief: 'all messages in one file, in /var/mail' },
);

/** appendfile (chapter 26): Exim itself writes the mailbox, as the person whose it is. */
export const localDelivery = definePart({
  id: 'transports.local_delivery',
  uses: ['routing.delivery'],
  build: (a): EximNode[] => {
    if (a['routing.delivery'] === 'maildir') return [maildir];
    return a['routing.delivery'] === 'mbox' ? [mbox] : [];
  },
});
