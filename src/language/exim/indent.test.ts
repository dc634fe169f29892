import { getIndentation, IndentContext } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { parsedState } from '../test/parsed.ts';
import { indentOnInput } from './indent.ts';
import { exim } from './index.ts';

function stateOf(doc: string): EditorState {
  return parsedState(doc, exim());
}

/** The column at which a line would begin that is made by Enter at the mark. */
function afterEnter(text: string): number | null {
  const pos = text.indexOf('|');
  const state = stateOf(text.replace('|', ''));
  return getIndentation(new IndentContext(state, { simulateBreak: pos }), pos);
}

describe('indentation', () => {
  it('is what the generated files have', () => {
    const doc = `tls_advertise_hosts = *
log_selector = +tls_cipher \\
               +tls_sni \\
               +dnssec

begin acl

check:
  accept  hosts = :
  deny    message   = no
          domains   = +local_domains
          condition = \${if and{ {def:a} \\
                      {def:b} }}
  # a comment
  accept

begin routers

out:
  driver = dnslookup
  no_more
`;
    const state = stateOf(doc);
    for (let number = 1; number <= state.doc.lines; number++) {
      const line = state.doc.line(number);
      // A comment may explain the condition or the statement that follows.
      if (!line.text.trim() || /^\s*#/.test(line.text)) continue;
      const actual = /^ */.exec(line.text)?.[0].length;
      expect([line.text, getIndentation(state, line.from)]).toEqual([line.text, actual]);
    }
  });

  it('puts a new line where its block goes on', () => {
    expect(afterEnter('begin routers\nout:|')).toBe(2);
    expect(afterEnter('begin routers\nout:\n  driver = accept|')).toBe(2);
    expect(afterEnter('begin acl\ncheck:|')).toBe(2);
    expect(afterEnter('begin acl\ncheck:\n  deny    hosts = a|')).toBe(10);
    expect(afterEnter('begin acl\ncheck:\n  deny|')).toBe(2);
    expect(afterEnter('a = b : \\|')).toBe(4);
    expect(afterEnter('a = \\|')).toBe(2);
  });

  it('moves sections, labels and verbs back when they are written', () => {
    for (const text of ['  begin acl', 'check:', '          deny']) expect(text).toMatch(indentOnInput);
    for (const text of ['  denying', 'a = deny', '  hosts']) expect(text).not.toMatch(indentOnInput);
    const state = stateOf('begin acl\na:\n  accept  hosts = a\n          deny\n  b:\n');
    expect(getIndentation(state, state.doc.line(4).from)).toBe(2);
    expect(getIndentation(state, state.doc.line(5).from)).toBe(0);
  });
});
