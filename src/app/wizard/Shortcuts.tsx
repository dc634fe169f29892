/** Keys for what is done often (`Keys.tsx`), and the list of them. */
import { lazy, Suspense, useState } from 'react';
import { useLate } from '../late.ts';
import { usePage } from '../state/context.ts';
import { Caught } from '../ui/Caught.tsx';

const ShortcutDialog = lazy(async () => ({ default: (await import('./ShortcutDialog.tsx')).ShortcutDialog }));

export function Shortcuts() {
  const { words } = usePage();
  const [listed, setListed] = useState(false);
  const late = useLate();
  return (
    <>
      {late && <late.Keys list={() => setListed(true)} />}
      <button
        type="button"
        className="icon-button"
        aria-label={words.shell.shortcuts.title}
        title={words.shell.shortcuts.title}
        aria-haspopup="dialog"
        onClick={() => setListed(true)}
      >
        <span aria-hidden="true">?</span>
      </button>
      {listed && (
        <Caught>
          <Suspense>
            <ShortcutDialog close={() => setListed(false)} />
          </Suspense>
        </Caught>
      )}
    </>
  );
}
