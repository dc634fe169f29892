/** What the read-me says for later days, done: the logs are turned over by the lines that it gives. */
import { expect, test } from 'vitest';
import { generateFile, textOf } from '../../src/core/mailserver/file.ts';
import { readmeFile } from '../../src/core/mailserver/readme/index.ts';
import { readme } from '../../src/words/en/readme.ts';
import { inLab } from '../lab/index.ts';
import { answersFor, freshSite } from './site.ts';

test.runIf(inLab).each(['bookworm', 'trixie'] as const)(
  '%s: logrotate takes the lines of a platform without its own',
  async (suite) => {
    const answers = answersFor({
      'basics.platform': 'other',
      'basics.eximLog': '/var/log/exim4/mainlog',
      'basics.eximUser': 'Debian-exim',
      'basics.eximGroup': 'adm',
    });
    const file = generateFile(readmeFile(readme), answers);
    const text = file ? textOf(file) : '';
    const lines = /`\/etc\/logrotate\.d\/exim-wizard`:\n\n```\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    expect(lines).toContain('/var/log/exim4/mainlog /var/log/exim4/rejectlog {');
    const { host, close } = await freshSite(suite, 'system');
    try {
      await host.run('rm -f /etc/logrotate.d/exim4-*; echo before >/var/log/exim4/mainlog');
      await host.write('/etc/logrotate.d/exim-wizard', lines, { mode: 0o644 });
      await host.run('logrotate --force /etc/logrotate.d/exim-wizard');
      expect(await host.run('cat /var/log/exim4/mainlog.1')).toBe('before\n');
      expect(await host.run("stat -c '%a %U %G %s' /var/log/exim4/mainlog")).toBe('640 Debian-exim adm 0\n');
    } finally {
      await close();
    }
  },
);
