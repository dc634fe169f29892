/** The fragment of a link with answers (`core/answers/link.ts`), which is no step. Small: the page asks before it loads the rest. */
export const linkInAddress = (hash: string): string | undefined => /^#(a1[\w-]+)$/.exec(hash)?.[1];

/** The fragment of a link with answers that `text` ends with. */
export const linkInText = (text: string): string | undefined => /(?:^|#)(a1[\w-]{16,})\s*$/.exec(text)?.[1];
