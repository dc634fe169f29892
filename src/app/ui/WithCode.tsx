import { Fragment } from 'react';

/** A sentence that the read-me holds too: what stands between backquotes there is code here. */
export function WithCode({ text }: { readonly text: string }) {
  return text.split('`').map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never change their places
    index % 2 === 1 ? <code key={index}>{piece}</code> : <Fragment key={index}>{piece}</Fragment>,
  );
}
