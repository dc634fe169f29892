/**
 * A battery of attempts to have mail passed on to somebody else, as abusers and scanners of open relays make them. Every one of them must
 * fail in every configuration, and beside them a recipient of the server's own must pass, or a dead server would pass the battery.
 */
import { expect } from 'vitest';
import { addresses, type ForeignMx, type Host, smtp } from '../lab/index.ts';

export interface Target {
  readonly host: Host;
  /** The server's own host name, and a domain that it takes mail for. */
  readonly name: string;
  readonly domain: string;
  /** Somebody else's domain, and the server that has it: nothing of the battery may arrive there. */
  readonly foreign: string;
  readonly mx: ForeignMx;
  /** A recipient that the server takes from strangers; undefined where it takes nobody's mail (it does not listen to others). */
  readonly accepted: string | undefined;
}

/** Recipients that stand for `user@foreign` in one dress or another. */
function recipients({ name, domain, foreign, host }: Target): readonly string[] {
  return [
    `user@${foreign}`,
    // The percent hack, also with the server's own name and address.
    `user%${foreign}@${domain}`,
    `user%${foreign}@${name}`,
    `user%${foreign}@[${host.ip}]`,
    `user%${foreign}`,
    // The bang path (UUCP).
    `${foreign}!user`,
    `${foreign}!user@${domain}`,
    `${domain}!${foreign}!user@${name}`,
    // The source route (RFC 5321, appendix C).
    `@${domain}:user@${foreign}`,
    `@${name},@${domain}:user@${foreign}`,
    `@[${host.ip}]:user@${foreign}`,
    // A whole address as a quoted local part, and an @ without quotes.
    `"user@${foreign}"`,
    `"user@${foreign}"@${domain}`,
    `"user%${foreign}"@${domain}`,
    `user@${foreign}@${domain}`,
    `user\\@${foreign}@${domain}`,
    `user@${domain}@${foreign}`,
    // Addresses instead of names.
    `user@[${addresses.stranger}]`,
    `user@[IPv6:${addresses.stranger6}]`,
    `user%[${addresses.stranger}]@${domain}`,
    // Paths, commands, other separators.
    `|/bin/sh@${domain}`,
    `/etc/passwd@${domain}`,
    `user/${foreign}@${domain}`,
    `user:${foreign}@${domain}`,
    `user;${foreign}@${domain}`,
    `user@${foreign}.`,
    `user@${domain}.${foreign}`,
  ];
}

/** Senders: a stranger, the empty one, a bare name, and somebody of the server's own. */
const senders = ({ name, domain, foreign }: Target) => [
  `stranger@elsewhere.example`,
  '',
  'root',
  `root@${domain}`,
  `postmaster@${name}`,
  `user@${foreign}`,
];

/** How the client calls itself: its own name, the server's own, its address. */
const greetings = ({ name, domain, host }: Target) => [
  'scanner.elsewhere.example',
  name,
  domain,
  `[${host.ip}]`,
  'localhost',
];

async function attempt(target: Target, helo: string, sender: string, from: string): Promise<string[]> {
  const passed: string[] = [];
  const client = await smtp({ to: target.host.ip, from, port: 25 });
  try {
    if ((await client.ehlo(helo)).code !== 250) return passed;
    if ((await client.say(`MAIL FROM:<${sender}>`)).code !== 250) return passed;
    for (const recipient of recipients(target)) {
      const reply = await client.say(`RCPT TO:<${recipient}>`);
      if (reply.code < 400)
        passed.push(`EHLO ${helo}, MAIL FROM:<${sender}>, RCPT TO:<${recipient}>: ${reply.code} ${reply.text}`);
      // Too many errors end a session; the rest goes on in another one.
      if (reply.code === 421) break;
    }
  } catch (error) {
    // The server hangs up on those who err too often: nothing is passed on either.
    if (!/closed/.test(String(error))) throw error;
  } finally {
    client.close();
  }
  return passed;
}

/** Everybody refuses; nothing arrives at the foreign server, and nothing waits to be sent there. */
export async function expectNoRelay(target: Target): Promise<void> {
  const before = target.mx.messages.length;
  if (target.accepted === undefined) {
    await expect(smtp({ to: target.host.ip, from: addresses.distant, port: 25 })).rejects.toThrow(/ECONNREFUSED/);
    return;
  }
  const passed: string[] = [];
  for (const helo of greetings(target)) {
    for (const sender of senders(target)) passed.push(...(await attempt(target, helo, sender, addresses.distant)));
  }
  expect(passed).toEqual([]);
  const client = await smtp({ to: target.host.ip, from: addresses.distant, port: 25 });
  await client.ehlo('scanner.elsewhere.example');
  expect((await client.say('MAIL FROM:<>')).code).toBe(250);
  expect(await client.say(`RCPT TO:<${target.accepted}>`)).toMatchObject({ code: 250 });
  await client.quit();
  expect(target.mx.messages.length).toBe(before);
  expect(await target.host.run(['exim4', '-bp'])).not.toContain(`@${target.foreign}`);
}
