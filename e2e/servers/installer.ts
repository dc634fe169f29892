/** A machine for install.sh: prepared, or with the bundle installed, and what shows that all of it works. */
import { afterEach, expect } from 'vitest';
import { type Host, imap, smtp, waitUntil } from '../lab/index.ts';
import {
  FOREIGN,
  freshSite,
  letter,
  logIn,
  loginOf,
  MAIL,
  PASSWORDS,
  putBundle,
  runInstaller,
  type Site,
  siteAnswers,
} from './site.ts';

export const BUNDLE = '/root/bundle';

/** Everything on the machine that an installation could touch: path, mode, owner, and what is in it. */
export const snapshot = (host: Host) =>
  host.run(
    `find /etc /var/backups /var/vmail /var/lib/exim4 -xdev \\( -type f -o -type l \\) ! -name '*-' ! -path '/etc/.*' \
      -exec stat -c '%n %a %U:%G %F' {} + 2>/dev/null | sort; \
     find /etc -xdev -type f -exec sha256sum {} + 2>/dev/null | sort; getent passwd; getent group`,
  );

export interface Machine {
  /** What stands around the machine of this test. */
  readonly site: () => Site;
  /** With the bundle at {@link BUNDLE}, and nothing installed. */
  readonly prepared: (users?: 'system' | 'virtual') => Promise<Host>;
  readonly installed: (users?: 'system' | 'virtual') => Promise<Host>;
  /** What port 25 says to a stranger. */
  readonly greeting: () => Promise<string>;
  /** A login whose message is read back over IMAP: all of it works. */
  readonly works: () => Promise<void>;
}

/** One machine a test of this file, closed when the test ends. */
export function machineOf(suite: 'bookworm' | 'trixie'): Machine {
  let site: Site | undefined;
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });
  const there = (): Site => {
    if (!site) throw new Error('this test has prepared no machine');
    return site;
  };

  async function prepared(users: 'system' | 'virtual' = 'system'): Promise<Host> {
    site = await freshSite(suite, users);
    await putBundle(site.host, siteAnswers(suite, users), BUNDLE);
    return site.host;
  }

  async function installed(users: 'system' | 'virtual' = 'system'): Promise<Host> {
    const host = await prepared(users);
    const { code, stdout, stderr } = await runInstaller(there(), BUNDLE);
    expect(code, stdout + stderr).toBe(0);
    return host;
  }

  async function greeting(): Promise<string> {
    const client = await smtp({ to: MAIL.ip, from: FOREIGN.ip, port: 25 });
    const said = client.greeting.text;
    await client.quit();
    return said;
  }

  async function works(): Promise<void> {
    const client = await logIn(there(), 'alice');
    const { text, subject } = letter({ To: 'bob@example.org' });
    expect(await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text })).toMatchObject({
      code: 250,
    });
    await client.quit();
    const { authority } = there();
    const user = loginOf(there(), 'bob');
    await using box = await imap({
      address: MAIL.ip,
      name: MAIL.name,
      ca: authority.cert,
      user,
      password: PASSWORDS.bob,
    });
    await waitUntil(
      async () => (await box.messages()).some((mail) => mail.subject === subject),
      () => `bob has not got ${subject}`,
    );
  }

  return { site: there, prepared, installed, greeting, works };
}
