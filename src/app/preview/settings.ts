/** How the preview is looked at; kept in this browser, but for what is secret. */
import { observable } from '../state/observable.ts';

export interface Settings {
  /** The panel below the text is open. */
  readonly panel: boolean;
  /** Long lines go on in the next row. */
  readonly wrap: boolean;
  /** Files whose secrets are in sight; forgotten with the page. */
  readonly revealed: ReadonlySet<string>;
}

const KEY = 'exim-wizard.preview';
const initial: Settings = { panel: true, wrap: false, revealed: new Set() };

export const settings = observable<Settings>(initial);

export function change(part: Partial<Settings>): void {
  settings.set({ ...settings.get(), ...part });
  const { panel, wrap } = settings.get();
  try {
    localStorage.setItem(KEY, JSON.stringify({ panel, wrap }));
  } catch {
    // Storage is forbidden: the choice holds until the page is left.
  }
}

/** What was chosen in an earlier visit. Not before the page is awake: it was drawn with the defaults. */
export function recall(): void {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>;
    settings.set({ ...settings.get(), panel: kept.panel !== false, wrap: kept.wrap === true });
  } catch {
    // Storage is forbidden, or holds something else.
  }
}
