import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { packageNotes as english } from '../../words/en/packages.ts';
import { packageNotes as chinese } from '../../words/zh-CN/packages.ts';
import { WithCode } from './WithCode.tsx';

test('what stands between backquotes is code', () => {
  const drawn = renderToStaticMarkup(<WithCode text="Where `dovecot.conf` is missing, begin in `conf.d`." />);
  expect(drawn).toBe('Where <code>dovecot.conf</code> is missing, begin in <code>conf.d</code>.');
});

test('nothing that is said of packages shows a backquote', () => {
  const notes = [...Object.values(english), ...Object.values(chinese)];
  expect(notes.filter((text) => text.includes('`')).length).toBeGreaterThan(0);
  for (const text of notes) expect(renderToStaticMarkup(<WithCode text={text} />)).not.toContain('`');
});
