import { describe, expect, test } from 'vitest';
import { type Alias, type Answers, crossProblems, defaultsOf, readAnswers, withAnswer } from './index.ts';

const defaults = defaultsOf('internet-dovecot');
const virtual = (mailboxes: readonly string[], answers: Answers = defaults) =>
  withAnswer(withAnswer(answers, 'dovecot.users', 'virtual'), 'dovecot.mailboxes', mailboxes);
const administrator = (name: string, answers: Answers = defaults) => withAnswer(answers, 'basics.administrator', name);
const aliases = (rows: readonly Alias[], answers: Answers = defaults) => withAnswer(answers, 'routing.aliases', rows);

/** Problems as `question[place]: found → expected`. */
const judge = (answers: Answers) =>
  readAnswers(answers).problems.map(
    ({ question, path, found, expected }) => `${question}[${path.join('.')}]: ${found} → ${expected}`,
  );

describe('the administrator', () => {
  test.each(['alice', 'alice@example.org', 'alice@mail.example.org', 'somebody@far.example'])(
    '%s is somebody, where mailboxes are accounts of the machine',
    (name) => expect(judge(administrator(name))).toEqual([]),
  );

  test.each(['root', 'postmaster', 'abuse@example.org', 'mailer-daemon'])('%s would go round in a circle', (name) => {
    expect(judge(administrator(name))).toEqual([`basics.administrator[]: "${name}" → other-than-postmaster-loop`]);
  });

  test.each(['alice.b', '1alice', 'a'.repeat(33)])('%s is no account of the machine', (name) => {
    expect(judge(administrator(name))).toEqual([`basics.administrator[]: "${name}" → system-user`]);
  });

  test('must be one of the virtual mailboxes, an alias or an address elsewhere', () => {
    const boxes = virtual(['alice', 'bob@example.org']);
    for (const name of ['alice', 'bob', 'alice@example.org', 'bob@mail.example.org', 'x@far.example']) {
      expect(judge(administrator(name, boxes))).toEqual([]);
    }
    expect(judge(administrator('carol', boxes))).toEqual(['basics.administrator[]: "carol" → known-mailbox']);
    const withAlias = aliases([{ alias: 'carol', to: ['alice'] }], boxes);
    expect(judge(administrator('carol', withAlias))).toEqual([]);
  });

  test('a host name that is a domain too has mailboxes of its own; other names there are the main domain’s', () => {
    const both = withAnswer(defaults, 'basics.domains', ['example.org', 'mail.example.org']);
    expect(judge(administrator('alice@mail.example.org', virtual(['alice@mail.example.org'], both)))).toEqual([]);
    expect(judge(administrator('alice@mail.example.org', virtual(['alice'], both)))).toEqual([]);
    expect(judge(administrator('alice@mail.example.org', virtual(['bob@mail.example.org'], both)))).toEqual([
      'basics.administrator[]: "alice@mail.example.org" → known-mailbox',
    ]);
  });
});

describe('virtual mailboxes', () => {
  test('are in a domain of this server', () => {
    expect(judge(virtual(['alice', 'bob@far.example']))).toEqual([
      'dovecot.mailboxes[1]: "bob@far.example" → mailbox-of-local-domain',
    ]);
  });

  test('are not named twice, with and without their domain', () => {
    expect(judge(virtual(['alice', 'alice@example.org']))).toEqual([
      'dovecot.mailboxes[1]: "alice@example.org" → no-duplicates',
    ]);
  });

  test('do not matter where accounts of the machine are used', () => {
    expect(judge(withAnswer(defaults, 'dovecot.mailboxes', ['bob@far.example']))).toEqual([]);
  });
});

