import { eximLog } from '../derived.ts';
import { type TextLine, textLines } from '../file.ts';
import { definePart } from '../part.ts';

/**
 * How Exim writes whom it talks to (`host_and_ident()`): the name that DNS knows, what the client called itself in parentheses, the
 * address in brackets, its port; with a fuller log, our own address and a number of the connection. From 4.99 on `H=` stands before it everywhere. None of the names can hold a blank or a parenthesis, so
 * the address is where the pattern says and nowhere else.
 */
const CLIENT = String.raw`(?:H=)?(?:[^\s()"]+ )?(?:\([^\s()"]*\) )?\[<ADDR>\](?::\d+)?(?: I=\[[^\s\]]+\](?::\d+)?)?(?: Ci=\d+)?(?: U=[^\s"]+)?`;

/** What Exim writes first: in the journal and in files of syslog, host and program (between them, where busybox writes, facility and level), and its own time once more; the process id, if the log has it. */
const START = String.raw`^\s*(?:\S+ (?:mail\.[a-z]+ )?exim\[\d+\]: (?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?(?: [+-]\d{4})? )?)?(?:\[\d+\] )?`;

/**
 * The lines that count. Each is anchored at its start, and nothing that a client chose stands
 * between that and the address, but for the last: there, what was typed ends at the last quotation mark of the line.
 */
const PATTERNS = [
  // What follows the code is not looked at: Exim ends with the login name that was tried, which may hold anything.
  String.raw`\S+ authenticator failed for ${CLIENT}: 535 `,
  // Above the limit of failures Exim asks nobody any more, and the guesser goes on.
  String.raw`${CLIENT}(?: X=\S+)?(?: CV=\S+)?(?: SNI=\S+)? temporarily rejected AUTH [^:]*: 454 4\.7\.0 Too many failed logins`,
  // Port 25 offers no login at all: only a robot tries.
  `SMTP protocol error in "(?i:AUTH) .*" ${CLIENT} AUTH command used when not advertised$`,
].map((pattern) => `${START}${pattern}`);

/** Which lines of Exim's main log are failed logins. */
export const filter = definePart({
  id: 'fail2ban.filter',
  uses: [],
  given: { log: eximLog },
  build: (_a, { log }): TextLine[] => [
    ...textLines(`
# Failed logins in Exim's main log, as Exim 4.96 to 4.100 writes them. Refused mail is not among them: a server that
# refuses is no reason to shut out a whole provider.
# Try it out: fail2ban-regex ${log} exim-wizard
[Definition]`),
    ...PATTERNS.map((pattern, index) => `${index === 0 ? 'failregex = ' : ' '.repeat(12)}${pattern}`),
    'ignoreregex =',
  ],
});
