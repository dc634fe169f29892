import { debian, fail2banOn } from './debian.ts';
import { read, version } from './platform.ts';

/** Debian 12 "bookworm". */
export const debian12 = debian(read(version('4.96')), read(version('2.3')), { fail2ban: fail2banOn(true) });