describe('aliases', () => {
  test('may lead outside, to a mailbox, to another alias', () => {
    const rows = [
      { alias: 'info', to: ['alice', 'x@far.example'] },
      { alias: 'sales@example.org', to: ['info'] },
    ];
    expect(judge(aliases(rows))).toEqual([]);
    expect(judge(aliases(rows, virtual(['alice'])))).toEqual([]);
  });

  test('are names of this server', () => {
    expect(judge(aliases([{ alias: 'info@far.example', to: ['alice'] }]))).toEqual([
      'routing.aliases[0.alias]: "info@far.example" → local-domain',
    ]);
  });

  test('lead to somebody who is there', () => {
    const rows = [{ alias: 'info', to: ['alice', 'nobody@example.org'] }];
    expect(judge(aliases(rows, virtual(['alice'])))).toEqual([
      'routing.aliases[0.to.1]: "nobody@example.org" → known-mailbox',
    ]);
  });

  test.each([
    [
      'twice the same alias',
      [
        { alias: 'a', to: ['alice'] },
        { alias: 'a', to: ['bob'] },
      ],
      '[1]: {"alias":"a","to":["bob"]} → no-duplicates',
    ],
    ['twice the same target', [{ alias: 'a', to: ['alice', 'alice'] }], '[0.to.1]: "alice" → no-duplicates'],
    ['no target', [{ alias: 'a', to: [] }], '[0.to]: [] → alias-targets'],
  ])('%s', (_, rows, expected) => {
    expect(judge(aliases(rows))).toEqual([`routing.aliases${expected}`]);
  });
});

const withAll = (changes: { readonly [id: string]: unknown }, answers: Answers = defaults) =>
  Object.entries(changes).reduce(
    (made, [id, value]) => withAnswer(made, id as 'basics.hostname', value as never),
    answers,
  );

describe('logins', () => {
  test('need a certificate', () => {
    expect(judge(withAll({ 'tls.source': 'none' }))).toEqual(['tls.source[]: "none" → certificate-for-logins']);
    expect(judge(withAll({ 'tls.source': 'none', 'tls.logins': 'none' }))).toEqual([]);
  });

  test('by Dovecot need mailboxes', () => {
    const outside = { 'routing.delivery': 'none', 'basics.administrator': 'x@far.example' };
    expect(judge(withAll(outside))).toEqual(['tls.logins[]: "dovecot" → mailboxes-for-dovecot']);
    expect(judge(withAll({ ...outside, 'tls.logins': 'passwords' }))).toEqual([]);
  });

  test('of the password file are names, or addresses of this server', () => {
    const file = (logins: readonly string[], form: string) =>
      judge(withAll({ 'tls.logins': 'passwords', 'tls.passwordLogins': logins, 'tls.loginForm': form }));
    expect(file(['alice', 'bob'], 'name')).toEqual([]);
    expect(file(['alice@example.org'], 'name')).toEqual(['tls.passwordLogins[0]: "alice@example.org" → login-name']);
    expect(file(['alice', 'bob@example.org'], 'address')).toEqual([]);
    expect(file(['alice', 'alice@example.org'], 'address')).toEqual([
      'tls.passwordLogins[1]: "alice@example.org" → no-duplicates',
    ]);
    expect(file(['alice@far.example'], 'address')).toEqual([
      'tls.passwordLogins[0]: "alice@far.example" → login-of-local-domain',
    ]);
  });
});

