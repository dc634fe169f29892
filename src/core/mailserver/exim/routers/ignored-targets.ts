import { routerOption } from '../../../exim/index.ts';

/** Addresses at which no other server can be: this machine, and those that need a network interface to be told with them. */
export const ignoredTargets = (brief: string) =>
  routerOption('ignore_target_hosts', '<; 0.0.0.0 ; 127.0.0.0/8 ; ::1 ; fe80::/10', { comment: { brief } });
