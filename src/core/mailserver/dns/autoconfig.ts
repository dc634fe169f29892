/** What mail programs read to set themselves up. Nothing in a domain or host name is special in XML (`names.ts`). */
import { loginForm, submissionPorts } from '../derived.ts';
import type { TextLine } from '../file.ts';
import { definePart, type Part } from '../part.ts';

const lines = (source: string): TextLine[] => source.replace(/^\n|\n$/g, '').split('\n');

/** Mozilla's format (Thunderbird, K-9, Evolution), served as http://autoconfig.DOMAIN/mail/config-v1.1.xml. */
export function autoconfig(domain: string): Part<TextLine> {
  return definePart({
    id: 'dns.autoconfig',
    uses: ['basics.hostname', 'dovecot.users'],
    given: { submissionPorts, loginForm },
    build: (a, given): TextLine[] => {
      const user = (form: 'name' | 'address') => (form === 'name' ? '%EMAILLOCALPART%' : '%EMAILADDRESS%');
      const reads = user(a['dovecot.users'] === 'system' ? 'name' : 'address');
      // Who sends may be known by another file than who reads.
      const sends = user(given.loginForm);
      const server = (kind: 'incoming' | 'outgoing', type: string, port: number, socket: string) =>
        lines(`
    <${kind}Server type="${type}">
      <hostname>${a['basics.hostname']}</hostname>
      <port>${port}</port>
      <socketType>${socket}</socketType>
      <authentication>password-cleartext</authentication>
      <username>${kind === 'incoming' ? reads : sends}</username>
    </${kind}Server>`);
      return [
        ...lines(`
<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="${domain}">
    <domain>${domain}</domain>
    <displayName>${domain}</displayName>`),
        ...server('incoming', 'imap', 993, 'SSL'),
        ...given.submissionPorts.flatMap((port) => server('outgoing', 'smtp', port, port === 465 ? 'SSL' : 'STARTTLS')),
        ...lines(`
  </emailProvider>
</clientConfig>`),
      ];
    },
  });
}

/**
 * Microsoft's format, served as https://autodiscover.DOMAIN/autodiscover/autodiscover.xml. A file cannot know who asks, so there is no
 * user name in it, and the program takes the whole address. SPA is Windows' own login, and on where nothing is said about it.
 */
export const autodiscover = definePart({
  id: 'dns.autodiscover',
  uses: ['basics.hostname'],
  given: { submissionPorts },
  build: (a, given): TextLine[] => {
    const protocol = (type: string, port: number) =>
      lines(`
      <Protocol>
        <Type>${type}</Type>
        <Server>${a['basics.hostname']}</Server>
        <Port>${port}</Port>
${port === 587 ? '        <Encryption>TLS</Encryption>' : '        <SSL>on</SSL>'}
        <DomainRequired>off</DomainRequired>
        <SPA>off</SPA>
        <AuthRequired>on</AuthRequired>
      </Protocol>`);
    return [
      ...lines(`
<?xml version="1.0" encoding="UTF-8"?>
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
  <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
    <Account>
      <AccountType>email</AccountType>
      <Action>settings</Action>`),
      ...protocol('IMAP', 993),
      // Outlook takes one, and the first is the better one.
      ...given.submissionPorts.slice(0, 1).flatMap((port) => protocol('SMTP', port)),
      ...lines(`
    </Account>
  </Response>
</Autodiscover>`),
    ];
  },
});
