import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnswerOf, defaultsOf, presetIds, type QuestionId, withAnswer } from './index.ts';
import { fromLink, toLink } from './link.ts';
import { randomAnswers } from './variants.ts';

test('a link gives back the answers, whichever they are', () => {
  for (const answers of randomAnswers(200, 11)) {
    const link = toLink(answers);
    expect(link).toMatch(/^a1[A-Za-z0-9_-]+$/);
    expect(fromLink(`#${link}`)).toMatchObject({ answers, refused: [], left: {} });
  }
});

test('the defaults are a short link', () => {
  for (const preset of presetIds) expect(toLink(defaultsOf(preset)).length).toBeLessThan(60);
});

test('a typical server fits into 500 characters', () => {
  const typical: { readonly [I in QuestionId]?: AnswerOf<I> } = {
    'basics.platform': 'debian-12',
    'basics.hostname': 'mail.some-longer-name.example',
    'basics.domains': ['some-longer-name.example', 'second-name.example', 'third.example'],
    'basics.administrator': 'alexandra',
    'dovecot.users': 'virtual',
    'dovecot.mailboxes': ['alexandra', 'benjamin', 'christine@second-name.example', 'office'],
    'routing.ipv6': true,
    'routing.aliases': [
      { alias: 'info', to: ['office'] },
      { alias: 'sales', to: ['alexandra', 'benjamin'] },
      { alias: 'webmaster', to: ['alexandra'] },
      { alias: 'family@third.example', to: ['christine@second-name.example', 'uncle@elsewhere.example'] },
    ],
    'hardening.messageSize': 100,
    'hardening.spf': 'refuse',
    'review.comments': 'teaching',
  };
  let answers = defaultsOf('internet-dovecot');
  for (const [id, value] of Object.entries(typical)) answers = withAnswer(answers, id as QuestionId, value as never);
  expect(toLink(answers).length).toBeLessThanOrEqual(500);
});

test('what is no link is none, and never throws', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(fromLink(text)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(fc.base64String(), (text) => {
      fromLink(`a1${text}`);
    }),
  );
});
