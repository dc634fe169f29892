import { memo, useEffect } from 'react';
import { isQuestionId } from '../core/answers/index.ts';
import { isLanguage, languageIds, languages } from '../words/languages.ts';
import type { Subject } from './state/answers-store.ts';
import { labelOf, useObservable, usePage, type Words } from './state/context.ts';
import { applyTheme, isTheme, storedTheme, themes } from './theme.ts';
import { Icon } from './ui/Icon.tsx';
import { Shortcuts } from './wizard/Shortcuts.tsx';

/** The name of the page, undo and redo, and the settings. */
export const Header = memo(function Header() {
  const { words } = usePage();
  return (
    <header className="header">
      <h1>
        <Icon name="mail" />
        {words.shell.title}
      </h1>
      <div className="header-tools">
        <History />
        <Drafts />
        <Shortcuts />
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
  );
});

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

function useHistory() {
  const { wizard, words, announce } = usePage();
  const undo = () => {
    const subject = wizard.answers.undo();
    if (subject) announce(words.shell.history.undone(subjectName(words, subject)));
  };
  const redo = () => {
    const subject = wizard.answers.redo();
    if (subject) announce(words.shell.history.redone(subjectName(words, subject)));
  };
  return { undo, redo };
}

function History() {
  const { wizard, words } = usePage();
  const past = useObservable(wizard.answers, (state) => state.past.at(-1)?.subject);
  const future = useObservable(wizard.answers, (state) => state.future.at(-1)?.subject);
  const { undo, redo } = useHistory();
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

/** The name of the draft; opens all of them. */
function Drafts() {
  const { wizard, words } = usePage();
  const title = useObservable(wizard.answers, ({ kept, shown }) => kept.name || shown.basics.hostname);
  const name = words.shell.history.drafts(title);
  return (
    <button
      type="button"
      className="icon-button"
      title={name}
      onClick={() => wizard.memory.change({ dialog: 'drafts' })}
    >
      <Icon name="file" />
      <span className="sr-only">{name}</span>
    </button>
  );
}

function LanguageSwitch() {
  const { words, speak } = usePage();
  return (
    <select
      className="setting"
      aria-label={words.shell.settings.language}
      value={words.language}
      onChange={({ target }) => {
        if (isLanguage(target.value)) speak(target.value);
      }}
    >
      {languageIds.map((id) => (
        <option key={id} value={id} lang={id}>
          {languages[id]}
        </option>
      ))}
    </select>
  );
}

/** Uncontrolled: the page is prerendered before anybody has chosen; the choice is filled in when the page wakes up. */
function ThemeSwitch() {
  const { words } = usePage();
  return (
    <select
      className="setting"
      aria-label={words.shell.settings.theme}
      defaultValue="system"
      ref={(element) => {
        if (element) element.value = storedTheme();
      }}
      onChange={({ target }) => {
        if (isTheme(target.value)) applyTheme(target.value);
      }}
    >
      {themes.map((theme) => (
        <option key={theme} value={theme}>
          {words.shell.settings[theme]}
        </option>
      ))}
    </select>
  );
}
