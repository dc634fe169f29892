import type { TroubleWords } from '../../core/files.ts';

export const temporary: TroubleWords = {
  title: '451 and other temporary errors',
  help: 'A code that begins with 4 says “try again later”: no mail is lost, the other side keeps it. The log has the reason at the same second; that you are root is none.',
  commands: 'How the servers are, how they are started again, and what was deferred last:',
  causes: {
    local: {
      means:
        'Exim could not work something out: a file is missing or unreadable, a lookup failed, or DNS brings the mail of the sender’s domain here, though that domain is not among yours.',
      look: ({ mainLog, folder, group }) =>
        `${mainLog} names the file (“failed to open”, “failed to expand”). Files in ${folder} need the group ${group} and mode 0640. “lowest numbered MX record points to local host”: add the domain in the step Basics, or mend its MX. Until then what your own people send there waits in the queue.`,
    },
    mailbox: {
      means: 'Dovecot, which knows the mailboxes, does not answer.',
      look: ({ dovecotLog }) => `Is Dovecot running? ${dovecotLog} says why not.`,
    },
    sender: {
      means:
        'The sender’s domain could not be looked up. One domain: its DNS is broken. All of them: this machine’s resolver is.',
      look: ({ mainLog }) =>
        `${mainLog} has “host lookup did not complete” and the domain. For the resolver, see /etc/resolv.conf.`,
    },
    limit: {
      means: 'A limit of the step Hardening: messages, connections, recipients or failed logins.',
      look: ({ mainLog }) => `${mainLog} names the limit and who reached it. Raise it in the wizard if it was honest.`,
    },
    disk: {
      means: 'The disk of the queue is full.',
      look: () => '`df -h /var/spool`, and `df -i /var/spool` for files without size.',
    },
    tls: {
      means: 'Exim cannot read certificate or key; often after a renewal.',
      look: ({ mainLog, group }) => `${mainLog} names the file; the group ${group} must be able to read it.`,
    },
    login: {
      means: 'Dovecot, which checks the passwords, does not answer.',
      look: ({ dovecotLog }) => `Is Dovecot running? ${dovecotLog} says why not.`,
    },
    remote: {
      means: 'Another server says this when you send: it wants to see you come back. Any text is possible.',
      look: ({ mainLog }) =>
        `${mainLog} has its words after “SMTP error from remote mail server”. Wait: Exim tries again by itself.`,
    },
  },
};
