/** What the page may ask of the editor. They know each other through this one slot only, since the editor comes later. */
export interface Requests {
  readonly search: () => void;
  readonly foldAll: () => void;
  readonly unfoldAll: () => void;
  /** Scrolls to a line (from 0) and puts the cursor there. */
  readonly reveal: (line: number) => void;
}

let editor: Requests | undefined;

/** The editor says what it can do; undefined when it goes. */
export function offer(requests: Requests | undefined): void {
  editor = requests;
}

export const openSearch = (): void => editor?.search();
export const foldAll = (): void => editor?.foldAll();
export const unfoldAll = (): void => editor?.unfoldAll();
export const reveal = (line: number): void => editor?.reveal(line);
