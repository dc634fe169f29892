import type { QuestionId } from '../../core/answers/index.ts';
import { type GeneratedFile, type Line, linesOf } from '../../core/files.ts';
import { labelOf, useObservable, usePage } from '../state/context.ts';
import { inOrder, ownedLines } from '../state/wizard.ts';
import { Icon } from '../ui/Icon.tsx';
import { splitPath } from './FileTabs.tsx';
import { Manual } from './Manual.tsx';

/** Below the text: why the line under the cursor is there, or what the focused question made. */
export function LinePanel() {
  const { wizard, words } = usePage();
  const { path, line, question } = useObservable(wizard.place, (place) => place);
  const files = useObservable(wizard.output, (output) => output.files);
  const file = files.find((each) => each.path === path);
  if (!file) return null;
  const at = line === undefined ? undefined : linesOf(file)[line];
  return (
    <aside className="line-panel">
      {at && line !== undefined ? (
        <Reasons line={at} number={line + 1} />
      ) : question ? (
        <WhatItMade question={question} file={file} files={files} />
      ) : (
        <p className="quiet">{words.shell.preview.hint}</p>
      )}
    </aside>
  );
}

function Reasons({ line, number }: { readonly line: Line; readonly number: number }) {
  const { words } = usePage();
  const { preview } = words.shell;
  const own = inOrder(line.own);
  const inherited = inOrder(line.inherited);
  return (
    <>
      <p className="line-panel-head">
        <span>{preview.line(number)}</span> <code className="mono">{line.text.trim()}</code>
      </p>
      <Manual line={line} />
      {own.length === 0 && inherited.length === 0 && <p className="quiet">{preview.fixed}</p>}
      {own.length > 0 && <Answers title={preview.madeBy} questions={own} strong />}
      {inherited.length > 0 && (
        <Answers
          title={own.length > 0 ? preview.alsoFrom : preview.madeBy}
          questions={inherited}
          strong={own.length === 0}
        />
      )}
    </>
  );
}

function Answers(props: {
  readonly title: string;
  readonly questions: readonly QuestionId[];
  readonly strong: boolean;
}) {
  const { words, open } = usePage();
  return (
    <div className="line-answers">
      <span className="line-answers-title">{props.title}</span>
      <ul>
        {props.questions.map((id) => (
          <li key={id}>
            <button
              type="button"
              className={props.strong ? 'chip strong' : 'chip'}
              onClick={() => open(id.slice(0, id.indexOf('.')) as Parameters<typeof open>[0], id)}
            >
              {labelOf(words, id)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Made {
  readonly question: QuestionId;
  readonly file: GeneratedFile;
  readonly files: readonly GeneratedFile[];
}

const countIn = (file: GeneratedFile, question: QuestionId) => {
  const { own, inherited } = ownedLines(file, question);
  return own.length + inherited.length;
};

function WhatItMade({ question, file, files }: Made) {
  const { wizard, words } = usePage();
  const changed = useObservable(wizard.output, (output) => output.changes.get(file.path)?.count ?? 0);
  const { preview } = words.shell;
  const label = labelOf(words, question);
  const here = countIn(file, question);
  const elsewhere = files.filter((other) => other !== file && countIn(other, question) > 0);
  return (
    <p className="made">
      {here > 0 ? preview.ownedBy(here, label) : preview.notHere(label)}
      {changed > 0 && ` · ${preview.changed(changed)}`}
      {here === 0 && elsewhere.length > 0 && (
        <> · {preview.elsewhere(elsewhere.map(({ path }) => splitPath(path).name))}</>
      )}
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
  const labels = ids.split(' ').map((id) => labelOf(words, id as QuestionId));
  return (
    <p className="last-valid" role="status">
      <Icon name="alert" />
      <span>{words.shell.preview.lastValid(labels)}</span>
    </p>
  );
}
