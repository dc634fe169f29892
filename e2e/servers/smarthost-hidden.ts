/** Machines that do not show their own name: rewritten senders, and a satellite. */
import { expect, test } from 'vitest';
import { defaultsOf, withAnswer } from '../../src/core/answers/index.ts';
import { smtp } from '../lab/index.ts';
import { configureExim } from './configure.ts';
import { MAIL, PLATFORM_OF } from './site.ts';
import { bothLogins, FIRST, LOGIN, one, type Running } from './smarthost-site.ts';

export function hidden(running: Running): void {
  test('a hidden machine name: every sender is rewritten, no recipient', async () => {
    await running.at.first.open({ certificate: [FIRST.typed] });
    const hidden = 'laptop.example.org';
    await running.at.put(one({ 'routing.hideNames': [hidden], 'routing.visibleDomain': 'seen.example' }), {
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
    await running.at.host.run(['exim4', '-odi', '-f', `alice@${hidden}`, `bob@${hidden}`], { input });
    const text = await running.at.first.arrives('Subject: Hidden');
    expect(text).toContain('Return-path: <alice@seen.example>');
    expect(text).toContain('From: Alice <alice@seen.example>');
    expect(text).toContain('Sender: cron@seen.example');
    expect(text).toContain('Reply-To: alice@seen.example');
    expect(text).toContain(`Envelope-to: bob@${hidden}`);
    expect(text).toContain(`To: bob@${hidden}`);
    expect(text).toContain('Cc: alice@other.example.org');
  });

  test('two hidden machine names: both are rewritten, a third is not', async () => {
    await running.at.first.open({ certificate: [FIRST.typed] });
    const names = ['laptop.example.org', 'desk.example.org'];
    await running.at.put(one({ 'routing.hideNames': names, 'routing.visibleDomain': 'seen.example' }), {
      smarthosts: bothLogins,
    });
    for (const [name, seen] of [
      ...names.map((hidden) => [hidden, 'seen.example']),
      ['tower.example.org', 'tower.example.org'],
    ]) {
      const input = `From: alice@${name}\nTo: carol@foreign.example\nSubject: From ${name}\n\nHello.\n`;
      await running.at.host.run(['exim4', '-odi', '-f', `alice@${name}`, 'carol@foreign.example'], { input });
      const text = await running.at.first.arrives(`Subject: From ${name}`);
      expect(text).toContain(`Return-path: <alice@${seen}>`);
      expect(text).toContain(`From: alice@${seen}`);
    }
  });

  test('a satellite: what its programs send leaves by the provider without its name; nobody else may connect', async () => {
    await running.at.first.open({ certificate: [FIRST.typed] });
    const satellite = { ...defaultsOf('satellite') };
    const answers = withAnswer(
      withAnswer(satellite, 'routing.smarthosts', [{ server: FIRST.typed, login: LOGIN }]),
      'basics.platform',
      PLATFORM_OF[running.at.suite],
    );
    await configureExim(running.at.host, answers, { smarthosts: bothLogins });
    const daemon = running.at.host.start(['exim4', '-bdf', '-oP', '/tmp/exim.pid']);
    try {
      await running.at.host.waitForPort(25);
      await expect(smtp({ to: MAIL.ip, from: '198.51.100.20', port: 25 })).rejects.toThrow(/ECONNREFUSED/);
      for (const to of ['127.0.0.1', '::1']) {
        const client = await smtp({ from: running.at.host, to, port: 25 });
        await client.ehlo('localhost');
        const text = `From: root@laptop.example.org\nSubject: Satellite ${to}\n\nHello.\n`;
        const message = { from: 'root@laptop.example.org', to: ['carol@foreign.example'], text };
        expect(await client.message(message)).toMatchObject({ code: 250 });
        await client.quit();
        expect(await running.at.first.arrives(`Satellite ${to}`)).toContain('From: root@example.org');
      }
      // Its own root's mail goes to somebody outside.
      await running.at.host.run(['exim4', '-odi', 'root'], { input: 'Subject: To root\n\nHello.\n' });
      expect(await running.at.first.arrives('To root')).toContain('Envelope-to: somebody@example.org');
    } finally {
      daemon.kill('TERM');
      await daemon.ended;
    }
  });
}
