import { main } from '../../../exim/index.ts';
import { logins } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** Whoever the message came from, by name and address: Exim's own wording (chapter 14, received_header_text). */
const FROM =
  '${if def:sender_rcvhost {from $sender_rcvhost\\n\\t}' +
  '{${if def:sender_ident {from ${quote_local_part:$sender_ident} }}${if def:sender_helo_name {(helo=$sender_helo_name)\\n\\t}}}}';

/** The Received: header without the address of those who have logged in. */
export const received = definePart({
  id: 'main.received',
  uses: ['hardening.hideClient'],
  given: { logins },
  build: (a, given): EximNode[] =>
    a['hardening.hideClient'] && given.logins !== 'none'
      ? [
          main(
            'received_header_text',
            `Received: \${if !def:authenticated_id {${FROM}}}` +
              'by $primary_hostname ${if def:received_protocol {with $received_protocol }}' +
              '${if def:tls_in_cipher_std {tls $tls_in_cipher_std\\n\\t}}' +
              '(Exim)\\n\\t${if def:sender_address {(envelope-from <$sender_address>)\\n\\t}}' +
              'id $message_exim_id${if def:received_for {\\n\\tfor $received_for}}',
            {
              comment: {
                brief: 'the address of those who have logged in stays out of their messages; the log has it',
                teaching: [
                  'The first Received: header of a message tells from which address it came, and so where its writer was. Of',
                  'people who have logged in neither address nor computer name is written; of other servers both are.',
                ],
              },
            },
          ),
        ]
      : [],
});
