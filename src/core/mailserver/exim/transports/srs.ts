import { literal, type Option, type Piece, pieces, transportOption } from '../../../exim/index.ts';
import { mainDomain, ownFiles } from '../../derived.ts';
import { visibleDomain } from '../../outgoing.ts';
import { derive } from '../../part.ts';

/**
 * return_path (24): foreign senders are rewritten by SRS (58.5), our own are left alone. `unless`: further conditions under which the sender
 * stays as it is.
 */
export const srsReturnPath = derive(
  ['routing.hideNames'],
  (a, given) =>
    (unless: readonly Piece[] = []): Option =>
      transportOption(
        'return_path',
        pieces([
          '${if or{ {eq{$return_path}{}} ',
          ...unless,
          '{match_domain{${domain:$return_path}}{+local_domains',
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
  { files: ownFiles, mainDomain, visibleDomain },
);
