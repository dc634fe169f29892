/** What changed since the bundle was downloaded last, file by file. */
import { useEffect, useRef, useState } from 'react';
import type { Answers } from '../../core/answers/index.ts';
import type { GeneratedFile } from '../../core/files.ts';
import { loadManual, loadReadme } from '../../words/languages.ts';
import type { ManualWords } from '../../words/messages.ts';
import { usePage } from '../state/context.ts';
import styles from '../styles/compare.css?inline';
import { adopt } from '../ui/adopt.ts';
import { Dialog } from '../ui/Dialog.tsx';
import type { Comparison } from './compare.ts';
import { changesBetween } from './diff.ts';

adopt(styles);

interface Changed {
  readonly path: string;
  readonly count: number;
  readonly before: GeneratedFile | undefined;
  readonly now: GeneratedFile | undefined;
}

interface Known {
  readonly words: ManualWords;
  readonly files: readonly Changed[];
}

/** All files that differ; those that came or went count with all their lines. */
function changedFiles(before: readonly GeneratedFile[], now: readonly GeneratedFile[]): readonly Changed[] {
  const find = (files: readonly GeneratedFile[], path: string) => files.find((file) => file.path === path);
  const there = changesBetween(before, now);
  const gone = changesBetween(
    now,
    before.filter(({ path }) => !find(now, path)),
  );
  return [...there, ...gone].map(([path, { count }]) => ({
    path,
    count,
    before: find(before, path),
    now: find(now, path),
  }));
}

/** The files of both answers, by one generator, so that only the answers make a difference. */
async function compare(before: Answers, now: Answers, language: Parameters<typeof loadManual>[0]): Promise<Known> {
  const [{ createGenerator }, readme, words] = await Promise.all([
    import('../../core/bundle.ts'),
    loadReadme(language),
    loadManual(language),
  ]);
  const generate = createGenerator(readme);
  return { words, files: changedFiles(generate(before), generate(now)) };
}

interface Props {
  /** The answers of the last download. */
  readonly since: Answers;
  readonly close: () => void;
}

export default function Compare({ since, close }: Props) {
  const { wizard, words } = usePage();
  const [known, setKnown] = useState<Known>();
  const { language } = words;
  useEffect(() => {
    let gone = false;
    void compare(since, wizard.answers.get().shown, language).then((found) => {
      if (!gone) setKnown(found);
    });
    return () => {
      gone = true;
    };
  }, [since, wizard, language]);
  return (
    <Dialog title={words.shell.preview.compare} kind="compare" close={close}>
      {known ? <Differences known={known} /> : <p className="help">{words.shell.loading}</p>}
      <form method="dialog">
        <button type="submit" className="button">
          {words.shell.shortcuts.close}
        </button>
      </form>
    </Dialog>
  );
}

const layouts = ['unified', 'side-by-side'] as const;

function Differences({ known: { words, files } }: { readonly known: Known }) {
  const [path, setPath] = useState(files[0]?.path);
  const [layout, setLayout] = useState<Comparison['layout']>('unified');
  const file = files.find((each) => each.path === path);
  if (!file) return <p className="help">{words.compare.none}</p>;
  return (
    <>
      <div className="compare-choices">
        <label>
          {words.compare.file}{' '}
          <select className="input select" value={path} onChange={({ target }) => setPath(target.value)}>
            {files.map(({ path: each, count }) => (
              <option key={each} value={each}>
                {words.compare.changed(each, count)}
              </option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend className="sr-only">{words.compare.layout}</legend>
          {layouts.map((each) => (
            <label key={each}>
              <input type="radio" name="compare.layout" checked={layout === each} onChange={() => setLayout(each)} />{' '}
              {words.compare.layouts[each]}
            </label>
          ))}
        </fieldset>
      </div>
      <Difference file={file} layout={layout} words={words} />
    </>
  );
}

interface DifferenceProps {
  readonly file: Changed;
  readonly layout: Comparison['layout'];
  readonly words: ManualWords;
}

function Difference({ file, layout, words: { compare: text } }: DifferenceProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    let remove = () => {};
    const labels = { before: text.before(file.path), now: text.now(file.path) };
    void import('./compare.ts').then(async ({ showDifference }) => {
      const parent = host.current;
      if (gone || !parent) return;
      const shown = await showDifference(parent, { ...file, layout, labels, phrases: text.phrases });
      if (gone) shown();
      else remove = shown;
    });
    return () => {
      gone = true;
      remove();
    };
  }, [file, layout, text]);
  return <div ref={host} className="compare-text" />;
}
