import { useState } from 'react';
import type { QuestionId } from '../../core/answers/index.ts';
import { type GeneratedFile, type Line, linesOf } from '../../core/files.ts';
import { labelOf, useObservable, usePage } from '../state/context.ts';
import { ownedLines } from '../state/wizard.ts';
import { Icon } from '../ui/Icon.tsx';
import { splitPath } from './FileTabs.tsx';
import { maskedText } from './mask.ts';
import { Reasons } from './Reasons.tsx';
import { reveal } from './requests.ts';
import { change, settings } from './settings.ts';

/** Below the text: why the line under the cursor is there, or what the focused question made. It folds to its first row. */
export function LinePanel() {
  const { wizard, words } = usePage();
  const { preview } = words.shell;
  const { path, line, question } = useObservable(wizard.place, (place) => place);
  const files = useObservable(wizard.output, (output) => output.files);
  const open = useObservable(settings, ({ panel }) => panel);
  const file = files.find((each) => each.path === path);
  if (!file) return null;
  const at = line === undefined ? undefined : linesOf(file)[line];
  return (
    <aside className="line-panel" aria-label={preview.panel} data-folded={open ? undefined : ''}>
      <div className="line-panel-head">
        {at && line !== undefined ? (
          <Head line={at} number={line + 1} file={file} />
        ) : (
          <p className="line-panel-title">{question ? labelOf(words, question) : preview.hint}</p>
        )}
        <button
          type="button"
          className="icon-button"
          aria-expanded={open}
          aria-controls="line-panel-body"
          aria-label={preview.panel}
          title={preview.panel}
          onClick={() => change({ panel: !open })}
        >
          <Icon name={open ? 'down' : 'up'} />
        </button>
      </div>
      <div id="line-panel-body" className="line-panel-body" hidden={!open}>
        {at && line !== undefined ? (
          <Reasons line={at} earlier={<Earlier file={file} number={line} />} />
        ) : (
          question && <WhatItMade question={question} file={file} files={files} />
        )}
      </div>
    </aside>
  );
}

function Head({ line, number, file }: { readonly line: Line; readonly number: number; readonly file: GeneratedFile }) {
  const { preview } = usePage().words.shell;
  const revealed = useObservable(settings, (now) => now.revealed.has(file.path));
  return (
    <p className="line-panel-title">
      <span>{preview.line(number)}</span>{' '}
      <code className="mono" lang="en">
        {(revealed ? line.text : maskedText(line, file)).trim()}
      </code>
    </p>
  );
}

/** What stood in the place of a line before the last answer. */
function Earlier({ file, number }: { readonly file: GeneratedFile; readonly number: number }) {
  const { wizard, words } = usePage();
  const revealed = useObservable(settings, (now) => now.revealed.has(file.path));
  const line = useObservable(wizard.output, ({ changes }) => changes.get(file.path)?.earlier.get(number));
  if (!line) return null;
  return (
    <p className="line-earlier">
      <span className="line-answers-title">{words.shell.preview.earlier}</span>{' '}
      <del className="mono" lang="en">
        {(revealed ? line.text : maskedText(line, file)).trim()}
      </del>
    </p>
  );
}

interface Made {
  readonly question: QuestionId;
  readonly file: GeneratedFile;
  readonly files: readonly GeneratedFile[];
}

function marked(file: GeneratedFile, question: QuestionId): readonly number[] {
  const { own, inherited } = ownedLines(file, question);
  return [...own, ...inherited].sort((a, b) => a - b);
}

/** How much of which files a question made, with a way there. */
function WhatItMade({ question, file, files }: Made) {
  const { wizard, words } = usePage();
  const changed = useObservable(wizard.output, (output) => output.changes.get(file.path)?.count ?? 0);
  const { preview } = words.shell;
  const label = labelOf(words, question);
  const here = marked(file, question);
  const elsewhere = files.flatMap((other) => {
    const count = other === file ? 0 : marked(other, question).length;
    return count > 0 ? [{ path: other.path, count }] : [];
  });
  return (
    <>
      <p className="made">
        <span>
          {here.length > 0 ? preview.ownedBy(here.length, label) : preview.notHere(label)}
          {changed > 0 && ` · ${preview.changed(changed)}`}
        </span>
        {here.length > 0 && <Walk key={`${file.path} ${question}`} lines={here} />}
      </p>
      {elsewhere.length > 0 && (
        <div className="line-answers">
          <span className="line-answers-title">{preview.elsewhere}</span>
          <ul>
            {elsewhere.map(({ path, count }) => (
              <li key={path}>
                <button
                  type="button"
                  className="chip"
                  title={path}
                  onClick={() => wizard.go({ path, line: undefined })}
                >
                  {preview.jump(splitPath(path).name, count)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** From one run of marked lines to the next, around the end. */
function Walk({ lines }: { readonly lines: readonly number[] }) {
  const { preview } = usePage().words.shell;
  const runs = lines.filter((line, index) => index === 0 || lines[index - 1] !== line - 1);
  const [at, setAt] = useState(0);
  const walk = (by: 1 | -1) => {
    const next = (at + by + runs.length) % runs.length;
    const line = runs[next];
    setAt(next);
    if (line !== undefined) reveal(line);
  };
  if (runs.length < 2) return null;
  return (
    <span className="walk">
      <button
        type="button"
        className="icon-button"
        aria-label={preview.previousMark}
        title={preview.previousMark}
        onClick={() => walk(-1)}
      >
        <Icon name="up" />
      </button>
      <span aria-live="polite">{preview.markOf(at + 1, runs.length)}</span>
      <button
        type="button"
        className="icon-button"
        aria-label={preview.nextMark}
        title={preview.nextMark}
        onClick={() => walk(1)}
      >
        <Icon name="down" />
      </button>
    </span>
  );
}

/** Says that the files are behind the answers, and because of which. */
export function LastValid() {
  const { wizard, words } = usePage();
  const ids = useObservable(wizard.answers, ({ problems }) =>
    [...new Set(problems.map(({ question }) => question))].join(' '),
  );
  if (!ids) return null;
  const labels = ids.split(' ').map((id) => labelOf(words, id as QuestionId));
  return (
    <p className="last-valid" role="status">
      <Icon name="alert" />
      <span>{words.shell.preview.lastValid(labels)}</span>
    </p>
  );
}
