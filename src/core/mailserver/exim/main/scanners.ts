import { ifdef, main } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** Where the scanners listen (chapter 45), for builds that have content scanning. */
export const scanners = definePart({
  id: 'main.scanners',
  uses: ['hardening.spamFilter', 'hardening.virusScanner'],
  build: (a): EximNode[] => {
    const options = [
      ...(a['hardening.spamFilter'] === 'none'
        ? []
        : [
            main(
              'spamd_address',
              a['hardening.spamFilter'] === 'rspamd' ? '127.0.0.1 11333 variant=rspamd' : '127.0.0.1 783',
              { from: ['hardening.spamFilter'] },
            ),
          ]),
      ...(a['hardening.virusScanner'] === 'none'
        ? []
        : [main('av_scanner', 'clamd:/run/clamav/clamd.ctl', { from: ['hardening.virusScanner'] })]),
    ];
    if (options.length === 0) return [];
    return [ifdef('_HAVE_CONTENT_SCANNING', options, { brief: 'where the scanners listen' })];
  },
});

/** DMARC does nothing without the list of public suffixes; only builds that have it know the option. */
export const dmarcSuffixes = definePart({
  id: 'main.dmarc',
  uses: ['hardening.dmarc'],
  build: (a): EximNode[] =>
    a['hardening.dmarc'] === 'off'
      ? []
      : [ifdef('_HAVE_DMARC', [main('dmarc_tld_file', '/usr/share/publicsuffix/public_suffix_list.dat')])],
});
