import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { beforePaint } from './idle.ts';

describe('before the next frame', () => {
  /** What the browser has been asked for. */
  let frames: (() => void)[];
  let tasks: (() => void)[];
  const next = (queue: (() => void)[]) => {
    for (const run of queue.splice(0)) run();
  };

  beforeEach(() => {
    frames = [];
    tasks = [];
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
    vi.stubGlobal('scheduler', { postTask: (run: () => void) => tasks.push(run) });
  });
  afterEach(() => vi.unstubAllGlobals());

  test('work is a task of its own, done once however often it is asked for', () => {
    const work = vi.fn();
    const ask = beforePaint(work);
    ask();
    ask();
    expect(work).not.toHaveBeenCalled();
    next(tasks);
    expect(work).toHaveBeenCalledTimes(1);
    next(frames);
    expect(work).toHaveBeenCalledTimes(1);
  });

  test('the frame does it where it comes first, and what is asked for meanwhile is done as well', () => {
    const work = vi.fn();
    const ask = beforePaint(work);
    ask();
    next(frames);
    expect(work).toHaveBeenCalledTimes(1);
    ask();
    next(tasks);
    expect(work).toHaveBeenCalledTimes(2);
    next(frames);
    expect(work).toHaveBeenCalledTimes(2);
  });

  test('without a scheduler a timer does it', () => {
    vi.useFakeTimers();
    vi.stubGlobal('scheduler', undefined);
    const work = vi.fn();
    beforePaint(work)();
    vi.runAllTimers();
    expect(work).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
});
