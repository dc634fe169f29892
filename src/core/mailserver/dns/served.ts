/** Which files a web server has for others. It stands apart from the records, since the page starts with it. */
import type { MtaStsMode } from '../../dns/index.ts';
import { logins, usesDovecot } from '../derived.ts';
import { derive } from '../part.ts';

/** Whether other servers bring mail here and find a certificate. */
export const certified = derive(
  ['basics.incoming', 'tls.source'],
  (a) => a['basics.incoming'] === 'internet' && a['tls.source'] !== 'none',
);

/** The policy's mode, where there can be one. */
export const mtaStsMode = derive(
  ['hardening.mtaSts'],
  (a, given): MtaStsMode => (given.certified ? a['hardening.mtaSts'] : 'off'),
  { certified },
);

/** Whether mail programs are to set themselves up. They take no file that does not say how to send. */
export const autoconfigWanted = derive(
  ['dovecot.autoconfig'],
  (a, given) => given.usesDovecot && given.logins !== 'none' && a['dovecot.autoconfig'],
  { usesDovecot, logins },
);
