/** What is typed to install the bundle, in order, for these answers. No value of a person's gets here but valid host names. */
import type { Answers } from '../../core/answers/index.ts';
import { usesDovecot } from '../../core/mailserver/derived.ts';
import { accounts, packagesFor } from '../../core/mailserver/install/index.ts';
import { platforms } from '../../core/platforms/index.ts';
import type { ReviewWords } from '../../words/messages.ts';
import { folderName } from './archive.ts';

type StepName = Exclude<keyof ReviewWords['install'], 'title' | 'help' | 'here' | 'server'>;

export interface InstallStep {
  readonly name: StepName;
  /** On whose machine it is typed. */
  readonly where: 'here' | 'server';
  readonly commands: readonly string[];
}

function certificateSteps({ basics, tls }: Answers): readonly InstallStep[] {
  if (tls.source === 'none') return [];
  const { hostname } = basics;
  if (tls.source === 'certbot') {
    const command = `certbot certonly --standalone --cert-name ${hostname} -d ${hostname}`;
    return [{ name: 'certificate', where: 'server', commands: [command] }];
  }
  const { group } = platforms[basics.platform].exim;
  const files = `${tls.certificate} ${tls.key}`;
  return [{ name: 'permissions', where: 'server', commands: [`chgrp ${group} ${files}`, `chmod 0640 ${files}`] }];
}

export function installSteps(answers: Answers): readonly InstallStep[] {
  const { hostname, platform } = answers.basics;
  const { packages, installCommand, addUserCommand } = platforms[platform];
  const folder = folderName(hostname);
  const wanted = [
    ...new Set([
      ...packagesFor(packages, usesDovecot.of(answers)),
      'openssl',
      ...(answers.tls.source === 'certbot' ? ['certbot'] : []),
    ]),
  ];
  const people = accounts.of(answers);
  return [
    { name: 'send', where: 'here', commands: [`scp ${folder}.tar.gz root@${hostname}:`] },
    { name: 'login', where: 'here', commands: [`ssh root@${hostname}`] },
    { name: 'packages', where: 'server', commands: ['apt-get update', `${installCommand} ${wanted.join(' ')}`] },
    ...(people.length > 0
      ? [{ name: 'accounts', where: 'server', commands: people.map((name) => `${addUserCommand} ${name}`) } as const]
      : []),
    ...certificateSteps(answers),
    { name: 'unpack', where: 'server', commands: [`tar xzf ${folder}.tar.gz`, `cd ${folder}`] },
    { name: 'dryRun', where: 'server', commands: ['sh install.sh --dry-run'] },
    { name: 'run', where: 'server', commands: ['sh install.sh'] },
    { name: 'undo', where: 'server', commands: ['sh install.sh --uninstall'] },
  ];
}
