/** What is typed to install the packages: the same in the read-me, in install.sh's hints and on the page. */
import type { Platform } from '../../platforms/index.ts';

type Packaging = Pick<Platform, 'before' | 'installCommand' | 'packages' | 'packageNames' | 'after'>;
interface Wanted {
  readonly dovecot: boolean;
  /** What the client for certificates needs, by the name on Debian. */
  readonly further?: readonly string[];
}

/** Packages as this platform calls them, by their names on Debian; those that are part of the system are left out. */
export const packageNamesOf = ({ packageNames }: Pick<Platform, 'packageNames'>, wanted: readonly string[]) =>
  wanted.map((name) => packageNames[name] ?? name).filter((name) => name !== '');

/** Without Dovecot its packages are not needed. */
export function packagesFor({ packages, packageNames }: Packaging, { dovecot, further = [] }: Wanted) {
  const named = packageNamesOf({ packageNames }, further);
  return [...new Set([...packages.filter((name) => dovecot || !name.includes('dovecot')), ...named])];
}

/** In order, for a person as root. */
export function packageCommands(platform: Packaging, wanted: Wanted): readonly string[] {
  const { before, installCommand, after } = platform;
  return [...before, `${installCommand} ${packagesFor(platform, wanted).join(' ')}`, ...after];
}
