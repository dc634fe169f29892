/**
 * The presets without Dovecot's help, on real servers, each installed by its own install.sh: mailboxes that Exim writes itself with logins from a
 * file of hashes; a backup MX; Dovecot's unix socket. Every refusal stands beside what must pass.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PresetId } from '../../src/core/answers/index.ts';
import { addresses, inLab, type Suite, smtp, waitUntil } from '../lab/index.ts';
import { reportsDeliveries } from './delivery-reports.ts';
import {
  answersFor,
  arrivesAbroad,
  BUNDLE,
  type Changes,
  FOREIGN,
  freshSite,
  install,
  isKept,
  letter,
  logIn,
  MAIL,
  onSuite,
  PASSWORDS,
  panicLog,
  runInstaller,
  type Site,
  service,
  stranger,
  suites,
} from './site.ts';

const answersOn = (suite: Suite, preset: PresetId, changes: Changes) => onSuite(answersFor(changes, preset), suite);

export function localMailboxes(suite: Suite): void {
  describe.runIf(inLab && suites.includes(suite)).each(['maildir', 'mbox'] as const)(
    `${suite}, %s, a file of passwords`,
    (delivery) => {
      const files = (name: string) => (delivery === 'maildir' ? `/home/${name}/Maildir/new/*` : `/var/mail/${name}`);
      let site: Site;

      beforeAll(async () => {
        site = await freshSite(suite, 'system');
        const answers = answersOn(suite, 'internet-local', {
          'basics.domains': ['example.org', 'example.net'],
          'tls.passwordLogins': ['alice', 'bob'],
          'routing.delivery': delivery,
          'routing.dotForward': true,
          'routing.catchAll': delivery === 'mbox' ? 'bob' : '',
        });
        await install(site, answers, `${PASSWORDS.alice}\n${PASSWORDS.bob}\n`);
      });
      afterAll(() => site?.close());

      test('nothing of Dovecot was touched, and the passwords are hashes that only Exim can read', async () => {
        expect(await site.host.run('ls /etc/dovecot/conf.d | grep wizard || true')).toBe('');
        const hashes = await site.host.read('/etc/exim4/wizard/passwords');
        expect(hashes).toMatch(/^alice: \$6\$\S+\nbob: \$6\$\S+\n$/);
        expect(await site.host.run('stat -c "%a %U %G" /etc/exim4/wizard/passwords')).toBe('640 root Debian-exim\n');
      });

      test.each([587, 465] as const)('a login on %i sends to a mailbox here and to the outside', async (port) => {
        const client = await logIn(site, 'alice', port);
        const { text, subject } = letter({ To: 'bob@example.org' });
        const to = ['bob+shop@example.net', `carol@${FOREIGN.domain}`];
        expect(await client.message({ from: 'alice@example.org', to, text })).toMatchObject({ code: 250 });
        await client.quit();
        expect(await isKept(site, files('bob'), subject)).toContain('Return-path: <alice@example.org>');
        expect(await arrivesAbroad(site, subject)).toMatchObject({ from: 'alice@example.org' });
      });

      test('strangers reach people, and nobody else', async () => {
        const client = await stranger();
        const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
        const reply = await client.message({ from: `carol@${FOREIGN.domain}`, to: ['ALICE@Example.ORG'], text });
        expect(reply).toMatchObject({ code: 250 });
        await isKept(site, files('alice'), subject);
        await client.say(`MAIL FROM:<carol@${FOREIGN.domain}>`);
        expect(await client.say('RCPT TO:<x@elsewhere.example>')).toMatchObject({ code: 550 });
        // With the catch-all every name is somebody's, system accounts too: bob's.
        const unknown = delivery === 'mbox' ? 250 : 550;
        expect(await client.say('RCPT TO:<nobody-here@example.org>')).toMatchObject({ code: unknown });
        expect(await client.say('RCPT TO:<www-data@example.org>')).toMatchObject({ code: unknown });
        expect(await client.say('RCPT TO:<../../etc/passwd@example.org>')).toMatchObject({ code: 550 });
        await client.quit();
      });

      test('wrong, empty and unknown: no login, by PLAIN and LOGIN', async () => {
        const attempts = [
          ['alice', 'wrong'],
          ['alice', ''],
          ['nobody-here', ''],
          ['nobody-here', 'x'],
          ['', ''],
          ['*', ''],
          ['alice', '*'],
        ] as const;
        for (const [index, [user, password]] of attempts.entries()) {
          for (const mechanism of ['authPlain', 'authLogin'] as const) {
            const from = await site.net.address(`203.0.113.${100 + index * 2 + (mechanism === 'authPlain' ? 0 : 1)}`);
            const client = await smtp({ to: MAIL.ip, from, port: 465, tls: {} });
            await client.ehlo('laptop');
            expect((await client[mechanism](user, password)).code, `${mechanism} ${user}:${password}`).toBe(535);
            // And so it relays nothing.
            await client.say('MAIL FROM:<alice@example.org>');
            expect((await client.say(`RCPT TO:<carol@${FOREIGN.domain}>`)).code).toBeGreaterThanOrEqual(500);
            await client.quit().catch(() => {});
          }
        }
      });

      test('a login owns its name in each domain, in any spelling of the login, and no other', async () => {
        const client = await smtp({ to: MAIL.ip, from: addresses.stranger2, port: 465, tls: {} });
        await client.ehlo('laptop');
        expect(await client.authLogin('ALICE', PASSWORDS.alice)).toMatchObject({ code: 235 });
        expect(await client.say('MAIL FROM:<alice@example.net>')).toMatchObject({ code: 250 });
        await client.say('RSET');
        for (const from of ['bob@example.org', 'ceo@bank.test', 'alice@bank.test']) {
          expect(await client.say(`MAIL FROM:<${from}>`)).toMatchObject({ code: 553 });
        }
        await client.quit();
      });

      test('.forward: an address outside gets it with a sender of ours; a program in it is not run', async () => {
        await site.host.write('/home/alice/.forward', `carol@${FOREIGN.domain}\n`, { mode: 0o644, owner: 'alice' });
        const client = await stranger();
        const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
        await client.message({ from: `carol@${FOREIGN.domain}`, to: ['alice@example.org'], text });
        const received = await arrivesAbroad(site, subject);
        expect(received?.from).toMatch(/^SRS0=.*@example\.org$/i);
        await site.host.write('/home/alice/.forward', '"|touch /tmp/it-ran"\n', { mode: 0o644, owner: 'alice' });
        const second = letter({ From: `carol@${FOREIGN.domain}` });
        await client.message({ from: `carol@${FOREIGN.domain}`, to: ['alice@example.org'], text: second.text });
        await waitUntil(
          async () => (await site.host.run('cat /var/log/exim4/mainlog')).includes('forbidden'),
          () => 'nothing was forbidden',
        );
        expect(await site.host.run('ls /tmp/it-ran 2>/dev/null || true')).toBe('');
        await site.host.run('rm /home/alice/.forward');
        await client.quit();
      });

      test.runIf(delivery === 'mbox')('catch-all: invented names are bob’s, those of people are not', async () => {
        const client = await stranger();
        const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
        await client.message({ from: `carol@${FOREIGN.domain}`, to: ['invented@example.net'], text });
        await isKept(site, files('bob'), subject);
        await client.quit();
      });

      test('a second run changes nothing, and the panic log is empty', async () => {
        const again = await runInstaller(site, BUNDLE);
        expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing to change.') });
        expect(await panicLog(site)).toBe('');
      });
    },
  );
}

export function backupMx(suite: Suite): void {
  describe.runIf(inLab && suites.includes(suite))(`${suite}, backup MX`, () => {
    let site: Site;
    const known = `dave@${FOREIGN.domain}`;

    beforeAll(async () => {
      site = await freshSite(suite, 'system');
      site.net.dns.add(`${FOREIGN.domain} MX 20 ${MAIL.name}`);
      site.mx.refuse = (recipient) => (/^(dave|postmaster)@/.test(recipient) ? undefined : '550 no such user');
      const answers = answersOn(suite, 'backup-mx', {
        'basics.hostname': MAIL.name,
        'basics.domains': [MAIL.name],
        'basics.relayDomains': [FOREIGN.domain],
        'basics.administrator': `postmaster@${FOREIGN.domain}`,
      });
      await install(site, answers, '');
    });
    afterAll(() => site?.close());

    const from = async (name = 'mx.other.example') => {
      site.net.dns.machine(name, addresses.stranger2);
      site.net.dns.add('other.example MX 10 mx.other.example');
      return stranger(name, addresses.stranger2);
    };

    test('takes mail for the relayed domain, asks its own server who exists, and hands it on', async () => {
      const client = await from();
      const { text, subject } = letter({ From: 'erin@other.example', To: known });
      expect(await client.message({ from: 'erin@other.example', to: [known], text })).toMatchObject({ code: 250 });
      expect(await arrivesAbroad(site, subject)).toMatchObject({ from: 'erin@other.example', to: [known] });
      await client.say('MAIL FROM:<erin@other.example>');
      expect(await client.say(`RCPT TO:<nobody@${FOREIGN.domain}>`)).toMatchObject({
        code: 550,
        text: expect.stringContaining('No such user there'),
      });
      expect(await client.say('RCPT TO:<x@elsewhere.example>')).toMatchObject({
        code: 550,
        text: expect.stringContaining('Relay'),
      });
      expect(await client.say(`RCPT TO:<nobody@${MAIL.name}>`)).toMatchObject({ code: 550 });
      await client.quit();
    });

    test('while the own server is down takes all, and delivers when it is back', async () => {
      await site.mx.close();
      const client = await from();
      const { text, subject } = letter({ From: 'erin@other.example', To: known });
      // Nobody has asked about this one before: what was asked is remembered.
      const reply = await client.message({ from: 'erin@other.example', to: [known], text });
      expect(reply).toMatchObject({ code: 250 });
      await client.say('MAIL FROM:<erin@other.example>');
      expect(await client.say(`RCPT TO:<frank@${FOREIGN.domain}>`)).toMatchObject({ code: 250 });
      await client.quit();
      expect(site.mx.messages.some((message) => message.text.includes(subject))).toBe(false);
      await site.mx.open();
      await site.host.run(['exim4', '-qff']);
      expect(await arrivesAbroad(site, subject)).toMatchObject({ to: [known] });
    });

    test('its own postmaster is reached; there are no logins and no further ports', async () => {
      const client = await from();
      const { text, subject } = letter({ From: 'erin@other.example' });
      const to = [`postmaster@${MAIL.name}`];
      expect(await client.message({ from: 'erin@other.example', to, text })).toMatchObject({ code: 250 });
      expect((await arrivesAbroad(site, subject))?.from).toMatch(/^SRS0=/i);
      expect(client.extensions.has('AUTH')).toBe(false);
      await client.quit();
      for (const port of [465, 587]) await expect(smtp({ to: MAIL.ip, port })).rejects.toThrow();
      expect(await panicLog(site)).toBe('');
    });
  });
}

export function dovecotSocket(suite: Suite): void {
  describe.runIf(inLab && suites.includes(suite)).each(['system', 'virtual'] as const)(
    `${suite}, Dovecot's socket, %s users`,
    (users) => {
      const files = (name: string) =>
        users === 'system' ? `/home/${name}/Maildir/new/*` : `/var/vmail/example.org/${name}/Maildir/new/*`;
      let site: Site;

      beforeAll(async () => {
        site = await freshSite(suite, users);
        const answers = answersOn(suite, 'internet-dovecot', {
          'dovecot.users': users,
          'dovecot.mailboxes': ['alice', 'bob'],
          'routing.delivery': 'lmtp-socket',
          'routing.dropPrivilege': true,
          'tls.deliveryReports': true,
        });
        await install(site, answers);
      });
      afterAll(() => site?.close());

      test('delivers without ever being root, refuses who does not exist, and no port of LMTP is open', async () => {
        const client = await stranger();
        const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
        await client.say(`MAIL FROM:<carol@${FOREIGN.domain}>`);
        expect(await client.say('RCPT TO:<nobody-here@example.org>')).toMatchObject({ code: 550 });
        await client.say('RSET');
        const to = ['alice+shop@example.org', 'bob@example.org'];
        expect(await client.message({ from: `carol@${FOREIGN.domain}`, to, text })).toMatchObject({ code: 250 });
        await isKept(site, files('alice'), subject);
        await isKept(site, files('bob'), subject);
        await client.quit();
        await expect(smtp({ from: site.host, to: '127.0.0.1', port: 2525 })).rejects.toThrow();
      });

      test('a delivery report for a login that asks, and none on port 25', () => reportsDeliveries(site));

      test('a message for two goes over once; in two sessions where no more than one recipient may go at a time', async () => {
        /** How each recipient was delivered to, as Exim's log marks it (-> is one more in the same delivery), and Dovecot's sessions. */
        const deliveries = async () => {
          const { text, subject } = letter({ From: 'root' });
          const to = ['alice@example.org', 'bob@example.org'];
          await site.host.run(['sendmail', '-i', '-odi', ...to], { input: text });
          for (const name of ['alice', 'bob']) await isKept(site, files(name), subject);
          const log = await site.host.read('/var/log/exim4/mainlog');
          const [, ...lines] = log.slice(log.lastIndexOf(' <= root@')).split('\n');
          const said = lines.flatMap((line) => / ([-=]>) .*C="250 2\.0\.0 <\S+ ([^: ]+)/.exec(line)?.slice(1) ?? []);
          return {
            marks: said.filter((_, at) => at % 2 === 0),
            sessions: new Set(said.filter((_, at) => at % 2 === 1)).size,
          };
        };
        expect(await deliveries()).toEqual({ marks: ['=>', '->'], sessions: 1 });
        const path = '/etc/exim4/exim4.conf';
        const conf = await site.host.read(path);
        const put = (text: string) => site.host.write(path, text, { mode: 0o640, owner: 'root:Debian-exim' });
        expect(conf).toContain('batch_max = 200\n');
        await put(conf.replace('batch_max = 200\n', 'batch_max = 1\n'));
        expect(await deliveries()).toEqual({ marks: ['=>', '=>'], sessions: 2 });
        await put(conf);
      });

      test('with Dovecot down mail waits in the queue, and arrives', async () => {
        await service(site, 'dovecot', 'stop');
        const client = await stranger();
        const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
        const reply = await client.message({ from: `carol@${FOREIGN.domain}`, to: ['bob@example.org'], text });
        expect(reply).toMatchObject({ code: 250 });
        await client.quit();
        await service(site, 'dovecot', 'start');
        await site.host.run(['exim4', '-qff']);
        await isKept(site, files('bob'), subject);
        expect(await panicLog(site)).toBe('');
      });
    },
  );
}
