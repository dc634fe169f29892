import type { PlatformId } from '../answers/index.ts';
import { alpine } from './alpine.ts';
import { arch } from './arch.ts';
import { debian12 } from './debian-12.ts';
import { debian13 } from './debian-13.ts';
import { fedora } from './fedora.ts';
import { freebsd } from './freebsd.ts';
import { gentoo } from './gentoo.ts';
import { opensuse } from './opensuse.ts';
import { other } from './other.ts';
import { type Platform, type PlatformFacts, settle } from './platform.ts';
import { ubuntu2404 } from './ubuntu-24.04.ts';
import { ubuntu2604 } from './ubuntu-26.04.ts';

export type {
  Asked,
  AskedId,
  Certainty,
  Known,
  Platform,
  PlatformFacts,
  TlsLibrary,
  Uids,
  Unasked,
  Version,
} from './platform.ts';
export { atLeast, mendsSmuggling, panicLogOf, settle, uidsOf, version, versionText } from './platform.ts';
export {
  dovecotLogCommand,
  type ServiceAction,
  type ServiceManager,
  serviceCommand,
  syslogCommand,
} from './services.ts';

/** What is known of each platform, and how surely. */
export const platformFacts = {
  'debian-12': debian12,
  'debian-13': debian13,
  'ubuntu-24.04': ubuntu2404,
  'ubuntu-26.04': ubuntu2604,
  arch,
  fedora,
  alpine,
  opensuse,
  freebsd,
  gentoo,
  other,
} as const satisfies Record<PlatformId, PlatformFacts>;

/** Each platform as it comes, without a person's own values. */
export const platforms = Object.fromEntries(
  Object.entries(platformFacts).map(([id, facts]) => [id, settle(facts)]),
) as Record<PlatformId, Platform>;
