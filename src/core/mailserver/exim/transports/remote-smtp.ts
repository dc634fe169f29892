import { instance, transportOption } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { dkimOptions } from './dkim.ts';

/** hosts_try_dane; Exim's own default is to try. */
export const dane = (used: boolean) =>
  transportOption('hosts_try_dane', used ? '*' : '', {
    from: ['routing.dane'],
    comment: { brief: used ? 'DANE: a certificate that DNSSEC vouches for is demanded' : 'DANE is not used' },
  });

/** smtp (chapter 30): to other servers, encrypted where they can. */
export const remoteSmtp = definePart({
  id: 'transports.remote_smtp',
  uses: ['routing.dane'],
  given: { dkimOptions },
  build: (a, given): EximNode[] => [
    instance('remote_smtp', 'smtp', [dane(a['routing.dane']), ...given.dkimOptions], {
      brief: 'to other servers; TLS wherever they offer it',
    }),
  ],
});
