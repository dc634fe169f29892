/**
 * The real rspamd of the release: its points, and DMARC by it. Its points for that alone refuse nothing, so what the domain in From: asks for is read
 * out of its report. The Exims here are built without DMARC of their own.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bring, delivered, panics, reinstall } from './acl-site.ts';
import { FOREIGN, letter, logIn, reads, type Site } from './site.ts';

export const FORWARDER = '203.0.113.225';
const MARK = 'X-Suspicious: rspamd says: fails DMARC';
const answers = {
  'hardening.connectionsPerHour': 10_000,
  'hardening.forwarders': [FORWARDER],
  'hardening.spamFilter': 'rspamd',
  // So that nothing is marked or refused but for the points that the rules below give.
  'hardening.spamMark': 40,
  'hardening.spamRefuse': 80,
} as const;

/** Rules of the administrator's own in rspamd: points for what the subject says. */
const RULES = `
config['regexp']['LAB_FEW'] = { re = 'Subject=/few points/', score = 20 }
config['regexp']['LAB_SOME'] = { re = 'Subject=/some points/', score = 50 }
config['regexp']['LAB_MANY'] = { re = 'Subject=/many points/', score = 90 }
`;

/** On a server that has the forwarder's address in its lab already; `at` says which, once the tests run. */
export function dmarcByRspamd(at: () => Site): void {
  let site: Site;

  beforeAll(async () => {
    site = at();
    await reinstall(site, { ...answers, 'hardening.dmarc': 'refuse' });
    // Each domain's own servers, and what it wants done with mail from elsewhere.
    for (const [domain, servers, policy] of [
      ['strict.example', 'ip4:198.51.100.99', 'reject'],
      ['honest.example', `ip4:${FOREIGN.ip}`, 'reject'],
      ['doubtful.example', 'ip4:198.51.100.99', 'quarantine'],
      ['watching.example', 'ip4:198.51.100.99', 'none'],
      ['example.org', 'ip4:198.51.100.99', 'reject'],
    ]) {
      site.net.dns.add(
        `${domain} MX 10 ${FOREIGN.name}`,
        `${domain} TXT "v=spf1 ${servers} ~all"`,
        `_dmarc.${domain} TXT "v=DMARC1; p=${policy}"`,
      );
    }
    await site.host.write('/etc/rspamd/rspamd.local.lua', RULES, { mode: 0o644 });
    // Or it compiles thousands of patterns first, for a speed that a few messages do not need: of its rules, and of all public suffixes.
    const options = 'disable_hyperscan = true;\nurl_tld = "/etc/rspamd/suffixes";\n';
    await site.host.write('/etc/rspamd/local.d/options.inc', options, { mode: 0o644 });
    await site.host.write('/etc/rspamd/suffixes', 'example\norg\n', { mode: 0o644 });
    await site.host.run('service rspamd start');
    await site.host.waitForPort(11333);
  });
  afterAll(() => site?.host.run('service rspamd stop'));

  const as = (domain: string) => ({ from: `dave@${domain}`, headers: { From: `Dave <dave@${domain}>` } });

  test('its points mark from the one number on, and refuse from the other', async () => {
    const about = (what: string, to: string) => {
      const { text, subject } = letter({ From: 'carol@foreign.example' });
      return { to: [to], text: text.replace(subject, `${subject}: ${what}`), subject: `${subject}: ${what}` };
    };
    const marked = async (what: string, to = 'alice@example.org') => {
      const { subject, ...visit } = about(what, to);
      expect(await bring(visit)).toMatchObject({ code: 250 });
      return (await reads(site, 'alice', subject)).match(/^X-Spam-Flag: YES/gm) ?? [];
    };
    expect(await marked('few points')).toEqual([]);
    expect(await marked('some points')).toEqual(['X-Spam-Flag: YES']);
    const refused = { code: 550, text: expect.stringMatching(/taken for spam \([89]\d\.\d points\)/) };
    expect(await bring(about('many points', 'alice@example.org'))).toMatchObject(refused);
    expect(await marked('many points', 'postmaster@example.org')).toEqual(['X-Spam-Flag: YES']);
  });

  test('mail that fails is refused where the domain asks for it; its own server’s passes unmarked', async () => {
    expect(await bring(as('strict.example'))).toMatchObject({
      code: 550,
      text: expect.stringContaining('asks to refuse mail that fails DMARC'),
    });
    // The envelope may be in order: what people see is From:.
    expect(await bring({ headers: as('strict.example').headers })).toMatchObject({
      code: 550,
      text: expect.stringContaining('fails DMARC'),
    });
    expect(await delivered(site, as('honest.example'))).not.toContain('X-Suspicious');
    expect(await delivered(site)).not.toContain('X-Suspicious');
  });

  test('it is marked where the domain only doubts, and never where it only watches', async () => {
    expect(await delivered(site, as('doubtful.example'))).toContain(MARK);
    expect(await delivered(site, as('watching.example'))).not.toContain('X-Suspicious');
  });

  test('those in charge and forwarders are spared the refusal, own people the question', async () => {
    for (const visit of [{ to: ['postmaster@example.org'] }, { ip: FORWARDER }]) {
      const { subject, ...reply } = await bring({ ...as('strict.example'), ...visit });
      expect(reply).toMatchObject({ code: 250 });
      expect(await reads(site, 'alice', subject)).toContain(MARK);
    }
    const client = await logIn(site, 'alice');
    const { text, subject } = letter();
    expect(await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text })).toMatchObject({
      code: 250,
    });
    await client.quit();
    expect(await reads(site, 'bob', subject)).not.toContain('X-Suspicious');
  });

  /**
   * The first reply that is no 2xx or 3xx, or the last one, and the log of a session as strangers have it, tried without a network (`-bh`), where
   * this Exim takes the sender's domain for the verdict of the DMARC that it lacks: dave@reject.example fails, and is to be refused.
   */
  async function withOwnDmarc(sender: string, to = 'alice@example.org', data = true) {
    const verdict = '${extract{1}{.}{$sender_address_domain}}';
    const config = (await site.host.read('/etc/exim4/exim4.conf'))
      .replaceAll('.ifdef _HAVE_DMARC', '.ifdef _HAVE_SPF')
      .replace(/^dmarc_tld_file = .*$/m, '')
      .replace(
        /dmarc_status( *)= *(.*)$/gm,
        (_, space, list) => `condition${space}= \${if inlist{${verdict}}{${list}}}`,
      )
      .replaceAll('$dmarc_status', verdict)
      .replaceAll('$dmarc_used_domain', '$sender_address_domain');
    expect(config).not.toMatch(/dmarc_(?:status|tld_file|used_domain)/);
    await site.host.write('/root/native.conf', config);
    const { text } = letter({ From: sender });
    const lines = [`EHLO ${FOREIGN.name}`, `MAIL FROM:<${sender}>`, `RCPT TO:<${to}>`];
    if (data) lines.push('DATA', ...text.trimEnd().split('\n'), '.');
    const { stdout, stderr } = await site.host.exec(['exim4', '-C', '/root/native.conf', '-bh', FOREIGN.ip], {
      input: [...lines, 'QUIT', ''].join('\r\n'),
    });
    const replies = stdout.split(/\r?\n/).filter((line) => /^\d{3} /.test(line));
    return { reply: replies.find((line) => /^[45]/.test(line)) ?? replies.at(-2) ?? '', log: stderr, said: stdout };
  }

  test('where Exim has DMARC itself: refused or marked as the domain asks for, postmaster spared', async () => {
    for (const verdict of ['reject', 'quarantine', 'accept']) {
      site.net.dns.add(`${verdict}.example MX 10 ${FOREIGN.name}`, `${verdict}.example TXT "v=spf1 mx ~all"`);
    }
    const refused = await withOwnDmarc('dave@reject.example');
    expect(refused.reply, refused.said).toBe('550 5.7.1 reject.example asks to refuse mail that fails DMARC');
    const spared = await withOwnDmarc('dave@reject.example', 'postmaster@example.org');
    expect(spared.reply, spared.said).toMatch(/^250 /);
    expect(spared.log).toContain('marked: fails DMARC');
    const marked = await withOwnDmarc('dave@quarantine.example');
    expect(marked.reply, marked.said).toMatch(/^250 /);
    expect(marked.log).toContain('marked: fails DMARC');
    const passed = await withOwnDmarc('dave@accept.example');
    expect(passed.reply, passed.said).toMatch(/^250 /);
    expect(passed.log).toContain('DMARC accept for accept.example');
    expect(passed.log).not.toContain('marked: fails DMARC');
  });

  test('with rspamd down it has to come again, and is judged then', async () => {
    await site.host.run('service rspamd stop');
    for (const domain of ['strict.example', 'honest.example']) {
      expect(await bring(as(domain))).toMatchObject({ code: 451 });
    }
    await site.host.run('service rspamd start');
    await site.host.waitForPort(11333);
    expect(await bring(as('strict.example'))).toMatchObject({ code: 550 });
    expect(await delivered(site, as('honest.example'))).not.toContain('X-Suspicious');
  });

  test('and with marks instead, and without SPF for itself: taken, whatever the domain asks for', async () => {
    await reinstall(site, { ...answers, 'hardening.dmarc': 'mark', 'hardening.spf': 'off' });
    expect(await delivered(site, as('strict.example'))).toContain(MARK);
    expect(await delivered(site, as('honest.example'))).not.toContain('X-Suspicious');
    // Exim's own would judge without SPF, unless it is asked for DMARC alone.
    site.net.dns.asked.length = 0;
    expect((await withOwnDmarc('dave@accept.example', undefined, false)).reply).toMatch(/^250 /);
    expect(site.net.dns.asked).toContain('TXT accept.example');
    // Of scanners that were down the administrator is to hear, and of nothing else.
    for (const line of await panics(site)) expect(line).toMatch(/(?:malware|spam) acl condition: /);
  });
}
