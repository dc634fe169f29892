/** What is kept: by a browser that keeps, one that is full, one that forbids, and two tabs at once. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { anyAnswers } from '../../../e2e/arbitrary.ts';
import { type Answers, defaultsOf, readAnswers, withAnswer } from '../../core/answers/index.ts';
import { toSaved } from '../../core/answers/saved.ts';
import { type AnswersStore, createAnswersStore } from '../state/answers-store.ts';
import { copyName } from './drafts.ts';
import { createMemory, type Memory } from './memory.ts';
import { allDrafts, fromStored, PREFIX, parseStored, readText, type Stored } from './storage.ts';

/** Storage of a browser, by the letter of what the memory uses; methods are no entries. */
class FakeStorage {
  constructor() {
    const hide = (name: string, value: unknown) => Object.defineProperty(this, name, { value, writable: true });
    hide('getItem', (key: string) => (this as unknown as Record<string, string>)[key] ?? null);
    hide('setItem', (key: string, text: string) => Object.assign(this, { [key]: text }));
    hide('removeItem', (key: string) => Reflect.deleteProperty(this, key));
  }
  declare getItem: (key: string) => string | null;
  declare setItem: (key: string, text: string) => void;
  declare removeItem: (key: string) => void;
}

interface Tab {
  readonly answers: AnswersStore;
  readonly memory: Memory;
  readonly say: (hostname: string) => void;
  readonly hostname: () => string;
  readonly close: () => void;
}

let local: FakeStorage;
/** Events that a browser sends to a tab. */
let hear: EventTarget;

/** Another tab of the same browser; from now on the events go to it. */
function tab(session = new FakeStorage()): Tab {
  hear = new EventTarget();
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', session);
  vi.stubGlobal('addEventListener', hear.addEventListener.bind(hear));
  vi.stubGlobal('removeEventListener', hear.removeEventListener.bind(hear));
  vi.stubGlobal('document', new EventTarget());
  const answers = createAnswersStore('internet-dovecot');
  const memory = createMemory(answers);
  const close = memory.start();
  return {
    answers,
    memory,
    say: (hostname) => {
      answers.say('basics.hostname', hostname);
      answers.seal();
      memory.flush();
    },
    hostname: () => answers.get().answers.basics.hostname,
    close,
  };
}

const namesStored = () => allDrafts().map(({ id, stored }) => fromStored(id, stored)?.moment.answers.basics.hostname);
const titles = ({ memory }: Tab) => memory.list().map(({ title }) => title);

