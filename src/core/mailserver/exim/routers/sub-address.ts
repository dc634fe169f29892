import { routerOption } from '../../../exim/index.ts';

/** Sub-addressing (RFC 5233): alice+shop@ is alice@; an address with a suffix of its own goes before. */
export const subAddress = [
  routerOption('local_part_suffix', '+*', { comment: { brief: 'name+anything is name' } }),
  routerOption('local_part_suffix_optional', true),
];
