import { instance, integer, literal, pieces, transportOption } from '../../../exim/index.ts';
import { forwardsOutside, mainDomain, ownFiles } from '../../derived.ts';
import { visibleDomain } from '../../outgoing.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { dkimOptions } from './dkim.ts';
import { wayOut } from './way-out.ts';

/** smtp (chapter 30) for what an alias sends on: foreign senders are rewritten by SRS (58.5), our own are left alone. */
export const remoteForwardedSmtp = definePart({
  id: 'transports.remote_forwarded_smtp',
  uses: ['routing.hideNames'],
  given: { files: ownFiles, forwards: forwardsOutside, mainDomain, visibleDomain, wayOut, dkimOptions },
  build: (a, given): EximNode[] =>
    given.forwards
      ? [
          instance(
            'remote_forwarded_smtp',
            'smtp',
            [
              transportOption('max_rcpt', integer(1)),
              transportOption(
                'return_path',
                pieces([
                  '${if or{ {eq{$return_path}{}} {match_domain{${domain:$return_path}}{+local_domains',
                  // A sender of ours that hides the machine's name has another domain by now.
                  ...(a['routing.hideNames'].length > 0 ? [' : ', literal(given.visibleDomain, ':')] : []),
                  '}} }\n{$return_path}\n{${srs_encode{${readfile{',
                  literal(given.files.srsKey),
                  '}{}}}{$return_path}{',
                  literal(given.mainDomain),
                  '}}}}',
                ]),
                { comment: { brief: "SRS: a foreign sender's SPF does not list this server" } },
              ),
              ...given.wayOut,
              ...given.dkimOptions,
            ],
            { brief: 'to other servers, for what an alias sends on' },
          ),
        ]
      : [],
});
