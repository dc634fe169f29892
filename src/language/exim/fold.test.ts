import { foldable } from '@codemirror/language';
import { describe, expect, it } from 'vitest';
import { parsedState } from '../test/parsed.ts';
import { exim } from './index.ts';

/** Each line that can be folded, with the number of the last line that it hides. */
function folds(doc: string): Record<string, number> {
  const state = parsedState(doc, exim());
  const found: Record<string, number> = {};
  for (let number = 1; number <= state.doc.lines; number++) {
    const line = state.doc.line(number);
    const range = foldable(state, line.from, line.to);
    if (!range) continue;
    expect(range.from).toBe(line.to);
    found[`${number} ${line.text.trim()}`] = state.doc.lineAt(range.to).number;
  }
  return found;
}

describe('folding', () => {
  it('takes sections, ACLs, statements and drivers, without the comments before the next', () => {
    const doc = `a = b

begin acl
# of check
check:
  accept  hosts = :
  deny    domains = a
          message = b
  # of the next ACL
other:
  accept

# of the routers
begin routers
x:
  driver = accept
  no_more

# of y
y:
  driver = accept

begin retry
* * F,2h,15m
`;
    expect(folds(doc)).toEqual({
      '3 begin acl': 11,
      '5 check:': 8,
      '7 deny    domains = a': 8,
      '10 other:': 11,
      '14 begin routers': 21,
      '15 x:': 17,
      '20 y:': 21,
      '23 begin retry': 24,
    });
  });

  it('takes conditional parts, nested, and across drivers', () => {
    const doc = `.ifdef A
a = b
.ifndef B
c = d
.endif
.else
e = f
.endif
begin routers
.ifdef C
x:
  driver = accept
.endif
y:
  .ifdef D
  driver = accept
  .endif
`;
    expect(folds(doc)).toEqual({
      '1 .ifdef A': 5,
      '3 .ifndef B': 4,
      '6 .else': 7,
      '9 begin routers': 17,
      '10 .ifdef C': 12,
      '11 x:': 12,
      '14 y:': 17,
      '15 .ifdef D': 16,
    });
  });

  it('takes continued lines and longer comments', () => {
    const doc = `# one
# two
# three
a = b : \\
    c : \\
    d
# short
# comment
e = f
.endif
.ifdef never closed`;
    expect(folds(doc)).toEqual({ '1 # one': 3, '4 a = b : \\': 6 });
  });
});
