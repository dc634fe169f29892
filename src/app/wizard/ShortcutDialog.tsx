import { useEffect, useRef } from 'react';
import { usePage } from '../state/context.ts';
import { shortcutsAreOn, turnShortcuts } from './shortcut-setting.ts';

/** The keys, as they stand on the keyboard, with what each of them does. */
const keys = [
  [['?'], 'list'],
  [['n'], 'next'],
  [['p'], 'previous'],
  [['v'], 'preview'],
  [['/'], 'search'],
  [['d'], 'download'],
  [['Ctrl', 'Z'], 'undo'],
  [['Ctrl', 'Shift', 'Z'], 'redo'],
] as const;

export function ShortcutDialog({ close }: { readonly close: () => void }) {
  const { words } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  const text = words.shell.shortcuts;
  useEffect(() => {
    const shown = dialog.current;
    if (!shown?.open) shown?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="shortcuts-title" onClose={close}>
      <h2 id="shortcuts-title">{text.title}</h2>
      <dl className="shortcuts">
        {keys.map(([combination, does]) => (
          <div key={does}>
            <dt>
              {combination.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text[does]}</dd>
          </div>
        ))}
      </dl>
      <label className="shortcuts-on">
        <input
          type="checkbox"
          className="flag"
          defaultChecked={shortcutsAreOn()}
          onChange={({ target }) => turnShortcuts(target.checked)}
        />
        {text.on}
      </label>
      <p className="help">{text.help}</p>
      <form method="dialog">
        <button type="submit" className="button">
          {text.close}
        </button>
      </form>
    </dialog>
  );
}
