/** install.sh: its parts in the order in which they stand. A shell function must be read before it is called, and `main` calls. */
import type { FileDefinition, FileOutline } from '../file.ts';
import { bundleFiles } from './bundle-files.ts';
import { certificateHints } from './certificate-commands.ts';
import { eximNeeds } from './exim-needs.ts';
import { header } from './header.ts';
import { scriptOutline } from './outline.ts';
import { callHook, findCertificate, lookCertificate, stageCertificates, testHook } from './script/certificate.ts';
import { journal, remember, swap, undo } from './script/changes.ts';
import { fail2ban } from './script/fail2ban.ts';
import { confirm, findings, finish, readOptions, say, start, usage } from './script/frame.ts';
import { compileJunkRule } from './script/junk-rule.ts';
import { keys } from './script/keys.ts';
import { planLogins, readLoginPasswords } from './script/logins.ts';
import {
  look,
  lookAccounts,
  lookClock,
  lookDovecot,
  lookExim,
  lookPorts,
  lookPrograms,
  lookScanners,
} from './script/look.ts';
import { lookNames, lookOutward } from './script/look-outside.ts';
import { lookPlaces } from './script/look-places.ts';
import { accountTools, fileTools, networkTools } from './script/machine.ts';
import { main, runInstall, runUninstall } from './script/main.ts';
import { ownLists } from './script/own-lists.ts';
import { lookHidden, lookSmarthosts, readSmarthosts, stageSmarthosts } from './script/smarthost.ts';
import { checkDovecot, checkExim, plan, showPlan, stage } from './script/stage.ts';
import { dns, services, talk } from './script/tools.ts';
import { restart, showLogs, testServers } from './script/try-out.ts';
import { askPassword, makeVmail, planMailboxes, readPasswords } from './script/virtual-mailboxes.ts';
import { loginAt, settings } from './settings.ts';
import { shellGroup } from './shell.ts';

export { backupCommands, worthKeeping } from './backup-commands.ts';
export { type CertificateCommands, certificateCommands } from './certificate-commands.ts';
export { deployHook } from './deploy-hook.ts';
export { fail2banCommands } from './fail2ban-commands.ts';
export { firewallCommands, openPorts } from './firewall-commands.ts';
export { hookPath } from './outline.ts';
export { furtherPackages, packageCommands, packageNotes, packaging, scannerCommands } from './packages.ts';
export { accounts } from './settings.ts';
export { quote } from './shell.ts';

/** The script that installs `definitions`, the files below root/. */
export function installScript(definitions: readonly FileOutline[]): FileDefinition {
  return {
    ...scriptOutline,
    groups: [
      shellGroup('install.header', [header], 0),
      shellGroup('install.settings', settings, 0),
      shellGroup('install.tables', [bundleFiles(definitions), eximNeeds, loginAt, certificateHints], 1),
      shellGroup('install.frame', [say, findings, usage, readOptions, confirm, finish, start], 1),
      shellGroup('install.tools', [accountTools, fileTools, networkTools, talk, dns, services], 1),
      shellGroup(
        'install.look',
        [
          lookPrograms,
          lookExim,
          lookDovecot,
          lookPlaces,
          lookAccounts,
          lookPorts,
          lookClock,
          findCertificate,
          lookCertificate,
          lookNames,
          lookHidden,
          lookSmarthosts,
          lookOutward,
          lookScanners,
          // Calls them in this order: what needs no network first.
          look,
        ],
        1,
      ),
      shellGroup(
        'install.stage',
        [stage, stageCertificates, keys, ownLists, stageSmarthosts, checkExim, checkDovecot, plan, showPlan],
        1,
      ),
      shellGroup(
        'install.mailboxes',
        [planMailboxes, planLogins, askPassword, readSmarthosts, readPasswords, readLoginPasswords, makeVmail],
        1,
      ),
      shellGroup('install.changes', [journal, swap, compileJunkRule, undo, remember], 1),
      shellGroup('install.try_out', [restart, fail2ban, testServers, callHook, testHook, showLogs], 1),
      shellGroup('install.main', [runInstall, runUninstall, main], 1),
    ],
  };
}
