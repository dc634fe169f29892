/**
 * The clamd and the spamd of the release, as their packages set them up and start them. clamd knows one signature, of our own making: fresh ones
 * cannot be fetched here, and it starts with it at once. spamd has the rules of its package, but asks nobody outside, and one rule of the lab's.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitUntil } from '../lab/index.ts';
import { FORWARDER } from './acl-dmarc.ts';
import { bring, delivered, panics, reinstall, withAttachment } from './acl-site.ts';
import { BUNDLE, FOREIGN, letter, logIn, reads, type Site } from './site.ts';

/** The test file that every scanner knows, in two halves: no scanner of ours is to stumble over this file. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
/** Its checksum, its length and a name: matches the file itself, so only who unpacks the attachment finds it. */
const SIGNATURE = '44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n';
/** What SpamAssassin takes for spam in any case. */
const GTUBE = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X';
const RULES = `
header LAB_SOME Subject =~ /some points/
score LAB_SOME 9
`;

export function realScanners(at: () => Site): void {
  let site: Site;

  const clamd = (action: 'start' | 'stop') => site.host.run(`service clamav-daemon ${action}`);
  const clamdListens = () =>
    waitUntil(
      async () => (await site.host.exec('echo PING | nc -NU /run/clamav/clamd.ctl')).stdout === 'PONG\n',
      () => 'clamd does not answer',
    );
  const spamd = (action: 'start' | 'stop') => site.host.run(`service spamd ${action}`);

  beforeAll(async () => {
    site = at();
    await site.host.write('/var/lib/clamav/lab.hdb', SIGNATURE);
    // Without Debian's two databases its clamd is not started; as empty folders they are there.
    await site.host.run('rm -rf /run/clamav && mkdir /var/lib/clamav/main.inc /var/lib/clamav/daily.inc');
    await site.host.write('/etc/spamassassin/lab.cf', RULES);
    // Its own tests alone, and one child: many would only take the machine's time.
    await site.host.run(`sed -i 's/^OPTIONS=.*/OPTIONS="--local --create-prefs --max-children 1"/' /etc/default/spamd`);
    await Promise.all([clamd('start'), spamd('start')]);
    await site.host.waitForPort(783);
    await clamdListens();
    await reinstall(site, {
      'hardening.connectionsPerHour': 10_000,
      'hardening.forwarders': [FORWARDER],
      'hardening.virusScanner': 'clamav',
      'hardening.spamFilter': 'spamassassin',
      'hardening.spamMark': 6,
      'hardening.spamRefuse': 15,
    });
  });
  afterAll(async () => {
    await spamd('stop');
    await clamd('stop');
  });

  const attached = (content: string) =>
    withAttachment('report.dat').replace('TVqQAAMAAAAEAAAA', Buffer.from(content).toString('base64'));
  const refused = { code: 550, text: expect.stringContaining('virus (Eicar-Test-Signature') };

  test('clamd may not read what Exim gives it until it is in Exim’s group: install.sh says so and how, and until then strangers are asked to wait', async () => {
    const look = () => site.host.run(['sh', `${BUNDLE}/install.sh`, '--dry-run']);
    const said = await look();
    expect(said).toContain('the virus scanner may not read what it is to scan');
    expect(await bring()).toMatchObject({ code: 451 });
    const [command = ''] = said.match(/adduser clamav .*/) ?? [];
    await site.host.run(command);
    await clamdListens();
    expect(await look()).not.toContain('may not read');
  });

  test('clamd: what is in an attachment is refused, own people’s too; an innocent one passes; a forwarder’s is marked', async () => {
    expect(await bring({ text: attached(EICAR) })).toMatchObject(refused);
    const client = await logIn(site, 'alice');
    const own = await client.message({
      from: 'alice@example.org',
      to: ['bob@example.org'],
      text: attached(EICAR).replace(`carol@${FOREIGN.domain}`, 'alice@example.org'),
    });
    expect(own).toMatchObject(refused);
    await client.quit();
    expect(await delivered(site, { text: attached(`${EICAR}.`) })).not.toContain('X-Suspicious');
    expect(await delivered(site, { text: attached(EICAR), ip: FORWARDER })).toContain('X-Suspicious: virus');
  });

  test('spamd: GTUBE is refused, some points mark, an innocent message has its score and nothing else', async () => {
    const about = (what: string, body = 'Hello.') => {
      const { text, subject } = letter({ From: `carol@${FOREIGN.domain}` });
      return {
        subject: `${subject} ${what}`,
        text: text.replace(subject, `${subject} ${what}`).replace('Hello.', body),
      };
    };
    const marks = async (message: { subject: string; text: string }, to = 'alice@example.org') => {
      expect(await bring({ text: message.text, to: [to] })).toMatchObject({ code: 250 });
      return (await reads(site, 'alice', message.subject)).match(/^X-Spam-[A-Z].*$/gm)?.toSorted() ?? [];
    };
    expect(await bring({ text: about('gtube', GTUBE).text })).toMatchObject({
      code: 550,
      text: expect.stringMatching(/taken for spam \((?:99\d|10\d\d)\.\d points\)/),
    });
    expect(await marks(about('some points'))).toEqual([
      expect.stringContaining('X-Spam-Flag: YES'),
      expect.stringMatching(/^X-Spam-Score: (?:[89]|1[0-4])\.\d/),
    ]);
    expect(await marks(about('nothing'))).toEqual([expect.stringMatching(/^X-Spam-Score: -?[0-5]\.\d/)]);
    expect(await marks(about('gtube', GTUBE), 'postmaster@example.org')).toHaveLength(2);
  });

  test('each of them down: strangers are asked to wait, own people are not, and what comes again is judged then', async () => {
    const sent = async () => {
      const client = await logIn(site, 'alice');
      const { text, subject } = letter();
      const reply = await client.message({ from: 'alice@example.org', to: ['bob@example.org'], text });
      await client.quit();
      expect(reply).toMatchObject({ code: 250 });
      await reads(site, 'bob', subject);
    };
    await clamd('stop');
    expect(await bring({ text: attached(EICAR) })).toMatchObject({ code: 451 });
    await sent();
    await clamd('start');
    await clamdListens();
    expect(await bring({ text: attached(EICAR) })).toMatchObject(refused);
    await spamd('stop');
    const again = letter({ From: `carol@${FOREIGN.domain}` });
    expect(await bring({ text: again.text })).toMatchObject({ code: 451 });
    await sent();
    await spamd('start');
    await site.host.waitForPort(783);
    expect(await bring({ text: again.text })).toMatchObject({ code: 250 });
    await reads(site, 'alice', again.subject);
    for (const line of await panics(site)) expect(line).toMatch(/(?:malware|spam) acl condition: /);
  });
}
