import { expect, test } from 'vitest';
import { defaultsOf } from '../../core/answers/index.ts';
import { generatorOf, outline, textOf } from '../../core/files.ts';
import { mainFile } from '../state/wizard.ts';
import { beginningOf, plainHtml } from './plain.ts';

const configuration = () => {
  const file = mainFile(generatorOf(outline)(defaultsOf('internet-dovecot')));
  if (!file) throw new Error('there is no configuration');
  return file;
};

const unescaped = (html: string) => html.replaceAll('&lt;', '<').replaceAll('&amp;', '&');

test('what is prerendered are the first blocks, more lines than a screen shows', () => {
  const file = configuration();
  const beginning = beginningOf(file);
  expect(textOf(file).startsWith(textOf(beginning))).toBe(true);
  const lines = textOf(beginning).split('\n').length;
  expect(lines).toBeGreaterThan(120);
  expect(lines).toBeLessThan(textOf(file).split('\n').length / 2);
});

test('the prerendered text is the beginning of the file, with a number for each line and the one after the last', () => {
  const file = beginningOf(configuration());
  const [numbers = '', text = ''] = plainHtml(file).split('</pre>');
  expect(unescaped(text.replace(/<pre[^>]*>|<\/?span>/g, ''))).toBe(textOf(file));
  expect(numbers.replace(/<[^>]*>/, '').split('\n')).toHaveLength(textOf(file).split('\n').length);
});

test('what is special in HTML stands there as text', () => {
  const file = configuration();
  const [block] = file.blocks;
  const [line] = block?.lines ?? [];
  if (!block || !line) throw new Error('there is no line');
  const marked = { ...file, blocks: [{ ...block, lines: [{ ...line, text: '# <img src=x> &lt; </pre>' }] }] };
  expect(plainHtml(marked)).toContain('<span># &lt;img src=x> &amp;lt; &lt;/pre>\n</span>');
});
