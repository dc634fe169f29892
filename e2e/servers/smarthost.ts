/**
 * Mail that leaves through a provider, on real servers on both sides: what arrives, and above all what happens while something is
 * wrong. Nothing may be lost, and no password may reach a server that has not shown that it is the right one.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AnswerOf, type Answers, defaultsOf, type QuestionId, withAnswer } from '../../src/core/answers/index.ts';
import { NO_SECRETS, type Secrets } from '../../src/core/answers/secrets.ts';
import { type Authority, certificateAuthority, type Host, type Internet, inLab, internet, smtp } from '../lab/index.ts';
import { configureExim } from './configure.ts';
import { type Provider, provider } from './provider.ts';
import { answersFor, MAIL, PLATFORM_OF } from './site.ts';

/** Two providers. The first is reached by an alias in DNS (CNAME), as most large ones are. */
const FIRST = { typed: 'smtp.first.example', name: 'out7.first.example', ip: '192.0.2.20' };
const SECOND = { typed: 'smtp.second.example', name: 'smtp.second.example', ip: '192.0.2.21' };
const LOGIN = 'me@first.example';
const OTHER_LOGIN = 'DOMAIN\\api"key$:^';
const PASSWORD = ' a:b^c$d{e}f\\g"h<i#j ^^ пароль ';
const OTHER_PASSWORD = '^secönd: ';

const bothLogins = { 'smtp.first.example': PASSWORD, 'smtp.second.example': OTHER_PASSWORD };

type Changes = { readonly [I in QuestionId]?: AnswerOf<I> };

export function smarthost(suite: 'bookworm' | 'trixie'): void {
  describe.runIf(inLab)(`a smarthost on ${suite}`, () => sessions(suite));
}

