import { expect, test } from 'vitest';
import { readme } from '../../../words/en/readme.ts';
import { hasJournal } from '../../answers/basics.ts';
import { type Answers, defaultsOf, platformIds, type QuestionId, withAnswer } from '../../answers/index.ts';
import { applies } from '../../answers/relevance.ts';
import { createGenerator, textOf } from '../../bundle.ts';
import { platforms } from '../../platforms/index.ts';
import { serviceManager } from '../derived.ts';

const generate = createGenerator(readme);
const base = withAnswer(defaultsOf('internet-dovecot'), 'hardening.fail2ban', true);
const on = (id: Answers['basics']['platform'], more: Partial<Record<QuestionId, unknown>> = {}) =>
  Object.entries(more).reduce(
    (answers, [question, value]) => withAnswer(answers, question as QuestionId, value as never),
    withAnswer(base, 'basics.platform', id),
  );
const filesOf = (answers: Answers) => new Map(generate(answers).map((file) => [file.path, textOf(file)]));
/** A jail's settings. */
function jailOf(answers: Answers, name: string): Readonly<Record<string, string>> {
  const text = [...filesOf(answers)].find(([path]) => path.endsWith('/jail.d/exim-wizard.conf'))?.[1] ?? '';
  const [, body = ''] = text.split(`[${name}]\n`);
  const lines = (body.split(/^\[/m)[0] ?? '').split('\n').filter((line) => /^[a-z]/.test(line));
  return Object.fromEntries(lines.map((line) => line.split(' = ')));
}

const LINUX = { folder: '/etc/fail2ban', banaction: 'nftables', log: '/var/log/messages' };
test.each([
  ['debian-12', { ...LINUX, log: undefined, enable: undefined }],
  ['debian-13', { ...LINUX, log: undefined, enable: undefined }],
  ['ubuntu-24.04', { ...LINUX, log: undefined, enable: undefined }],
  ['ubuntu-26.04', { ...LINUX, log: undefined, enable: undefined }],
  ['arch', { ...LINUX, log: undefined, enable: 'systemctl enable fail2ban' }],
  ['fedora', { ...LINUX, log: undefined, enable: 'systemctl enable fail2ban' }],
  ['opensuse', { ...LINUX, log: undefined, enable: 'systemctl enable fail2ban' }],
  ['alpine', { ...LINUX, enable: 'rc-update add fail2ban default' }],
  ['gentoo', { ...LINUX, enable: 'rc-update add fail2ban default' }],
  ['other', { ...LINUX, enable: undefined }],
  [
    'freebsd',
    {
      folder: '/usr/local/etc/fail2ban',
      banaction: 'pf',
      log: '/var/log/maillog',
      enable: 'sysrc fail2ban_enable=YES',
    },
  ],
] as const)('on %s', (id, { folder, banaction, log, enable }) => {
  const files = filesOf(on(id));
  for (const name of ['filter.d/exim-wizard', 'filter.d/exim-wizard-dovecot', 'jail.d/exim-wizard']) {
    expect(files.has(`root${folder}/${name}.conf`), name).toBe(true);
  }
  const exim = jailOf(on(id), 'exim-wizard');
  expect(exim).toMatchObject({ backend: 'auto', logpath: platforms[id].exim.mainLog, banaction });
  const fromSyslog = log === undefined ? { backend: 'systemd' } : { backend: 'auto', logpath: log };
  for (const jail of [
    jailOf(on(id), 'exim-wizard-dovecot'),
    jailOf(on(id, { 'basics.logPath': 'syslog' }), 'exim-wizard'),
  ]) {
    expect(jail).toMatchObject({ ...fromSyslog, banaction });
    expect('logpath' in jail).toBe(log !== undefined);
  }
  const commands = files.get('README.md') ?? '';
  if (enable !== undefined) expect(commands.split('\n')).toContain(enable);
  expect(/^(?:systemctl enable|rc-update add|sysrc fail2ban_enable).*$/m.exec(commands)?.[0]).toBe(enable);
  expect(commands.includes('fail2ban')).toBe(true);
  // Debian 12’s packaged jail alone is known to need it.
  expect((files.get(`root${folder}/jail.d/exim-wizard.conf`) ?? '').includes('[sshd]')).toBe(id === 'debian-12');
});

test('pf bans nobody before its rules name the anchor: the jail says so, and the commands add it', () => {
  const lines = (answers: Answers) => [...filesOf(answers).values()].join('\n').split('\n');
  const add = `echo 'anchor "f2b/*"' >>/etc/pf.conf`;
  expect(lines(on('freebsd'))).toEqual(expect.arrayContaining([add, expect.stringMatching(/^# pf heeds it/)]));
  const other = on('freebsd', { 'basics.fail2banAction': 'bsd-ipfw' });
  expect(lines(other)).not.toContain(add);
  expect(lines(other)).toContain('banaction = bsd-ipfw');
});

test.each([
  ['nftables', 'nft', 'net-firewall/nftables'],
  ['iptables-multiport', 'iptables', 'net-firewall/iptables'],
  ['firewallcmd-rich-rules', 'firewall-cmd', 'firewalld'],
  ['pf', 'pfctl', undefined],
  ['route', '', undefined],
])('the action %s brings its own program', (action, program, name) => {
  const text = filesOf(on('gentoo', { 'basics.fail2banAction': action })).get('install.sh') ?? '';
  expect(text).toContain(`\nFAIL2BAN_TOOL='${program}'\n`);
  const packages = /^PACKAGES='(.*)'$/m.exec(text)?.[1]?.split(' ') ?? [];
  expect(packages).toContain('net-analyzer/fail2ban');
  expect(packages.filter((each) => /nftables|iptables|firewalld/.test(each))).toEqual(name === undefined ? [] : [name]);
});

test('the file of syslog is asked for where it is read, and nowhere else', () => {
  const answers = [
    ...platformIds.map((id) => on(id)),
    ...['systemd', 'openrc', 'service'].flatMap((manager) =>
      (['arch', 'gentoo', 'debian-13'] as const).map((id) => on(id, { 'basics.serviceManager': manager })),
    ),
    on('alpine', { 'hardening.fail2ban': false }),
    on('alpine', { 'basics.incoming': 'none' }),
    on('alpine', { 'tls.logins': 'passwords', 'routing.delivery': 'maildir' }),
    on('alpine', { 'tls.logins': 'passwords', 'routing.delivery': 'maildir', 'basics.logPath': 'syslog' }),
  ];
  const asked = answers.filter((each) => applies('basics.mailLog', each));
  const reads = (each: Answers) =>
    [...filesOf(withAnswer(each, 'basics.mailLog', '/var/log/of-mail')).values()].some((text) =>
      text.includes('logpath = /var/log/of-mail'),
    );
  expect(asked).toEqual(answers.filter(reads));
  expect(asked).toHaveLength(9);
  for (const each of answers) expect(hasJournal(each.basics)).toBe(serviceManager.of(each) === 'systemd');
});
