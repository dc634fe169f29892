import { debian } from './debian.ts';
import { guess, likely, version } from './platform.ts';

/** Ubuntu 26.04. Its archive is not at hand for the tests. */
export const ubuntu2604 = debian(guess(version('4.99')), likely(version('2.4')));
