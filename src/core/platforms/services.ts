/** What is typed to start, stop and ask services. */

/** Who manages services; `service`: the command of that name, which the BSDs and many others have. */
export type ServiceManager = 'systemd' | 'openrc' | 'service';
export type ServiceAction = 'status' | 'restart' | 'reload';

/** Shows what Exim wrote to syslog. */
export const syslogCommand = (manager: ServiceManager): string =>
  manager === 'systemd' ? 'journalctl -t exim' : 'grep -hs exim /var/log/maillog /var/log/messages';

/** Shows what Dovecot wrote; without a journal, where it is to be found. */
export const dovecotLogCommand = (manager: ServiceManager, service: string): string =>
  manager === 'systemd' ? `journalctl -u ${service}` : 'doveadm log find';

/** One line for a person as root. */
export function serviceCommand(manager: ServiceManager, action: ServiceAction, names: readonly string[]): string {
  switch (manager) {
    case 'systemd':
      return `systemctl ${action} ${names.join(' ')}`;
    case 'openrc':
      return names.map((name) => `rc-service ${name} ${action}`).join('; ');
    case 'service':
      return names.map((name) => `service ${name} ${action}`).join('; ');
    default:
      return manager satisfies never;
  }
}