beforeEach(() => {
  local = new FakeStorage();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('one tab', () => {
  test('gives back what was said, by a new tab too', () => {
    const first = tab();
    first.say('mx.kitchen.example');
    expect(tab().hostname()).toBe('mx.kitchen.example');
  });

  test('looks alone store nothing', () => {
    tab().close();
    expect(allDrafts()).toEqual([]);
  });

  test('whatever is said', () => {
    fc.assert(
      fc.property(anyAnswers, (said) => {
        local = new FakeStorage();
        const { memory } = tab();
        memory.openAs('', said);
        const { answers } = tab();
        expect(answers.get().answers).toEqual(said);
        expect(readAnswers(answers.get().shown).problems).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('input that is no answer yet comes back as it was', () => {
    const first = tab();
    first.answers.say('basics.domains', 'not valid!');
    first.memory.flush();
    expect(tab().answers.get().drafts.get('basics.domains')?.input).toBe('not valid!');
  });

  test('answers that contradict each other come back, and no file is made of them', () => {
    const bad = withAnswer(defaultsOf('internet-dovecot'), 'basics.administrator', 'postmaster');
    tab().memory.openAs('', bad);
    const { answers } = tab();
    expect(answers.get().answers).toEqual(bad);
    expect(readAnswers(answers.get().shown).problems).toEqual([]);
  });
});

describe('storage that does not keep', () => {
  const failing = (name: string, error: () => Error) => {
    const { answers, memory, say, hostname } = tab();
    local.setItem = () => {
      throw error();
    };
    say('mx.kitchen.example');
    expect([name, memory.get().trouble, hostname()]).toEqual([name, name, 'mx.kitchen.example']);
    answers.undo();
    expect(hostname()).toBe('mail.example.org');
  };

  test('full', () => failing('full', () => new DOMException('', 'QuotaExceededError')));
  test('forbidden to write', () => failing('forbidden', () => new DOMException('', 'SecurityError')));

  test('forbidden to touch: the wizard works as ever', () => {
    const { memory, say, hostname, answers } = tab();
    vi.stubGlobal('localStorage', undefined);
    say('mx.kitchen.example');
    expect([memory.get().trouble, hostname()]).toEqual(['forbidden', 'mx.kitchen.example']);
    memory.openAs('', defaultsOf('internet-dovecot'));
    memory.duplicate(answers.get().kept.id);
    expect(titles({ memory } as Tab)).toEqual(['mail.example.org']);
  });

  test('once there is room again, everything is stored', () => {
    const { memory, say } = tab();
    const { setItem } = local;
    local.setItem = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    say('one.kitchen.example');
    local.setItem = setItem;
    say('two.kitchen.example');
    expect(memory.get().trouble).toBeUndefined();
    expect(namesStored()).toEqual(['two.kitchen.example']);
  });
});

describe('two tabs', () => {
  test('the second asks; whoever goes on does so in a copy', () => {
    const first = tab();
    first.say('one.kitchen.example');
    const second = tab();
    second.say('two.kitchen.example');
    first.say('three.kitchen.example');
    expect(first.memory.get().notice).toEqual({ kind: 'copied', title: 'three.kitchen.example (2)' });
    expect(namesStored().toSorted()).toEqual(['three.kitchen.example', 'two.kitchen.example']);
    second.say('four.kitchen.example');
    expect(namesStored().toSorted()).toEqual(['four.kitchen.example', 'three.kitchen.example']);
  });

  test('a change elsewhere is told at once, and can be taken over and undone', () => {
    const session = new FakeStorage();
    const first = tab(session);
    first.say('one.kitchen.example');
    const events = hear;
    tab().say('two.kitchen.example');
    vi.stubGlobal('sessionStorage', session);
    const [draft] = allDrafts();
    events.dispatchEvent(Object.assign(new Event('storage'), { key: PREFIX + draft?.id }));
    expect([first.memory.get().conflict, first.hostname()]).toEqual([true, 'one.kitchen.example']);
    first.memory.takeTheirs();
    expect([first.memory.get().conflict, first.hostname()]).toEqual([false, 'two.kitchen.example']);
    first.answers.undo();
    expect(first.hostname()).toBe('one.kitchen.example');
  });

  test('a draft that another tab deleted is stored again by whoever goes on with it', () => {
    const first = tab();
    first.say('one.kitchen.example');
    local.removeItem(PREFIX + first.answers.get().kept.id);
    first.say('two.kitchen.example');
    expect(namesStored()).toEqual(['two.kitchen.example']);
  });
});

describe('what cannot be read', () => {
  const store = (id: string, draft: Partial<Stored>) => {
    const whole = { name: '', inputs: [], confirmed: [], seen: [], stamp: 's', at: 1, ...draft };
    local.setItem(PREFIX + id, JSON.stringify(whole));
    local.setItem('exim-wizard:current', id);
  };
  const later = { 'basics.hostname': 'mx.kitchen.example', 'hardening.colour': 'red', 'hardening.messageSize': -1 };

  test('is told, and stays with the draft through every change, until it is let go', () => {
    store('x', { saved: [1, 'internet-dovecot', later] as unknown as Stored['saved'] });
    const { memory, say, answers } = tab();
    const { notice } = memory.get();
    expect(notice?.kind === 'refused' && notice.problems.map(({ question }) => question)).toEqual([
      'hardening.colour',
      'hardening.messageSize',
    ]);
    say('mx.table.example');
    memory.rename('x', 'Kitchen');
    memory.duplicate('x');
    for (const { stored } of allDrafts()) {
      expect(stored.saved[2]).toEqual({ ...later, 'basics.hostname': 'mx.table.example' });
    }
    answers.say('hardening.messageSize', '7');
    memory.flush();
    expect(parseStored(readText('x'))?.saved[2]).toMatchObject({
      'hardening.colour': 'red',
      'hardening.messageSize': 7,
    });
    memory.forgetLeft();
    memory.flush();
    expect(parseStored(readText('x'))?.saved[2]).toEqual({
      'basics.hostname': 'mx.table.example',
      'hardening.messageSize': 7,
    });
  });

  test.each<[string, unknown]>([
    ['of a later version', [99, 'internet-dovecot', {}]],
    ['of a preset that is not known', [1, 'moon-base', {}]],
    ['that is damaged', 'text'],
  ])('a draft %s is left as it is', (_, saved) => {
    store('x', { saved: saved as Stored['saved'] });
    const before = local.getItem(`${PREFIX}x`);
    const { memory, say } = tab();
    expect(memory.get().notice).toEqual({ kind: 'unreadable' });
    say('mx.kitchen.example');
    expect(readText('x')).toBe(before);
    expect(namesStored()).toContain('mx.kitchen.example');
  });

  test('anything at all in the storage breaks nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.jsonValue(), (text, value) => {
        local = new FakeStorage();
        local.setItem(`${PREFIX}a`, text);
        store('b', { saved: value, inputs: value, confirmed: value, seen: value } as unknown as Stored);
        const { memory, say } = tab();
        expect(memory.list().length).toBeGreaterThan(0);
        say('mx.kitchen.example');
      }),
    );
  });
});

describe('drafts', () => {
  test('are named, copied and listed, the latest first', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    const first = tab();
    first.say('one.kitchen.example');
    const one = first.answers.get().kept.id;
    vi.advanceTimersByTime(1000);
    first.memory.startNew();
    first.say('two.kitchen.example');
    vi.advanceTimersByTime(1000);
    first.memory.duplicate(one);
    expect(titles(first)).toEqual(['one.kitchen.example (2)', 'two.kitchen.example', 'one.kitchen.example']);
    first.memory.rename(one, 'Kitchen');
    expect(titles(first)).toEqual(['one.kitchen.example (2)', 'two.kitchen.example', 'Kitchen']);
    first.memory.goTo(one);
    expect(first.hostname()).toBe('one.kitchen.example');
    first.memory.rename(one, 'Table');
    expect(titles(first)).toContain('Table');
    expect(first.answers.undo()).toBe('rename');
    first.memory.flush();
    expect(titles(first)).toContain('Kitchen');
    vi.useRealTimers();
  });

  test('the open one is there before anything was said', () => {
    expect(titles(tab())).toEqual(['mail.example.org']);
  });

  test('one that is deleted comes back as it was', () => {
    const { memory, say, answers } = tab();
    say('one.kitchen.example');
    const one = answers.get().kept.id;
    memory.startNew();
    say('two.kitchen.example');
    memory.deleteDraft(one);
    expect(namesStored()).toEqual(['two.kitchen.example']);
    expect(memory.get().deleted.map(({ title }) => title)).toEqual(['one.kitchen.example']);
    memory.bringBack(one);
    expect(namesStored().toSorted()).toEqual(['one.kitchen.example', 'two.kitchen.example']);
    expect(memory.get().deleted).toEqual([]);
  });

  test('when the open one is deleted the page goes on with another, or with a new one', () => {
    const { memory, say, hostname, answers } = tab();
    say('one.kitchen.example');
    memory.startNew();
    say('two.kitchen.example');
    memory.deleteDraft(answers.get().kept.id);
    expect(hostname()).toBe('one.kitchen.example');
    memory.deleteDraft(answers.get().kept.id);
    expect(hostname()).toBe('mail.example.org');
    expect(memory.get().deleted.map(({ title }) => title)).toEqual(['one.kitchen.example', 'two.kitchen.example']);
    expect(tab().hostname()).toBe('mail.example.org');
  });

  test('what leaves as a file says what is not in it', () => {
    const { memory, answers } = tab();
    answers.say('basics.domains', 'not valid!');
    const said: Answers = defaultsOf('internet-dovecot');
    expect(memory.contentOf(answers.get().kept.id)).toEqual({ answers: said, missing: 1 });
    expect(memory.contentOf('nowhere')).toBeUndefined();
  });

  test('a copy has the next free number', () => {
    expect(copyName('Kitchen', [])).toBe('Kitchen (2)');
    expect(copyName('Kitchen (2)', ['Kitchen (2)', 'Kitchen (3)'])).toBe('Kitchen (4)');
  });
});

test('the saved form of a draft is the one of links and files', () => {
  const { say, answers } = tab();
  say('mx.kitchen.example');
  expect(allDrafts()[0]?.stored.saved).toEqual(toSaved(answers.get().answers));
});
