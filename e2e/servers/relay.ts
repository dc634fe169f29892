/**
 * A battery of attempts to have mail passed on to somebody else, as abusers and scanners of open relays make them. Every one of them must
 * fail in every configuration, by the reason that is meant; and in each session a recipient of the server's own must pass, or a dead server
 * would pass the battery. From inside, where people may send anywhere, only the honest writings of an address do.
 */
import { addresses } from '../lab/index.ts';

export interface Target {
  /** The server's own host name, a domain that it takes mail for, and its address. */
  readonly name: string;
  readonly domain: string;
  readonly ip: string;
  /** Somebody else's domain: nothing of the battery may leave for it but what comes from inside. */
  readonly foreign: string;
}

/** One line of a session, and what the server must answer. */
export interface Line {
  readonly say: string;
  readonly expected: RegExp;
}

interface Attempt {
  readonly recipient: string;
  readonly outside: RegExp;
  readonly inside: RegExp;
}

const SENT = /^250 /;
const SYNTAX = /^501 /;
/** What a way out makes of a name that nobody has is not the battery's business: by MX it has no route, a smarthost gets it. */
const ANY = /^[245]\d\d /;
const CHARACTERS = /^550 Restricted characters in address/;

/** An address elsewhere, honestly written: only where a message comes from decides. */
const elsewhere = (recipient: string, inside = SENT): Attempt => ({
  recipient,
  outside: /^550 Relay not permitted/,
  inside,
});
const disguised = (recipient: string): Attempt => ({ recipient, outside: CHARACTERS, inside: CHARACTERS });
const malformed = (recipient: string): Attempt => ({ recipient, outside: SYNTAX, inside: SYNTAX });

/** Recipients that stand for `user@foreign` in one dress or another. */
function attempts({ name, domain, ip, foreign }: Target): readonly Attempt[] {
  return [
    elsewhere(`user@${foreign}`),
    // The percent hack, also with the server's own name and address, and by way of somebody else.
    disguised(`user%${foreign}@${domain}`),
    disguised(`user%${foreign}@${name}`),
    disguised(`user%elsewhere.example@${foreign}`),
    malformed(`user%${foreign}@[${ip}]`),
    malformed(`user%${foreign}`),
    // The bang path (UUCP).
    malformed(`${foreign}!user`),
    disguised(`${foreign}!user@${domain}`),
    disguised(`${domain}!${foreign}!user@${name}`),
    disguised(`elsewhere.example!user@${foreign}`),
    // The source route (RFC 5321, appendix C) is dropped: what is left is an address elsewhere.
    elsewhere(`@${domain}:user@${foreign}`),
    elsewhere(`@${name},@${domain}:user@${foreign}`),
    malformed(`@[${ip}]:user@${foreign}`),
    // A whole address as a quoted local part, and an @ without quotes.
    malformed(`"user@${foreign}"`),
    disguised(`"user@${foreign}"@${domain}`),
    disguised(`"user%${foreign}"@${domain}`),
    malformed(`user@${foreign}@${domain}`),
    disguised(`user\\@${foreign}@${domain}`),
    malformed(`user@${domain}@${foreign}`),
    // Addresses instead of names. Digits without brackets are a name that nobody has.
    malformed(`user@[${addresses.stranger}]`),
    malformed(`user@[IPv6:${addresses.stranger6}]`),
    malformed(`user%[${addresses.stranger}]@${domain}`),
    elsewhere(`user@${addresses.stranger}`, ANY),
    // Paths, commands, other separators.
    disguised(`|/bin/sh@${domain}`),
    disguised(`/etc/passwd@${domain}`),
    disguised(`user/${foreign}@${domain}`),
    malformed(`user:${foreign}@${domain}`),
    malformed(`user;${foreign}@${domain}`),
    malformed(`user@${foreign}.`),
    elsewhere(`user@${domain}.${foreign}`, ANY),
  ];
}

/** How the client calls itself: its own name, the server's own, its address. */
const greetings = ({ name, domain, ip }: Target) => ['scanner.elsewhere.example', name, domain, `[${ip}]`, 'localhost'];

/** Senders: a stranger, the empty one, somebody of the server's own, somebody of the domain that is aimed at. */
const senders = ({ name, domain, foreign }: Target) => [
  'stranger@elsewhere.example',
  '',
  `root@${domain}`,
  `postmaster@${name}`,
  `user@${foreign}`,
];

export interface Client {
  readonly greeting: string;
  readonly sender: string;
}
/** Every greeting with every sender; the first five hold each of them once. */
export function clients(target: Target): readonly Client[] {
  const from = senders(target);
  return from.flatMap((_sender, turn) =>
    greetings(target).map((greeting, index) => ({ greeting, sender: from[(index + turn) % from.length] as string })),
  );
}

/** After so many errors of syntax Exim ends a session (`smtp_max_synprot_errors`); what came behind them would be tried in vain. */
const ERRORS_A_SESSION = 3;

/**
 * The whole battery of one client, in as many sessions as it takes. `accepted` is a recipient that the server takes from it; the bare name as
 * a sender is refused before there is any recipient.
 */
export function sessionsOf(target: Target, client: Client, side: 'outside' | 'inside', accepted: string): Line[][] {
  const all = attempts(target);
  const errors = all.filter((attempt) => attempt[side] === SYNTAX);
  const others = all.filter((attempt) => attempt[side] !== SYNTAX);
  const count = Math.ceil((errors.length + 1) / ERRORS_A_SESSION);
  return Array.from({ length: count }, (_session, index): Line[] => {
    const mine = [...others, ...errors].filter((_attempt, at) =>
      at < others.length ? at % count === index : (at - others.length) % count === index,
    );
    const bare = index === count - 1 ? [{ say: 'MAIL FROM:<root>', expected: SYNTAX }] : [];
    return [
      { say: `EHLO ${client.greeting}`, expected: SENT },
      ...bare,
      { say: `MAIL FROM:<${client.sender}>`, expected: SENT },
      ...mine.map((attempt) => ({ say: `RCPT TO:<${attempt.recipient}>`, expected: attempt[side] })),
      { say: `RCPT TO:<${accepted}>`, expected: SENT },
    ];
  });
}

/** What the replies to a session are not as they must be; a reply that is missing (the server has hung up) is one of these. */
export function complaints(lines: readonly Line[], replies: readonly string[], who: string): string[] {
  const said = lines.slice(0, 3).map(({ say }) => say);
  return lines.flatMap(({ say, expected }, index) => {
    const reply = replies[index] ?? 'nothing';
    return expected.test(reply) ? [] : [`${who} (${said.join(', ')}): ${say}: ${reply}, expected ${expected}`];
  });
}
