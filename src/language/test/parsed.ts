import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';

/** A state whose tree is whole. On a busy machine the first one is not, and a state keeps the tree that it was made with. */
export function parsedState(doc: string, extensions: Extension): EditorState {
  const state = EditorState.create({ doc, extensions });
  if (!ensureSyntaxTree(state, doc.length, 20_000)) throw new Error('the text was not parsed in time');
  return state.update({}).state;
}
