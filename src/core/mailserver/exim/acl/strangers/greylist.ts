import { code, set, statement, unless, when } from '../../../../exim/index.ts';
import { check } from '../check.ts';
import { isJudged } from '../whose.ts';

/**
 * Asks strangers to come back: real servers do, most programs that send spam do not. By network, since large senders come back from
 * another address; hashed, since a slash in an address would end the key.
 */
export const greylist = check(['hardening.greylisting', 'hardening.greylistMinutes'], (a) =>
  a['hardening.greylisting']
    ? [
        statement(
          'defer',
          [
            isJudged,
            set('acl_m_network', '${mask:$sender_host_address/${if isip4{$sender_host_address}{24}{64}}}'),
            unless(
              'seen',
              code(
                `-${a['hardening.greylistMinutes']}m / key=grey_\${sha256:$acl_m_network \${lc:$sender_address} \${lc:$local_part@$domain}}`,
              ),
            ),
            when('message', `451 4.7.1 Greylisted, try again in ${a['hardening.greylistMinutes']} minutes`),
          ],
          {
            comment: {
              brief:
                'greylisting by network (/24, /64), sender and recipient; who has come back once is not asked again',
              teaching: [
                'The first time that a network (/24 or /64), a sender and a recipient come together, the other server is',
                'asked to come back later. Real servers do, by themselves; most programs that send spam do not. Exim',
                'remembers in its "seen" database; what is not seen for a month is forgotten.',
              ],
            },
          },
        ),
      ]
    : [],
);
