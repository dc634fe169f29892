import type { PlatformId } from '../answers/index.ts';
import { debian12 } from './debian-12.ts';
import { debian13 } from './debian-13.ts';
import type { Platform } from './platform.ts';

export type { Platform, Version } from './platform.ts';
export { atLeast } from './platform.ts';

export const platforms = {
  'debian-12': debian12,
  'debian-13': debian13,
} as const satisfies Record<PlatformId, Platform>;