function sessions(suite: 'bookworm' | 'trixie'): void {
  let net: Internet;
  let authority: Authority;
  let host: Host;
  let first: Provider;
  let second: Provider;

  beforeAll(async () => {
    net = await internet();
    authority = await certificateAuthority();
    net.dns.machine(MAIL.name, MAIL.ip);
    net.dns.add(`${FIRST.typed} CNAME ${FIRST.name}`);
    // Were mail to go by MX, it would go here, where nobody listens.
    net.dns.add('foreign.example MX 10 mx.foreign.example');
    net.dns.machine('mx.foreign.example', '198.51.100.20');
    host = await net.host({ suite, ...MAIL });
    await host.write('/usr/local/share/ca-certificates/lab.crt', authority.cert);
    await host.run('update-ca-certificates 2>&1');
    await host.run(['useradd', '--create-home', 'alice']);
    first = await provider(net, authority, { suite, name: FIRST.name, ip: FIRST.ip });
    second = await provider(net, authority, { suite, name: SECOND.name, ip: SECOND.ip });
  }, 120_000);
  afterAll(async () => {
    await first?.close();
    await second?.close();
    await net?.close();
  });

  beforeEach(async () => {
    await host.run('rm -rf /var/spool/exim4/input/* /var/spool/exim4/msglog/* /var/spool/exim4/db/* /var/log/exim4/*');
    for (const each of [first, second]) {
      await each.close();
      await each.forget();
    }
    await first.knows({ [LOGIN]: PASSWORD, 'somebody@gmail.com': 'abcd efgh ijkl mnop' });
    await second.knows({ [OTHER_LOGIN]: OTHER_PASSWORD });
  });

  /** Puts what the wizard makes of these answers and secrets in its place, without restarting anything. */
  async function put(changes: Changes, secrets: Secrets = NO_SECRETS): Promise<Answers> {
    // The tests send more in a minute than a program may.
    const given: Changes = { 'basics.platform': PLATFORM_OF[suite], 'hardening.localPerMinute': 10_000 };
    const answers = answersFor({ ...given, 'hardening.localPerHour': 100_000, ...changes });
    await configureExim(host, answers, secrets);
    return answers;
  }

  /** One server with a login, both servers with theirs. */
  const one = (more: Changes = {}): Changes => ({
    'routing.outgoing': 'smarthost',
    'routing.smarthosts': [{ server: FIRST.typed, login: LOGIN }],
    'routing.dkim': false,
    ...more,
  });
  const both = (more: Changes = {}): Changes =>
    one({
      'routing.smarthosts': [
        { server: FIRST.typed, login: LOGIN },
        { server: SECOND.typed, login: OTHER_LOGIN },
      ],
      ...more,
    });

  let letters = 0;
  /** A program of this machine sends a message to the outside; its subject. */
  async function send(): Promise<string> {
    letters += 1;
    const subject = `Letter ${letters} through a provider`;
    const input = `From: alice@example.org\nTo: carol@foreign.example\nSubject: ${subject}\n\nHello.\n`;
    const sent = await host.exec(['exim4', '-odi', '-f', 'alice@example.org', 'carol@foreign.example'], { input });
    expect(sent, await host.logs()).toMatchObject({ code: 0 });
    return subject;
  }

  const queued = async () => (await host.run(['exim4', '-bpc'])).trim();
  const mainLog = () => host.run('cat /var/log/exim4/mainlog');
  const flush = () => host.run(['exim4', '-qff'], { timeout: 60_000 });

  describe.each(['file', 'inline'] as const)('with logins kept in: %s', (kept) => {
    const secrets: Secrets = { smarthosts: bothLogins };

    test('the right password: it arrives, encrypted, with the name that was typed in the TLS greeting', async () => {
      await first.open({ certificate: [FIRST.typed] });
      await put(one({ 'routing.smarthostLogins': kept }), secrets);
      const subject = await send();
      expect(await first.arrives(subject)).toContain('Hello.');
      expect(await first.logins()).toEqual([LOGIN]);
      expect(await first.log()).toMatch(
        new RegExp(`<= alice@example\\.org .* P=esmtpsa X=TLS\\S+ .*SNI=${FIRST.typed}`),
      );
      expect(await queued()).toBe('0');
    });

    test('the same at a server that knows only LOGIN', async () => {
      await first.open({ certificate: [FIRST.typed], mechanisms: ['LOGIN'] });
      await put(one({ 'routing.smarthostLogins': kept }), secrets);
      await first.arrives(await send());
      expect(await first.logins()).toEqual([LOGIN]);
    });

    test('TLS from the first byte', async () => {
      await first.open({ certificate: [FIRST.typed] });
      await put(one({ 'routing.smarthostLogins': kept, 'routing.smarthostTls': 'tls' }), secrets);
      await first.arrives(await send());
      expect(await first.log()).toMatch(/I=\[192\.0\.2\.20\]:465 /);
    });

    test('the first server is down: the second takes it, with its own login; the first again when it is back', async () => {
      await second.open();
      await put(both({ 'routing.smarthostLogins': kept }), secrets);
      await second.arrives(await send());
      expect(await second.logins()).toEqual([OTHER_LOGIN]);
      await first.open({ certificate: [FIRST.typed] });
      await host.run('rm -f /var/spool/exim4/db/*');
      await first.arrives(await send());
      expect(await first.logins()).toEqual([LOGIN]);
      expect(await second.logins()).toEqual([OTHER_LOGIN]);
    });

    test('whatever the password, it arrives byte for byte', async () => {
      await first.open({ certificate: [FIRST.typed] });
      const piece = fc.oneof(
        fc.constantFrom(
          ...':^${}\\"<#;,\'| \t!@%&*',
          '^^',
          '\\N',
          '${run{/bin/false}}',
          '_HAVE_GNUTLS',
          'é',
          '密',
          '\u00a0',
        ),
        fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme' }),
      );
      const password = fc
        .array(piece, { minLength: 1, maxLength: 14 })
        .map((parts) => parts.join('').replace(/[\0\r\n]/g, '') || '^');
      await fc.assert(
        fc.asyncProperty(password, async (typed) => {
          await first.knows({ [LOGIN]: typed });
          await put(one({ 'routing.smarthostLogins': kept }), { smarthosts: { [FIRST.typed]: typed } });
          await first.arrives(await send());
        }),
        { numRuns: 25, seed: 20261121, endOnFailure: true },
      );
    });
  });

  test('a wrong password: it waits and nothing is lost; with the right one it leaves, without a restart', async () => {
    await first.open({ certificate: [FIRST.typed] });
    await put(one(), { smarthosts: { [FIRST.typed]: 'wrong' } });
    const subject = await send();
    expect(await queued()).toBe('1');
    expect(await mainLog()).toMatch(/== carol@foreign\.example .*defer .*authenticat/i);
    expect(await first.kept()).toBe('');
    await put(one(), { smarthosts: bothLogins });
    await flush();
    await first.arrives(subject);
    expect(await queued()).toBe('0');
  });

  test('no password yet: it waits, nothing is sent without a login', async () => {
    await first.open({ certificate: [FIRST.typed], needsLogin: false });
    await put(one());
    await send();
    expect(await queued()).toBe('1');
    expect(await first.kept()).toBe('');
  });

  test.each(['starttls', 'tls'] as const)(
    'a wrong certificate (%s): it waits, and no password is sent',
    async (tls) => {
      await first.open({ certificate: ['somebody.else.example'] });
      await put(one({ 'routing.smarthostTls': tls }), { smarthosts: bothLogins });
      const subject = await send();
      expect(await queued()).toBe('1');
      expect(await mainLog()).toMatch(/== carol@foreign\.example .*defer .*certificate/);
      expect(await first.log()).not.toContain('AUTH seen');
      await first.open({ certificate: [FIRST.typed] });
      await flush();
      await first.arrives(subject);
      expect(await first.log()).toContain('AUTH seen');
    },
  );

  test('a server that offers no STARTTLS: it waits', async () => {
    await first.open({ certificate: [FIRST.typed], needsLogin: false, starttls: false });
    await put(one(), { smarthosts: bothLogins });
    await send();
    expect(await queued()).toBe('1');
    expect(await mainLog()).toMatch(/== carol@foreign\.example .*defer .*TLS/);
    expect(await first.kept()).toBe('');
  });

  test('the provider is down: it waits, and leaves when the provider is back', async () => {
    await put(one(), { smarthosts: bothLogins });
    const subject = await send();
    expect(await queued()).toBe('1');
    expect(await mainLog()).toMatch(/== carol@foreign\.example .*Connection refused/);
    await first.open({ certificate: [FIRST.typed] });
    await flush();
    await first.arrives(subject);
    expect(await queued()).toBe('0');
  });

  test('a name that DNS does not know: the next server, or it waits, never a bounce', async () => {
    const gone = { server: 'gone.first.example', login: LOGIN };
    await second.open();
    await put(both({ 'routing.smarthosts': [gone, { server: SECOND.typed, login: OTHER_LOGIN }] }), {
      smarthosts: bothLogins,
    });
    await second.arrives(await send());
    await put(one({ 'routing.smarthosts': [gone] }), { smarthosts: bothLogins });
    await send();
    expect(await queued()).toBe('1');
    expect(await mainLog()).not.toContain('Frozen');
  });

  test('a relay in the own network: no login, no certificate that fits', async () => {
    await first.open({ certificate: ['somebody.else.example'], needsLogin: false });
    await put(one({ 'routing.smarthosts': [{ server: FIRST.typed, login: '' }], 'routing.smarthostTls': 'none' }));
    await first.arrives(await send());
    expect(await first.log()).toMatch(/I=\[192\.0\.2\.20\]:25 /);
    expect(await first.log()).not.toContain('AUTH seen');
  });

  test('servers with and without a login in one list: only those that have one log in', async () => {
    await second.open({ needsLogin: false });
    await put(
      both({
        'routing.smarthosts': [
          { server: FIRST.typed, login: LOGIN },
          { server: SECOND.typed, login: '' },
        ],
      }),
      { smarthosts: bothLogins },
    );
    await second.arrives(await send());
    expect(await second.log()).not.toContain('AUTH seen');
  });

  test('Gmail, by the name that the page has no say in', async () => {
    net.dns.machine('smtp.gmail.com', FIRST.ip);
    await first.open({ certificate: ['smtp.gmail.com'] });
    await put({ 'routing.outgoing': 'gmail' }, { smarthosts: { 'smtp.gmail.com': 'abcd efgh ijkl mnop' } });
    const text = await first.arrives(await send());
    expect(await first.logins()).toEqual(['somebody@gmail.com']);
    expect(await first.log()).toMatch(/I=\[192\.0\.2\.20\]:587 .*SNI=smtp\.gmail\.com/);
    expect(text).not.toContain('DKIM-Signature');
  });

  test('mail to own domains stays here', async () => {
    await put(one(), { smarthosts: bothLogins });
    expect(await host.run(['exim4', '-bt', 'alice@example.org'])).toContain('router = mailboxes');
    expect(await host.run(['exim4', '-bt', 'carol@foreign.example'])).toMatch(
      /router = outbound, transport = remote_smtp\n\s+host out7\.first\.example +\[192\.0\.2\.20\] +port=587/,
    );
  });

  test('a hidden machine name: every sender is rewritten, no recipient', async () => {
    await first.open({ certificate: [FIRST.typed] });
    const hidden = 'laptop.example.org';
    await put(one({ 'routing.hideNames': [hidden], 'routing.visibleDomain': 'seen.example' }), {
      smarthosts: bothLogins,
    });
    const header = [
      `From: Alice <alice@${hidden}>`,
      `Sender: cron@${hidden}`,
      `Reply-To: alice@${hidden}`,
      `To: bob@${hidden}`,
      `Cc: alice@other.example.org`,
      'Subject: Hidden',
    ];
    const input = `${header.join('\n')}\n\nHello.\n`;
    await host.run(['exim4', '-odi', '-f', `alice@${hidden}`, `bob@${hidden}`], { input });
    const text = await first.arrives('Subject: Hidden');
    expect(text).toContain('Return-path: <alice@seen.example>');
    expect(text).toContain('From: Alice <alice@seen.example>');
    expect(text).toContain('Sender: cron@seen.example');
    expect(text).toContain('Reply-To: alice@seen.example');
    expect(text).toContain(`Envelope-to: bob@${hidden}`);
    expect(text).toContain(`To: bob@${hidden}`);
    expect(text).toContain('Cc: alice@other.example.org');
  });

  test('a satellite: what its programs send leaves by the provider without its name; nobody else may connect', async () => {
    await first.open({ certificate: [FIRST.typed] });
    const satellite = { ...defaultsOf('satellite') };
    const answers = withAnswer(
      withAnswer(satellite, 'routing.smarthosts', [{ server: FIRST.typed, login: LOGIN }]),
      'basics.platform',
      PLATFORM_OF[suite],
    );
    await configureExim(host, answers, { smarthosts: bothLogins });
    const daemon = host.start(['exim4', '-bdf', '-oP', '/tmp/exim.pid']);
    try {
      await host.waitForPort(25);
      await expect(smtp({ to: MAIL.ip, from: '198.51.100.20', port: 25 })).rejects.toThrow(/ECONNREFUSED/);
      for (const to of ['127.0.0.1', '::1']) {
        const client = await smtp({ from: host, to, port: 25 });
        await client.ehlo('localhost');
        const text = `From: root@laptop.example.org\nSubject: Satellite ${to}\n\nHello.\n`;
        const message = { from: 'root@laptop.example.org', to: ['carol@foreign.example'], text };
        expect(await client.message(message)).toMatchObject({ code: 250 });
        await client.quit();
        expect(await first.arrives(`Satellite ${to}`)).toContain('From: root@example.org');
      }
      // Its own root's mail goes to somebody outside.
      await host.run(['exim4', '-odi', 'root'], { input: 'Subject: To root\n\nHello.\n' });
      expect(await first.arrives('To root')).toContain('Envelope-to: somebody@example.org');
    } finally {
      daemon.kill('TERM');
      await daemon.ended;
    }
  });

  test('exim -bP shows an inline password to nobody but administrators', async () => {
    await put(one({ 'routing.smarthostLogins': 'inline' }), { smarthosts: bothLogins });
    await host.run('chmod 644 /etc/exim4/exim4.conf');
    const shown = await host.exec(['exim4', '-bP', 'authenticator', 'smarthost_plain'], { user: 'alice' });
    expect(shown.stdout).toContain('client_send = <value not displayable>');
  });
}
