/**
 * The open file as plain text, until the editor is there: prerendered, and kept up to date without React, since a first key may be typed
 * before React has come. Blocks that stayed the same stay untouched.
 */
import { type Block, type GeneratedFile, linesOf } from '../../core/files.ts';
import { maskedText } from './mask.ts';

/** Each block is an element: a key changes few of them. */
const BLOCK = 'span';

const textOfBlock = (file: GeneratedFile, { lines }: Block): string =>
  lines.map((line) => `${maskedText(line, file)}\n`).join('');

/** As in the editor: the text ends in a newline, so there is a line after the last. */
const numbersOf = (file: GeneratedFile): string =>
  Array.from({ length: linesOf(file).length + 1 }, (_, index) => index + 1).join('\n');

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** More lines than the tallest screen shows. */
const SCREENFUL = 120;

/** What can be seen of a file before somebody scrolls: no more has to be sent, and laid out, before the first paint. */
export function beginningOf(file: GeneratedFile): GeneratedFile {
  let count = 0;
  const enough = file.blocks.findIndex(({ lines }) => {
    count += lines.length;
    return count >= SCREENFUL;
  });
  return enough < 0 ? file : { ...file, blocks: file.blocks.slice(0, enough + 1) };
}

/** What the build writes into the page: the beginning. */
export function plainHtml(whole: GeneratedFile): string {
  const file = beginningOf(whole);
  const blocks = file.blocks.map((block) => `<${BLOCK}>${escaped(textOfBlock(file, block))}</${BLOCK}>`);
  return (
    `<pre class="plain-numbers" aria-hidden="true">${numbersOf(file)}</pre>` +
    `<pre class="plain-text">${blocks.join('')}</pre>`
  );
}

/** What stands in an element. */
const drawn = new WeakMap<Element, GeneratedFile>();

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

/** An element without a file gets one. */
function outlined(into: Element): void {
  if (into.firstElementChild) return;
  const numbers = element('pre', 'plain-numbers');
  numbers.setAttribute('aria-hidden', 'true');
  into.append(numbers, element('pre', 'plain-text'));
}

/**
 * Has `into` show `file`.
 * @param prerendered what stands there since the build
 */
export function drawPlain(into: Element, file: GeneratedFile, prerendered?: GeneratedFile): void {
  const before = drawn.get(into) ?? prerendered;
  if (before === file) return;
  drawn.set(into, file);
  outlined(into);
  const [numbers, text] = into.children;
  if (!numbers || !text) return;
  if (!before || linesOf(before).length !== linesOf(file).length) numbers.textContent = numbersOf(file);
  const earlier = new Map(before?.blocks.map((block, index) => [block.key, { block, piece: text.children[index] }]));
  const pieces = file.blocks.map((block) => {
    const known = earlier.get(block.key);
    const piece = known?.piece ?? document.createElement(BLOCK);
    if (known?.block.lines !== block.lines) piece.textContent = textOfBlock(file, block);
    return piece;
  });
  // A piece that is moved is drawn anew, so the usual case leaves all of them where they are.
  if ([...text.children].every((piece, index) => piece === pieces[index])) {
    text.append(...pieces.slice(text.children.length));
  } else {
    text.replaceChildren(...pieces);
  }
}
