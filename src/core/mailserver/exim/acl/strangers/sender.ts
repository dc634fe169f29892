import { statement, unless, when } from '../../../../exim/index.ts';
import { check } from '../check.ts';
import { isJudged } from '../whose.ts';

/** The sender must be able to take a bounce: its domain, or, by a callout, the very address. */
export const sender = check(['hardening.verifySender', 'hardening.senderCallout'], (a) =>
  a['hardening.verifySender']
    ? [
        statement(
          'deny',
          [
            isJudged,
            when('message', 'Sender address cannot be verified'),
            // A server that does not answer, or wants to be asked later, is no reason to refuse.
            unless('verify', a['hardening.senderCallout'] ? 'sender/callout=20s,defer_ok' : 'sender'),
          ],
          {
            comment: a['hardening.senderCallout']
              ? { brief: 'asks the server of the sender whether it would take a bounce' }
              : { brief: "the sender's domain must be able to take a bounce" },
          },
        ),
      ]
    : [],
);
