/** The values in install.sh that come from the answers: one variable a line, each owned by its question. */

import { ed25519Selector } from '../../answers/dkim-selector.ts';
import { parseBlockList, splitAddress } from '../../answers/index.ts';
import { smarthostPassword } from '../../answers/secrets.ts';
import {
  AUTH_SOCKET,
  administrator,
  catchAll,
  certificateFiles,
  forwardsOutside,
  LMTP_PORT,
  LMTP_SOCKET,
  logins,
  mailboxKind,
  mainDomain,
  ownFiles,
  passwordLogins,
  platform,
  scanners,
  submissionPorts,
  tlsFolder,
  tlsNames,
  usesDovecot,
  virtualMailboxes,
} from '../derived.ts';
import { dovecotFiles, plugins, VMAIL, VMAIL_HOME } from '../dovecot/index.ts';
import { fail2banFolder } from '../fail2ban/outline.ts';
import { readsSyslogFile } from '../fail2ban/syslog-file.ts';
import type { TextLine } from '../file.ts';
import { signs, smarthosts, smarthostsWithLogin, smarthostTls, usesDane, visibleDomain } from '../outgoing.ts';
import { definePart, derive } from '../part.ts';
import { fail2banTool } from './fail2ban-commands.ts';
import { hookPath } from './outline.ts';
import { furtherPackages, packagesFor, packaging, scannerCommands } from './packages.ts';
import { quote, quoteNames, shellLines } from './shell.ts';

/** The accounts of the machine that must exist: the administrator's, and those that an alias names. */
export const accounts = derive(
  ['basics.domains', 'basics.hostname', 'routing.aliases'],
  (a, given): readonly string[] => {
    if (given.mailboxKind !== 'system') return [];
    const domains = new Set([...a['basics.domains'], a['basics.hostname']]);
    const main = a['basics.domains'][0] as string;
    const targets = [
      given.administrator,
      ...a['routing.aliases'].flatMap(({ to }) => to),
      ...(given.catchAll ? [given.catchAll] : []),
    ];
    const local = targets.map((target) => splitAddress(target, main)).filter(({ domain }) => domains.has(domain));
    const aliases = new Set(a['routing.aliases'].map(({ alias }) => splitAddress(alias, main).local));
    return [...new Set(local.map((target) => target.local))].filter((name) => !aliases.has(name));
  },
  { administrator, catchAll, mailboxKind },
);

const variable = (name: string, value: string | number): string => `${name}=${quote(String(value))}`;

const version = ({ major, minor }: { major: number; minor: number }) => `${major}.${minor}`;

const platformSettings = definePart({
  id: 'install.settings.platform',
  uses: ['basics.platform'],
  given: { platform, packaging, files: ownFiles, dovecotFiles, usesDovecot },
  build: (a, { platform: { exim, dovecot, ...machine }, packaging, files, dovecotFiles, usesDovecot }): TextLine[] => [
    variable('PLATFORM', a['basics.platform']),
    variable('EXIM', exim.binary),
    variable('EXIM_VERSION', version(exim.version)),
    variable('EXIM_CONF', exim.configFile),
    variable('OWN_FOLDER', files.folder),
    variable('EXIM_USER', exim.user),
    variable('EXIM_GROUP', exim.group),
    variable('EXIM_SERVICE', exim.service),
    variable('EXIM_LOG', exim.mainLog),
    variable('PANIC_LOG', exim.panicLog),
    variable('DOVECOT_VERSION', version(dovecot.version)),
    variable('DOVECOT_FOLDER', dovecot.directory),
    variable('DOVECOT_RUN', dovecot.runDirectory),
    { text: '# empty: this server does without Dovecot', from: [], comment: true },
    variable('DOVECOT_SERVICE', usesDovecot ? dovecot.service : ''),
    variable('AUTH_SOCKET', `${dovecot.runDirectory}/${AUTH_SOCKET}`),
    variable('LMTP_PORT', LMTP_PORT),
    variable('LMTP_SOCKET', `${dovecot.runDirectory}/${LMTP_SOCKET}`),
    variable('USERS_FILE', dovecotFiles.users),
    variable('JUNK_RULE', dovecotFiles.junkRule),
    variable('PASSWORDS_FILE', files.passwords),
    variable('VMAIL', VMAIL),
    variable('VMAIL_HOME', VMAIL_HOME),
    variable('CERTBOT_FOLDER', machine.certbotDirectory),
    variable('CADDY_FOLDER', machine.caddyCertificates),
    variable('INSTALL_COMMAND', packaging.installCommand),
    variable('ADD_USER_COMMAND', packaging.addUserCommand),
    variable('FIRST_UID', machine.firstUid),
    variable('LAST_UID', machine.lastUid),
  ],
});

