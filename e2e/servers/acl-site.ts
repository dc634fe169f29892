/** A server installed from its bundle, and strangers who come to it: what the tests of the ACLs share. */
import { expect } from 'vitest';
import { type Reply, type SmtpClient, smtp } from '../lab/index.ts';
import {
  type Changes,
  changed,
  FOREIGN,
  freshSite,
  install,
  letter,
  MAIL,
  panicLog,
  reads,
  type Site,
  siteAnswers,
} from './site.ts';

/** A clean machine with the bundle of these answers installed; `before` prepares the machine first. */
export async function aclSite(
  suite: 'bookworm' | 'trixie',
  changes: Changes,
  before: (site: Site) => Promise<unknown> = async () => {},
): Promise<Site> {
  const site = await freshSite(suite, 'system');
  await before(site);
  await reinstall(site, changes);
  return site;
}

/** Installs the bundle of other answers over what is there. */
export async function reinstall(site: Site, changes: Changes): Promise<void> {
  await install(site, changed(siteAnswers(site.suite as 'bookworm' | 'trixie', site.users), changes));
}

export interface Visit {
  /** Where it comes from; an outside address of the lab. */
  readonly ip?: string;
  /** The address of ours that it comes to; that of IPv4 otherwise. */
  readonly server?: string;
  /** How it introduces itself; undefined: not at all. */
  readonly helo?: string | undefined;
  readonly from?: string;
  readonly to?: readonly string[];
  /** Header lines besides those of every letter. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The whole message instead of a letter. */
  readonly text?: string;
}

/** The stranger whom everybody trusts: its name, its address and its domain fit together. */
const honest = {
  ip: FOREIGN.ip,
  server: MAIL.ip as string,
  helo: FOREIGN.name,
  from: `carol@${FOREIGN.domain}`,
  to: ['alice@example.org'],
};

/** One connection of a stranger up to the replies to RCPT. */
export async function knock(visit: Visit = {}): Promise<Reply[]> {
  const { ip, server, helo, from, to } = { ...honest, ...visit };
  using client = await smtp({ to: server, from: ip, port: 25 });
  if (client.greeting.code !== 220) return [client.greeting];
  if (helo !== undefined) await client.ehlo(helo);
  const replies = [await client.say(`MAIL FROM:<${from}>`)];
  if ((replies[0]?.code ?? 0) >= 400) return replies;
  replies.pop();
  for (const address of to) replies.push(await client.say(`RCPT TO:<${address}>`));
  await client.quit();
  return replies;
}

/** One connection with one message; the last reply, and the subject under which it would be found. */
export async function bring(visit: Visit = {}): Promise<Reply & { subject: string }> {
  const { ip, server, helo, from, to } = { ...honest, ...visit };
  using client = await smtp({ to: server, from: ip, port: 25 });
  if (helo !== undefined) await client.ehlo(helo);
  return await send(client, { ...visit, from, to });
}

/** A message on an open connection. */
export async function send(client: SmtpClient, visit: Visit): Promise<Reply & { subject: string }> {
  const { from = honest.from, to = honest.to } = visit;
  const made = letter({ From: from || `MAILER-DAEMON@${FOREIGN.domain}`, ...visit.headers });
  const text = visit.text ? visit.text.replace('SUBJECT', made.subject) : made.text;
  const reply = await client.message({ from, to: [...to], text });
  return { ...reply, subject: made.subject };
}

/** Brings a message that must be taken, and reads it as the recipient does. */
export async function delivered(site: Site, visit: Visit = {}): Promise<string> {
  const { subject, ...reply } = await bring(visit);
  expect(reply).toMatchObject({ code: 250 });
  return reads(site, 'alice', subject);
}

/** A message with one attachment. */
export function withAttachment(name: string, parameters = `filename="${name}"`): string {
  return [
    `From: carol@${FOREIGN.domain}`,
    'To: alice@example.org',
    'Subject: SUBJECT',
    'Date: Sat, 21 Nov 2026 10:00:00 +0000',
    `Message-ID: <${process.pid}.${Math.random().toString(36).slice(2)}@client.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="xx"',
    '',
    '--xx',
    'Content-Type: text/plain',
    '',
    'Hello.',
    '--xx',
    'Content-Type: application/octet-stream',
    `Content-Disposition: attachment; ${parameters}`,
    'Content-Transfer-Encoding: base64',
    '',
    'TVqQAAMAAAAEAAAA',
    '--xx--',
    '',
  ].join('\n');
}

/** A message whose attachment has no Content-Disposition. */
export const named = (name: string) =>
  withAttachment(name).replace(/octet-stream\nContent-Disposition: .*/, `octet-stream; name="${name}"`);
/** A message that holds this one whole. */
export const forwarded = (inner: string) =>
  [
    ...[
      'From: carol@foreign.example',
      'To: alice@example.org',
      'Subject: Fwd',
      'Date: Sat, 21 Nov 2026 10:00:00 +0000',
    ],
    ...['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="outer"', '', '--outer'],
    ...['Content-Type: message/rfc822', '', inner, '--outer--', ''],
  ].join('\n');

/** The entries of the panic log; what a scanner said may be several lines of one. */
export const panics = async (site: Site): Promise<readonly string[]> =>
  (await panicLog(site)).split(/\n(?=\d{4}-\d\d-\d\d )/).filter((entry) => entry.trim() !== '');
