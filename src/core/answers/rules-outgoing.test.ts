/** Where mail goes out: providers and routes that cannot stand beside the other answers. */
import { describe, expect, test } from 'vitest';
import { type Answers, crossProblems, defaultsOf, type Route, readAnswers, withAnswer } from './index.ts';

const defaults = defaultsOf('internet-dovecot');

/** Problems as `question[place]: found → expected`. */
const judge = (answers: Answers) =>
  readAnswers(answers).problems.map(
    ({ question, path, found, expected }) => `${question}[${path.join('.')}]: ${found} → ${expected}`,
  );

const withAll = (changes: { readonly [id: string]: unknown }, answers: Answers = defaults) =>
  Object.entries(changes).reduce(
    (made, [id, value]) => withAnswer(made, id as 'basics.hostname', value as never),
    answers,
  );

describe('smarthosts', () => {
  const through = (tls: 'starttls' | 'tls' | 'none', ...servers: string[]) =>
    judge(
      withAll({
        'routing.outgoing': 'smarthost',
        'routing.smarthostTls': tls,
        'routing.smarthosts': servers.map((server) => ({ server, login: '' })),
      }),
    );

  test('on the usual port, or on one that says nothing', () => {
    for (const tls of ['starttls', 'tls', 'none'] as const) {
      expect(through(tls, 'smtp.far.example', 'smtp2.far.example:2525')).toEqual([]);
    }
    expect(through('starttls', 'smtp.far.example:25')).toEqual([]);
    expect(through('none', 'smtp.far.example:25')).toEqual([]);
    expect(through('tls', 'smtp.far.example:465')).toEqual([]);
    expect(through('starttls', 'smtp.far.example:587')).toEqual([]);
    expect(through('none', 'smtp.far.example:587')).toEqual([]);
  });

  test.each([
    ['starttls', 465],
    ['none', 465],
    ['tls', 587],
    ['tls', 25],
  ] as const)('with %s nobody answers on %i', (tls, port) => {
    expect(through(tls, 'smtp.far.example', `smtp2.far.example:${port}`)).toEqual([
      `routing.smarthosts[1.server]: "smtp2.far.example:${port}" → port-of-this-tls`,
    ]);
  });

  test('of two ways in one list the one that was not chosen is refused, whichever it is', () => {
    const both = ['smtp.far.example:465', 'smtp2.far.example:587'] as const;
    expect(through('tls', ...both)).toEqual([
      'routing.smarthosts[1.server]: "smtp2.far.example:587" → port-of-this-tls',
    ]);
    expect(through('starttls', ...both)).toEqual([
      'routing.smarthosts[0.server]: "smtp.far.example:465" → port-of-this-tls',
    ]);
  });
});

describe('routes', () => {
  const routes = (...rows: [string, string, Route['tls']?][]) =>
    judge(
      withAnswer(
        defaults,
        'routing.routes',
        rows.map(([domain, servers, tls = '']) => ({ domain, servers: servers.split(','), tls })),
      ),
    );

  test('lead to names and addresses, with and without a port and demanded encryption', () => {
    expect(
      routes(
        ['partner.example', 'mx.partner.example,mx2.partner.example:2525', 'starttls'],
        ['*.lan.example', '10.0.0.5,[2001:db8:9::5]:2525'],
        ['lan.example', '[::ffff]:25'],
      ),
    ).toEqual([]);
  });

  test('a pattern may have a local domain below it; the local domain stays here', () => {
    const answers = withAnswer(defaults, 'basics.domains', ['mail.far.example', 'example.org']);
    const row = { domain: '*.far.example', servers: ['mx.far.example'], tls: '' as const };
    expect(judge(withAnswer(answers, 'routing.routes', [row]))).toEqual([]);
  });

  test('are for domains of others, each reached once', () => {
    expect(routes(['example.org', 'mx.far.example'])).toEqual([
      'routing.routes[0.domain]: "example.org" → not-local-too',
    ]);
    expect(routes(['mail.example.org', 'mx.far.example'])).toEqual([
      'routing.routes[0.domain]: "mail.example.org" → not-local-too',
    ]);
    expect(routes(['*.far.example', 'a.example.net'], ['x.far.example', 'b.example.net'])).toEqual([
      'routing.routes[1.domain]: "x.far.example" → route-reached',
    ]);
    expect(routes(['*.far.example', 'a.example.net'], ['*.x.far.example', 'b.example.net'])).toEqual([
      'routing.routes[1.domain]: "*.x.far.example" → route-reached',
    ]);
    expect(routes(['x.far.example', 'a.example.net'], ['*.far.example', 'b.example.net'])).toEqual([]);
    expect(routes(['*.far.example', 'a.example.net'], ['far.example', 'b.example.net'])).toEqual([]);
  });

  test.each(['mail.example.org', 'mail.example.org:2525', '127.0.0.1:10025', '[::1]', '0.0.0.0'])(
    '%s is this machine: mail would go round',
    (server) => {
      expect(routes(['far.example', server])).toEqual([
        `routing.routes[0.servers.0]: "${server}" → other-than-this-host`,
      ]);
    },
  );

  test.each([
    ['', 'mx.far.example:465', 'mx.far.example:25'],
    ['', '[2001:db8:9::5]:465', '[2001:db8:9::5]:25'],
    ['starttls', 'mx.far.example:465', 'mx.far.example:25'],
    ['tls', 'mx.far.example:587', 'mx.far.example:465'],
    ['tls', 'mx.far.example:25', 'mx.far.example:465'],
  ] as const)('with “%s” nobody answers on %s', (tls, server, suggestion) => {
    const answers = withAnswer(defaults, 'routing.routes', [{ domain: 'far.example', servers: [server], tls }]);
    expect(crossProblems(answers)).toMatchObject([
      { question: 'routing.routes', path: [0, 'servers', 0], expected: 'port-of-this-tls', detail: { suggestion } },
    ]);
    expect(routes(['far.example', suggestion, tls])).toEqual([]);
  });

  test.each(['starttls', 'tls'] as const)('an address has no certificate to be checked (%s)', (tls) => {
    expect(routes(['far.example', 'mx.far.example,10.0.0.5', tls])).toEqual([
      'routing.routes[0.servers.1]: "10.0.0.5" → name-for-tls',
    ]);
  });
});
