import { matchBrackets } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { parsedState } from '../test/parsed.ts';
import { exim } from './index.ts';

function stateOf(doc: string): EditorState {
  return parsedState(doc, exim());
}

describe('brackets', () => {
  /** Where the bracket at the first mark finds its partner, written as the second mark. */
  function matched(text: string): string {
    const pos = text.indexOf('|');
    const doc = text.replaceAll('|', '');
    const result = matchBrackets(stateOf(doc), pos, 1);
    if (!result?.end) return result ? 'none' : 'no bracket';
    return `${doc.slice(0, pos)}|${doc.slice(pos, result.end.from)}|${doc.slice(result.end.from)}`;
  }

  it('match in expansions, from both ends', () => {
    for (const text of [
      'a = |${if eq{b}{c}{${lc:d}}|}',
      'a = ${if eq|{b|}{c}}',
      'a = ${lc:|${uc:b|}}',
      'a = ${if and|{ {def:a} {def:b} |}}',
      'a = "|${lc:b|}"',
    ]) {
      expect(matched(text)).toBe(text);
    }
    expect(matched('a = |${lc:b')).toBe('none');
    expect(matched('a = |b}')).toBe('no bracket');
  });
});

describe('the language data', () => {
  it('has the comment sign, and brackets that close themselves', () => {
    const state = stateOf('a = b');
    expect(state.languageDataAt('commentTokens', 0)).toEqual([{ line: '#' }]);
    expect(state.languageDataAt('closeBrackets', 0)).toEqual([{ brackets: ['{', '"'] }]);
  });
});
