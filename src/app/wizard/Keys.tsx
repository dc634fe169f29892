/** Keys for what is done often. They rest while somebody types, and can be turned off. */
import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { stepIds } from '../../core/answers/index.ts';
import { openSearch } from '../preview/requests.ts';
import { usePage } from '../state/context.ts';
import { shortcutsAreOn } from './shortcut-setting.ts';

/** Where keys are text, or choose something. */
const isTaken = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type="radio"], [type="checkbox"]), dialog, dialog *'));

function useCommands() {
  const { wizard, open } = usePage();
  const step = (by: number) => {
    const next = stepIds[stepIds.indexOf(wizard.place.get().step) + by];
    if (next) open(next);
  };
  const show = (view: 'questions' | 'preview') => {
    flushSync(() => wizard.go({ view }));
    document.getElementById(view)?.focus();
  };
  return {
    n: () => step(1),
    p: () => step(-1),
    v: () => {
      const inPreview = document.activeElement?.closest('#preview') || wizard.place.get().view === 'preview';
      show(inPreview ? 'questions' : 'preview');
    },
    '/': () => {
      show('preview');
      openSearch();
    },
    d: () => {
      if (!focusDownload()) {
        open('review');
        waitFor(focusDownload);
      }
    },
  };
}

function focusDownload(): boolean {
  const part = document.getElementById('download');
  const target = part?.querySelector<HTMLElement>('button:enabled') ?? part;
  part?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
  return target !== null && target !== undefined;
}

const FRAMES = 120;

/** The step's page may still have to come. */
function waitFor(done: () => boolean, left = FRAMES): void {
  if (left > 0 && !done()) requestAnimationFrame(() => waitFor(done, left - 1));
}

/** Draws nothing; `list` shows all of them. */
export function Keys({ list }: { readonly list: () => void }) {
  const commands = useCommands();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (!shortcutsAreOn() || isTaken(event.target)) return;
      const command = event.key === '?' ? list : commands[event.key as keyof typeof commands];
      if (!command) return;
      event.preventDefault();
      command();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  return null;
}
