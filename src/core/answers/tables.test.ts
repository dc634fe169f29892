/** Tables whose cells have grammars of their own: routes by domain, and retry rules. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultsOf, readAnswer, withAnswer } from './index.ts';
import { applies } from './relevance.ts';
import { minutesOf, retriesInForce, retrySteps } from './retry.ts';
import { routeServer, takesRoute } from './route.ts';

/** Problems as `place: found → expected`. */
const judge = (id: 'routing.routes' | 'routing.retryRules', value: unknown) =>
  readAnswer(id, value).map(({ path, found, expected }) => `${path.join('.')}: ${found} → ${expected}`);

/** What Exim or a shell would take for its own. */
const SPECIAL = ['\n', ' ', '"', "'", '\\', '$', '${x}', '{', ';', '/', '<', '!', '+', '#', '|', '\u00a0', '_A'];

describe('routes', () => {
  const route = (change: object) => [{ domain: 'far.example', servers: ['mx.far.example'], tls: '', ...change }];

  test.each<[object, string]>([
    [{ domain: 'far' }, '0.domain: "far" → route-domain'],
    [{ domain: '*' }, '0.domain: "*" → route-domain'],
    [{ domain: '*far.example' }, '0.domain: "*far.example" → route-domain'],
    [{ domain: 'a.*.example' }, '0.domain: "a.*.example" → route-domain'],
    [{ servers: [] }, '0.servers: [] → route-servers'],
    [{ servers: ['mx'] }, '0.servers.0: "mx" → route-server'],
    [{ servers: ['2001:db8::5'] }, '0.servers.0: "2001:db8::5" → route-server'],
    [{ servers: ['mx.far.example:0'] }, '0.servers.0: "mx.far.example:0" → route-server'],
    [{ servers: ['mx.far.example:70000'] }, '0.servers.0: "mx.far.example:70000" → route-server'],
    [{ servers: ['10.0.0.256'] }, '0.servers.0: "10.0.0.256" → route-server'],
    [{ servers: ['a.example', 'a.example'] }, '0.servers.1: "a.example" → no-duplicates'],
    [{ tls: 'maybe' }, '0.tls: "maybe" → one-of'],
  ])('%j is refused by what is wrong with it', (change, said) => {
    expect(judge('routing.routes', route(change))).toEqual([said]);
  });

  test.each(SPECIAL)('nothing that Exim takes for its own gets in: %j', (special) => {
    for (const text of [`far.example${special}`, `${special}far.example`, `far${special}x.example`]) {
      expect(judge('routing.routes', route({ domain: text }))).not.toEqual([]);
      expect(judge('routing.routes', route({ servers: [text] }))).not.toEqual([]);
    }
  });

  test.each([
    ['mx.far.example', '', { host: 'mx.far.example', port: 25, isAddress: false }],
    ['mx.far.example', 'starttls', { host: 'mx.far.example', port: 25, isAddress: false }],
    ['mx.far.example', 'tls', { host: 'mx.far.example', port: 465, isAddress: false }],
    ['mx.far.example:587', 'tls', { host: 'mx.far.example', port: 587, isAddress: false }],
    ['10.0.0.5:2525', '', { host: '10.0.0.5', port: 2525, isAddress: true }],
    ['[2001:db8::5]', '', { host: '2001:db8::5', port: 25, isAddress: true }],
    ['[2001:db8::5]:26', '', { host: '2001:db8::5', port: 26, isAddress: true }],
  ] as const)('%s (%s)', (typed, tls, server) => {
    expect(routeServer(typed, tls)).toEqual(server);
  });

  test('a pattern is for all below, not for the domain itself', () => {
    const at = (domain: string) => ({ domain, servers: [], tls: '' as const });
    expect(takesRoute(at('*.far.example'), 'a.b.far.example')).toBe(true);
    expect(takesRoute(at('*.far.example'), 'far.example')).toBe(false);
    expect(takesRoute(at('*.far.example'), 'nearfar.example')).toBe(false);
    expect(takesRoute(at('far.example'), 'a.far.example')).toBe(false);
  });
});