describe('further sender addresses', () => {
  const of = (logins: readonly string[], answers: Answers = defaults) => {
    const rows = logins.map((login) => ({ login, addresses: ['news@partner.example'] }));
    return judge(withAnswer(answers, 'tls.senderAddresses', rows));
  };
  const said = (index: number, login: string, expected: string) =>
    `tls.senderAddresses[${index}.login]: "${login}" → ${expected}`;

  test('belong to accounts of the machine', () => {
    expect(of(['alice', 'bob'])).toEqual([]);
    expect(of(['alice@example.org'])).toEqual([said(0, 'alice@example.org', 'login-name')]);
    expect(of(['alice.b'])).toEqual([said(0, 'alice.b', 'system-user')]);
    expect(of(['alice', 'alice'])).toContain(
      'tls.senderAddresses[1]: {"login":"alice","addresses":["news@partner.example"]} → no-duplicates',
    );
  });

  test('belong to virtual mailboxes that exist, in either spelling once', () => {
    const boxes = virtual(['alice', 'bob']);
    expect(of(['alice', 'bob@example.org'], boxes)).toEqual([]);
    expect(of(['carol'], boxes)).toEqual([said(0, 'carol', 'known-login')]);
    expect(of(['alice@far.example'], boxes)).toEqual([said(0, 'alice@far.example', 'known-login')]);
    expect(of(['alice', 'alice@example.org'], boxes)).toEqual([said(1, 'alice@example.org', 'no-duplicates')]);
  });

  test('belong to logins of the password file; without logins nobody asks', () => {
    const file = withAll({ 'tls.logins': 'passwords', 'tls.passwordLogins': ['alice'] });
    expect(of(['alice'], file)).toEqual([]);
    expect(of(['bob'], file)).toEqual([said(0, 'bob', 'known-login')]);
    expect(of(['bob'], withAll({ 'tls.logins': 'none' }))).toEqual([]);
  });

  test.each([
    'news',
    'News@partner.example',
    'news@partner',
    'a,b@partner.example',
    'x y@partner.example',
    '*@partner.example',
  ])('are full addresses, and one address each: %s', (address) => {
    const answers = withAnswer(defaults, 'tls.senderAddresses', [{ login: 'alice', addresses: [address] }]);
    expect(judge(answers)).toEqual([`tls.senderAddresses[0.addresses.0]: "${address}" → sender-address`]);
  });
});

describe('where mail comes from and goes to', () => {
  test('a machine without mail from outside has no domain but its own name', () => {
    const alone = { 'basics.incoming': 'none', 'tls.logins': 'none' };
    expect(judge(withAll(alone))).toEqual(['basics.domains[]: ["example.org"] → only-own-host-name']);
    expect(judge(withAll({ ...alone, 'basics.domains': ['mail.example.org'] }))).toEqual([]);
  });

  test('a domain is not local and relayed', () => {
    const relayed = (domain: string) => judge(withAll({ 'basics.relayDomains': ['far.example', domain] }));
    expect(relayed('other.example')).toEqual([]);
    expect(relayed('example.org')).toEqual(['basics.relayDomains[1]: "example.org" → not-local-too']);
    expect(relayed('mail.example.org')).toEqual(['basics.relayDomains[1]: "mail.example.org" → not-local-too']);
  });

  test('without mailboxes nothing ends here', () => {
    const none = { 'routing.delivery': 'none', 'tls.logins': 'none' };
    expect(judge(withAll(none))).toEqual(['basics.administrator[]: "alice" → outside-address']);
    const away = { ...none, 'basics.administrator': 'x@far.example' };
    expect(judge(withAll(away))).toEqual([]);
    expect(judge(aliases([{ alias: 'sales', to: ['bob'] }], withAll(away)))).toEqual([
      'routing.aliases[0.to.0]: "bob" → outside-address',
    ]);
  });

  test('a catch-all must be somebody', () => {
    expect(judge(withAll({ 'routing.catchAll': 'alice' }))).toEqual([]);
    expect(judge(withAll({ 'routing.catchAll': 'carol' }, virtual(['alice'])))).toEqual([
      'routing.catchAll[]: "carol" → known-mailbox',
    ]);
  });
});

/** `rows`, and how often one of them was looked at. */
function counted<T>(rows: readonly T[]) {
  let looks = 0;
  const watched = new Proxy(rows, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) looks++;
      return Reflect.get(target, key);
    },
  });
  return { watched, looks: () => looks };
}

/** How often rules look at the rows of so many domains and as many aliases, each of which stays here. */
function looksAt(count: number): number {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const domains = counted(numbers.map((index) => `domain${index}.example`));
  const rows = counted(numbers.map((index) => ({ alias: `alias${index}`, to: [`alice@domain${index}.example`] })));
  const answers = aliases(rows.watched, withAnswer(defaults, 'basics.domains', domains.watched));
  expect(crossProblems(answers)).toEqual([]);
  return domains.looks() + rows.looks();
}

test('ten times as many rows are looked at ten times as often', () => {
  expect(looksAt(1000)).toBeLessThan(12 * looksAt(100));
});
