import { type GeneratedFile, type Line, linesOf } from '../../core/files.ts';
import { useLate } from '../late.ts';
import { labelOf, useObservable, usePage } from '../state/context.ts';
import { Icon } from '../ui/Icon.tsx';
import { maskedText } from './mask.ts';
import { change, settings } from './settings.ts';

/** Below the text: why the line under the cursor is there, or what the focused question made. It folds to its first row. */
export function LinePanel() {
  const { wizard, words } = usePage();
  const { preview } = words.shell;
  const late = useLate();
  const { path, line, question } = useObservable(wizard.place, (place) => place);
  const files = useObservable(wizard.output, (output) => output.whole);
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
        {at && line !== undefined
          ? late && <late.LineReasons line={at} number={line} file={file} />
          : question && late && <late.WhatItMade question={question} file={file} files={files} />}
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

/** Says that the files are behind the answers, and because of which. */
export function LastValid() {
  const { wizard, words } = usePage();
  const ids = useObservable(wizard.answers, ({ problems }) =>
    [...new Set(problems.map(({ question }) => question))].join(' '),
  );
  if (!ids) return null;
  const labels = ids.split(' ').map((id) => labelOf(words, id));
  return (
    <p className="last-valid" role="status">
      <Icon name="alert" />
      <span>{words.shell.preview.lastValid(labels)}</span>
    </p>
  );
}
