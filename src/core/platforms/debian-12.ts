import { debian } from './debian.ts';
import { read, version } from './platform.ts';

/** Debian 12 "bookworm". */
export const debian12 = debian(read(version('4.96')), read(version('2.3')), { sshdNeedsJournal: true });
