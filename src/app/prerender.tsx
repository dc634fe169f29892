/** The first step in English as HTML, made at build time: what a first visitor sees before any script has run. */
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { base } from '../words/en/base.ts';
import { App } from './App.tsx';
import { createWizard, FIRST_PRESET } from './state/wizard.ts';

export function prerender(): string {
  return renderToString(
    <StrictMode>
      <App wizard={createWizard(base.readme, FIRST_PRESET)} base={base} />
    </StrictMode>,
  );
}
