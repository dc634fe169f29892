import { describe, expect, it } from 'vitest';
import {
  aclClauses,
  authenticatorOptions,
  mainOptions,
  routerOptions,
  transportOptions,
} from '../../core/exim/options.ts';
import { parsedState } from '../test/parsed.ts';
import { findDescription } from './docs/look-up.ts';
import { descriptionsIn, tables } from './docs.ts';
import { exim } from './index.ts';
import { thingAt } from './place.ts';

/** What is said about the word at the mark: where it belongs, and its name. */
async function at(text: string): Promise<string> {
  const pos = text.indexOf('|');
  const doc = text.replace('|', '');
  const state = parsedState(doc, exim());
  const thing = thingAt(state, pos, 1);
  const found = thing && (await findDescription(thing.keys));
  return found ? `${found.where}: ${found.name}` : 'nothing';
}

describe('the word under the pointer', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['|tls_certificate = x', 'main option: tls_certificate'],
    ['|no_prdr_enable', 'main option: prdr_enable'],
    ['|hide mysql_servers = x', 'named list: hide'],
    ['|domainlist a = b', 'named list: domainlist'],
    ['.|ifdef A', 'preprocessor: ifdef'],
    ['begin |routers', 'section: routers'],
    ['begin routers\na:\n  driver = redirect\n  |data = x', 'redirect router: data'],
    ['begin routers\na:\n  driver = redirect\n  |domains = x', 'router: domains'],
    ['begin routers\na:\n  driver = |redirect', 'driver: routers.redirect'],
    ['begin transports\na:\n  driver = smtp\n  |tls_certificate = x', 'smtp transport: tls_certificate'],
    ['begin transports\na:\n  driver = pipe\n  |file = x', 'nothing'],
    [
      'begin authenticators\na:\n  driver = plaintext\n  |server_prompts = :',
      'plaintext authenticator: server_prompts',
    ],
    ['begin acl\na:\n  |deny', 'ACL verb: deny'],
    ['begin acl\na:\n  deny !|hosts = *', 'ACL condition or modifier: hosts'],
    ['begin acl\na:\n  warn |set acl_m_x = y', 'ACL condition or modifier: set'],
    ['begin acl\na:\n  warn control = |submission/sender_retain', 'ACL control: submission'],
    ['begin acl\na:\n  require verify = |recipient/callout', 'ACL verification: recipient'],
    ['a = $|acl_m_count', 'variable: acl_m'],
    ['a = ${|acl_c0}', 'variable: acl_c'],
    ['a = $|auth2', 'variable: auth'],
    ['a = $|2', 'variable: 1'],
    ['a = $|rh_subject:', 'variable: rh_'],
    ['a = ${if def:|sender_address {x}}', 'variable: sender_address'],
    ['a = ${|lookup{x}lsearch{y}}', 'expansion item: lookup'],
    ['a = ${lookup{x}|partial-lsearch*,ret=full{y}}', 'lookup: lsearch'],
    ['a = ${|length_3:x}', 'expansion operator: length'],
    ['a = ${|quote_mysql:x}', 'expansion operator: quote_mysql'],
    ['a = ${if |eqi{x}{y}}', 'expansion condition: eqi'],
    ['a = ${if |>={1}{2}}', 'expansion condition: >='],
    ['a = |b', 'nothing'],
    ['# |tls_certificate', 'nothing'],
  ];
  for (const [text, expected] of cases)
    it(text.split('\n').at(-1) ?? '', async () => expect(await at(text)).toBe(expected));
});

describe('the tables', () => {
  it('know every option that we write', () => {
    const described = (name: string, ...places: readonly string[]) =>
      places.some((place) => Object.hasOwn(tables[place] ?? {}, name));
    const drivers = Object.keys(tables);
    const missing = [
      ...Object.keys(mainOptions).filter((name) => !described(name, 'main')),
      ...Object.keys(routerOptions).filter((name) => !described(name, ...drivers)),
      ...Object.keys(transportOptions).filter((name) => !described(name, ...drivers)),
      ...Object.keys(authenticatorOptions).filter((name) => !described(name, ...drivers)),
      ...Object.keys(aclClauses).filter((name) => !described(name, 'acl')),
    ];
    expect(missing).toEqual([]);
  });

  it('are all found by a key, each as it is in its table', async () => {
    const all = Object.keys(tables).flatMap((table) => descriptionsIn(table));
    expect(all.length).toBeGreaterThan(700);
    for (const description of all) expect(await findDescription([description.key])).toEqual(description);
    expect(await findDescription(['main/nothing', 'nothing/data', 'variables/constructor'])).toBeUndefined();
  });

  it('say something short about each word', () => {
    for (const table of Object.keys(tables)) {
      for (const { name, where, text } of descriptionsIn(table)) {
        expect([table, name, where && text.length < 150 && /^\S.*[^.]\.$/.test(text)]).toEqual([table, name, true]);
      }
    }
  });
});
