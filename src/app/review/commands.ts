/** What is typed to install the bundle, in order, for these answers. No value of a person's gets here but valid host names. */
import type { Answers } from '../../core/answers/index.ts';
import { usesDovecot } from '../../core/mailserver/derived.ts';
import {
  accounts,
  backupCommands,
  certificateCommands,
  fail2banCommands,
  firewallCommands,
  furtherPackages,
  packageCommands,
  packageNotes,
  packaging as packagingOf,
  scannerCommands,
} from '../../core/mailserver/install/index.ts';
import type { PackageNote } from '../../core/platforms/packaging.ts';
import type { ReviewWords } from '../../words/messages.ts';
import { folderName } from './archive.ts';

type StepName = Exclude<keyof ReviewWords['install'], 'title' | 'help' | 'here' | 'server'>;

export interface InstallStep {
  readonly name: StepName;
  /** On whose machine it is typed. */
  readonly where: 'here' | 'server';
  readonly commands: readonly string[];
  /** What to know of this platform's packages. */
  readonly notes?: readonly PackageNote[];
}

export function installSteps(answers: Answers): readonly InstallStep[] {
  const { hostname } = answers.basics;
  const packaging = packagingOf.of(answers);
  const certificate = certificateCommands.of(answers);
  const folder = folderName(hostname);
  const wanted = {
    dovecot: usesDovecot.of(answers),
    further: [...certificate.packages, ...furtherPackages.of(answers)],
  };
  const people = accounts.of(answers);
  const firewall = firewallCommands.of(answers);
  return [
    { name: 'send', where: 'here', commands: [`scp ${folder}.tar.gz root@${hostname}:`] },
    { name: 'login', where: 'here', commands: [`ssh root@${hostname}`] },
    {
      name: 'packages',
      where: 'server',
      commands: [
        ...packageCommands(packaging, wanted),
        ...scannerCommands.of(answers),
        ...fail2banCommands.of(answers),
      ],
      notes: packageNotes.of(answers),
    },
    ...(people.length > 0
      ? [
          {
            name: 'accounts',
            where: 'server',
            commands: people.map((name) => `${packaging.addUserCommand} ${name}`),
          } as const,
        ]
      : []),
    // Before the certificate: its client must be reached.
    ...(firewall.length > 0 ? [{ name: 'firewall', where: 'server', commands: firewall } as const] : []),
    ...(certificate.before.length > 0
      ? [
          {
            name: answers.tls.source === 'files' ? 'permissions' : 'certificate',
            where: 'server',
            commands: certificate.before,
          } as const,
        ]
      : []),
    { name: 'unpack', where: 'server', commands: [`tar xzf ${folder}.tar.gz`, `cd ${folder}`] },
    { name: 'dryRun', where: 'server', commands: ['sh install.sh --dry-run'] },
    { name: 'run', where: 'server', commands: ['sh install.sh'] },
    ...(certificate.after.length > 0
      ? [{ name: 'renewal', where: 'server', commands: certificate.after } as const]
      : []),
    { name: 'backup', where: 'server', commands: backupCommands.of(answers).take },
    { name: 'undo', where: 'server', commands: ['sh install.sh --uninstall'] },
  ];
}
