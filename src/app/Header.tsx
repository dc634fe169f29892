import { memo } from 'react';
import { isLanguage, languageIds, languages } from '../words/languages.ts';
import { loadLate } from './late.ts';
import { useObservable, usePage } from './state/context.ts';
import { applyTheme, isTheme, storedTheme, themes } from './theme.ts';
import { Icon } from './ui/Icon.tsx';
import { History } from './wizard/History.tsx';
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
      onClick={async () => {
        const { createMemory } = await loadLate();
        wizard.remember(createMemory).change({ dialog: 'drafts' });
      }}
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
