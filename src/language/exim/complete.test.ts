import { CompletionContext } from '@codemirror/autocomplete';
import { describe, expect, it } from 'vitest';
import { parsedState } from '../test/parsed.ts';
import { completeExim } from './complete.ts';
import { exim } from './index.ts';

/** What is offered at the end of a text, as it would be inserted. */
function offered(doc: string, explicit = false): string[] {
  const state = parsedState(doc, exim());
  const result = completeExim(new CompletionContext(state, doc.length, explicit));
  const typed = result ? doc.slice(result.from) : '';
  return (result?.options ?? [])
    .filter(({ label }) => label.startsWith(typed))
    .map(({ apply, label }) => (typeof apply === 'string' ? apply : label));
}

describe('completion', () => {
  it('offers options by section and driver', () => {
    expect(offered('tls_cert')).toEqual(['tls_certificate = ']);
    expect(offered('domainl')).toEqual(['domainlist ']);
    expect(offered('begin routers\na:\n  driver = redirect\n  allow_fai')).toEqual(['allow_fail']);
    expect(offered('begin routers\na:\n  driver = accept\n  allow_fai')).toEqual([]);
    expect(offered('begin transports\na:\n  driver = smtp\n  hosts_try_da')).toEqual(['hosts_try_dane = ']);
    expect(offered('begin transports\na:\n  driver = app')).toEqual(['appendfile']);
    expect(offered('begin au')).toEqual(['authenticators']);
    expect(offered('.end')).toEqual(['endif ']);
  });

  it('offers verbs, conditions and controls in an ACL', () => {
    expect(offered('begin acl\na:\n  den')).toEqual(['deny ']);
    expect(offered('begin acl\na:\n  deny hos')).toEqual(['hosts = ']);
    expect(offered('begin acl\na:\n  deny\n    !verif')).toEqual(['verify = ']);
    expect(offered('begin acl\na:\n  warn control = subm')).toEqual(['submission']);
    expect(offered('begin acl\na:\n  deny verify = reci')).toEqual(['recipient']);
  });

  it('offers what an expansion can hold', () => {
    expect(offered('a = $sender_helo_n')).toEqual(['sender_helo_name']);
    expect(offered('a = ${looku')).toEqual(['lookup', 'lookup_dnssec_authenticated}']);
    expect(offered('a = ${str2')).toEqual(['str2b64:']);
    expect(offered('a = ${if match_d')).toEqual(['match_domain']);
    expect(offered('a = ${if and{ {inlist')).toEqual(['inlist', 'inlisti']);
    expect(offered('a = ${if def:tls_in_ci')).toEqual(['tls_in_cipher']);
  });

  it('keeps quiet in comments, in plain values and, unless asked, at the start of a line', () => {
    expect(offered('# tls_cert')).toEqual([]);
    expect(offered('a = tls_cert')).toEqual([]);
    expect(offered('')).toEqual([]);
    expect(offered('', true).length).toBeGreaterThan(100);
  });
});
