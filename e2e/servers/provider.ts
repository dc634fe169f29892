/** A mail provider: a second Exim that takes mail only inside TLS and after a login, and keeps what it gets. */
import { createHash } from 'node:crypto';
import { type Authority, type Host, type Internet, type Suite, waitUntil } from '../lab/index.ts';

export interface ProviderOptions {
  readonly suite: Suite;
  /** Its name in DNS, and its address (192.0.2.x). */
  readonly name: string;
  readonly ip: string;
}

const CONF = '/etc/exim4/exim4.conf';
const KEPT = '/var/spool/exim4/kept';
const USERS = '/etc/exim4/users';

/** SHA-256 of each side, so that a list can hold any text. */
const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const configuration = (name: string, mechanisms: readonly string[], needsLogin: boolean, starttls: boolean) => `
keep_environment =
primary_hostname = ${name}
daemon_smtp_ports = 25 : 465 : 587
tls_on_connect_ports = 465
tls_advertise_hosts = ${starttls ? '*' : ''}
tls_certificate = /etc/exim4/cert.pem
tls_privatekey = /etc/exim4/key.pem
auth_advertise_hosts = \${if def:tls_in_cipher{*}{}}
log_selector = +tls_sni +tls_cipher +incoming_interface
acl_smtp_rcpt = check_rcpt
acl_smtp_data = check_data
acl_smtp_auth = check_auth
begin acl
check_auth:
  accept logwrite = AUTH seen
check_rcpt:
  ${needsLogin ? 'require message = 5.7.0 Authentication Required\n          authenticated = *' : ''}
  accept
check_data:
  accept
begin routers
all:
  driver = accept
  transport = keep
begin transports
keep:
  driver = appendfile
  file = ${KEPT}
  user = Debian-exim
  envelope_to_add
  return_path_add
begin retry
* * F,1d,1m
begin authenticators
${
  mechanisms.includes('PLAIN')
    ? `plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${lookup{\${lc:\${sha256:$auth2}}}lsearch{${USERS}}{\${if eq{\${lc:\${sha256:$auth3}}}{$value}{yes}{no}}}{no}}
  server_set_id = \${base64:$auth2}
`
    : ''
}${
  mechanisms.includes('LOGIN')
    ? `login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = \${lookup{\${lc:\${sha256:$auth1}}}lsearch{${USERS}}{\${if eq{\${lc:\${sha256:$auth2}}}{$value}{yes}{no}}}{no}}
  server_set_id = \${base64:$auth1}
`
    : ''
}`;

export class Provider {
  readonly host: Host;
  readonly name: string;
  private readonly authority: Authority;
  private daemon: ReturnType<Host['start']> | undefined;

  constructor(host: Host, name: string, authority: Authority) {
    this.host = host;
    this.name = name;
    this.authority = authority;
  }

  /** Begins to serve: with a certificate for these names, these mechanisms, a login demanded or not, STARTTLS or not. */
  async open({
    certificate = [this.name],
    mechanisms = ['PLAIN', 'LOGIN'],
    needsLogin = true,
    starttls = true,
  }: {
    certificate?: readonly string[];
    mechanisms?: readonly string[];
    needsLogin?: boolean;
    starttls?: boolean;
  } = {}): Promise<void> {
    await this.close();
    const { chain, key } = await this.authority.issue([...certificate]);
    const secret = { mode: 0o640, owner: 'root:Debian-exim' };
    await this.host.write('/etc/exim4/cert.pem', chain, secret);
    await this.host.write('/etc/exim4/key.pem', key, secret);
    await this.host.write(CONF, configuration(this.name, mechanisms, needsLogin, starttls));
    this.daemon = this.host.start(['exim4', '-bdf', '-oP', '/tmp/exim.pid']);
    await this.host.waitForPort(587);
    await this.host.waitForPort(465);
  }

  async close(): Promise<void> {
    this.daemon?.kill('TERM');
    await this.daemon?.ended;
    this.daemon = undefined;
  }

  /** From now on it knows these logins and no others. */
  async knows(logins: Readonly<Record<string, string>>): Promise<void> {
    const lines = Object.entries(logins).map(([user, password]) => `${hash(user)}: ${hash(password)}\n`);
    await this.host.write(USERS, lines.join(''), { mode: 0o644 });
  }

  /** All messages so far, each with its header, as one text. */
  async kept(): Promise<string> {
    return this.host.run(`cat ${KEPT} 2>/dev/null || :`);
  }

  async log(): Promise<string> {
    return this.host.run('cat /var/log/exim4/mainlog 2>/dev/null || :');
  }

  /** The logins of the messages that it has taken, in order. */
  async logins(): Promise<string[]> {
    const log = await this.log();
    return [...log.matchAll(/ <= .* A=\w+:(\S+)/g)].map(([, id]) => Buffer.from(id ?? '', 'base64').toString('utf8'));
  }

  async arrives(subject: string): Promise<string> {
    let text = '';
    await waitUntil(
      async () => {
        text = await this.kept();
        return text.includes(subject);
      },
      () => `${subject} has not arrived at ${this.name}`,
    );
    return text.slice(text.lastIndexOf('\nFrom ', text.indexOf(subject)) + 1);
  }

  /** Forgets messages and log. */
  async forget(): Promise<void> {
    await this.host.run(`rm -f ${KEPT} /var/log/exim4/*`);
  }
}

/** A provider that does not serve yet. */
export async function provider(
  net: Internet,
  authority: Authority,
  { suite, name, ip }: ProviderOptions,
): Promise<Provider> {
  net.dns.machine(name, ip);
  return new Provider(await net.host({ suite, name, ip }), name, authority);
}
