import type { Extension } from '@codemirror/state';
import { type EditorView, hoverTooltip } from '@codemirror/view';
import type { Description } from './docs/description.ts';
import { thingAt } from './place.ts';

/** Makes the element that is shown over a word. */
export type DescribeElement = (description: Description, view: EditorView) => HTMLElement;

/** A name, where it belongs with its type and default, and a line about it: three lines with a class each. */
export const describe: DescribeElement = ({ name, where, type, expanded, initial, since, text }) => {
  const element = document.createElement('div');
  element.className = 'cm-exim-description';
  const facts = [
    where,
    expanded ? `${type}, expanded` : type,
    initial && `default: ${initial}`,
    since && `since Exim ${since}`,
  ]
    .filter(Boolean)
    .join(' · ');
  for (const [part, content] of Object.entries({ name, facts, text })) {
    const line = element.appendChild(document.createElement('div'));
    line.className = `cm-exim-description-${part}`;
    line.textContent = content;
  }
  return element;
};

/** Tells, over an option, a condition, a variable and most other words of Exim, what it is. */
export function optionHover(create: DescribeElement = describe): Extension {
  return hoverTooltip(async (view, pos, side) => {
    const thing = thingAt(view.state, pos, side);
    if (!thing) return null;
    const { findDescription } = await import('./docs/look-up.ts');
    const found = await findDescription(thing.keys);
    return found ? { pos: thing.from, end: thing.to, above: true, create: () => ({ dom: create(found, view) }) } : null;
  });
}
