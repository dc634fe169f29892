import { type Clause, code, ifdef, statement, unless, when } from '../../../exim/index.ts';
import { check, mark, SPAM_FLAG, SPAM_SCORE } from './check.ts';
import { hasOthers, isJudged, isOurs, isStranger } from './whose.ts';

/** Mail programs wait for a minute or so and then send once more: a scanner that hangs must not outlast them. Servers wait for ten. */
const PATIENCE = '45s';

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
              when('malware', `*/defer_ok/tmo=${PATIENCE}`),
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

/** What rspamd's report says of DMARC: one of these policies applies, and the message fails it. Exim would look for a macro behind a bare `_`. */
const failsByReport = (policies: string): Clause =>
  when('condition', `\${if match{$spam_report}{\\N\\bDMARC[_]POLICY[_](?:${policies})\\(\\N}}`);

/** DMARC by rspamd's report, for Exims without it: Debian's. Its points alone would refuse nothing. */
function byReport(policy: 'mark' | 'refuse') {
  const asked = [notTooLarge, when('spam', 'nobody:true/defer_ok')];
  return ifdef(
    '_HAVE_CONTENT_SCANNING',
    [
      ...(policy === 'refuse'
        ? [
            statement('deny', [
              isJudged,
              hasOthers,
              ...asked,
              failsByReport('REJECT'),
              when('message', '550 5.7.1 The domain in From: asks to refuse mail that fails DMARC'),
            ]),
          ]
        : []),
      statement('warn', [
        isStranger,
        ...asked,
        failsByReport('REJECT|QUARANTINE'),
        ...mark('rspamd says: fails DMARC'),
      ]),
    ],
    {
      brief: 'DMARC as rspamd has judged it above',
      teaching: [
        'What the domain in From: says about mail that is not its own, as rspamd has found it out. Its points for that are',
        'few, so the answer is looked up in its report. The message is not judged again: Exim remembers the report.',
      ],
    },
  );
}

/** DMARC (RFC 7489): by Exim itself in builds that have it, and by rspamd where that is used. */
export const dmarc = check(['hardening.dmarc', 'hardening.spamFilter', 'basics.incoming'], (a) => {
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
    ...(a['hardening.spamFilter'] === 'rspamd' && a['basics.incoming'] === 'internet' ? [byReport(policy)] : []),
  ];
});
