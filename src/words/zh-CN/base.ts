/** What the first paint in Chinese needs. */
import type { BaseWords } from '../languages.ts';
import { basics } from './basics.ts';
import { shell } from './shell.ts';

export const base: BaseWords = { language: 'zh-CN', shell, steps: { basics } };
