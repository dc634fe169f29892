/** A server of ours and two providers in front of it: what the tests of mail through a provider share. */
import { expect } from 'vitest';
import type { AnswerOf, Answers, QuestionId } from '../../src/core/answers/index.ts';
import { NO_SECRETS, type Secrets } from '../../src/core/answers/secrets.ts';
import { certificateAuthority, type Host, type Internet, internet } from '../lab/index.ts';
import { configureExim } from './configure.ts';
import { type Provider, provider } from './provider.ts';
import { answersFor, MAIL, PLATFORM_OF } from './site.ts';

/** Two providers. The first is reached by an alias in DNS (CNAME), as most large ones are. */
export const FIRST = { typed: 'smtp.first.example', name: 'out7.first.example', ip: '192.0.2.20' };
export const SECOND = { typed: 'smtp.second.example', name: 'smtp.second.example', ip: '192.0.2.21' };
export const LOGIN = 'me@first.example';
export const OTHER_LOGIN = 'DOMAIN\\api"key$:^';
const PASSWORD = ' a:b^c$d{e}f\\g"h<i#j ^^ пароль ';
const OTHER_PASSWORD = '^secönd: ';

export const bothLogins = { 'smtp.first.example': PASSWORD, 'smtp.second.example': OTHER_PASSWORD };

type Changes = { readonly [I in QuestionId]?: AnswerOf<I> };

/** One server with a login. */
export const one = (more: Changes = {}): Changes => ({
  'routing.outgoing': 'smarthost',
  'routing.smarthosts': [{ server: FIRST.typed, login: LOGIN }],
  'routing.dkim': false,
  ...more,
});

/** Both servers, each with its own. */
export const both = (more: Changes = {}): Changes =>
  one({
    'routing.smarthosts': [
      { server: FIRST.typed, login: LOGIN },
      { server: SECOND.typed, login: OTHER_LOGIN },
    ],
    ...more,
  });

export class SmarthostSite {
  readonly suite: 'bookworm' | 'trixie';
  readonly net: Internet;
  readonly host: Host;
  readonly first: Provider;
  readonly second: Provider;
  private letters = 0;

  private constructor(parts: Pick<SmarthostSite, 'suite' | 'net' | 'host' | 'first' | 'second'>) {
    this.suite = parts.suite;
    this.net = parts.net;
    this.host = parts.host;
    this.first = parts.first;
    this.second = parts.second;
  }

  static async on(suite: 'bookworm' | 'trixie'): Promise<SmarthostSite> {
    const net = await internet();
    const authority = await certificateAuthority();
    net.dns.machine(MAIL.name, MAIL.ip);
    net.dns.add(`${FIRST.typed} CNAME ${FIRST.name}`);
    // Were mail to go by MX, it would go here, where nobody listens.
    net.dns.add('foreign.example MX 10 mx.foreign.example');
    net.dns.machine('mx.foreign.example', '198.51.100.20');
    const host = await net.host({ suite, ...MAIL });
    await host.write('/usr/local/share/ca-certificates/lab.crt', authority.cert);
    await host.run('update-ca-certificates 2>&1');
    await host.run(['useradd', '--create-home', 'alice']);
    const first = await provider(net, authority, { suite, name: FIRST.name, ip: FIRST.ip });
    const second = await provider(net, authority, { suite, name: SECOND.name, ip: SECOND.ip });
    return new SmarthostSite({ suite, net, host, first, second });
  }

  async close(): Promise<void> {
    await this.first.close();
    await this.second.close();
    await this.net.close();
  }

  /** As on the first day: nothing queued, both providers closed, each with one login that it knows. */
  async reset(): Promise<void> {
    const kept = ['input/*', 'msglog/*', 'db/*'].map((name) => `/var/spool/exim4/${name}`).join(' ');
    await this.host.run(`rm -rf ${kept} /var/log/exim4/*`);
    for (const each of [this.first, this.second]) {
      await each.close();
      await each.forget();
    }
    await this.first.knows({ [LOGIN]: PASSWORD, 'somebody@gmail.com': 'abcd efgh ijkl mnop' });
    await this.second.knows({ [OTHER_LOGIN]: OTHER_PASSWORD });
  }

  /** Puts what the wizard makes of these answers and secrets in its place, without restarting anything. */
  async put(changes: Changes, secrets: Secrets = NO_SECRETS): Promise<Answers> {
    // The tests send more in a minute than a program may.
    const given: Changes = { 'basics.platform': PLATFORM_OF[this.suite], 'hardening.localPerMinute': 10_000 };
    const answers = answersFor({ ...given, 'hardening.localPerHour': 100_000, ...changes });
    await configureExim(this.host, answers, secrets);
    return answers;
  }

  /** A program of this machine sends a message to the outside; its subject. */
  async send(): Promise<string> {
    this.letters += 1;
    const subject = `Letter ${this.letters} through a provider`;
    const input = `From: alice@example.org\nTo: carol@foreign.example\nSubject: ${subject}\n\nHello.\n`;
    const sent = await this.host.exec(['exim4', '-odi', '-f', 'alice@example.org', 'carol@foreign.example'], { input });
    expect(sent, await this.host.logs()).toMatchObject({ code: 0 });
    return subject;
  }

  async queued(): Promise<string> {
    return (await this.host.run(['exim4', '-bpc'])).trim();
  }

  mainLog(): Promise<string> {
    return this.host.run('cat /var/log/exim4/mainlog');
  }

  flush(): Promise<string> {
    return this.host.run(['exim4', '-qff']);
  }
}

/** The site of a test file; there once its tests run. */
export interface Running {
  readonly at: SmarthostSite;
}
