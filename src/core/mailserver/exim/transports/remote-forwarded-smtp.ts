import { ex, instance, integer, literal, transportOption } from '../../../exim/index.ts';
import { forwardsOutside, mainDomain, ownFiles } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { dkimOptions } from './dkim.ts';
import { wayOut } from './way-out.ts';

/** smtp (chapter 30) for what an alias sends on: foreign senders are rewritten by SRS (58.5), our own are left alone. */
export const remoteForwardedSmtp = definePart({
  id: 'transports.remote_forwarded_smtp',
  uses: [],
  given: { files: ownFiles, forwards: forwardsOutside, mainDomain, wayOut, dkimOptions },
  build: (_a, given): EximNode[] =>
    given.forwards
      ? [
          instance(
            'remote_forwarded_smtp',
            'smtp',
            [
              transportOption('max_rcpt', integer(1)),
              transportOption(
                'return_path',
                ex`\${if or{ {eq{$return_path}{}} {match_domain{\${domain:$return_path}}{+local_domains}} }\n{$return_path}\n{\${srs_encode{\${readfile{${literal(given.files.srsKey)}}{}}}{$return_path}{${literal(given.mainDomain)}}}}}`,
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
