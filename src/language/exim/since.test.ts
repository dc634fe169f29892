import { expect, test } from 'vitest';
import { findDescription } from './docs/look-up.ts';

test.each([
  ['main/hosts_require_helo', '4.95'],
  ['main/primary_hostname', '4.00'],
  ['smtp/hosts_try_dane', '4.91'],
  ['acl/seen', '4.96'],
  ['dovecot/server_socket', ''],
  ['variables/domain', ''],
])('%s exists since %s', async (key, since) => {
  expect((await findDescription([key]))?.since).toBe(since);
});
