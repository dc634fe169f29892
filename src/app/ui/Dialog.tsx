import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import styles from '../styles/dialog.css?inline';
import { adopt } from './adopt.ts';

adopt(styles);

interface Props {
  readonly title: string;
  /** A class beside the dialog's own. */
  readonly kind?: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** A modal dialog while it is drawn. Whoever had the focus before gets it back, by whichever way it goes. */
export function Dialog({ title, kind = '', close, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const closing = useRef(close);
  useLayoutEffect(() => {
    closing.current = close;
  });
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const onClose = () => closing.current();
    dialog.showModal();
    // Not on whatever comes first, which may be far down.
    dialog.querySelector('h2')?.focus({ preventScroll: true });
    dialog.addEventListener('close', onClose);
    return () => {
      dialog.removeEventListener('close', onClose);
      dialog.close();
    };
  }, []);
  return (
    <dialog ref={ref} className={`dialog ${kind}`} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
