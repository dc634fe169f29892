import { debian } from './debian.ts';
import { read, version } from './platform.ts';

/** Debian 13 "trixie". */
export const debian13 = debian(read(version('4.98')), read(version('2.4')));
