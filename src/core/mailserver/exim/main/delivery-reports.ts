import { main } from '../../../exim/index.ts';
import { logins } from '../../derived.ts';
import { definePart } from '../../part.ts';
import { SUBMISSION } from '../acl/whose.ts';
import type { EximNode } from '../node.ts';

/** Who may ask for a delivery report (chapter 14; RFC 3461): unset, nobody may. */
export const deliveryReports = definePart({
  id: 'main.delivery_reports',
  uses: ['tls.deliveryReports'],
  given: { logins },
  build: (a, given): EximNode[] =>
    a['tls.deliveryReports'] && given.logins !== 'none'
      ? [
          main('dsn_advertise_hosts', `\${if ${SUBMISSION}{*}{}}`, {
            comment: {
              brief: 'who logs in may ask for delivery reports; on 25, where senders are forged, nobody may',
              teaching: [
                'Who logs in may ask to be told when a message has arrived (DSN, RFC 3461); the report goes to an address of that',
                'login. Nobody may ask on port 25: senders are forged there, and would be told of mail that they never wrote.',
              ],
            },
          }),
        ]
      : [],
});
