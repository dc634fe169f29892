/** One question: label, Exim's term, help, control, example, what is wrong, and why it is asked. */

import { type FocusEvent, memo, type ReactNode } from 'react';
import { fieldOf, type Problem, type QuestionId } from '../../core/answers/index.ts';
import { numberIn } from '../../words/formats.ts';
import { basicsTerms, isOfFirstStep } from '../../words/terms-basics.ts';
import { useLate } from '../late.ts';
import { questionWords, useObservable, usePage } from '../state/context.ts';
import { isOpenSample, sampleText } from '../state/progress.ts';
import { asSelect, Control, FlagControl } from './Control.tsx';
import { PlatformValue } from './PlatformValue.tsx';

/** Problems of one question, and whether they are shown yet: on leaving it, and from then on while it is wrong. */
function useProblems(id: QuestionId) {
  const { wizard } = usePage();
  const key = useObservable(wizard.answers, ({ problems }) => {
    const own = problems.filter((problem) => problem.question === id);
    return own.length > 0 ? JSON.stringify(own) : '';
  });
  const visible = useObservable(
    wizard.place,
    ({ inside, question, shownProblems }) => !(inside && question === id) || shownProblems.has(id),
  );
  const problems = key ? (JSON.parse(key) as Problem[]) : [];
  return visible ? problems : [];
}

/** Tells the wizard where the focus is. A problem that is on the screen stays there while it is being mended. */
function useFocusReports(id: QuestionId, hasProblem: boolean) {
  const { wizard } = usePage();
  return {
    onFocus: () => {
      const { inside, question, shownProblems } = wizard.place.get();
      if (inside && question === id) return;
      const shown = new Set(shownProblems);
      if (hasProblem) shown.add(id);
      else shown.delete(id);
      wizard.answers.seal();
      wizard.go({ question: id, inside: true, line: undefined, shownProblems: shown });
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (event.currentTarget.contains(event.relatedTarget)) return;
      wizard.answers.seal();
      wizard.go({ inside: false });
    },
  };
}

export const Question = memo(function Question({ id }: { readonly id: QuestionId }) {
  const { words } = usePage();
  const text = questionWords(words, id);
  const problems = useProblems(id);
  const reports = useFocusReports(id, problems.length > 0);
  const late = useLate();
  if (!text) return null;
  const { control } = fieldOf(id);
  const helpId = `${id}.help`;
  const problemId = `${id}.problem`;
  const invalid = problems.length > 0;
  const describedBy = invalid ? `${helpId} ${problemId}` : helpId;
  const parts = { id, words: text, describedBy, invalid };
  const isGroup = control.kind === 'choice' && !asSelect.has(id);
  const body = (
    <>
      <p id={helpId} className="help">
        {text.help}
        <Hints id={id} />
        <PlatformValue id={id} words={text} />
      </p>
      <Control {...parts} />
      <Example text={text.example} />
      {late && <late.Problems id={id} problems={problems} elementId={problemId} />}
      {late && id === 'basics.relayFrom' && <late.RelayRisks />}
      {late && id === 'basics.eximVersion' && <late.VersionRisk />}
      {late && id === 'routing.retryRules' && <late.RetryMeaning />}
      <div className="after">
        <Why paragraphs={text.why} />
        <Sample id={id} />
      </div>
    </>
  );
  if (isGroup) {
    return (
      <fieldset className="question" data-question={id} {...reports} aria-describedby={describedBy}>
        <legend className="label">
          <span>{text.label}</span> <Term id={id} />
        </legend>
        {body}
      </fieldset>
    );
  }
  return (
    <div className="question" data-question={id} {...reports}>
      <div className="label">
        <label htmlFor={id}>
          {control.kind === 'flag' && <FlagControl {...parts} />}
          {text.label}
        </label>
        <Term id={id} />
      </div>
      {body}
    </div>
  );
});

/** Exim's own name for what is asked. */
function Term({ id }: { readonly id: QuestionId }) {
  const { words } = usePage();
  const late = useLate();
  const term = isOfFirstStep(id) ? basicsTerms[id] : late?.laterTerms[id];
  if (!term) return null;
  return (
    <code className="term" title={words.shell.question.term} lang="en">
      {term}
    </code>
  );
}

/** What a control accepts beyond its help: the range of a number, how a list is written. */
function Hints({ id }: { readonly id: QuestionId }) {
  const { words } = usePage();
  const { control } = fieldOf(id);
  const { question } = words.shell;
  if (control.kind === 'list') return `${question.space}${question.listHelp}`;
  if (control.kind !== 'number') return null;
  const number = numberIn(words.language);
  const range = question.range(number(control.min), number(control.max));
  return (
    <>
      {question.space}
      <span className="range">{range}</span>
    </>
  );
}

function Example({ text }: { readonly text: string | undefined }): ReactNode {
  const { words } = usePage();
  if (!text) return null;
  return (
    <p className="example">
      {words.shell.question.example}
      <span className="mono">{text}</span>
    </p>
  );
}

/** Says that an answer is still the sample, and lets it be kept. */
function Sample({ id }: { readonly id: QuestionId }) {
  const { wizard, words } = usePage();
  const value = useObservable(wizard.answers, (state) => (isOpenSample(state, id) ? sampleText(state, id) : undefined));
  if (value === undefined) return null;
  return (
    <p className="sample">
      {words.shell.question.sample}{' '}
      <button type="button" className="link" onClick={() => wizard.answers.confirm(id)}>
        {words.shell.question.keep(value)}
      </button>
      {/* The end: what has it has arrived as a whole (questions.css). */}
      <wbr />
    </p>
  );
}

function Why({ paragraphs }: { readonly paragraphs: readonly string[] }) {
  const { words } = usePage();
  return (
    <details className="why">
      <summary>{words.shell.question.why}</summary>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </details>
  );
}
