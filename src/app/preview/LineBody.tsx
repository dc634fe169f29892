/** The body of the panel below the text, which comes when somebody has had time to look at a line or a question. */
import { useState } from 'react';
import type { QuestionId } from '../../core/answers/index.ts';
import type { GeneratedFile, Line } from '../../core/files.ts';
import { labelOf, useObservable, usePage } from '../state/context.ts';
import { ownedLines } from '../state/wizard.ts';
import { Icon } from '../ui/Icon.tsx';
import { splitPath } from './FileTabs.tsx';
import { maskedText } from './mask.ts';
import { Reasons } from './Reasons.tsx';
import { reveal } from './requests.ts';
import { settings } from './settings.ts';

interface At {
  readonly line: Line;
  /** From 0. */
  readonly number: number;
  readonly file: GeneratedFile;
}

/** Why a line is there, and what stood in its place before the last answer. */
export function LineReasons({ line, ...place }: At) {
  return <Reasons line={line} earlier={<Earlier {...place} />} />;
}

/** What stood in the place of a line before the last answer. */
function Earlier({ file, number }: Omit<At, 'line'>) {
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
export function WhatItMade({ question, file, files }: Made) {
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
