/** What is typed to install the packages: the same in the read-me, in install.sh's hints and on the page. */

import { isLmtp } from '../../answers/consequences.ts';
import { asksForPlaces } from '../../answers/index.ts';
import { type PackageNote, type Packaging, packaging as packagingOf } from '../../platforms/packaging.ts';
import { eximGroup, platform, scanners } from '../derived.ts';
import { fail2banFolder } from '../fail2ban/outline.ts';
import { derive } from '../part.ts';
import { fail2banTool } from './fail2ban-commands.ts';

interface Wanted {
  readonly dovecot: boolean;
  /** What the client for certificates needs, by the name on Debian. */
  readonly further?: readonly string[];
}

/** What is typed on this platform, with the person's own words in their places. */
export interface Typed extends Packaging {
  /** Everything that is to be installed, where the person says it. */
  readonly ownPackages?: readonly string[];
}

const typedQuestions = ['basics.installCommand', 'basics.packages', 'basics.addUserCommand'] as const;

export const packaging = derive(['basics.platform', ...typedQuestions], (a): Typed => {
  const known = packagingOf[a['basics.platform']];
  if (!asksForPlaces(a['basics.platform'])) return known;
  const [installCommand, packages, addUserCommand] = typedQuestions.map((id) => a[id]);
  return {
    ...known,
    ...(installCommand ? { installCommand } : {}),
    ...(packages ? { ownPackages: packages.split(' ') } : {}),
    ...(addUserCommand ? { addUserCommand } : {}),
  };
});

/** Packages as this platform calls them, by their names on Debian; those that are part of the system are left out. */
export const packageNamesOf = ({ packageNames, ownPackages }: Typed, wanted: readonly string[]) =>
  ownPackages ?? wanted.map((name) => packageNames[name] ?? name).filter((name) => name !== '');

/** Without Dovecot its packages are not needed. */
export function packagesFor(typed: Typed, { dovecot, further = [] }: Wanted): readonly string[] {
  const { packages, ownPackages } = typed;
  if (ownPackages) return ownPackages;
  const named = packageNamesOf(typed, further);
  return [...new Set([...packages.filter((name) => dovecot || !name.includes('dovecot')), ...named])];
}

/** In order, for a person as root. */
export function packageCommands(platform: Typed, wanted: Wanted): readonly string[] {
  const { before, installCommand, after } = platform;
  return [...before, `${installCommand} ${packagesFor(platform, wanted).join(' ')}`, ...after];
}

/** Packages besides those of the two servers: what judges content, and what shuts out guessers. */
export const furtherPackages = derive(
  ['dovecot.sieve', 'routing.delivery'],
  (a, { packaging, scanners: { filter, clamav }, fail2ban, tool }): readonly string[] => {
    const judges = [...(filter ? [filter.name] : []), ...(clamav ? (['clamav'] as const) : [])];
    const known = packaging.scanners?.packages;
    return [
      ...(known ? judges.map((name) => known[name]) : []),
      ...(a['dovecot.sieve'] && isLmtp(a['routing.delivery']) ? packaging.sievePackages : []),
      ...(fail2ban === undefined ? [] : packaging.fail2banPackages),
      ...(tool ? packageNamesOf(packaging, [tool.package]) : []),
    ];
  },
  { packaging, scanners, fail2ban: fail2banFolder, tool: fail2banTool },
);

/** Remarks on the packages. Nobody has seen fail2ban's on the systems that the wizard asks for places. */
export const packageNotes = derive(
  ['basics.platform'],
  (a, { packaging: { notes }, folder }): readonly PackageNote[] =>
    folder === undefined || !asksForPlaces(a['basics.platform']) ? notes : [...new Set([...notes, 'names' as const])],
  { packaging, folder: fail2banFolder },
);

/** What is typed so that clamd can read the parts of a message from Exim's spool. */
export const scannerCommands = derive(
  [],
  (_a, { packaging, scanners, platform: { clamavUser }, group }): readonly string[] =>
    scanners.clamav && packaging.scanners
      ? [`adduser ${clamavUser} ${group}`, `service ${packaging.scanners.clamavService} restart`]
      : [],
  { packaging, scanners, platform, group: eximGroup },
);
