/** What happens while something is wrong on the way: the mail waits, and no password is sent to a server that is not the right one. */
import { beforeEach, describe, expect, test } from 'vitest';
import { both, bothLogins, FIRST, LOGIN, OTHER_LOGIN, one, type Running, SECOND } from './smarthost-site.ts';

/** A way to a provider: the name that is asked for, and what is answered. */
const ways = [
  {
    way: 'a smarthost, its login in a file',
    server: FIRST.typed,
    password: bothLogins['smtp.first.example'],
    answers: one({ 'routing.smarthostLogins': 'file' }),
  },
  {
    way: 'a smarthost, its login inline',
    server: FIRST.typed,
    password: bothLogins['smtp.first.example'],
    answers: one({ 'routing.smarthostLogins': 'inline' }),
  },
  {
    way: 'Gmail',
    server: 'smtp.gmail.com',
    password: 'abcd efgh ijkl mnop',
    answers: { 'routing.outgoing': 'gmail' },
  },
] as const;

export function troubles(running: Running): void {
  describe.each(ways)('$way', ({ server, password, answers }) => {
    const secrets = { smarthosts: { [server]: password } };
    const open = () => running.at.first.open({ certificate: [server] });
    const leaves = async (subject: string) => {
      await running.at.flush();
      await running.at.first.arrives(subject);
      expect(await running.at.queued()).toBe('0');
    };
    beforeEach(() => running.at.net.dns.machine('smtp.gmail.com', FIRST.ip));

    test('a wrong password: it waits and nothing is lost; with the right one it leaves, without a restart', async () => {
      await open();
      await running.at.put(answers, { smarthosts: { [server]: 'wrong' } });
      const subject = await running.at.send();
      expect(await running.at.queued()).toBe('1');
      expect(await running.at.mainLog()).toMatch(/== carol@foreign\.example .*defer .*authenticat/i);
      expect(await running.at.first.kept()).toBe('');
      await running.at.put(answers, secrets);
      await leaves(subject);
    });

    test('a wrong certificate: it waits, and no password is sent', async () => {
      await running.at.first.open({ certificate: ['somebody.else.example'] });
      await running.at.put(answers, secrets);
      const subject = await running.at.send();
      expect(await running.at.queued()).toBe('1');
      expect(await running.at.mainLog()).toMatch(/== carol@foreign\.example .*defer .*certificate/);
      expect(await running.at.first.log()).not.toContain('AUTH seen');
      await open();
      await leaves(subject);
      expect(await running.at.first.log()).toContain('AUTH seen');
    });

    test('the provider is down: it waits, and leaves when the provider is back', async () => {
      await running.at.put(answers, secrets);
      const subject = await running.at.send();
      expect(await running.at.queued()).toBe('1');
      expect(await running.at.mainLog()).toMatch(/== carol@foreign\.example .*Connection refused/);
      await open();
      await leaves(subject);
    });
  });

  test('no password yet: it waits, nothing is sent without a login', async () => {
    await running.at.first.open({ certificate: [FIRST.typed], needsLogin: false });
    await running.at.put(one());
    await running.at.send();
    expect(await running.at.queued()).toBe('1');
    expect(await running.at.first.kept()).toBe('');
  });

  test('a wrong certificate where TLS begins at once: it waits, and no password is sent', async () => {
    await running.at.first.open({ certificate: ['somebody.else.example'] });
    await running.at.put(one({ 'routing.smarthostTls': 'tls' }), { smarthosts: bothLogins });
    const subject = await running.at.send();
    expect(await running.at.queued()).toBe('1');
    expect(await running.at.mainLog()).toMatch(/== carol@foreign\.example .*defer .*certificate/);
    expect(await running.at.first.log()).not.toContain('AUTH seen');
    await running.at.first.open({ certificate: [FIRST.typed] });
    await running.at.flush();
    await running.at.first.arrives(subject);
    expect(await running.at.first.log()).toContain('AUTH seen');
  });

  test('a server that offers no STARTTLS: it waits', async () => {
    await running.at.first.open({ certificate: [FIRST.typed], needsLogin: false, starttls: false });
    await running.at.put(one(), { smarthosts: bothLogins });
    await running.at.send();
    expect(await running.at.queued()).toBe('1');
    expect(await running.at.mainLog()).toMatch(/== carol@foreign\.example .*defer .*TLS/);
    expect(await running.at.first.kept()).toBe('');
  });

  test('a name that DNS does not know: the next server, or it waits, never a bounce', async () => {
    const gone = { server: 'gone.first.example', login: LOGIN };
    await running.at.second.open();
    await running.at.put(both({ 'routing.smarthosts': [gone, { server: SECOND.typed, login: OTHER_LOGIN }] }), {
      smarthosts: bothLogins,
    });
    await running.at.second.arrives(await running.at.send());
    await running.at.put(one({ 'routing.smarthosts': [gone] }), { smarthosts: bothLogins });
    await running.at.send();
    expect(await running.at.queued()).toBe('1');
    expect(await running.at.mainLog()).not.toContain('Frozen');
  });
}
