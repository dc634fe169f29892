/** install.sh: its parts in the order in which they stand. A shell function must be read before it is called, and `main` calls. */
import type { FileDefinition, FileOutline } from '../file.ts';
import { bundleFiles } from './bundle-files.ts';
import { header } from './header.ts';
import { scriptOutline } from './outline.ts';
import { journal, remember, swap, undo } from './script/changes.ts';
import { confirm, findings, finish, readOptions, say, start, usage } from './script/frame.ts';
import { keys } from './script/keys.ts';
import { planLogins, readLoginPasswords } from './script/logins.ts';
import {
  look,
  lookAccounts,
  lookCertificate,
  lookClock,
  lookDovecot,
  lookExim,
  lookPorts,
  lookPrograms,
} from './script/look.ts';
import { lookNames, lookOutward } from './script/look-outside.ts';
import { main, runInstall, runUninstall } from './script/main.ts';
import { ownLists } from './script/own-lists.ts';
import { checkDovecot, checkExim, plan, showPlan, stage } from './script/stage.ts';
import { dns, services, talk } from './script/tools.ts';
import { restart, showLogs, testHook, testServers } from './script/try-out.ts';
import { askPassword, makeVmail, planMailboxes, readPasswords } from './script/virtual-mailboxes.ts';
import { eximNeeds, settings } from './settings.ts';
import { shellGroup } from './shell.ts';

export { deployHook } from './deploy-hook.ts';
export { DEPLOY_HOOK } from './outline.ts';
export { accounts, packagesFor } from './settings.ts';
export { quote } from './shell.ts';

/** The script that installs `definitions`, the files below root/. */
export function installScript(definitions: readonly FileOutline[]): FileDefinition {
  return {
    ...scriptOutline,
    groups: [
      shellGroup('install.header', [header], 0),
      shellGroup('install.settings', settings, 0),
      shellGroup('install.tables', [bundleFiles(definitions), eximNeeds], 1),
      shellGroup('install.frame', [say, findings, usage, readOptions, confirm, finish, start], 1),
      shellGroup('install.tools', [talk, dns, services], 1),
      shellGroup(
        'install.look',
        [
          lookPrograms,
          lookExim,
          lookDovecot,
          lookAccounts,
          lookPorts,
          lookClock,
          lookCertificate,
          lookNames,
          lookOutward,
          // Calls them in this order: what needs no network first.
          look,
        ],
        1,
      ),
      shellGroup('install.stage', [stage, keys, ownLists, checkExim, checkDovecot, plan, showPlan], 1),
      shellGroup(
        'install.mailboxes',
        [planMailboxes, planLogins, askPassword, readPasswords, readLoginPasswords, makeVmail],
        1,
      ),
      shellGroup('install.changes', [journal, swap, undo, remember], 1),
      shellGroup('install.try_out', [restart, testServers, testHook, showLogs], 1),
      shellGroup('install.main', [runInstall, runUninstall, main], 1),
    ],
  };
}
