/**
 * What watches a page from inside. {@link installProbe} runs before any script of the page; nothing in it knows which page it is in, so
 * wizard and floor are measured by the same code. A page takes part by the field's name and by `data-preview` on its preview.
 *
 *     keydown ──── input ──── the preview's DOM shows the new value ──── next frame ──── painted
 *     └ the event's own time                                                             └ the clock
 */

export interface ProbeOptions {
  /** Name of the field that is typed into. */
  readonly field: string;
  /** Give that field the focus as soon as it has been painted, and say so by `window.benchReady()`. */
  readonly focus: boolean;
}

export interface Strokes {
  /** Milliseconds from each key to the painted preview. */
  readonly latencies: readonly number[];
  /** Keys whose value the preview never showed before the next key. */
  readonly missed: number;
  readonly longTasks: number;
}

export interface Load {
  /** Milliseconds since navigation. */
  readonly firstPaint: number;
  readonly firstShown: number | undefined;
  /** What each long task takes beyond 50 ms, together, since navigation. */
  readonly blocking: number;
  readonly shift: number;
  /** What the page had received when the first typed character was shown. */
  readonly received: readonly { readonly address: string; readonly bytes: number }[];
  /** What the field holds now. */
  readonly value: string;
}

export interface Probe {
  /** Forgets strokes and long tasks so far. */
  readonly begin: () => void;
  readonly strokes: () => Strokes;
  readonly load: () => Load;
}

declare global {
  interface Window {
    bench: Probe;
    benchReady?: () => void;
  }
}

/** Handed to the browser as text: it must stand alone. */
export function installProbe({ field, focus }: ProbeOptions): void {
  let tasks: number[] = [];
  let shift = 0;
  let latencies: number[] = [];
  let missed = 0;
  let firstShown: number | undefined;
  let pressed = 0;
  let before = '';
  let wanted = '';
  let pending = false;

  const watch = (type: string, take: (entry: PerformanceEntry) => void) => {
    const receive = (entries: readonly PerformanceEntry[]) => {
      for (const entry of entries) take(entry);
    };
    const observer = new PerformanceObserver((list) => receive(list.getEntries()));
    observer.observe({ type, buffered: true });
    return () => receive(observer.takeRecords());
  };
  const flushTasks = watch('longtask', (entry) => tasks.push(entry.duration));
  const flushShifts = watch('layout-shift', (entry) => {
    shift += (entry as PerformanceEntry & { readonly value: number }).value;
  });

  const control = () => document.querySelector<HTMLInputElement>(`[name="${field}"]`);
  const isControl = (target: EventTarget | null): target is HTMLInputElement => target !== null && target === control();

  const onFocus = ({ target }: Event) => {
    if (isControl(target) && !pending) wanted = target.value;
  };
  const onKey = ({ timeStamp }: Event) => {
    pressed = timeStamp;
  };
  const onInput = ({ target }: Event) => {
    if (!isControl(target)) return;
    if (pending) missed++;
    before = wanted;
    wanted = target.value;
    pending = true;
  };
  addEventListener('focusin', onFocus, true);
  addEventListener('keydown', onKey, true);
  addEventListener('input', onInput, true);

  /** Whether a changed piece of the preview holds the new value, and, where letters were taken away, not the old one. */
  const shows = ({ target }: MutationRecord) => {
    const element = target instanceof Element ? target : target.parentElement;
    const piece = element?.closest('[data-preview]') ? element : element?.querySelector('[data-preview]');
    const text = piece?.textContent ?? '';
    return text.includes(wanted) && (before.length < wanted.length || !text.includes(before));
  };

  const painted = (start: number) => {
    const now = performance.now();
    latencies.push(now - start);
    firstShown ??= now;
  };
  new MutationObserver((records) => {
    if (!pending || !records.some(shows)) return;
    pending = false;
    const start = pressed;
    // Runs when the frame that it was asked for in has been painted, and before whatever the page has put off until then.
    const afterPaint = () => scheduler.postTask(() => painted(start), { priority: 'user-blocking' });
    requestAnimationFrame(() => void afterPaint());
  }).observe(document, { subtree: true, childList: true, characterData: true });

  const firstPaint = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  const focusWhenPainted = () => {
    const target = firstPaint() === undefined ? null : control();
    if (!target?.getClientRects().length) {
      requestAnimationFrame(focusWhenPainted);
      return;
    }
    target.focus();
    target.setSelectionRange(target.value.length, target.value.length);
    window.benchReady?.();
  };
  if (focus) requestAnimationFrame(focusWhenPainted);

  const received = () =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .map((entry) => entry as PerformanceResourceTiming)
      .filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= (firstShown ?? Number.POSITIVE_INFINITY))
      .map(({ name, encodedBodySize }) => ({ address: name, bytes: encodedBodySize }));

  window.bench = {
    begin() {
      flushTasks();
      tasks = [];
      latencies = [];
      missed = 0;
    },
    strokes() {
      flushTasks();
      return { latencies, missed: missed + (pending ? 1 : 0), longTasks: tasks.length };
    },
    load() {
      flushTasks();
      flushShifts();
      return {
        firstPaint: firstPaint() ?? Number.NaN,
        firstShown,
        blocking: tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
        shift,
        received: received(),
        value: control()?.value ?? '',
      };
    },
  };
}
