import { ifdef, main, text } from '../../../exim/index.ts';
import { scanners as used } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** Where the scanners listen (chapter 45), for builds that have content scanning. */
export const scanners = definePart({
  id: 'main.scanners',
  uses: [],
  given: { used },
  build: (_a, { used: { filter, clamav } }): EximNode[] => {
    const options = [
      ...(filter
        ? [
            main('spamd_address', `127.0.0.1 ${filter.port}${filter.name === 'rspamd' ? ' variant=rspamd' : ''}`, {
              from: ['hardening.spamFilter'],
            }),
          ]
        : []),
      ...(clamav ? [main('av_scanner', text(`clamd:${clamav.socket}`), { from: ['hardening.virusScanner'] })] : []),
    ];
    if (options.length === 0) return [];
    return [
      ifdef('_HAVE_CONTENT_SCANNING', options, {
        brief: 'where the scanners listen',
        teaching: [
          'Where the programs listen that judge content: on this machine alone. What they say is asked for in acl_check_data;',
          'while one of them is down, strangers are asked to come again and nothing is lost.',
        ],
      }),
    ];
  },
});

/** DMARC does nothing without the list of public suffixes; only builds that have it know the option. */
export const dmarcSuffixes = definePart({
  id: 'main.dmarc',
  uses: ['hardening.dmarc'],
  build: (a): EximNode[] =>
    a['hardening.dmarc'] === 'off'
      ? []
      : [
          ifdef('_HAVE_DMARC', [main('dmarc_tld_file', '/usr/share/publicsuffix/public_suffix_list.dat')], {
            brief: 'where DMARC learns which part of a name is an organisation',
            teaching: [
              'DMARC has to know where a public suffix ends (co.uk) and an organisation begins; without this list it does',
              'nothing. Builds of Exim without DMARC pass over these lines.',
            ],
          }),
        ],
});
