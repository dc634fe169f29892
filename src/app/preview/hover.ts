/** Over a word or a line: what it is, its type, default and version, and the answers that made it. */
import type { EditorState, Extension } from '@codemirror/state';
import { type EditorView, hoverTooltip } from '@codemirror/view';
import type { Line } from '../../core/files.ts';
import type { Description } from '../../language/exim/docs/description.ts';
import type { Said } from './describe.ts';

export interface HoverSource {
  /** The line (from 0) of the open file. */
  readonly lineAt: (number: number) => Line | undefined;
  /** What is known of a word or, where there is none, of the line. */
  readonly find: (state: EditorState, pos: number, side: -1 | 1, line: Line) => Promise<Found | undefined>;
  /** The labels of the questions that made a line. */
  readonly madeBy: (line: Line) => string;
}

export interface Found {
  readonly from: number;
  readonly to: number;
  readonly description: Description;
  readonly said: Said;
}

function add(parent: HTMLElement, part: string, content: string, lang?: string): void {
  if (content === '') return;
  const element = parent.appendChild(document.createElement('div'));
  element.className = `tip-${part}`;
  element.textContent = content;
  if (lang) element.lang = lang;
}

function elementFor(found: Found | undefined, madeBy: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'tip';
  if (found) {
    add(element, 'name', found.description.name, 'en');
    add(element, 'facts', found.said.facts.join(' · '));
    add(element, 'text', found.said.text, found.said.lang);
  }
  add(element, 'made', madeBy);
  return element;
}

export function lineHover(source: HoverSource): Extension {
  return hoverTooltip(async (view: EditorView, pos, side) => {
    const at = view.state.doc.lineAt(pos);
    const line = source.lineAt(at.number - 1);
    if (!line || line.text === '') return null;
    const found = await source.find(view.state, pos, side, line);
    const madeBy = source.madeBy(line);
    if (!found && madeBy === '') return null;
    const { from, to } = found ?? at;
    return { pos: from, end: to, above: true, create: () => ({ dom: elementFor(found, madeBy) }) };
  });
}
