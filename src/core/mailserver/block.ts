/** A part's lines as they stand in a file. */
import { type ToLines, textOfPrinted } from './lines.ts';
import type { Line, Printed } from './part.ts';

/** Consecutive lines of one part. Blank lines between blocks belong to the later one. */
export interface Block {
  readonly key: string;
  /** The same array each time; a generated block makes it when it is first read, so a copy needs `lines` by name (`{ key, lines }`). */
  readonly lines: readonly Line[];
}

const BLANK: Line = { text: '', own: [], inherited: [], part: '' };

/**
 * What a part printed, as a block where a file begins and as one after a blank line: the same objects each time, so that callers can tell
 * that nothing changed. An object a line is dear, a text needs none, and many files are never looked at line by line.
 */
export class PrintedBlock implements Block {
  readonly key: string;
  readonly #printed: readonly Printed[];
  readonly #toLines: ToLines;
  readonly #isAfterBlank: boolean;
  #lines: readonly Line[] | undefined;
  #afterBlank: PrintedBlock | undefined;

  constructor(key: string, printed: readonly Printed[], toLines: ToLines, isAfterBlank = false) {
    this.key = key;
    this.#printed = printed;
    this.#toLines = toLines;
    this.#isAfterBlank = isAfterBlank;
  }

  get isEmpty(): boolean {
    return this.#printed.length === 0;
  }

  get afterBlank(): PrintedBlock {
    this.#afterBlank ??= new PrintedBlock(this.key, this.#printed, this.#toLines, true);
    return this.#afterBlank;
  }

  get lines(): readonly Line[] {
    this.#lines ??= this.#toLines(this.#printed, this.#isAfterBlank ? [BLANK] : []);
    return this.#lines;
  }

  get text(): string {
    const text = textOfPrinted(this.#printed);
    return this.#isAfterBlank ? `\n${text}` : text;
  }
}
