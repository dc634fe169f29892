import { type Clause, code, ifdef, statement, unless, when } from '../../../exim/index.ts';
import { check, mark, SPAM_FLAG, SPAM_SCORE } from './check.ts';
import { hasOthers, isJudged, isOurs, isStranger } from './whose.ts';

/** Viruses (chapter 45.1). While the scanner is down strangers are asked to come back, and a login's mail is taken. */
export const viruses = check(['hardening.virusScanner', 'basics.incoming'], (a) =>
  a['hardening.virusScanner'] === 'none' || a['basics.incoming'] !== 'internet'
    ? []
    : [
        ifdef(
          '_HAVE_CONTENT_SCANNING',
          [
            statement('deny', [
              isJudged,
              hasOthers,
              when('malware', '*'),
              when('message', '550 5.7.1 This message contains a virus ($malware_name)'),
            ]),
            statement('deny', [
              isOurs,
              when('malware', '*/defer_ok'),
              when('message', '550 5.7.1 This message contains a virus ($malware_name)'),
            ]),
            statement('warn', [isStranger, when('malware', '*/defer_ok'), ...mark('virus')]),
          ],
          {
            brief: 'viruses; scanner down: strangers are asked to wait, own people are not',
            teaching: [
              'Viruses are refused. While the scanner is down strangers are asked to come back, so that nothing passes',
              'unseen and nothing is lost, and the mail of our own people is taken. What a forwarder brings, and samples',
              'for postmaster, are marked: refused, they would be bounced to somebody innocent.',
            ],
          },
        ),
      ],
);

/** Larger messages are hardly ever spam and take long to judge. */
const notTooLarge = when('condition', '${if <{$message_size}{1M}}');
/** A score in tenths of a point. */
const score = (points: number): Clause => when('condition', code(`\${if >={$spam_score_int}{${points * 10}}}`));

/** Spam by content (chapter 45.2); only mail of strangers is judged. */
export const spam = check(
  ['hardening.spamFilter', 'hardening.spamMark', 'hardening.spamRefuse', 'basics.incoming'],
  (a) =>
    a['hardening.spamFilter'] === 'none' || a['basics.incoming'] !== 'internet'
      ? []
      : [
          ifdef(
            '_HAVE_CONTENT_SCANNING',
            [
              statement('deny', [
                isJudged,
                hasOthers,
                notTooLarge,
                when('spam', 'nobody:true'),
                score(a['hardening.spamRefuse']),
                when('message', '550 5.7.1 This message was taken for spam ($spam_score points); ask postmaster'),
              ]),
              statement('warn', [
                isStranger,
                notTooLarge,
                when('spam', 'nobody:true/defer_ok'),
                when('add_header', `${SPAM_SCORE}: $spam_score`),
                score(a['hardening.spamMark']),
                when('add_header', `${SPAM_FLAG}: YES`),
              ]),
            ],
            {
              brief: 'spam by its content; filter down: strangers are asked to wait, own people are never judged',
            },
          ),
        ],
);

/** DMARC (RFC 7489) for builds that have it; Debian's has not. */
export const dmarc = check(['hardening.dmarc'], (a) => {
  const policy = a['hardening.dmarc'];
  if (policy === 'off') return [];
  return [
    ifdef(
      '_HAVE_DMARC',
      [
        ...(policy === 'refuse'
          ? [
              statement('deny', [
                isJudged,
                hasOthers,
                when('dmarc_status', 'reject'),
                when('message', '550 5.7.1 $dmarc_used_domain asks to refuse mail that fails DMARC'),
              ]),
            ]
          : []),
        statement('warn', [isStranger, when('dmarc_status', 'reject : quarantine'), ...mark('fails DMARC')]),
        // Whatever the result: only where it was asked for is it among the results below.
        statement('warn', [
          unless('dmarc_status', 'off'),
          when('log_message', 'DMARC $dmarc_status for $dmarc_used_domain'),
        ]),
      ],
      { brief: 'DMARC, where this Exim has it: what the domain in From: says about mail that is not its own' },
    ),
  ];
});
