/** DKIM keys made in the page, for those who want the records before they install: a button, its progress, and what was made. */

import { useEffect, useMemo, useRef, useState } from 'react';
import { dkimKey } from '../../core/answers/dkim-keys.ts';
import type { MailNames } from '../../core/dns/index.ts';
import type { DkimWords } from '../../words/dns-words.ts';
import { listIn } from '../../words/formats.ts';
import { useObservable, usePage } from '../state/context.ts';

type Work =
  | { readonly kind: 'idle' | 'cancelled' | 'forgotten' }
  | { readonly kind: 'working'; readonly done: number; readonly all: number }
  | { readonly kind: 'made'; readonly ed25519: boolean }
  | { readonly kind: 'failed'; readonly reason: string };

/** Makes keys for `domains` and hands them to the secrets, all or none. Leaving the step cancels it. */
function useMaker(selector: string) {
  const { wizard } = usePage();
  const [work, setWork] = useState<Work>({ kind: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function make(domains: readonly string[]): Promise<void> {
    const controller = new AbortController();
    running.current = controller;
    const tell = (done: number) => setWork({ kind: 'working', done, all: domains.length });
    tell(0);
    try {
      const { makeKeys } = await import('./make-keys.ts');
      const { keys, ed25519 } = await makeKeys({ selector, domains }, { signal: controller.signal, done: tell });
      wizard.secrets.setKeys({ ...wizard.secrets.get().dkim, ...keys });
      setWork({ kind: 'made', ed25519 });
    } catch (error) {
      setWork(controller.signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', reason: String(error) });
    }
  }

  function forget(): void {
    wizard.secrets.setKeys({});
    setWork({ kind: 'forgotten' });
  }

  return { work, make, forget, cancel: () => running.current?.abort() };
}

export function DkimKeys({ names, text }: { readonly names: MailNames; readonly text: DkimWords }) {
  const selector = names.dkim[0]?.selector;
  if (selector === undefined) return null;
  // Another selector has other keys, and nothing to say of what was done for this one.
  return <Keys key={selector} selector={selector} domains={names.domains} text={text} />;
}

interface Props {
  readonly selector: string;
  readonly domains: readonly string[];
  readonly text: DkimWords;
}

function Keys({ selector, domains, text }: Props) {
  const { wizard, words } = usePage();
  const secrets = useObservable(wizard.secrets, (all) => all);
  const { work, make, forget, cancel } = useMaker(selector);
  const made = useMemo(
    () => domains.filter((domain) => dkimKey(secrets, selector, domain)),
    [secrets, selector, domains],
  );
  const missing = domains.filter((domain) => !made.includes(domain));
  const working = work.kind === 'working';
  const possible = 'subtle' in crypto;
  const list = listIn(words.language);
  return (
    <section className="dkim-keys" aria-labelledby="dkim-keys-heading">
      <h4 id="dkim-keys-heading">{text.title}</h4>
      <p className="help">{text.help}</p>
      {made.length > 0 && <p className="help">{text.made(list(made))}</p>}
      {made.length > 0 && <p className="help">{text.serverKeeps}</p>}
      <div className="dkim-actions">
        {missing.length > 0 && possible && (
          <button type="button" className="button" disabled={working} onClick={() => make(missing)}>
            {made.length > 0 ? text.makeMissing : text.make}
          </button>
        )}
        {working && (
          <button type="button" className="button quiet" onClick={cancel}>
            {text.cancel}
          </button>
        )}
        {made.length > 0 && !working && (
          <button type="button" className="button quiet" onClick={forget}>
            {text.forget}
          </button>
        )}
      </div>
      {!possible && <p className="problem-note">{text.insecure}</p>}
      {working && <progress aria-label={text.progress} value={work.done} max={work.all} />}
      <p role="status" className="help">
        {said(work, text)}
      </p>
      <Rotation text={text} />
    </section>
  );
}

function said(work: Work, text: DkimWords): string {
  switch (work.kind) {
    case 'idle':
      return '';
    case 'working':
      return text.working(work.done, work.all);
    case 'made':
      return work.ed25519 ? text.bothKinds : text.rsaOnly;
    case 'cancelled':
      return text.cancelled;
    case 'forgotten':
      return text.forgotten;
    case 'failed':
      return `${text.failed} ${work.reason}`;
    default:
      return work satisfies never;
  }
}

/** A selector with this month in its name. */
function datedSelector(today: Date): string {
  return `mail${today.getFullYear()}${String(today.getMonth() + 1).padStart(2, '0')}`;
}

function Rotation({ text }: { readonly text: DkimWords }) {
  const { words, open } = usePage();
  return (
    <details className="why">
      <summary>{text.rotation.title}</summary>
      <ol>
        {text.rotation.steps(datedSelector(new Date())).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>{text.rotation.when}</p>
      <button type="button" className="link" onClick={() => open('routing', 'routing.dkimSelector')}>
        {text.rotation.open(words.shell.steps.names.routing)}
      </button>
    </details>
  );
}
