import { instance, transportOption } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** smtp (chapter 30): to other servers, encrypted where they can. */
export const remoteSmtp = definePart({
  id: 'transports.remote_smtp',
  uses: ['routing.dane'],
  build: (a): EximNode[] => [
    instance(
      'remote_smtp',
      'smtp',
      [
        transportOption('hosts_try_dane', a['routing.dane'] ? '*' : '', {
          from: ['routing.dane'],
          comment: {
            brief: a['routing.dane'] ? 'DANE: a certificate that DNSSEC vouches for is demanded' : 'DANE is not used',
          },
        }),
      ],
      { brief: 'to other servers; TLS wherever they offer it' },
    ),
  ],
});
