/**
 * Keeps the answers in this browser as they are said. A draft is written only over what this page has seen of it: where another tab
 * was there meanwhile, the person is asked, and whoever types on does so in a copy.
 */
import { type Answers, defaultsOf, type Problem } from '../../core/answers/index.ts';
import type { Secrets } from '../../core/answers/secrets.ts';
import type { Comparison } from '../../core/hand-edits.ts';
import type { Opened } from '../../core/opened.ts';
import { afterPaint } from '../idle.ts';
import type { AnswersStore } from '../state/answers-store.ts';
import { type Observable, observable } from '../state/observable.ts';
import { copyName, type Draft, type Drafts, managed } from './drafts.ts';
import * as storage from './storage.ts';

/** Something that was brought back, before it is opened. */
export interface Offer {
  readonly from: 'link' | 'files';
  readonly name: string;
  readonly opened: Opened;
  /** The files beside what the wizard prints. */
  readonly comparison: Comparison;
  /** DKIM keys that came with it, by the names of their records; in this object alone until it is opened. */
  readonly keys: NonNullable<Secrets['dkim']>;
}

export type Notice =
  | { readonly kind: 'copied'; readonly title: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'exported'; readonly missing: number }
  /** It could not be copied. */
  | { readonly kind: 'link'; readonly link: string }
  | { readonly kind: 'unreadable' };

export interface MemoryState {
  /** Why nothing can be kept at present. */
  readonly trouble: storage.Trouble | undefined;
  /** The draft on this page was changed in another tab. */
  readonly conflict: boolean;
  readonly notice: Notice | undefined;
  readonly dialog: 'drafts' | undefined;
  readonly offer: Offer | undefined;
  /** Something that may be opened is being dragged over the page. */
  readonly dropping: boolean;
  /** Drafts that were deleted on this visit, as they were. */
  readonly deleted: readonly Draft[];
  /** Raised when the list of drafts is another one. */
  readonly drafts: number;
}

export interface Memory extends Observable<MemoryState>, Drafts {
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
  readonly openAs: (name: string, answers: Answers) => void;
  /** Lets go of what could not be read in this draft. */
  readonly forgetLeft: () => void;
}

export function createMemory(answers: AnswersStore): Memory {
  const state = observable<MemoryState>({
    trouble: undefined,
    conflict: false,
    notice: undefined,
    dialog: undefined,
    offer: undefined,
    dropping: false,
    deleted: [],
    drafts: 0,
  });
  /** What this page has last read or written, by draft. */
  const known = new Map<string, string>();
  /** A change waits to be written. */
  let waiting = false;
  let written = '';

  const change = (part: Partial<MemoryState>) => state.set({ ...state.get(), ...part });
  const content = () => JSON.stringify([answers.get().kept.id, storage.toStored(answers.get())]);

  /** Whether what is stored is what this page knows. A draft that is gone may be written anew. */
  function isOurs(id: string): boolean {
    const stored = storage.parseStored(storage.readText(id));
    return !stored || stored.stamp === known.get(id);
  }

  function flush(): void {
    waiting = false;
    const now = answers.get();
    const { id } = now.kept;
    const text = content();
    if (text === written) return;
    if (!isOurs(id)) {
      keepMine();
      return;
    }
    const draft = { ...storage.toStored(now), stamp: storage.newId(), at: Date.now() };
    const trouble = storage.put(id, draft);
    if (!trouble) {
      storage.remember(id);
      known.set(id, draft.stamp);
      written = text;
    }
    change({ trouble, conflict: false, drafts: state.get().drafts + 1 });
  }

  function keepMine(): void {
    const { kept, answers: said } = answers.get();
    const names = drafts.list().map(({ title }) => title);
    const title = copyName(kept.name || said.basics.hostname, names);
    change({ conflict: false, notice: { kind: 'copied', title } });
    answers.keepAs(kept.id, { ...kept, id: storage.newId(), name: title });
    flush();
  }

  /** The stored draft, for the page to go on with. */
  function load(id: string): storage.Restored | undefined {
    const stored = storage.parseStored(storage.readText(id));
    const restored = stored && storage.fromStored(id, stored);
    if (!stored || !restored) return undefined;
    known.set(id, stored.stamp);
    const { refused } = restored;
    change({ notice: refused.length > 0 ? { kind: 'refused', problems: refused } : undefined });
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

  function openAs(name: string, said: Answers): void {
    flush();
    const kept = { id: storage.newId(), name };
    const shown = storage.validOf(said);
    answers.turn('open', { answers: said, drafts: new Map(), shown, confirmed: new Set(), kept }, new Set());
    flush();
  }

  function restore(): void {
    const id = storage.currentId();
    const text = id ? storage.readText(id) : null;
    // Who typed before there was a memory goes on with that.
    const isNew = answers.get().past.length === 0;
    if (id && text !== null && isNew) {
      const restored = load(id);
      if (restored) answers.restore(restored.moment, restored.seen);
      else change({ notice: { kind: 'unreadable' } });
    }
    if (!answers.get().kept.id) answers.keepAs('', { id: storage.newId(), name: '' });
    written = isNew ? content() : '';
  }

  function start(): () => void {
    restore();
    if (written === '') flush();
    const stop = answers.subscribe(() => {
      if (waiting) return;
      waiting = true;
      afterPaint(flush);
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

  const drafts = managed({
    answers,
    state,
    change,
    flush,
    goTo,
    startNew: () => openAs('', defaultsOf(answers.get().answers.preset)),
  });

  return {
    ...state,
    ...drafts,
    change,
    start,
    flush,
    takeTheirs: () => goTo(answers.get().kept.id, 'other-tab'),
    keepMine,
    goTo,
    openAs,
    forgetLeft() {
      const { id, name } = answers.get().kept;
      answers.keepAs(id, { id, name });
      change({ notice: undefined });
    },
  };
}
