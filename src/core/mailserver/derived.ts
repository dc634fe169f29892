/** Values worked out from answers, which several parts need. */
import {
  needsAddress as addressNeeded,
  usesDovecot as dovecotUsed,
  effectiveLogins,
  isLmtp,
  mailboxKind as kindOf,
  loginForm as loginFormOf,
} from '../answers/consequences.ts';
import { fullAddress } from '../answers/index.ts';
import { clamavSocket, ownDirectory } from './machine.ts';
import { derive } from './part.ts';

export * from './machine.ts';

/** All local domains. */
export const domains = derive(['basics.domains'], (a) => a['basics.domains']);

/** The first domain: `qualify_domain`. */
export const mainDomain = derive(['basics.domains'], (a) => a['basics.domains'][0] as string);

/** Accounts of the machine, virtual mailboxes at Dovecot, or none. */
export const mailboxKind = derive(['routing.delivery', 'dovecot.users'], (a) =>
  kindOf(a['routing.delivery'], a['dovecot.users']),
);

/** Who checks the passwords of those who log in to send. */
export const logins = derive(['basics.incoming', 'tls.logins'], (a) =>
  effectiveLogins(a['basics.incoming'], a['tls.logins']),
);

/** How a login is written, and so what it owns: a name in each local domain, or an address. */
export const loginForm = derive(
  ['tls.loginForm'],
  (a, given) => loginFormOf(given.logins, given.mailboxKind, a['tls.loginForm']),
  { logins, mailboxKind },
);

/** Logins of the password file as they are typed; empty where there is none. */
export const passwordLogins = derive(
  ['tls.passwordLogins', 'basics.domains'],
  (a, given): readonly string[] => {
    if (given.logins !== 'passwords') return [];
    const main = a['basics.domains'][0] as string;
    return a['tls.passwordLogins'].map((login) => (given.loginForm === 'address' ? fullAddress(login, main) : login));
  },
  { logins, loginForm },
);

/** Whether Dovecot is part of the server. */
export const usesDovecot = derive(
  ['routing.delivery'],
  (a, given) => dovecotUsed(a['routing.delivery'], given.logins),
  {
    logins,
  },
);

/** Whether the machine's address matters to anybody. */
export const needsAddress = derive(['basics.incoming', 'routing.outgoing', 'routing.delivery', 'tls.source'], (a) =>
  addressNeeded({
    incoming: a['basics.incoming'],
    outgoing: a['routing.outgoing'],
    delivery: a['routing.delivery'],
    source: a['tls.source'],
  }),
);

/** Domains that have a zone file: none where no other machine must find this one. */
export const zones = derive(['basics.domains'], (a, given) => (given.needsAddress ? a['basics.domains'] : []), {
  needsAddress,
});

/** Domains whose mail is taken for another server. */
export const relayDomains = derive(['basics.incoming', 'basics.relayDomains'], (a): readonly string[] =>
  a['basics.incoming'] === 'internet' ? a['basics.relayDomains'] : [],
);

/** Who gets the mail for names that do not exist, as an address; undefined where nobody does. */
export const catchAll = derive(['basics.incoming', 'routing.delivery', 'routing.catchAll', 'basics.domains'], (a) =>
  a['basics.incoming'] === 'internet' && a['routing.delivery'] !== 'none' && a['routing.catchAll'] !== ''
    ? fullAddress(a['routing.catchAll'], a['basics.domains'][0] as string)
    : undefined,
);

/** Whether people may forward by a file in their home. */
export const dotForward = derive(
  ['routing.dotForward'],
  (a, given) => a['routing.dotForward'] && given.mailboxKind === 'system',
  { mailboxKind },
);

/**
 * Whether the mailboxes router must know by itself which virtual mailboxes exist: Dovecot cannot be asked through the unix socket, and with a
 * catch-all an address must be declined, not refused.
 */
export const knowsMailboxes = derive(
  ['routing.delivery'],
  (a, given) =>
    given.mailboxKind === 'virtual' && (a['routing.delivery'] === 'lmtp-socket' || given.catchAll !== undefined),
  { mailboxKind, catchAll },
);

/** Certificate (full chain) and key as Exim and Dovecot open them. */
export const certificateFiles = derive(
  ['tls.source', 'tls.certificate', 'tls.key'],
  (a, given) => {
    if (a['tls.source'] === 'files') return { certificate: a['tls.certificate'], key: a['tls.key'] };
    const folder = `${given.ownDirectory}/tls`;
    return { certificate: `${folder}/fullchain.pem`, key: `${folder}/privkey.pem` };
  },
  { ownDirectory },
);

/** Who reads the mail of root and postmaster, as an address. */
export const administrator = derive(['basics.administrator', 'basics.domains'], (a) =>
  fullAddress(a['basics.administrator'], a['basics.domains'][0] as string),
);

/** Names with a certificate of their own, beside the host name. */
export const tlsNames = derive(['tls.source', 'tls.names'], (a): readonly string[] =>
  a['tls.source'] === 'none' ? [] : a['tls.names'],
);

