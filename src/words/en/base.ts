/** What the first paint in English needs. */
import type { BaseWords } from '../languages.ts';
import { basics } from './basics.ts';
import { shell } from './shell.ts';

export const base: BaseWords = { language: 'en', shell, steps: { basics } };
