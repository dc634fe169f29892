/**
 * The lab: clean Debian systems and a small Internet around them, for a test process started by e2e/run.mjs.
 *
 *     await using net = await internet();
 *     net.dns.machine('mail.example.org', '192.0.2.10');
 *     net.dns.add('example.org MX 10 mail.example.org');
 *     await using host = await net.host({ suite: 'trixie', name: 'mail.example.org' });
 *     await host.write('/etc/exim4/exim4.conf', configuration, { mode: 0o640, owner: 'root:Debian-exim' });
 *     await host.run('service exim4 start');
 *     await host.waitForPort(25);
 *     using client = await smtp({ to: host.ip, from: addresses.stranger, port: 25 });
 *     expect((await client.ehlo('client.example')).code).toBe(250);
 */
export { type Authority, type Certificate, certificateAuthority } from './certificates.ts';
export { builtSuites, type Host, type Result, type Started, type Suite } from './host.ts';
export { imap, type Mail, type Mailbox } from './imap.ts';
export { addresses, type Internet, internet } from './internet.ts';
export { type ForeignMx, foreignMx, type Received } from './mx.ts';
export { waitUntil } from './patience.ts';
export { onlyTls, type Reply, type SmtpClient, smtp, smtpSessions } from './smtp.ts';

/** Whether this test process runs in the lab, i.e. was started by e2e/run.mjs with the needed rights. */
export const inLab = process.env.EXIM_WIZARD_LAB === '1';
