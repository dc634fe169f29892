/** Greylisting: strangers come back, and are remembered by network. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLab } from '../lab/index.ts';
import { aclSite, bring, knock, panics } from './acl-site.ts';
import { FOREIGN, letter, logIn, MAIL, type Site } from './site.ts';

const FORWARDER = '203.0.113.225';
const DATABASE = '/var/spool/exim4';
const AGE = `
  my ($file, $seconds) = @ARGV;
  tie(my %seen, "DB_File", $file, O_RDWR, 0640, $DB_HASH) or die "$file: $!";
  for my $key (keys %seen) {
    my ($stamp, $rest) = unpack("q a*", $seen{$key});
    $seen{$key} = pack("q a*", time - $seconds, $rest);
  }
  print scalar keys %seen;
`;
/** Of these answers. */
const MINUTES = 5;

describe.runIf(inLab).each(['bookworm', 'trixie'] as const)('on %s', (suite) => {
  let site: Site;

  beforeAll(async () => {
    site = await aclSite(suite, {
      'hardening.greylisting': true,
      'hardening.greylistMinutes': MINUTES,
      'hardening.forwarders': [FORWARDER],
    });
    await site.net.address(FORWARDER);
    site.net.dns.machine('mx2.foreign.example', await site.net.address('198.51.100.77'));
    site.net.dns.machine('mx3.foreign.example', await site.net.address('203.0.113.77'));
  });
  afterAll(() => site?.close());

  /** Exim's memory as it would be if all of this had happened so many seconds earlier: each record of "seen" is a time stamp. */
  async function later(seconds: number) {
    const changed = await site.host.run(['perl', '-MDB_File', '-e', AGE, `${DATABASE}/db/seen`, String(seconds)]);
    expect(Number(changed)).toBeGreaterThan(0);
  }

  test('a first message waits, comes back after the delay, and passes from then on', async () => {
    const greylisted = { code: 451, text: `4.7.1 Greylisted, try again in ${MINUTES} minutes` };
    expect(await knock()).toMatchObject([greylisted]);
    expect(await knock()).toMatchObject([greylisted]);
    await later(MINUTES * 60 - 30);
    expect(await knock()).toMatchObject([greylisted]);
    await later(MINUTES * 60);
    // Another address of the same network, and the names in another case.
    expect(
      await knock({
        ip: '198.51.100.77',
        helo: 'mx2.foreign.example',
        from: 'Carol@Foreign.example',
        to: ['ALICE@example.org'],
      }),
    ).toMatchObject([{ code: 250 }]);
    expect(await bring()).toMatchObject({ code: 250 });
    await later(20 * 24 * 3600);
    expect(await bring()).toMatchObject({ code: 250 });
    // Another network, sender or recipient begins anew.
    expect(await knock({ ip: '203.0.113.77', helo: 'mx3.foreign.example' })).toMatchObject([greylisted]);
    expect(await knock({ from: 'dave@foreign.example' })).toMatchObject([greylisted]);
    expect(await knock({ to: ['bob@example.org'] })).toMatchObject([greylisted]);
  });

  test('of IPv6 a network is a /64', async () => {
    const [first, second, other] = await Promise.all(
      ['2001:db8:64:1::1', '2001:db8:64:1:ffff::2', '2001:db8:64:2::1'].map((ip) => site.net.address(ip)),
    );
    const visit = async (ip: string | undefined) => {
      site.net.dns.machine('six.foreign.example', ip as string);
      return (
        await knock({ server: MAIL.ip6, ip: ip as string, helo: 'six.foreign.example', from: 'six@foreign.example' })
      )[0];
    };
    expect(await visit(first)).toMatchObject({ code: 451, text: expect.stringContaining('Greylisted') });
    await later(MINUTES * 60);
    expect(await visit(second)).toMatchObject({ code: 250 });
    expect(await visit(other)).toMatchObject({ code: 451, text: expect.stringContaining('Greylisted') });
  });

  test('nobody else waits: logins, forwarders, those in charge; an unknown recipient is refused at once', async () => {
    const client = await logIn(site, 'bob');
    const { text } = letter({ From: 'bob@example.org' });
    expect(await client.message({ from: 'bob@example.org', to: ['alice@example.org'], text })).toMatchObject({
      code: 250,
    });
    await client.quit();
    expect(await knock({ ip: FORWARDER, from: 'erin@foreign.example' })).toMatchObject([{ code: 250 }]);
    expect(
      await knock({ from: `frank@${FOREIGN.domain}`, to: ['abuse@example.org', 'nobody-here@example.org'] }),
    ).toMatchObject([{ code: 250 }, { code: 550 }]);
    expect(await panics(site)).toEqual([]);
  });
});
