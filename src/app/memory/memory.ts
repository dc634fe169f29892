/**
 * Keeps the answers in this browser as they are said. A draft is written only over what this page has seen of it: where another tab
 * was there meanwhile, the person is asked, and whoever types on does so in a copy.
 */
import type { Problem } from '../../core/answers/index.ts';
import type { Comparison } from '../../core/hand-edits.ts';
import type { Opened } from '../../core/opened.ts';
import type { AnswersStore, DraftName, Moment } from '../state/answers-store.ts';
import { type Observable, observable } from '../state/observable.ts';
import * as storage from './storage.ts';

/** Something that was brought back, before it is opened. */
export interface Offer {
  readonly from: 'link' | 'files';
  readonly name: string;
  readonly opened: Opened;
  /** The files beside what the wizard prints. */
  readonly comparison: Comparison;
}

export type Notice =
  | { readonly kind: 'deleted'; readonly id: string; readonly stored: storage.Stored; readonly title: string }
  | { readonly kind: 'copied'; readonly title: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'unreadable' };

export interface MemoryState {
  /** Why nothing can be kept at present. */
  readonly trouble: storage.Trouble | undefined;
  /** The draft on this page was changed in another tab. */
  readonly conflict: boolean;
  readonly notice: Notice | undefined;
  readonly dialog: 'drafts' | 'start-over' | undefined;
  readonly offer: Offer | undefined;
  /** Raised when the list of drafts is another one. */
  readonly drafts: number;
}

export interface Memory extends Observable<MemoryState> {
  readonly change: (part: Partial<MemoryState>) => void;
  /** Restores the draft of the last visit, then keeps what is said; returns the end of it. */
  readonly start: () => () => void;
  /** Writes what is not written yet. */
  readonly flush: () => void;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
  /** Goes to another draft, which is stored. */
  readonly goTo: (id: string) => void;
  /** These answers as a draft of their own, which the page goes on with. */
  readonly openAs: (name: string, moment: Pick<Moment, 'answers'> & Partial<Moment>) => void;
}

const titleOf = ({ name }: DraftName, hostname: string) => name || hostname;

export function createMemory(answers: AnswersStore): Memory {
  const state = observable<MemoryState>({
    trouble: undefined,
    conflict: false,
    notice: undefined,
    dialog: undefined,
    offer: undefined,
    drafts: 0,
  });
  /** What this page has last read or written, by draft. */
  const known = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = '';

  const change = (part: Partial<MemoryState>) => state.set({ ...state.get(), ...part });
  const content = () => JSON.stringify([answers.get().kept.id, storage.toStored(answers.get())]);

  /** Whether what is stored is what this page knows. A draft that is gone may be written anew. */
  function isOurs(id: string): boolean {
    const stored = storage.parseStored(storage.readText(id));
    return !stored || stored.stamp === known.get(id);
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const now = answers.get();
    const { id } = now.kept;
    const text = content();
    if (text === written) return;
    if (!isOurs(id)) {
      if (state.get().conflict) {
        keepMine();
        return;
      }
      written = text;
      change({ conflict: true });
      return;
    }
    const stamp = storage.newId();
    const trouble = storage.write(id, JSON.stringify({ ...storage.toStored(now), stamp, at: Date.now() }));
    if (!trouble) {
      known.set(id, stamp);
      written = text;
    }
    change({ trouble, conflict: false, drafts: state.get().drafts + 1 });
  }

  function keepMine(): void {
    const { kept, answers: said } = answers.get();
    const title = `${titleOf(kept, said.basics.hostname)} (2)`;
    change({ conflict: false, notice: { kind: 'copied', title } });
    answers.keepAs(kept.id, { id: storage.newId(), name: title });
    flush();
  }

  /** The stored draft, for the page to go on with. */
  function load(id: string): storage.Restored | undefined {
    const stored = storage.parseStored(storage.readText(id));
    const restored = stored && storage.fromStored(id, stored);
    if (!stored || !restored) return undefined;
    known.set(id, stored.stamp);
    if (restored.refused.length > 0) change({ notice: { kind: 'refused', problems: restored.refused } });
    return restored;
  }

  function goTo(id: string, deed: 'open' | 'other-tab' = 'open'): void {
    if (deed === 'open') flush();
    const restored = load(id);
    if (!restored) {
      change({ notice: { kind: 'unreadable' } });
      return;
    }
    storage.remember(id);
    change({ conflict: false });
    answers.turn(deed, restored.moment, restored.seen);
  }

  function restore(): void {
    const id = storage.currentId();
    const text = id ? storage.readText(id) : null;
    if (id && text !== null) {
      const restored = load(id);
      if (restored) answers.restore(restored.moment, restored.seen);
      else change({ notice: { kind: 'unreadable' } });
    }
    if (!answers.get().kept.id) answers.keepAs('', { id: storage.newId(), name: '' });
    written = content();
  }

  function start(): () => void {
    restore();
    const stop = answers.subscribe(() => {
      timer ??= setTimeout(flush, 0);
    });
    const onStorage = ({ key }: StorageEvent) => {
      if (key !== null && !key.startsWith(storage.PREFIX)) return;
      const { id } = answers.get().kept;
      change({ drafts: state.get().drafts + 1, ...(isOurs(id) ? {} : { conflict: true }) });
    };
    const onHide = () => flush();
    addEventListener('storage', onStorage);
    addEventListener('pagehide', onHide);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      stop();
      removeEventListener('storage', onStorage);
      removeEventListener('pagehide', onHide);
      document.removeEventListener('visibilitychange', onHide);
    };
  }

  return {
    ...state,
    change,
    start,
    flush,
    takeTheirs: () => goTo(answers.get().kept.id, 'other-tab'),
    keepMine,
    goTo,
    openAs(name, moment) {
      flush();
      const kept = { id: storage.newId(), name };
      const fresh = { drafts: new Map(), shown: moment.answers, confirmed: new Set<never>() };
      answers.turn('open', { ...fresh, ...moment, kept }, new Set());
      flush();
    },
  };
}
