/**
 * DKIM keys on their way to another server: those that the page made, from its own module, and those that install.sh makes. Exim signs with
 * RSA and Ed25519, and a verifier that is none of Exim's finds both good by the records that the page lists or install.sh prints. Later
 * bundles never replace them.
 * One test file a release (`dkim-keys-*.test.ts`), so that they run side by side.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeKeys } from '../../src/app/dns/make-keys.ts';
import { dkimRecordName } from '../../src/core/answers/dkim-keys.ts';
import { type Answers, withAnswer } from '../../src/core/answers/index.ts';
import { NO_SECRETS, type Secrets } from '../../src/core/answers/secrets.ts';
import { domainRecords, plainValue, zoneLine } from '../../src/core/dns/index.ts';
import { mailNames, withKeys } from '../../src/core/mailserver/dns/names.ts';
import { inLab } from '../lab/index.ts';
import {
  arrivesAbroad,
  FOREIGN,
  freshSite,
  letter,
  logIn,
  putBundle,
  runInstaller,
  type Site,
  siteAnswers,
  stranger,
} from './site.ts';

const DOMAINS = ['example.org', 'example.net'] as const;
const FOLDER = '/etc/exim4/wizard/dkim';
const watch = { signal: new AbortController().signal, done: () => {} };

async function madeFor(selector: string): Promise<Secrets> {
  const { keys, ed25519 } = await makeKeys({ selector, domains: DOMAINS }, watch);
  expect(ed25519).toBe(true);
  return { ...NO_SECRETS, dkim: keys };
}

export function dkimKeys(suite: 'bookworm' | 'trixie'): void {
  describe.runIf(inLab)(`keys of the page on ${suite}`, () => onServer(suite));
}

function onServer(suite: 'bookworm' | 'trixie'): void {
  const answers = siteAnswers(suite, 'system');
  const selector = answers.routing.dkimSelector;
  let site: Site;
  let secrets: Secrets;

  /** Puts the bundle of these answers on the server and runs its install.sh; what it said. */
  async function install(said: Answers, given: Secrets | undefined, folder: string): Promise<string> {
    await putBundle(site.host, said, folder, given);
    const { code, stdout, stderr } = await runInstaller(site, folder);
    expect(code, stdout + stderr).toBe(0);
    return stdout;
  }

  /** The DKIM records that the page lists for these answers, into DNS. */
  function publish(said: Answers, given: Secrets): void {
    const names = mailNames.of(said);
    for (const domain of DOMAINS) {
      const records = domainRecords(withKeys(names, given, domain), domain).filter(({ purpose }) => purpose === 'dkim');
      expect(records.length).toBe(2);
      for (const record of records) site.net.dns.add((zoneLine(record) ?? '').replace(/ +/g, ' '));
    }
  }

  /** The DKIM records that install.sh printed, into DNS. */
  function publishPrinted(said: string): void {
    const printed = said.split('\n').filter((line) => line.includes('._domainkey.'));
    expect(printed.length).toBe(2 * DOMAINS.length);
    site.net.dns.add(...printed);
  }

  /** A message from each domain as it arrives at the other server. */
  async function sent(from: string): Promise<string> {
    const client = await logIn(site, 'bob');
    const { text, subject } = letter({ From: from, To: `carol@${FOREIGN.domain}` });
    const reply = await client.message({ from, to: [`carol@${FOREIGN.domain}`], text });
    expect(reply.code).toBe(250);
    await client.quit();
    return (await arrivesAbroad(site, subject))?.text ?? '';
  }

  /** The signatures of a message in their order, unfolded as tags are: a line may end between a tag's value and its semicolon. */
  const signatures = (text: string) =>
    (text.split(/\r?\n\r?\n/)[0] ?? '')
      .replace(/\r?\n[ \t]+/g, '')
      .split(/\r?\n/)
      .filter((line) => /^DKIM-Signature:/i.test(line));

  const verify = (text: string, index: number) =>
    site.host.exec(['dkimverify', '--index', `${index}`], { input: text });

  /** Both signatures of a message are there, by that domain and selector, and good; each is bad once the text is another. */
  async function bothAreGood(received: string, domain: string, name: string): Promise<void> {
    const found = signatures(received);
    const kinds = found.map((line) => /\ba=([a-z0-9-]+);/.exec(line)?.[1]);
    expect(kinds.toSorted()).toEqual(['ed25519-sha256', 'rsa-sha256']);
    for (const [index, line] of found.entries()) {
      const second = kinds[index] === 'ed25519-sha256' ? '-ed25519' : '';
      expect(line).toContain(`d=${domain};`);
      expect(line).toContain(`s=${name}${second};`);
      expect(await verify(received, index)).toMatchObject({ code: 0, stdout: expect.stringContaining('signature ok') });
      expect(received).toContain('Hello.');
      expect((await verify(received.replace('Hello.', 'Hellp.'), index)).code).not.toBe(0);
    }
  }

  const expectBoth = async (from: string, name: string) =>
    bothAreGood(await sent(from), from.split('@')[1] ?? '', name);

  const onDisk = async () => {
    const files = await site.host.run(
      `cd ${FOLDER} && for f in *.pem; do stat -c '%a %U %G %n' "$f"; sha256sum "$f"; done`,
    );
    return files.trim();
  };

  beforeAll(async () => {
    site = await freshSite(suite, 'system');
    secrets = await madeFor(selector);
  });
  afterAll(() => site?.close());

  test('install.sh takes them as they are, and writes the very records that the page lists', async () => {
    publish(answers, secrets);
    await install(answers, secrets, '/root/first');
    for (const domain of DOMAINS) {
      const listed = domainRecords(withKeys(mailNames.of(answers), secrets, domain), domain);
      for (const name of [selector, `${selector}-ed25519`]) {
        const file = `${FOLDER}/${domain}.${name}`;
        expect(await site.host.read(`${file}.pem`)).toBe(secrets.dkim?.[dkimRecordName(name, domain)]?.privateKey);
        expect((await site.host.run(`stat -c '%a %U %G' ${file}.pem`)).trim()).toBe('640 root Debian-exim');
        const [at, ...strings] = (await site.host.read(`${file}.dns`)).trim().split('"');
        expect(at).toBe(`${dkimRecordName(name, domain)}. TXT `);
        const record = listed.find((each) => each.name === dkimRecordName(name, domain));
        expect(strings.filter((_, index) => index % 2 === 0).join('')).toBe(record && plainValue(record.data));
      }
    }
  });

  test.each(['bob@example.org', 'sales@example.net'])('mail of %s is signed with both, and both are good', (from) =>
    expectBoth(from, selector),
  );

  test('a copy by a mailing list stays good, by both; a second header of those that readers see makes it bad', async () => {
    const received = await sent('bob@example.org');
    const [first, second, ...more] = signatures(received).map((line) => /;\s*h=([^;]*);/.exec(line)?.[1]);
    // Over the same headers, so what holds of one holds of the other.
    expect([second, more]).toEqual([first, []]);
    /** Whether that signature is good once these header lines stand above the message's own, or right below its From:. */
    const isGood = async (lines: readonly string[], index: number, below = false) => {
      const added = lines.map((line) => `${line}\r\n`).join('');
      const text = below ? received.replace(/^From: .*\r?\n/m, (from) => from + added) : added + received;
      expect(text.length).toBe(received.length + added.length);
      const { code, stdout } = await verify(text, index);
      return code === 0 && stdout.includes('signature ok');
    };
    const list = [
      'Received: from mail.example.org by lists.example; Sat, 21 Nov 2026 10:00:00 +0000',
      'Sender: talk-bounces@lists.example',
      'Reply-To: talk@lists.example',
      'Errors-To: talk-bounces@lists.example',
      'Precedence: list',
      'List-Id: <talk.lists.example>',
      'List-Post: <mailto:talk@lists.example>',
      'List-Unsubscribe: <mailto:talk-leave@lists.example>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      'Resent-From: talk@lists.example',
      'Resent-Date: Sat, 21 Nov 2026 10:00:00 +0000',
      'Resent-Message-ID: <1@lists.example>',
      'X-Mailman-Version: 3.3.8',
    ];
    expect([await isGood(list, 0), await isGood(list, 1)]).toEqual([true, true]);
    const others = [
      'From: ceo@bank.example',
      'Subject: Your account',
      'To: victim@bank.example',
      'Cc: victim@bank.example',
      'Date: Sat, 21 Nov 2020 10:00:00 +0000',
      'Message-ID: <2@lists.example>',
    ];
    const good = async (line: string) => ((await isGood([line], 0)) ? [line] : []);
    expect((await Promise.all(others.map(good))).flat()).toEqual([]);
    expect(await isGood(['Subject: Your account'], 0, true)).toBe(false);
  });

  test('Exim’s own bounce to another server is signed with both, though it has no sender', async () => {
    site.mx.refuse = (recipient) => (recipient === `carol@${FOREIGN.domain}` ? '550 no such user' : undefined);
    const { text, subject } = letter({ From: `dave@${FOREIGN.domain}`, To: 'away@example.org' });
    const client = await stranger();
    // An alias sends it on to carol, whose server refuses it.
    const reply = await client.message({ from: `dave@${FOREIGN.domain}`, to: ['away@example.org'], text });
    expect(reply).toMatchObject({ code: 250 });
    await client.quit();
    const bounce = await arrivesAbroad(site, subject);
    site.mx.refuse = () => undefined;
    expect(bounce).toMatchObject({ from: '', to: [`dave@${FOREIGN.domain}`] });
    expect(bounce?.text).toMatch(/^From: Mail Delivery System <Mailer-Daemon@example\.org>/m);
    await bothAreGood(bounce?.text ?? '', 'example.org', selector);
  });

  test('a bundle with other keys changes nothing, and says so', async () => {
    const before = await onDisk();
    const said = await install(answers, await madeFor(selector), '/root/other');
    expect(said).toContain('Nothing to change');
    for (const domain of DOMAINS) {
      expect(said).toContain(`not used: ${FOLDER}/${domain}.${selector}.pem`);
      expect(said).toContain(`${FOLDER}/${domain}.${selector}-ed25519.dns`);
    }
    expect(await onDisk()).toBe(before);
  });

  test('a bundle without keys, as after a reload of the page, keeps them without a word', async () => {
    const before = await onDisk();
    const said = await install(answers, undefined, '/root/none');
    expect(said).toContain('Nothing to change');
    expect(said).not.toContain('not used');
    expect(await onDisk()).toBe(before);
    await expectBoth('bob@example.org', selector);
  });

  test('a new selector has new keys: mail is signed with them, and the old ones are gone', async () => {
    const next = withAnswer(answers, 'routing.dkimSelector', 'k2027');
    const given = await madeFor('k2027');
    publish(next, given);
    const said = await install(next, given, '/root/next');
    for (const domain of DOMAINS) {
      expect(said).toContain(`remove   ${FOLDER}/${domain}.${selector}.pem`);
      expect(said).toContain(`k2027-ed25519._domainkey.${domain}. TXT "v=DKIM1; k=ed25519; p=`);
    }
    await expectBoth('sales@example.net', 'k2027');
    expect(await onDisk()).not.toContain(`.${selector}.`);
  });

  test('a bundle without keys under a new selector: install.sh makes both kinds, and they are good by the records that it prints', async () => {
    const next = withAnswer(answers, 'routing.dkimSelector', 'own');
    const said = await install(next, undefined, '/root/own');
    publishPrinted(said);
    for (const domain of DOMAINS) {
      expect(said).toMatch(
        new RegExp(`^own\\._domainkey\\.${domain}\\. TXT "v=DKIM1; k=rsa; p=[A-Za-z0-9+/" ]+=*"$`, 'm'),
      );
      // 32 octets, no SubjectPublicKeyInfo around them.
      expect(said).toMatch(
        new RegExp(`^own-ed25519\\._domainkey\\.${domain}\\. TXT "v=DKIM1; k=ed25519; p=[A-Za-z0-9+/]{43}="$`, 'm'),
      );
    }
    expect((await onDisk()).match(/^640 root Debian-exim .*\.pem$/gm)).toHaveLength(2 * DOMAINS.length);
    for (const from of ['bob@example.org', 'sales@example.net']) await expectBoth(from, 'own');
    const before = await onDisk();
    expect(await install(next, undefined, '/root/own')).toContain('Nothing to change');
    expect(await onDisk()).toBe(before);
  });

  test('keys of the page that are RSA alone, as from an older browser, get Ed25519 keys beside them', async () => {
    const next = withAnswer(answers, 'routing.dkimSelector', 'old');
    const { dkim = {} } = await madeFor('old');
    const rsa = Object.fromEntries(Object.entries(dkim).filter(([name]) => name.startsWith('old._domainkey.')));
    publishPrinted(await install(next, { ...NO_SECRETS, dkim: rsa }, '/root/old'));
    expect(await site.host.read(`${FOLDER}/example.org.old.pem`)).toBe(
      rsa[dkimRecordName('old', 'example.org')]?.privateKey,
    );
    await expectBoth('bob@example.org', 'old');
  });

  /** Each stands in the place of the system's own program: it makes no Ed25519 keys, or was built without signing by them. */
  test.each([
    [
      '/usr/bin/openssl',
      'older',
      '#!/bin/sh\ncase "$*" in *ED25519*) exit 1 ;; esac\nexec /usr/bin/openssl.whole "$@"\n',
    ],
    [
      '/usr/sbin/exim4',
      'plainer',
      '#!/bin/sh\ncase "$*" in *_CRYPTO_SIGN_ED25519*) exit 1 ;; esac\nexec /usr/sbin/exim4.whole "$@"\n',
    ],
  ])('where %s knows no Ed25519, RSA alone signs, and an Ed25519 key is left out', async (program, name, without) => {
    const next = withAnswer(answers, 'routing.dkimSelector', name);
    const given = await madeFor(name);
    await site.host.run(['mv', program, `${program}.whole`]);
    await site.host.write(program, without, { mode: 0o755 });
    try {
      const said = await install(next, given, `/root/${name}`);
      expect(said).toContain(`mail could not be signed with it: ${FOLDER}/example.org.${name}-ed25519.pem`);
      // Nor is anybody told to publish its record.
      expect(said).toContain(`${name}._domainkey.example.org. TXT`);
      expect(said).not.toContain(`${name}-ed25519._domainkey`);
    } finally {
      await site.host.run(['mv', `${program}.whole`, program]);
    }
    expect(await onDisk()).not.toContain('ed25519');
    publish(next, given);
    const received = await sent('bob@example.org');
    expect(signatures(received)).toHaveLength(1);
    expect(await verify(received, 0)).toMatchObject({ code: 0, stdout: expect.stringContaining('signature ok') });
  });

  test('a key that is none is refused, and nothing is changed', async () => {
    const next = withAnswer(answers, 'routing.dkimSelector', 'k2028');
    await putBundle(site.host, next, '/root/broken', await madeFor('k2028'));
    await site.host.write(`/root/broken/root${FOLDER}/example.net.k2028.pem`, '-----BEGIN PRIVATE KEY-----\nAAAA\n');
    const before = await onDisk();
    const { code, stdout, stderr } = await runInstaller(site, '/root/broken');
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain('example.net.k2028.pem in the bundle is no private key');
    expect(await onDisk()).toBe(before);
  });
}