const packageSettings = definePart({
  id: 'install.settings.packages',
  uses: [],
  given: { packaging, usesDovecot, furtherPackages, fail2banFolder, fail2banTool, readsSyslogFile },
  build: (_a, given): TextLine[] => [
    variable(
      'PACKAGES',
      packagesFor(given.packaging, { dovecot: given.usesDovecot, further: given.furtherPackages }).join(' '),
    ),
    { text: '# the folder of fail2ban; empty: it is not used', from: [], comment: true },
    variable('FAIL2BAN_FOLDER', given.fail2banFolder ?? ''),
    { text: '# its name on every system', from: [], comment: true },
    variable('FAIL2BAN_SERVICE', 'fail2ban'),
    {
      text: '# the program that shuts addresses out for it, and the file of syslog that it reads; empty: none',
      from: [],
      comment: true,
    },
    variable('FAIL2BAN_TOOL', given.fail2banTool?.program ?? ''),
    variable('FAIL2BAN_LOG', given.readsSyslogFile ?? ''),
  ],
});

const hostSettings = definePart({
  id: 'install.settings.host',
  uses: ['basics.hostname'],
  build: (a): TextLine[] => [variable('HOST', a['basics.hostname'])],
});

const domainSettings = definePart({
  id: 'install.settings.domains',
  uses: ['basics.domains'],
  given: { mainDomain },
  build: (a, given): TextLine[] => [
    `DOMAINS=${quoteNames(a['basics.domains'])}`,
    variable('MAIN_DOMAIN', given.mainDomain),
  ],
});

const peopleSettings = definePart({
  id: 'install.settings.people',
  uses: ['basics.incoming', 'routing.delivery'],
  given: { administrator, accounts, virtualMailboxes, forwardsOutside, mailboxKind, logins, passwordLogins, plugins },
  build: (a, given): TextLine[] => [
    { text: variable('INCOMING', a['basics.incoming']), from: ['basics.incoming'] },
    { text: variable('DELIVERY', a['routing.delivery']), from: ['routing.delivery'] },
    variable('LOGINS', given.logins),
    variable('USERS', given.mailboxKind),
    { text: variable('ADMINISTRATOR', given.administrator), from: ['basics.administrator', 'basics.domains'] },
    { text: '# accounts of the machine that mail is for', from: [], comment: true },
    `ACCOUNTS=${quoteNames(given.accounts)}`,
    { text: '# virtual mailboxes', from: [], comment: true },
    `MAILBOXES=${quoteNames(given.virtualMailboxes)}`,
    { text: '# logins of the password file', from: [], comment: true },
    `PASSWORD_LOGINS=${quoteNames(given.passwordLogins)}`,
    { text: '# whether people have rules of their own (Sieve)', from: [], comment: true },
    { text: variable('SIEVE', given.plugins.sieve ? 'yes' : 'no'), from: ['dovecot.sieve', 'routing.delivery'] },
    { text: '# whether an alias leads to another server', from: [], comment: true },
    variable('FORWARDS', given.forwardsOutside ? 'yes' : 'no'),
  ],
});

const dkimSettings = definePart({
  id: 'install.settings.dkim',
  uses: ['routing.dkimSelector'],
  given: { signs },
  build: (a, given): TextLine[] => [
    { text: '# selector of the DKIM keys; empty: outgoing mail is not signed', from: [], comment: true },
    variable('DKIM_SELECTOR', given.signs ? a['routing.dkimSelector'] : ''),
    { text: '# that of the Ed25519 keys beside them; empty: it would be too long', from: [], comment: true },
    variable('DKIM_ED25519', (given.signs && ed25519Selector(a['routing.dkimSelector'])) || ''),
  ],
});

const listSettings = definePart({
  id: 'install.settings.own_lists',
  uses: ['hardening.ownLists'],
  build: (a): TextLine[] => [
    {
      text: '# whether the administrator keeps lists of allowed and denied hosts and senders',
      from: [],
      comment: true,
    },
    variable('OWN_LISTS', a['hardening.ownLists'] ? 'yes' : 'no'),
  ],
});