describe('retry rules', () => {
  const row = (change: object) => [{ pattern: 'far.example', error: '*', rule: 'F,4d,6h', ...change }];

  test.each(['*', 'far.example', '*.far.example', 'alice@far.example', '*@far.example', '*@*.far.example'])(
    'are for %s',
    (pattern) => expect(judge('routing.retryRules', row({ pattern }))).toEqual([]),
  );

  test.each(['refused', 'timeout_connect', 'quota', 'quota_4d', 'rcpt_4xx', 'mail_45x', 'data_450', 'tls_required'])(
    'are for the error %s',
    (error) => expect(judge('routing.retryRules', row({ error }))).toEqual([]),
  );

  test.each<[object, string]>([
    [{ pattern: 'far' }, '0.pattern: "far" → retry-pattern'],
    [{ pattern: '' }, '0.pattern: "" → retry-pattern'],
    [{ error: 'down' }, '0.error: "down" → retry-error'],
    [{ error: 'rcpt_5xx' }, '0.error: "rcpt_5xx" → retry-error'],
    [{ rule: '' }, '0.rule: "" → retry-rule'],
    [{ rule: 'F,4d' }, '0.rule: "F,4d" → retry-rule'],
    [{ rule: 'F,4d,6h,2' }, '0.rule: "F,4d,6h,2" → retry-rule'],
    [{ rule: 'G,4d,6h' }, '0.rule: "G,4d,6h" → retry-rule'],
    [{ rule: 'F,4x,6h' }, '0.rule: "F,4x,6h" → retry-rule'],
    [{ rule: 'F,0h,6h' }, '0.rule: "F,0h,6h" → retry-rule'],
    [{ rule: 'F,4d,2d' }, '0.rule: "F,4d,2d" → retry-pause'],
    [{ rule: 'F,2h,15m; G,90m,1h,1.5' }, '0.rule: "F,2h,15m; G,90m,1h,1.5" → retry-later-end'],
    [{ rule: 'F,9w,6h' }, '0.rule: "F,9w,6h" → retry-later-end'],
    [{ rule: 'G,4d,1h,0.5' }, '0.rule: "G,4d,1h,0.5" → retry-factor'],
  ])('%j is refused by what is wrong with it', (change, said) => {
    expect(judge('routing.retryRules', row(change))).toEqual([said]);
  });

  test.each(SPECIAL)('nothing that Exim takes for its own gets in: %j', (special) => {
    const texts = (good: string) => [`${good}${special}x`, `${special}${good}`];
    for (const text of texts('far.example'))
      expect(judge('routing.retryRules', row({ pattern: text }))).not.toEqual([]);
    for (const text of texts('refused')) expect(judge('routing.retryRules', row({ error: text }))).not.toEqual([]);
    for (const text of texts('F,4d,6h')) expect(judge('routing.retryRules', row({ rule: text }))).not.toEqual([]);
  });

  test('none stands behind one that takes everything', () => {
    const all = { pattern: '*', error: '*', rule: 'F,4d,6h' };
    expect(judge('routing.retryRules', [all, ...row({})])).toEqual(['1.pattern: "far.example" → retry-before-general']);
    expect(judge('routing.retryRules', [...row({}), all])).toEqual([]);
    expect(judge('routing.retryRules', [...row({}), ...row({ rule: 'F,1h,5m' })])).toHaveLength(1);
  });

  test('an own rule for everything takes the place of the general one, and of its question', () => {
    const all = { pattern: '*', error: '*', rule: 'F,4d,6h' };
    expect(retriesInForce([], 4).map(({ rule }) => rule)).toEqual(['F,2h,15m; G,16h,1h,1.5; F,4d,6h']);
    expect(retriesInForce([all], 10)).toEqual([all]);
    const answers = defaultsOf('internet-dovecot');
    expect(applies('routing.giveUpAfter', answers)).toBe(true);
    expect(applies('routing.giveUpAfter', withAnswer(answers, 'routing.retryRules', [all]))).toBe(false);
  });

  test('the steps are what was typed', () => {
    expect(retrySteps('F,2h,15m;G, 16h, 1h, 1.5 ; H,4d,30m,2;')).toEqual([
      { type: 'F', until: { value: 2, unit: 'h' }, every: { value: 15, unit: 'm' } },
      { type: 'G', until: { value: 16, unit: 'h' }, first: { value: 1, unit: 'h' }, factor: 1.5 },
      { type: 'H', until: { value: 4, unit: 'd' }, first: { value: 30, unit: 'm' }, factor: 2 },
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom('m', 'h', 'd', 'w'), (value, unit) => {
        const [step] = retrySteps(`F,${value}${unit},1m`) ?? [];
        expect(step && minutesOf(step.until)).toBe(value * { m: 1, h: 60, d: 1440, w: 10080 }[unit]);
      }),
    );
  });
});
