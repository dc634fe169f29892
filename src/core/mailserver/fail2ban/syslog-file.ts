/** Where fail2ban reads what does not stand in a file of Exim's. Not in `outline.ts`, which the page starts with. */
import { mailLog, serviceManager } from '../derived.ts';
import { derive } from '../part.ts';
import { fail2banFolder, readsDovecot } from './outline.ts';

/** Where fail2ban finds what goes to syslog: in the file of this name, or, undefined, in the journal. */
export const syslogFile = derive([], (_a, { manager, log }) => (manager === 'systemd' ? undefined : log), {
  manager: serviceManager,
  log: mailLog,
});

/** The file of syslog that fail2ban reads, or undefined where it needs none. */
export const readsSyslogFile = derive(
  ['basics.logPath'],
  (a, { folder, reads, file }) =>
    folder !== undefined && (reads || a['basics.logPath'] === 'syslog') ? file : undefined,
  { folder: fail2banFolder, reads: readsDovecot, file: syslogFile },
);
