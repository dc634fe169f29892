/** Delivery reports (DSN, RFC 3461), on a server whose answers allow them to people who log in. */
import { expect } from 'vitest';
import { FOREIGN, letter, logIn, MAIL, reads, type Site, stranger } from './site.ts';

/** Alice asks whether her letter to Bob has arrived, and is told so. Strangers are not offered the question, and are refused when they ask. */
export async function reportsDeliveries(site: Site): Promise<void> {
  const report = await askedFor(site);
  expect(report).toMatch(/^Action: delivered\r?\nFinal-Recipient: rfc822;bob@example\.org\r?\n/m);
  // What Exim says of a last hop: it answers for Dovecot.
  expect(report).toMatch(/^<bob@example\.org> \(relayed via non DSN router\)/m);
  expect(report).toMatch(/^From: Mail Delivery System <Mailer-Daemon@example\.org>/m);
  expect(report).toMatch(new RegExp(`^Reporting-MTA: dns; ${MAIL.name}`, 'm'));
  // Of an alias, that the message was sent on, and not to whom.
  const alias = await askedFor(site, 'postmaster@example.org');
  expect(alias.match(/^Final-Recipient: \S+/gm)).toEqual(['Final-Recipient: rfc822;postmaster@example.org']);
  const other = await stranger();
  expect(other.extensions.has('DSN')).toBe(false);
  await other.say(`MAIL FROM:<carol@${FOREIGN.domain}>`);
  expect(await other.say('RCPT TO:<bob@example.org> NOTIFY=SUCCESS')).toMatchObject({ code: 501 });
  expect(await other.say('RCPT TO:<bob@example.org>')).toMatchObject({ code: 250 });
  await other.quit();
}

/** It is `dsn_lasthop` that has Exim answer for Dovecot: without it Exim takes Dovecot for a server further on that knows no reports. */
export async function reportsTheLastHop(site: Site): Promise<void> {
  const path = '/etc/exim4/exim4.conf';
  const conf = await site.host.read(path);
  const put = (text: string) => site.host.write(path, text, { mode: 0o640, owner: 'root:Debian-exim' });
  expect(conf).toMatch(/^ {2}dsn_lasthop$/m);
  await put(conf.replace(/^ {2}dsn_lasthop\n/m, ''));
  expect(await askedFor(site)).toMatch(/^<bob@example\.org> \(relayed to non-DSN-aware mailer\)/m);
  await put(conf);
}

let asked = 0;
/** The report of a letter from Alice that asked for one. */
async function askedFor(site: Site, to = 'bob@example.org'): Promise<string> {
  const client = await logIn(site, 'alice');
  expect(client.extensions.has('DSN')).toBe(true);
  asked += 1;
  const id = `asked-${asked}-of-${process.pid}`;
  await client.say(`MAIL FROM:<alice@example.org> RET=HDRS ENVID=${id}`);
  expect(await client.say(`RCPT TO:<${to}> NOTIFY=SUCCESS`)).toMatchObject({ code: 250 });
  await client.say('DATA');
  const { text } = letter({ To: to });
  expect(await client.say(`${text.replaceAll('\n', '\r\n')}.`)).toMatchObject({ code: 250 });
  await client.quit();
  return reads(site, 'alice', 'Delivery Status Notification', `Original-Envelope-ID: ${id}`);
}
