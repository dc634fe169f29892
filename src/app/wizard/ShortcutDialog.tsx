import { usePage } from '../state/context.ts';
import { Dialog } from '../ui/Dialog.tsx';
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
  const text = words.shell.shortcuts;
  return (
    <Dialog title={text.title} close={close}>
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
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {text.close}
        </button>
      </div>
    </Dialog>
  );
}
