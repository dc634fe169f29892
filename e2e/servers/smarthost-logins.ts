/** Logins at a provider: which server gets which, and that a password arrives byte for byte, wherever Exim keeps it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Secrets } from '../../src/core/answers/secrets.ts';
import { both, bothLogins, FIRST, LOGIN, OTHER_LOGIN, one, type Running, SECOND } from './smarthost-site.ts';

export function logins(running: Running): void {
  describe.each(['file', 'inline'] as const)('with logins kept in: %s', (kept) => {
    const secrets: Secrets = { smarthosts: bothLogins };

    test('the right password: it arrives, encrypted, with the name that was typed in the TLS greeting', async () => {
      await running.at.first.open({ certificate: [FIRST.typed] });
      await running.at.put(one({ 'routing.smarthostLogins': kept }), secrets);
      const subject = await running.at.send();
      expect(await running.at.first.arrives(subject)).toContain('Hello.');
      expect(await running.at.first.logins()).toEqual([LOGIN]);
      expect(await running.at.first.log()).toMatch(
        new RegExp(`<= alice@example\\.org .* P=esmtpsa X=TLS\\S+ .*SNI=${FIRST.typed}`),
      );
      expect(await running.at.queued()).toBe('0');
    });

    test('the same at a server that knows only LOGIN', async () => {
      await running.at.first.open({ certificate: [FIRST.typed], mechanisms: ['LOGIN'] });
      await running.at.put(one({ 'routing.smarthostLogins': kept }), secrets);
      await running.at.first.arrives(await running.at.send());
      expect(await running.at.first.logins()).toEqual([LOGIN]);
    });

    test('TLS from the first byte', async () => {
      await running.at.first.open({ certificate: [FIRST.typed] });
      await running.at.put(one({ 'routing.smarthostLogins': kept, 'routing.smarthostTls': 'tls' }), secrets);
      await running.at.first.arrives(await running.at.send());
      expect(await running.at.first.log()).toMatch(/I=\[192\.0\.2\.20\]:465 /);
    });

    test('the first server is down: the second takes it, with its own login; the first again when it is back', async () => {
      await running.at.second.open();
      await running.at.put(both({ 'routing.smarthostLogins': kept }), secrets);
      await running.at.second.arrives(await running.at.send());
      expect(await running.at.second.logins()).toEqual([OTHER_LOGIN]);
      await running.at.first.open({ certificate: [FIRST.typed] });
      await running.at.host.run('rm -f /var/spool/exim4/db/*');
      await running.at.first.arrives(await running.at.send());
      expect(await running.at.first.logins()).toEqual([LOGIN]);
      expect(await running.at.second.logins()).toEqual([OTHER_LOGIN]);
    });

    test('whatever the password, it arrives byte for byte', async () => {
      await running.at.first.open({ certificate: [FIRST.typed] });
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
          await running.at.first.knows({ [LOGIN]: typed });
          await running.at.put(one({ 'routing.smarthostLogins': kept }), { smarthosts: { [FIRST.typed]: typed } });
          await running.at.first.arrives(await running.at.send());
        }),
        { numRuns: 25, seed: 20261121, endOnFailure: true },
      );
    });
  });

  test('servers with and without a login in one list: only those that have one log in', async () => {
    await running.at.second.open({ needsLogin: false });
    await running.at.put(
      both({
        'routing.smarthosts': [
          { server: FIRST.typed, login: LOGIN },
          { server: SECOND.typed, login: '' },
        ],
      }),
      { smarthosts: bothLogins },
    );
    await running.at.second.arrives(await running.at.send());
    expect(await running.at.second.log()).not.toContain('AUTH seen');
  });

  test('exim -bP shows an inline password to nobody but administrators', async () => {
    await running.at.put(one({ 'routing.smarthostLogins': 'inline' }), { smarthosts: bothLogins });
    await running.at.host.run('chmod 644 /etc/exim4/exim4.conf');
    const shown = await running.at.host.exec(['exim4', '-bP', 'authenticator', 'smarthost_plain'], { user: 'alice' });
    expect(shown.stdout).toContain('client_send = <value not displayable>');
  });
}
