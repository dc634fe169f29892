/** Quota and Sieve: what Dovecot does beyond keeping mail, by its plugins. */
import { definePart } from '../part.ts';
import { type Node, section, setting, text } from './language/syntax.ts';
import { dovecotFiles, filesJunk, plugins, speaks24 } from './names.ts';

const quotaComment = {
  brief: 'how much a mailbox may hold',
  teaching: [
    'How much a mailbox may hold. Dovecot counts in its indexes, so that asking costs nothing. A full mailbox refuses mail',
    'while the sender is still connected, and mail programs show how much room is left.',
  ],
};
const sieveComment = {
  brief: 'rules of their own for everybody: edited by mail programs (ManageSieve, port 4190) or as ~/.dovecot.sieve',
  teaching: [
    'Rules of their own for everybody: file into folders, answer while on holiday. Mail programs edit them through',
    'ManageSieve (port 4190, same logins); the active one is ~/.dovecot.sieve. A script that fails files nothing away:',
    'the mail lands in the inbox, and the error beside the script.',
  ],
};

const junkComment = { brief: 'a rule for everybody, before those of their own: what Exim marks goes into Junk' };

/** 2.4: each thing is a section of its own; `junk` is the path of the rule for everybody. */
const speaking24 = (gigabytes: number, sieve: boolean, junk: string | undefined): Node[] => [
  ...(gigabytes > 0
    ? [
        section('mail_plugins', '', [setting('quota', true)], { comment: quotaComment }),
        section('quota', 'User', [setting('driver', 'count'), setting('storage_size', `${gigabytes}G`)], {
          from: ['dovecot.quotaGigabytes'],
        }),
        section('protocol', 'imap', [section('mail_plugins', '', [setting('imap_quota', true)])]),
      ]
    : []),
  ...(sieve
    ? [
        section(
          'sieve_script',
          'personal',
          [setting('type', 'personal'), setting('path', '~/sieve'), setting('active_path', '~/.dovecot.sieve')],
          { comment: sieveComment },
        ),
      ]
    : []),
  ...(junk
    ? [
        section('sieve_script', 'exim-wizard-junk', [setting('type', 'before'), setting('path', text(junk))], {
          from: ['dovecot.junk'],
          comment: junkComment,
        }),
      ]
    : []),
];

/** 2.3: everything about plugins stands in one section of free names. */
const speaking23 = (gigabytes: number, sieve: boolean, junk: string | undefined): Node[] => [
  ...(gigabytes > 0
    ? [
        setting('mail_plugins', '$mail_plugins quota', { comment: quotaComment }),
        section('protocol', 'imap', [setting('mail_plugins', '$mail_plugins imap_quota')]),
        section(
          'plugin',
          '',
          [
            setting('quota', 'count:User'),
            setting('quota_rule', `*:storage=${gigabytes}G`),
            setting('quota_vsizes', true),
          ],
          { from: ['dovecot.quotaGigabytes'] },
        ),
      ]
    : []),
  ...(sieve
    ? [section('plugin', '', [setting('sieve', 'file:~/sieve;active=~/.dovecot.sieve')], { comment: sieveComment })]
    : []),
  ...(junk
    ? [
        section('plugin', '', [setting('sieve_before', text(junk))], {
          from: ['dovecot.junk'],
          comment: junkComment,
        }),
      ]
    : []),
];

/** `mail_plugins` and what they are told, for all of Dovecot but delivery (see `protocol-lmtp.ts`). */
export const pluginSettings = definePart({
  id: 'dovecot.plugins',
  uses: [],
  given: { plugins, speaks24, files: dovecotFiles, filesJunk },
  build: (_a, { plugins: { quotaGigabytes, sieve }, speaks24, files, filesJunk }): Node[] =>
    (speaks24 ? speaking24 : speaking23)(quotaGigabytes, sieve, filesJunk ? files.junkRule : undefined),
});

/** What delivery adds: a full mailbox says so before the mail is taken, and the rules are applied. */
export const deliveryPlugins = (quotaGigabytes: number, sieve: boolean, speaks24: boolean): Node[] => [
  ...(quotaGigabytes > 0
    ? [
        setting('lmtp_rcpt_check_quota', true, {
          comment: { brief: 'a full mailbox is refused while the sender is still there' },
        }),
      ]
    : []),
  ...(sieve
    ? [
        speaks24
          ? section('mail_plugins', '', [setting('sieve', true)])
          : setting('mail_plugins', '$mail_plugins sieve'),
      ]
    : []),
];
