import { useRef, useState } from 'react';
import type { ReviewWords } from '../../words/messages.ts';
import { noteDownload } from '../preview/downloads.ts';
import { useObservable, usePage } from '../state/context.ts';
import { attentionOf } from '../state/progress.ts';
import { Icon } from '../ui/Icon.tsx';
import { saveFile } from '../ui/save.ts';
import { type ArchiveKind, makeArchive } from './archive.ts';

type Progress =
  | { readonly kind: 'idle' | 'working' | 'cancelled' }
  | { readonly kind: 'ready'; readonly name: string; readonly bytes: number }
  | { readonly kind: 'failed'; readonly reason: string };

const KIBI = 1024;

/** The bundle: what is in it, and the two archives. Not made while an answer is not valid. */
export function Download({ words: text }: { readonly words: ReviewWords }) {
  const { wizard, words } = usePage();
  const buttons = useRef<HTMLDivElement>(null);
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' });
  const files = useObservable(wizard.output, (output) => output.files);
  const problems = useObservable(
    wizard.answers,
    (state) => attentionOf(state).filter(({ kind }) => kind === 'problem').length,
  );
  const samples = useObservable(
    wizard.answers,
    (state) => attentionOf(state).filter(({ kind }) => kind === 'sample').length,
  );
  const { download } = text;

  const job = useRef<AbortController>(undefined);
  const make = async (kind: ArchiveKind) => {
    const mine = new AbortController();
    job.current = mine;
    setProgress({ kind: 'working' });
    try {
      const { shown, kept } = wizard.answers.get();
      const { hostname } = shown.basics;
      const secrets = wizard.secrets.get();
      const archive = await makeArchive(kind, hostname, await wizard.whole(), new Date());
      if (mine.signal.aborted) return;
      saveFile(archive.name, archive.bytes, archive.type);
      noteDownload(kept.id, shown);
      wizard.secrets.noteDownload(secrets);
      setProgress({ kind: 'ready', name: archive.name, bytes: archive.bytes.length });
    } catch (error) {
      if (mine.signal.aborted) return;
      setProgress({ kind: 'failed', reason: String(error) });
    }
  };

  const cancel = () => {
    job.current?.abort();
    setProgress({ kind: 'cancelled' });
    buttons.current?.querySelector('button')?.focus();
  };

  const size = (bytes: number) =>
    `${new Intl.NumberFormat(words.language, { maximumFractionDigits: 1 }).format(bytes / KIBI)} KiB`;
  const said = {
    idle: () => '',
    working: () => download.working,
    cancelled: () => download.cancelled,
    ready: () => (progress.kind === 'ready' ? download.ready(progress.name, size(progress.bytes)) : ''),
    failed: () => (progress.kind === 'failed' ? `${download.failed} ${progress.reason}` : ''),
  }[progress.kind]();

  const working = progress.kind === 'working';
  return (
    <section className="review-part" id="download" tabIndex={-1} aria-labelledby="download-heading">
      <h3 id="download-heading">{download.title}</h3>
      <p className="help">{download.help}</p>
      <div className="download-buttons" ref={buttons}>
        {(['tar.gz', 'zip'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            className={kind === 'tar.gz' ? 'button primary' : 'button'}
            disabled={problems > 0}
            // Not disabled while it works: that would take the focus from it.
            aria-disabled={working}
            onClick={() => !working && make(kind)}
          >
            <Icon name="download" />
            {kind === 'zip' ? download.zip : download.tar}
          </button>
        ))}
      </div>
      {problems > 0 && <p className="problem-note">{download.blocked(problems)}</p>}
      {problems === 0 && samples > 0 && <p className="sample">{download.samples(samples)}</p>}
      <p role="status" className="help">
        {said}
      </p>
      {working && (
        <p className="working">
          <progress aria-label={download.working} />
          <button type="button" className="button" onClick={cancel}>
            {download.cancel}
          </button>
        </p>
      )}
      <details className="why">
        <summary>{download.contents(files.length)}</summary>
        <ul className="contents">
          {files.map(({ path, mode }) => (
            <li key={path} className="mono">
              <span className="content-mode">{mode.toString(8).padStart(4, '0')}</span> {path}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
