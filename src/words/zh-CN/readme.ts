import type { ReadmeWords } from '../../core/bundle.ts';

export const readme: ReadmeWords = { language: 'zh-CN' };
