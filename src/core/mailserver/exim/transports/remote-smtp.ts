import { instance } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { dkimOptions } from './dkim.ts';
import { longLines } from './long-lines.ts';
import { wayOut } from './way-out.ts';

/** smtp (chapter 30): to other servers. */
export const remoteSmtp = definePart({
  id: 'transports.remote_smtp',
  uses: ['routing.outgoing'],
  given: { wayOut, dkimOptions },
  build: (a, given): EximNode[] => [
    instance('remote_smtp', 'smtp', [...given.wayOut, longLines, ...given.dkimOptions], {
      brief:
        a['routing.outgoing'] === 'mx'
          ? 'to other servers; TLS wherever they offer it'
          : 'to the server that sends for us',
    }),
  ],
});
