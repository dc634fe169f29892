import { foldService, LanguageSupport, StreamLanguage, type StreamParser } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

interface State {
  /** How many sections are open. */
  depth: number;
  /** Behind an equals sign, or behind `!include`. */
  value: boolean;
}

type Stream = Parameters<StreamParser<State>['token']>[0];

function nameToken(stream: Stream, state: State): string | null {
  if (stream.match(/!include(_try)?\b/)) {
    state.value = true;
    return 'processingInstruction';
  }
  if (stream.match('=')) {
    state.value = true;
    return 'definitionOperator';
  }
  if (stream.match('{')) {
    state.depth++;
    return 'brace';
  }
  if (stream.match('}')) {
    state.depth = Math.max(0, state.depth - 1);
    return 'brace';
  }
  // What a line begins with is a setting before an equals sign, else a section, perhaps with a name.
  if (stream.match(/[^\s={}#]+(?=\s*=)/)) return 'propertyName';
  const first = /^\s*$/.test(stream.string.slice(0, stream.pos));
  if (stream.match(/[^\s={}#]+(?=[^={}#]*\{)/)) return first ? 'keyword' : 'labelName';
  if (!stream.match(/[^\s={}#]+/)) stream.next();
  return null;
}

function valueToken(stream: Stream): string | null {
  if (stream.match(/"([^"\\]|\\.)*"?/)) return 'string';
  if (stream.match(/<(?=[/~])/)) return 'operator';
  if (stream.match(/%\{[^}]*\}|%[A-Za-z]|\$\w+/)) return 'variableName';
  if (stream.match(/(yes|no)(?=\s*(#|$))/)) return 'bool';
  if (stream.match(/\d+(\s*[a-zA-Z]+)?(?=\s*(#|$))/)) return 'number';
  if (!stream.match(/[^\s"%$#<]+/)) stream.next();
  return null;
}

/**
 * Dovecot's configuration, of 2.3 and 2.4:
 *
 *     !include conf.d/*.conf
 *     passdb passwd-file {
 *       passwd_file_path = /etc/dovecot/users
 *     }
 */
export const dovecotParser: StreamParser<State> = {
  name: 'dovecot',
  startState: () => ({ depth: 0, value: false }),
  copyState: (state) => ({ ...state }),
  token(stream, state) {
    if (stream.sol()) state.value = false;
    if (stream.eatSpace()) return null;
    const before = stream.string[stream.pos - 1];
    // A number sign within a word is part of it.
    if ((before === undefined || /\s/.test(before)) && stream.match(/#.*/)) return 'comment';
    return state.value ? valueToken(stream) : nameToken(stream, state);
  },
  indent: (state, textAfter, { unit }) => unit * Math.max(0, state.depth - (/^\s*\}/.test(textAfter) ? 1 : 0)),
  languageData: { commentTokens: { line: '#' }, indentOnInput: /^\s*\}$/, closeBrackets: { brackets: ['{', '"'] } },
};

/** From the line that opens a section to its closing brace. */
export function foldDovecot(
  state: EditorState,
  lineStart: number,
  lineEnd: number,
): { from: number; to: number } | null {
  const first = state.doc.lineAt(lineStart);
  if (!/^[^#]*\{\s*$/.test(first.text)) return null;
  let depth = 1;
  for (let number = first.number + 1; number <= state.doc.lines; number++) {
    const line = state.doc.line(number);
    const text = line.text.replace(/(^|\s)#.*/, '');
    if (/\{\s*$/.test(text)) depth++;
    if (/^\s*\}/.test(text) && --depth === 0) return { from: lineEnd, to: line.from + line.text.indexOf('}') };
  }
  return null;
}

export const dovecot = (): LanguageSupport =>
  new LanguageSupport(StreamLanguage.define(dovecotParser), foldService.of(foldDovecot));