/** The ports where people log in; none where nobody does. */
export const submissionPorts = derive(
  ['tls.submissionPorts'],
  (a, given): readonly (465 | 587)[] => {
    if (given.logins === 'none') return [];
    const ports = a['tls.submissionPorts'];
    return ports === 'both' ? [465, 587] : ports === '465' ? [465] : [587];
  },
  { logins },
);

/**
 * To whom programs of this machine may always write: the administrator, root and postmaster of each local domain, and whom the answers
 * add. `root` alone becomes root@ the first domain before anything looks at it.
 */
export const alertAddresses = derive(
  ['basics.hostname', 'basics.domains', 'hardening.localExempt'],
  (a, given): readonly string[] => {
    const domains = [...a['basics.domains'], a['basics.hostname']];
    const roles = domains.flatMap((domain) => [`root@${domain}`, `postmaster@${domain}`]);
    const further = a['hardening.localExempt'].map((each) => fullAddress(each, a['basics.domains'][0] as string));
    return [...new Set([given.administrator, ...roles, ...further])];
  },
  { administrator },
);

/** The wizard's own files beside Exim's configuration. */
export const ownFiles = derive(
  [],
  (_a, { ownDirectory: folder }) => {
    return {
      folder,
      aliases: `${folder}/aliases`,
      senderOwners: `${folder}/sender-owners`,
      srsKey: `${folder}/srs-key`,
      dkimSelectors: `${folder}/dkim-selectors`,
      dkim: `${folder}/dkim`,
      allowHosts: `${folder}/allow-hosts`,
      allowSenders: `${folder}/allow-senders`,
      denyHosts: `${folder}/deny-hosts`,
      denySenders: `${folder}/deny-senders`,
      mailboxes: `${folder}/mailboxes`,
      passwords: `${folder}/passwords`,
      smarthostLogins: `${folder}/smarthost-logins`,
      tls: `${folder}/tls`,
      tlsNames: `${folder}/tls-names`,
    };
  },
  { ownDirectory },
);

/**
 * The folder that has a folder for each further name's certificate. What a person puts there is beside the own certificate: the wizard's
 * folder is install.sh's, which takes away what an earlier bundle left.
 */
export const tlsFolder = derive(
  ['tls.source', 'tls.certificate'],
  (a, given) =>
    a['tls.source'] === 'files' ? a['tls.certificate'].slice(0, a['tls.certificate'].lastIndexOf('/')) : given.own.tls,
  { own: ownFiles },
);

/**
 * Whether rules of people (Sieve) send mail: what they redirect, and answers. Dovecot hands it over by the sendmail command, so nothing leaves
 * where that is refused.
 */
export const sieveSends = derive(
  ['routing.delivery', 'dovecot.sieve', 'hardening.localSubmission'],
  (a) => isLmtp(a['routing.delivery']) && a['dovecot.sieve'] && a['hardening.localSubmission'] !== 'refused',
);

/** Whether an alias, a .forward, a rule of a mailbox, the catch-all or the administrator's address sends mail on to other servers. */
export const forwardsOutside = derive(
  ['basics.hostname', 'basics.domains', 'basics.administrator', 'routing.aliases'],
  (a, given) => {
    if (given.dotForward || given.sieveSends) return true;
    const ours = new Set([...a['basics.domains'], a['basics.hostname']]);
    const targets = [a['basics.administrator'], ...a['routing.aliases'].flatMap(({ to }) => to)];
    if (given.catchAll !== undefined) targets.push(given.catchAll);
    return targets.some((target) => target.includes('@') && !ours.has(target.slice(target.lastIndexOf('@') + 1)));
  },
  { dotForward, catchAll, sieveSends },
);

/** Virtual mailboxes as addresses; empty where mailboxes are accounts of the machine. */
export const virtualMailboxes = derive(
  ['dovecot.mailboxes', 'basics.domains'],
  (a, given) =>
    given.mailboxKind === 'virtual'
      ? a['dovecot.mailboxes'].map((box) => fullAddress(box, a['basics.domains'][0] as string))
      : [],
  { mailboxKind },
);

/** TCP port on loopback where Dovecot takes mail over LMTP. */
export const LMTP_PORT = 2525;
/** Names of Dovecot's sockets for Exim. */
export const AUTH_SOCKET = 'exim-auth';
export const LMTP_SOCKET = 'exim-lmtp';

/** The programs that judge content and how Exim reaches them; absent what is not used. */
export const scanners = derive(
  ['basics.incoming', 'hardening.spamFilter', 'hardening.virusScanner'],
  (a, { socket }) => {
    const filter = a['hardening.spamFilter'];
    const used = a['basics.incoming'] === 'internet';
    return {
      filter: used && filter !== 'none' ? { name: filter, port: filter === 'rspamd' ? 11333 : 783 } : undefined,
      clamav: used && a['hardening.virusScanner'] === 'clamav' ? { socket } : undefined,
    };
  },
  { socket: clamavSocket },
);
