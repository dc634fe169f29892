import { expect, test } from 'vitest';
import { defaultsOf, platformIds, withAnswer } from '../answers/index.ts';
import { applies } from '../answers/relevance.ts';
import { type AskedId, platformFacts, platforms } from '../platforms/index.ts';
import { eximConfig, platform } from './machine.ts';

const base = defaultsOf('internet-dovecot');
const on = (id: (typeof platformIds)[number]) => withAnswer(base, 'basics.platform', id);

test.each(platformIds)('%s as it comes', (id) => {
  expect(platform.of(on(id))).toEqual(platforms[id]);
});

test('the ids are the ones that were promised', () => {
  expect(platformIds.join(' ')).toBe(
    'debian-12 debian-13 ubuntu-24.04 ubuntu-26.04 arch fedora alpine opensuse freebsd gentoo other',
  );
});

test('what is not surely known can be put right, and every question for it applies', () => {
  for (const id of platformIds) {
    for (const [key, { certainty }] of Object.entries(platformFacts[id].asked)) {
      if (certainty !== 'read') expect(applies(`basics.${key as AskedId}`, on(id)), `${id}: ${key}`).toBe(true);
    }
  }
});

test('nothing that is known of another system is taken for surely known', () => {
  const sure = Object.values(platformFacts.other.asked).filter(({ certainty }) => certainty !== 'guess');
  expect(sure).toEqual([]);
});

test('only releases with a chroot in the lab are called proven', () => {
  expect(platformIds.filter((id) => platforms[id].proven)).toEqual(['debian-12', 'debian-13']);
});

test('an own value takes the place of the guess, and is at rest where it is not asked for', () => {
  const said = (id: (typeof platformIds)[number]) => withAnswer(on(id), 'basics.eximConfig', '/opt/exim.conf');
  expect(eximConfig.of(said('opensuse'))).toBe('/opt/exim.conf');
  expect(platform.of(said('opensuse')).exim.configFile).toBe('/opt/exim.conf');
  expect(eximConfig.of(said('debian-13'))).toBe('/etc/exim4/exim4.conf');
  expect(platform.of(said('debian-13'))).toEqual(platforms['debian-13']);
});

test('version and library can be another on every platform', () => {
  const answers = withAnswer(
    withAnswer(on('debian-12'), 'basics.eximVersion', '4.100'),
    'basics.tlsLibrary',
    'openssl',
  );
  expect(platform.of(answers).exim).toMatchObject({ version: { major: 4, minor: 100 }, tlsLibrary: 'openssl' });
});

test('the panic log stands beside the main log', () => {
  const panicLog = (id: (typeof platformIds)[number]) => platforms[id].exim.panicLog;
  expect(panicLog('debian-13')).toBe('/var/log/exim4/paniclog');
  expect(panicLog('gentoo')).toBe('/var/log/exim/exim_panic.log');
  expect(panicLog('opensuse')).toBe('/var/log/exim/panic.log');
});
