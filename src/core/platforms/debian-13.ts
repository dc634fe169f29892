import { debian } from './debian.ts';

/** Debian 13 "trixie". */
export const debian13 = debian({ major: 4, minor: 98 }, { major: 2, minor: 4 });
