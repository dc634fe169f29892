/** What is done with whole drafts, the open one and the others: list, name, copy, delete and bring back. */
import type { Answers } from '../../core/answers/index.ts';
import type { AnswersStore } from '../state/answers-store.ts';
import type { Observable } from '../state/observable.ts';
import type { MemoryState } from './memory.ts';
import * as storage from './storage.ts';

export interface Draft {
  readonly id: string;
  /** Its name, or the host's where it has none. */
  readonly title: string;
  readonly hostname: string;
  /** When it was changed, in milliseconds; 0 where it was not yet. */
  readonly at: number;
  readonly stored: storage.Stored;
}

export interface Drafts {
  /** All drafts, the one that was changed last first; the open one is there even where it was not stored yet. */
  readonly list: () => readonly Draft[];
  readonly rename: (id: string, name: string) => void;
  readonly duplicate: (id: string) => void;
  readonly startNew: () => void;
  /** Where it is the open one, the page goes on with the next. */
  readonly deleteDraft: (id: string) => void;
  readonly bringBack: (id: string) => void;
  /** The valid answers of a draft, and how many are not among them. */
  readonly contentOf: (id: string) => { readonly answers: Answers; readonly missing: number } | undefined;
}

/** `name` with the next free number behind it. */
export function copyName(name: string, taken: readonly string[]): string {
  const base = name.replace(/ \(\d+\)$/, '');
  for (let number = 2; ; number++) {
    const next = `${base} (${number})`;
    if (!taken.includes(next)) return next;
  }
}

interface Parts {
  readonly answers: AnswersStore;
  readonly state: Observable<MemoryState>;
  readonly change: (part: Partial<MemoryState>) => void;
  readonly flush: () => void;
  readonly goTo: (id: string) => void;
  readonly startNew: () => void;
}

function asDraft(id: string, stored: storage.Stored): Draft {
  const hostname = storage.fromStored(id, stored)?.moment.answers.basics.hostname ?? '';
  return { id, stored, hostname, title: stored.name || hostname || id, at: stored.at };
}

export function managed({ answers, state, change, flush, goTo, startNew }: Parts): Drafts {
  const isOpen = (id: string) => answers.get().kept.id === id;
  const listAnew = () => change({ drafts: state.get().drafts + 1 });

  function list(): readonly Draft[] {
    const stored = storage.allDrafts().map((draft) => asDraft(draft.id, draft.stored));
    const { id } = answers.get().kept;
    if (stored.some((draft) => draft.id === id)) return stored;
    return [asDraft(id, { ...storage.toStored(answers.get()), stamp: '', at: 0 }), ...stored];
  }

  const find = (id: string) => list().find((draft) => draft.id === id);

  /** Stores a draft that is not the open one. */
  function put(id: string, draft: storage.Stored): void {
    const trouble = storage.put(id, { ...draft, stamp: storage.newId() });
    change({ ...(trouble ? { trouble } : {}), drafts: state.get().drafts + 1 });
  }

  return {
    list,
    startNew,
    rename(id, name) {
      const draft = find(id);
      if (!draft || draft.stored.name === name) return;
      if (!isOpen(id)) {
        put(id, { ...draft.stored, name });
        return;
      }
      answers.turn('rename', { kept: { ...answers.get().kept, name } });
      flush();
    },
    duplicate(id) {
      flush();
      const draft = find(id);
      if (!draft) return;
      const names = list().map(({ title }) => title);
      put(storage.newId(), { ...draft.stored, name: copyName(draft.title, names), at: Date.now() });
    },
    deleteDraft(id) {
      flush();
      const draft = find(id);
      if (!draft) return;
      if (isOpen(id)) {
        const next = list().find((other) => other.id !== id);
        if (next) goTo(next.id);
        else startNew();
      }
      // A draft that could not be opened keeps the page where it is.
      if (isOpen(id)) return;
      storage.remove(id);
      change({ deleted: [draft, ...state.get().deleted] });
      listAnew();
    },
    bringBack(id) {
      const draft = state.get().deleted.find((each) => each.id === id);
      if (!draft) return;
      change({ deleted: state.get().deleted.filter((each) => each !== draft) });
      put(id, draft.stored);
    },
    contentOf(id) {
      flush();
      const draft = find(id);
      const restored = draft && storage.fromStored(id, draft.stored);
      if (!restored) return undefined;
      const { answers: said, drafts } = restored.moment;
      return { answers: said, missing: drafts.size + restored.refused.length };
    },
  };
}
