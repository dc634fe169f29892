import { ed25519Selector } from '../../../answers/dkim-selector.ts';
import { ex, literal, type Option, transportOption } from '../../../exim/index.ts';
import { mainDomain, ownFiles } from '../../derived.ts';
import { signs } from '../../outgoing.ts';
import { derive } from '../../part.ts';

/**
 * What is signed: what a reader sees and a forger would change. `=` signs the headers that are there, so that a mailing list may add
 * its own; `+` signs the absence of a further one as well: mail programs show the first Subject:, and a signature holds the last.
 */
const HEADERS =
  '+From:+To:+Cc:+Subject:+Date:+Message-ID:=Sender:=Reply-To:\n=In-Reply-To:=References:=MIME-Version:=Content-Type:=Content-Transfer-Encoding';

/**
 * The options that sign a message (58.2): with the key of the From: domain where it is ours, else of the main domain. The domain
 * comes out of our own list (`ret=key`), since a name out of a message may not choose a file.
 */
export const dkimOptions = derive(
  ['routing.dkimSelector'],
  (a, given): readonly Option[] => {
    if (!given.signs) return [];
    const from = ['routing.dkim'];
    const { dkimSelectors, dkim } = given.files;
    const second = ed25519Selector(a['routing.dkimSelector']);
    // A list: Exim signs once with each. Whether there is a second key is known on the server alone, which may have kept one.
    const selectors =
      second === undefined
        ? ex`\${lookup{$dkim_domain}lsearch{${literal(dkimSelectors)}}}`
        : ex`\${lookup{$dkim_domain}lsearch{${literal(dkimSelectors)}}}\${if exists{${literal(dkim)}/$dkim_domain.${literal(second)}.pem}{:${literal(second)}}}`;
    return [
      transportOption(
        'dkim_domain',
        ex`\${lookup{\${lc:\${domain:\${address:$rh_from:}}}}\nlsearch,ret=key{${literal(dkimSelectors)}}{$value}{${literal(given.mainDomain)}}}`,
        {
          from,
          comment: {
            brief: 'DKIM: signed by the domain in From:, if it is ours; else by the main domain',
            teaching: [
              'DKIM: each message is signed by the domain in From:, if it is ours, else by the main domain (bounces).',
              'The receiver finds the public key in DNS under SELECTOR._domainkey.DOMAIN. The domain is taken from our',
              'own list, because a name out of a message may not choose a file.',
            ],
          },
        },
      ),
      transportOption('dkim_selector', selectors, {
        from: ['routing.dkimSelector', ...from],
        comment: { brief: 'signed by an Ed25519 key too, where there is one' },
      }),
      transportOption('dkim_private_key', ex`${literal(dkim)}/$dkim_domain.$dkim_selector.pem`, { from }),
      transportOption('dkim_canon', 'relaxed', { from }),
      transportOption('dkim_sign_headers', HEADERS, {
        from,
        comment: {
          brief:
            'headers that a mailing list adds are not among them, so its copies stay valid; "+": nor may a second one be added',
        },
      }),
    ];
  },
  { files: ownFiles, mainDomain, signs },
);
