import type { StepWords } from '../messages.ts';

export const hardening: StepWords<'hardening'> = {
  lead: 'Limits that stop abuse early, with room for ordinary days.',
  questions: {
    messageSize: {
      label: 'Largest message',
      help: 'Attachments grow by a third on the way: 50 MiB carry a file of about 36 MiB.',
      unit: 'MiB',
      why: [
        'Larger messages are refused before they are sent. Many providers take 25 to 50 MiB, so a higher limit here does not help to send larger files to them.',
      ],
    },
    failedLogins: {
      label: 'Failed logins in ten minutes from one address',
      help: 'Above this, the address is refused for a while.',
      unit: 'failures',
      why: [
        'Password guessing is the most common attack on a mail server. Only failures count, so a phone that synchronises often is not shut out; an office behind one address with an old password in three devices might be.',
      ],
    },
    recipientsPerHour: {
      label: 'Recipients an hour for one login',
      help: 'Above this, sending is deferred until the rate falls again.',
      unit: 'recipients',
      why: [
        'If somebody’s password is stolen, this is what keeps thousands of messages from leaving in a night, and your address off the block lists. Raise it for people who write to large lists.',
      ],
    },
    connectionsPerHour: {
      label: 'Connections an hour from one server',
      help: 'Counts strangers on port 25 only, never people who log in.',
      unit: 'connections',
      why: [
        'Above this, the other server is asked to come back later; honest ones do. Large providers use many addresses and stay far below.',
      ],
    },
    verifySender: {
      label: 'Refuse senders that could not get a bounce',
      help: 'The sender’s domain must have a server that accepts mail for it.',
      why: [
        'Much spam uses domains that do not exist. Honest newsletters from misconfigured machines are refused as well; their sender is told why.',
      ],
    },
    spf: {
      label: 'Mail that fails the sender’s SPF record',
      help: 'SPF lists the servers that may send for a domain.',
      why: [
        'Forwarded mail fails SPF although it is honest: the forwarder is not on the sender’s list. Refusing therefore loses mail from mailing lists and old addresses that forward to you. Marking keeps the mail and leaves the judgement to the reader or a filter.',
      ],
      choices: {
        mark: { label: 'Accept and mark it', help: 'The result stands in a header line.' },
        refuse: { label: 'Refuse it', help: 'Also refuses honest mail that was forwarded to you.' },
        off: { label: 'Do not check', help: 'No SPF lookup is made.' },
      },
    },
    localPerMinute: {
      label: 'Messages a minute from one local account',
      help: 'For programs on this machine, such as cron and web applications.',
      unit: 'messages',
      why: [
        'A web application with a hole sends spam as its own system user. Exim’s own bounces are exempt, and each account is counted by itself, so that one of them cannot silence the others.',
      ],
    },
    localPerHour: {
      label: 'Messages an hour from one local account',
      help: 'The longer limit beside the one above.',
      unit: 'messages',
      why: ['Stops a slow leak that stays below the limit a minute.'],
    },
  },
  given: [
    'Bounces that Exim makes itself are never refused or counted.',
    'Mail to postmaster and abuse is accepted before strangers are checked, so that others can always reach you.',
    'Port 25 and the ports for people never share a counter.',
  ],
};
