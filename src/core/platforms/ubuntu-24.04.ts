import { debian } from './debian.ts';
import { likely, read, version } from './platform.ts';

/** Ubuntu 24.04 "Noble Numbat". Its archive is not at hand for the tests. */
export const ubuntu2404 = debian(read(version('4.97')), likely(version('2.3')));
