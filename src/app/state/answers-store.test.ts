import { beforeEach, describe, expect, test } from 'vitest';
import { type AnswersStore, createAnswersStore, inputNow } from './answers-store.ts';
import { attentionOf, stepStateOf } from './progress.ts';

let store: AnswersStore;
beforeEach(() => {
  store = createAnswersStore('internet-dovecot');
});

describe('what a field says', () => {
  test('becomes the answer and is shown', () => {
    store.say('basics.hostname', 'mail.kitchen.example');
    expect(store.get().shown.basics.hostname).toBe('mail.kitchen.example');
  });

  test('stays a draft while it is not valid; the last valid answer is shown', () => {
    store.say('basics.hostname', 'mail kitchen');
    const state = store.get();
    expect(state.shown.basics.hostname).toBe('mail.example.org');
    expect(inputNow(state, 'basics.hostname')).toBe('mail kitchen');
    expect(state.problems).toMatchObject([{ question: 'basics.hostname', found: '"mail kitchen"' }]);
  });

  test('does not hold back the answers to other questions', () => {
    store.say('basics.hostname', '');
    store.say('hardening.messageSize', '25');
    expect(store.get().shown.hardening.messageSize).toBe(25);
  });

  test('is held back together where answers cannot stand together', () => {
    store.say('dovecot.users', 'virtual');
    store.say('dovecot.mailboxes', 'bob');
    const state = store.get();
    expect(state.answers.dovecot.mailboxes).toEqual(['bob']);
    expect(state.shown.dovecot.mailboxes).toEqual(['alice']);
    expect(state.problems).toMatchObject([{ question: 'basics.administrator', expected: 'known-mailbox' }]);
  });
});

describe('undo', () => {
  test('takes back an answer, not a keystroke', () => {
    for (const text of ['m', 'ma', 'mail.kitchen.example']) store.say('basics.hostname', text);
    expect(store.undo()).toBe('basics.hostname');
    expect(store.get().answers.basics.hostname).toBe('mail.example.org');
    expect(store.redo()).toBe('basics.hostname');
    expect(store.get().answers.basics.hostname).toBe('mail.kitchen.example');
  });

  test('returns what was typed and not valid', () => {
    store.say('basics.hostname', 'x y');
    store.seal();
    store.say('basics.hostname', 'mail.kitchen.example');
    store.undo();
    expect(inputNow(store.get(), 'basics.hostname')).toBe('x y');
  });

  test('has an entry for each flip of a flag', () => {
    store.say('routing.ipv6', true);
    store.say('routing.ipv6', false);
    store.undo();
    expect(store.get().answers.routing.ipv6).toBe(true);
  });

  test('has nothing to do at the beginning', () => {
    expect(store.undo()).toBeUndefined();
  });
});

test('the baseline is what was shown before the last answer', () => {
  store.say('basics.hostname', 'mail.kitchen.example');
  store.seal();
  store.say('hardening.messageSize', '2');
  store.say('hardening.messageSize', '25');
  const { baseline, shown } = store.get();
  expect(baseline.basics.hostname).toBe('mail.kitchen.example');
  expect(baseline.hardening.messageSize).toBe(50);
  expect(shown.hardening.messageSize).toBe(25);
});

describe('the state of a step', () => {
  const stateOf = (step: 'basics' | 'tls') => stepStateOf(store.get(), step, attentionOf(store.get()));

  test('samples need attention until they are changed or kept', () => {
    expect(stateOf('basics')).toEqual({ kind: 'attention', count: 4 });
    store.say('basics.hostname', 'mail.kitchen.example');
    store.say('basics.ipv4', '198.51.100.9');
    store.say('basics.domains', 'kitchen.example');
    store.confirm('basics.administrator');
    expect(stateOf('basics')).toEqual({ kind: 'done' });
  });

  test('untouched until it was seen', () => {
    expect(stateOf('tls')).toEqual({ kind: 'untouched' });
    store.see('tls');
    expect(stateOf('tls')).toEqual({ kind: 'done' });
  });

  test('a question with a problem counts once', () => {
    store.say('basics.domains', 'a b\nc d');
    const attention = attentionOf(store.get());
    expect(attention.filter(({ question }) => question === 'basics.domains')).toMatchObject([
      { kind: 'problem', more: 3 },
    ]);
  });
});
