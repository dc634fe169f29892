import { statement, when } from '../../../../exim/index.ts';
import { ownFiles } from '../../../derived.ts';
import { check } from '../check.ts';
import { fileIfThere, isJudged } from '../whose.ts';

/** The administrator's lists of hosts and senders whose mail is refused. */
export const deniedByList = check(
  ['hardening.ownLists'],
  (a, { files }) =>
    a['hardening.ownLists']
      ? [
          statement(
            'deny',
            [
              isJudged,
              when('hosts', fileIfThere(files.denyHosts)),
              when('message', '550 5.7.1 Your server is not wanted here; ask postmaster@$domain'),
            ],
            { comment: { brief: 'lists of the administrator; those of allowed hosts and senders come before them' } },
          ),
          statement('deny', [
            isJudged,
            when('condition', '${if def:sender_address}'),
            when('senders', fileIfThere(files.denySenders)),
            when('message', '550 5.7.1 Mail from <$sender_address> is not wanted here; ask postmaster@$domain'),
          ]),
        ]
      : [],
  { files: ownFiles },
);
