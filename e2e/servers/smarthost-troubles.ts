/** What happens while something is wrong on the way: the mail waits, and no password is sent to a server that is not the right one. */
import { expect, test } from 'vitest';
import { both, bothLogins, FIRST, LOGIN, OTHER_LOGIN, one, type Running, SECOND } from './smarthost-site.ts';

export function troubles(running: Running): void {
  test('a wrong password: it waits and nothing is lost; with the right one it leaves, without a restart', async () => {
    await running.at.first.open({ certificate: [FIRST.typed] });
    await running.at.put(one(), { smarthosts: { [FIRST.typed]: 'wrong' } });
    const subject = await running.at.send();
    expect(await running.at.queued()).toBe('1');
    expect(await running.at.mainLog()).toMatch(/== carol@foreign\.example .*defer .*authenticat/i);
    expect(await running.at.first.kept()).toBe('');
    await running.at.put(one(), { smarthosts: bothLogins });
    await running.at.flush();
    await running.at.first.arrives(subject);
    expect(await running.at.queued()).toBe('0');
  });

  test('no password yet: it waits, nothing is sent without a login', async () => {
    await running.at.first.open({ certificate: [FIRST.typed], needsLogin: false });
    await running.at.put(one());
    await running.at.send();
    expect(await running.at.queued()).toBe('1');
    expect(await running.at.first.kept()).toBe('');
  });

  test.each(['starttls', 'tls'] as const)(
    'a wrong certificate (%s): it waits, and no password is sent',
    async (tls) => {
      await running.at.first.open({ certificate: ['somebody.else.example'] });
      await running.at.put(one({ 'routing.smarthostTls': tls }), { smarthosts: bothLogins });
      const subject = await running.at.send();
      expect(await running.at.queued()).toBe('1');
      expect(await running.at.mainLog()).toMatch(/== carol@foreign\.example .*defer .*certificate/);
      expect(await running.at.first.log()).not.toContain('AUTH seen');
      await running.at.first.open({ certificate: [FIRST.typed] });
      await running.at.flush();
      await running.at.first.arrives(subject);
      expect(await running.at.first.log()).toContain('AUTH seen');
    },
  );

  test('a server that offers no STARTTLS: it waits', async () => {
    await running.at.first.open({ certificate: [FIRST.typed], needsLogin: false, starttls: false });
    await running.at.put(one(), { smarthosts: bothLogins });
    await running.at.send();
    expect(await running.at.queued()).toBe('1');
    expect(await running.at.mainLog()).toMatch(/== carol@foreign\.example .*defer .*TLS/);
    expect(await running.at.first.kept()).toBe('');
  });

  test('the provider is down: it waits, and leaves when the provider is back', async () => {
    await running.at.put(one(), { smarthosts: bothLogins });
    const subject = await running.at.send();
    expect(await running.at.queued()).toBe('1');
    expect(await running.at.mainLog()).toMatch(/== carol@foreign\.example .*Connection refused/);
    await running.at.first.open({ certificate: [FIRST.typed] });
    await running.at.flush();
    await running.at.first.arrives(subject);
    expect(await running.at.queued()).toBe('0');
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
