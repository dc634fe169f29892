/** Limits that hit the wrong ones, or nobody. */
import type { Answers, QuestionId } from '../answers/index.ts';
import type { Check } from './facts.ts';
import { type FindingCode, type Found, mend } from './finding.ts';

/** Fewer failures than one person's devices make in ten minutes after a change of the password. */
const FAILURES_OF_ONE_PERSON = 5;
/** Fewer messages than a bad hour of cron and monitoring makes. */
const MESSAGES_OF_A_BAD_MINUTE = 5;
const MESSAGES_OF_A_BAD_HOUR = 20;
/** Fewer points than an honest newsletter with a few faults gets; the filters themselves speak of spam from 5 or 6 on. */
const POINTS_OF_HONEST_MAIL = 8;
/** A few photos of a telephone, a third larger as attachments are. */
const MEBIBYTES_OF_PHOTOS = 10;

type Hardening = Answers['hardening'];
type Counted = {
  [K in keyof Hardening & string]: Hardening[K] extends number ? K : never;
}[keyof Hardening & string];
/** A limit, the fewest that a busy hour of honest people makes, and the usual one. */
type Usual = readonly [limit: Counted, fewest: number, usual: number];

/** A large provider sends for all its customers from a few hosts. */
const strangers: readonly Usual[] = [
  ['connectionsPerHour', 30, 120],
  ['hostMessagesPerHour', 30, 600],
  ['hostRecipientsPerHour', 50, 2000],
  ['senderMessagesPerHour', 20, 300],
  ['senderRecipientsPerHour', 50, 1000],
  ['unknownRecipients', 5, 30],
];
/** One letter to a club, or a morning of many short ones. */
const people: readonly Usual[] = [
  ['recipientsPerHour', 50, 300],
  ['loginMessagesPerHour', 20, 200],
];

/** The first limit that is too low. */
function tooLow(hardening: Hardening, limits: readonly Usual[]): Found | undefined {
  const found = limits.find(([limit, fewest]) => hardening[limit] < fewest);
  if (!found) return undefined;
  const [limit, , usual] = found;
  const question: QuestionId = `hardening.${limit}`;
  return {
    severity: 'warning',
    questions: [question],
    detail: { limit: String(hardening[limit]), usual: String(usual) },
    fix: mend(question, usual as never),
  };
}

export const limits = {
  'few-failed-logins': ({ answers: { hardening } }) =>
    hardening.failedLogins < FAILURES_OF_ONE_PERSON
      ? {
          severity: hardening.fail2ban ? 'warning' : 'advice',
          questions: ['hardening.failedLogins', 'hardening.fail2ban'],
          detail: { limit: String(hardening.failedLogins) },
          fix: mend('hardening.failedLogins', 10),
        }
      : undefined,

  'few-local-messages': ({ answers: { hardening } }) => {
    const detail = { minute: String(hardening.localPerMinute), hour: String(hardening.localPerHour) };
    if (hardening.localPerMinute < MESSAGES_OF_A_BAD_MINUTE) {
      return {
        severity: 'warning',
        questions: ['hardening.localPerMinute'],
        detail,
        fix: mend('hardening.localPerMinute', 20),
      };
    }
    if (hardening.localPerHour < MESSAGES_OF_A_BAD_HOUR) {
      return {
        severity: 'warning',
        questions: ['hardening.localPerHour'],
        detail,
        fix: mend('hardening.localPerHour', 60),
      };
    }
    return undefined;
  },

  'hour-below-minute': ({ answers: { hardening } }) =>
    hardening.localPerHour < hardening.localPerMinute
      ? {
          severity: 'advice',
          questions: ['hardening.localPerHour', 'hardening.localPerMinute'],
          detail: { minute: String(hardening.localPerMinute), hour: String(hardening.localPerHour) },
        }
      : undefined,

  'few-from-strangers': ({ answers: { hardening } }) => tooLow(hardening, strangers),

  'few-from-people': ({ answers: { hardening } }) => tooLow(hardening, people),

  'few-points': ({ answers: { hardening } }) =>
    hardening.spamRefuse < POINTS_OF_HONEST_MAIL
      ? {
          severity: 'warning',
          questions: ['hardening.spamRefuse'],
          detail: { points: String(hardening.spamRefuse) },
          fix: mend('hardening.spamRefuse', 15),
        }
      : undefined,

  'refuse-below-mark': ({ answers: { hardening } }) =>
    hardening.spamRefuse <= hardening.spamMark
      ? {
          severity: 'advice',
          questions: ['hardening.spamMark', 'hardening.spamRefuse'],
          detail: { mark: String(hardening.spamMark), refuse: String(hardening.spamRefuse) },
          fix: mend('hardening.spamMark', Math.floor(hardening.spamRefuse / 2)),
        }
      : undefined,

  'score-out-of-reach': ({ answers: { hardening } }) =>
    hardening.blockListScore > hardening.blockLists.length
      ? {
          severity: 'warning',
          questions: ['hardening.blockListScore', 'hardening.blockLists'],
          detail: { score: String(hardening.blockListScore), lists: String(hardening.blockLists.length) },
        }
      : undefined,

  'small-messages': ({ answers: { hardening } }) =>
    hardening.messageSize < MEBIBYTES_OF_PHOTOS
      ? {
          severity: 'advice',
          questions: ['hardening.messageSize'],
          about: 'main/message_size_limit',
          detail: { size: String(hardening.messageSize) },
          fix: mend('hardening.messageSize', 50),
        }
      : undefined,
} satisfies Partial<Record<FindingCode, Check>>;
