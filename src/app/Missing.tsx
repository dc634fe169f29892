import { missed } from './missed.ts';
import { useObservable, usePage } from './state/context.ts';

/** Says that a part of the page did not come, and how to get it. */
export function Missing() {
  const { shell } = usePage().words;
  if (!useObservable(missed, (now) => now)) return null;
  return (
    <section className="update-bar" aria-label={shell.title}>
      <p role="alert">{shell.missing}</p>
      <button type="button" className="button primary" onClick={() => location.reload()}>
        {shell.reload}
      </button>
    </section>
  );
}
