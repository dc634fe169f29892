/** Saved answers of every version that was on main: each must be readable for ever. Add, never change. */
import { expect, test } from 'vitest';
import { fromReopenLine, fromSaved } from './saved.ts';

const fixtures = [
  {
    name: 'version 1, November 2026',
    saved: [
      1,
      'internet-dovecot',
      {
        'basics.platform': 'debian-12',
        'basics.hostname': 'mx.example.net',
        'basics.domains': ['example.net', 'example.com'],
        'basics.administrator': 'bob',
        'tls.source': 'files',
        'tls.certificate': '/etc/ssl/chain.pem',
        'routing.aliases': [{ alias: 'sales', to: ['bob', 'carol@elsewhere.example'] }],
        'dovecot.users': 'virtual',
        'dovecot.mailboxes': ['bob'],
        'hardening.spf': 'refuse',
        'review.comments': 'teaching',
      },
    ],
    hostname: 'mx.example.net',
  },
] as const;

test.each(fixtures)('$name', ({ saved, hostname }) => {
  const restored = fromSaved(saved);
  expect(restored?.refused).toEqual([]);
  expect(restored?.answers.basics.hostname).toBe(hostname);
});

test('the line in a file that version 1 wrote', () => {
  const line =
    '# exim-wizard re-opens this: WzEsImludGVybmV0LWRvdmVjb3QiLHsiYmFzaWNzLmhvc3RuYW1lIjoibXguZXhhbXBsZS5uZXQifV0';
  expect(fromReopenLine(line)?.answers.basics.hostname).toBe('mx.example.net');
});
