/** The few forms of Markdown that the read-me uses. */
import type { TextLine } from '../file.ts';

/** `text` as code inside a line; what may stand in an answer has no back quote, and this is the second lock. */
export function inline(text: string): string {
  if (/[`\n]/.test(text)) throw new RangeError(`found ${JSON.stringify(text)}, expected text without back quotes`);
  return `\`${text}\``;
}

/** Lines to copy. */
export function block(lines: readonly TextLine[], language = 'sh'): TextLine[] {
  return ['', `\`\`\`${language}`, ...lines, '```'];
}

export const heading = (text: string): TextLine[] => [`## ${text}`, ''];
export const paragraph = (text: string): TextLine[] => ['', text];
export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
