import { useEffect, useState } from 'react';
import { isQuestionId } from '../../core/answers/index.ts';
import type { Subject } from '../state/answers-store.ts';
import { labelOf, useObservable, usePage, type Words } from '../state/context.ts';
import { Icon } from '../ui/Icon.tsx';

const subjectName = (words: Words, subject: Subject): string =>
  subject === 'preset'
    ? (words.steps.basics?.preset.label ?? subject)
    : isQuestionId(subject)
      ? labelOf(words, subject)
      : words.shell.history.deeds[subject];

/** Whether typing there has an undo of its own. */
const hasOwnUndo = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && /^(?:text|number|search)$/.test(target.type));

/** How long the page shows what was undone. */
const SAID_MS = 5000;

function useHistory() {
  const { wizard, words, announce } = usePage();
  const { history } = words.shell;
  const [said, setSaid] = useState<{ readonly text: string }>();
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(undefined), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const tell = (subject: Subject | undefined, done: (what: string) => string) => {
    if (!subject) return;
    const text = done(subjectName(words, subject));
    announce(text);
    setSaid({ text });
    // Its lines are marked, wherever its question is.
    if (isQuestionId(subject)) wizard.go({ question: subject, line: undefined });
  };
  return {
    undo: () => tell(wizard.answers.undo(), history.undone),
    redo: () => tell(wizard.answers.redo(), history.redone),
    said: said?.text,
  };
}

/** Undo and redo, which say what they are about, before and after. */
export function History() {
  const { wizard, words } = usePage();
  const past = useObservable(wizard.answers, (state) => state.past.at(-1)?.subject);
  const future = useObservable(wizard.answers, (state) => state.future.at(-1)?.subject);
  const { undo, redo, said } = useHistory();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || hasOwnUndo(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  const { history } = words.shell;
  const undoName = past ? history.undo(subjectName(words, past)) : history.nothingToUndo;
  const redoName = future ? history.redo(subjectName(words, future)) : history.nothingToRedo;
  return (
    <div className="history">
      {said && (
        <span className="history-said" aria-hidden="true">
          {said}
        </span>
      )}
      <HistoryButton icon="undo" name={undoName} enabled={past !== undefined} act={undo} />
      <HistoryButton icon="redo" name={redoName} enabled={future !== undefined} act={redo} />
    </div>
  );
}

interface HistoryButtonProps {
  readonly icon: 'undo' | 'redo';
  readonly name: string;
  readonly enabled: boolean;
  readonly act: () => void;
}

/** Its name is text and no label, so that it is never taken for the label of the question that it names. */
function HistoryButton({ icon, name, enabled, act }: HistoryButtonProps) {
  return (
    <button type="button" className="icon-button" title={name} aria-disabled={!enabled} onClick={act}>
      <Icon name={icon} />
      <span className="sr-only">{name}</span>
    </button>
  );
}
