/** The presets as they come through rungs 1 to 4 of the ladder, and faults that the rungs must find. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultsOf, presetIds, withAnswer } from '../../src/core/answers/index.ts';
import { inLab } from '../lab/index.ts';
import { CONF, Ladder } from './ladder.ts';
import { suites } from './site.ts';

describe.runIf(inLab).each(suites)('the ladder on %s', (suite) => {
  let ladder: Ladder;
  beforeAll(async () => {
    ladder = await Ladder.at(suite);
  });
  afterAll(() => ladder?.close());

  test.each(presetIds)('%s as it comes', async (preset) => {
    const answers = ladder.onThisPlatform(defaultsOf(preset));
    await ladder.put(answers);
    expect(await ladder.complaints(answers)).toEqual([]);
  });

  test.each(presetIds)('%s as one portable file for any system', async (preset) => {
    const account = 'Debian-exim';
    const answers = Object.entries({ eximConfig: CONF, eximUser: account, eximGroup: account }).reduce(
      (all, [key, value]) => withAnswer(all, `basics.${key}` as 'basics.eximConfig', value),
      withAnswer(defaultsOf(preset), 'basics.platform', 'other'),
    );
    await ladder.put(answers);
    const text = await ladder.host.read(CONF);
    // The two dialects stand side by side, each for the build that reads it.
    if (text.includes('tls_require_ciphers')) {
      expect(text).toMatch(/^\.ifdef _HAVE_GNUTLS$.*^\.ifdef _HAVE_OPENSSL$.*^tls_require_ciphers = .*AESGCM/ms);
    }
    expect(await ladder.complaints(answers)).toEqual([]);
    await ladder.host.run('rm -rf /etc/exim');
  });

  test.each([
    ['an option that does not exist', 'never_users = root', 'ever_users = root'],
    ['a list that is defined nowhere', 'domainlist local_domains', 'domainlist lokal_domains'],
    ['a transport that does not exist', 'transport = remote_smtp', 'transport = remote_smpt'],
    ['an ACL that does not exist', 'acl_smtp_rcpt = acl_check_rcpt', 'acl_smtp_rcpt = acl_check_recipient'],
    ['OpenSSL ciphers on GnuTLS', '{NORMAL}', '{HIGH:!MD5}'],
    ['a mailbox that is nobody’s', 'address_data = mailbox', 'address_data = mailbox\n  local_parts = !alice'],
    ['an ACL that refuses every message', 'acl_check_data:\n', 'acl_check_data:\n  deny\n'],
    ['an unbalanced expansion', '${if bool{$acl_m_ours}}', '${if bool{$acl_m_ours}'],
  ])('and it would find %s', async (_what, right, wrong) => {
    const answers = ladder.onThisPlatform(defaultsOf('internet-dovecot'));
    await ladder.put(answers);
    const text = await ladder.host.read(CONF);
    expect(text).toContain(right);
    await ladder.host.write(CONF, text.replaceAll(right, wrong), { mode: 0o640, owner: 'root:Debian-exim' });
    expect(await ladder.complaints(answers)).not.toEqual([]);
  });
});
