import { debian } from './debian.ts';

/** Debian 12 "bookworm". */
export const debian12 = debian({ major: 4, minor: 96 }, { major: 2, minor: 3 }, true);
