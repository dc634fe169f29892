import { instance, integer, transportOption } from '../../../exim/index.ts';
import { forwardsOutside } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { dkimOptions } from './dkim.ts';
import { longLines } from './long-lines.ts';
import { srsReturnPath } from './srs.ts';
import { wayOut } from './way-out.ts';

/** smtp (chapter 30) for what an alias sends on: foreign senders are rewritten by SRS (58.5), our own are left alone. */
export const remoteForwardedSmtp = definePart({
  id: 'transports.remote_forwarded_smtp',
  uses: [],
  given: { forwards: forwardsOutside, srsReturnPath, wayOut, dkimOptions },
  build: (_a, given): EximNode[] =>
    given.forwards
      ? [
          instance(
            'remote_forwarded_smtp',
            'smtp',
            [
              transportOption('max_rcpt', integer(1)),
              given.srsReturnPath(),
              ...given.wayOut,
              longLines,
              ...given.dkimOptions,
            ],
            { brief: 'to other servers, for what an alias sends on' },
          ),
        ]
      : [],
});