const blockListSettings = definePart({
  id: 'install.settings.block_lists',
  uses: ['basics.incoming', 'hardening.blockListAction', 'hardening.blockLists'],
  build: (a): TextLine[] => {
    const asked = a['basics.incoming'] === 'internet' && a['hardening.blockListAction'] !== 'off';
    return [
      { text: '# block lists that are asked about strangers', from: [], comment: true },
      `BLOCK_LISTS=${quoteNames(asked ? a['hardening.blockLists'].map((list) => parseBlockList(list).zone) : [])}`,
    ];
  },
});

const scannerSettings = definePart({
  id: 'install.settings.scanners',
  uses: [],
  given: { scanners, platform, commands: scannerCommands },
  build: (_a, { scanners: { filter, clamav }, platform: { clamavUser }, commands }): TextLine[] => [
    { text: '# where the spam filter and the virus scanner listen; empty: there is none', from: [], comment: true },
    variable('SPAM_FILTER', filter ? `127.0.0.1:${filter.port}` : ''),
    variable('CLAMD_SOCKET', clamav?.socket ?? ''),
    variable('CLAMD_USER', clamav ? clamavUser : ''),
    variable('CLAMD_COMMANDS', commands.join(' && ')),
  ],
});

const tlsSettings = definePart({
  id: 'install.settings.tls',
  uses: ['tls.source'],
  given: { files: certificateFiles, folder: tlsFolder, hook: hookPath, names: tlsNames, ports: submissionPorts },
  build: (a, { files, folder, hook, names, ports }): TextLine[] => [
    variable('TLS_SOURCE', a['tls.source']),
    variable('CERTIFICATE', files.certificate),
    variable('KEY', files.key),
    variable('TLS_FOLDER', folder),
    variable('DEPLOY_HOOK', hook ?? ''),
    { text: variable('SUBMISSION_PORTS', ports.join(' ')), from: ['tls.submissionPorts'] },
    { text: '# further names, each with a certificate of its own', from: [], comment: true },
    { text: `TLS_NAMES=${quoteNames(names)}`, from: ['tls.names'] },
  ],
});

const outgoingSettings = definePart({
  id: 'install.settings.outgoing',
  uses: ['routing.outgoing', 'routing.smarthostLogins', 'routing.hideNames'],
  given: { visibleDomain, smarthosts, smarthostTls, smarthostsWithLogin, usesDane, files: ownFiles },
  readsSecrets: true,
  build: (a, given, secrets): TextLine[] => {
    const typed = ({ host }: { readonly host: string }) =>
      a['routing.smarthostLogins'] === 'inline' && smarthostPassword(secrets, host) !== undefined;
    return [
      { text: '# servers that take all outgoing mail; empty: it goes by MX', from: [], comment: true },
      `SMARTHOSTS=${quoteNames(given.smarthosts.map(({ host, port }) => `${host}:${port}`))}`,
      variable('SMARTHOST_TLS', given.smarthostTls),
      { text: '# whether keys that DNS names are verified (DANE)', from: [], comment: true },
      { text: variable('DANE', given.usesDane ? 'yes' : 'no'), from: ['routing.dane', 'routing.outgoing'] },
      { text: '# those whose logins are in a file', from: [], comment: true },
      `LOGIN_HOSTS=${quoteNames(given.smarthostsWithLogin.filter((server) => !typed(server)).map(({ host }) => host))}`,
      variable('LOGINS_FILE', given.files.smarthostLogins),
      { text: '# names that senders do not show, and what they show instead', from: [], comment: true },
      `HIDDEN=${quoteNames(a['routing.hideNames'])}`,
      variable('VISIBLE', given.visibleDomain),
    ];
  },
});

/** A function, since a login may hold what a list of names cannot. */
export const loginAt = definePart({
  id: 'install.login_at',
  uses: [],
  given: { servers: smarthostsWithLogin },
  build: (_a, { servers }): TextLine[] => [
    ...shellLines('# login_at HOST: our login there.\nlogin_at() {\n  case $1 in'),
    ...servers.map(({ host, login }) => `    ${quote(host)}) printf '%s' ${quote(login)} ;;`),
    '    *) ;;',
    '  esac',
    '}',
  ],
});

/** In the order in which a reader asks. */
export const settings = [
  platformSettings,
  packageSettings,
  hostSettings,
  domainSettings,
  peopleSettings,
  dkimSettings,
  listSettings,
  blockListSettings,
  scannerSettings,
  outgoingSettings,
  tlsSettings,
] as const;
