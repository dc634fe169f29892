/** The first step in English as HTML, made at build time: what a first visitor sees before any script has run. */
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { base } from '../words/en/base.ts';
import { languageIds } from '../words/languages.ts';
import { App } from './App.tsx';
import { early, showTheme } from './early.ts';
import { keys } from './keys.ts';
import { createWizard, FIRST_PRESET } from './state/wizard.ts';

export function prerender(): string {
  return renderToString(
    <StrictMode>
      <App wizard={createWizard(base.language, FIRST_PRESET)} base={base} />
    </StrictMode>,
  );
}

/** The inline script, as text; the build makes it small. */
export function earlyScript(): string {
  return `(${early})(${JSON.stringify(languageIds)},${JSON.stringify(keys)},${showTheme})`;
}
