/** One question: label, Exim's term, help, control, example, what is wrong, and why it is asked. */
import { type FocusEvent, memo, type ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { fieldOf, type Problem, type QuestionId } from '../../core/answers/index.ts';
import { relayRisks } from '../../core/answers/relay-risks.ts';
import { terms } from '../../words/terms.ts';
import { inputNow } from '../state/answers-store.ts';
import { questionWords, useObservable, usePage } from '../state/context.ts';
import { answerIn } from '../state/input.ts';
import { isOpenSample, sampleText } from '../state/progress.ts';
import { Icon } from '../ui/Icon.tsx';
import { asSelect, Control, FlagControl } from './Control.tsx';
import { PlatformValue } from './PlatformValue.tsx';
import { problemText, repairOf } from './problem-text.ts';
import { RetryMeaning } from './RetryMeaning.tsx';

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
  if (!text) return null;
  const { control } = fieldOf(id);
  const helpId = `${id}.help`;
  const problemId = `${id}.problem`;
  const invalid = problems.length > 0;
  const describedBy = invalid ? `${helpId} ${problemId}` : helpId;
  const parts = { id, words: text, describedBy, invalid };
  const term = terms[id] && (
    <code className="term" title={words.shell.question.term} lang="en">
      {terms[id]}
    </code>
  );
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
      <Problems id={id} problems={problems} elementId={problemId} />
      {id === 'basics.relayFrom' && <RelayRisks />}
      {id === 'routing.retryRules' && <RetryMeaning />}
      <div className="after">
        <Sample id={id} />
        <Why paragraphs={text.why} />
      </div>
    </>
  );
  if (isGroup) {
    return (
      <fieldset className="question" data-question={id} {...reports} aria-describedby={describedBy}>
        <legend className="label">
          <span>{text.label}</span> {term}
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
        {term}
      </div>
      {body}
    </div>
  );
});

/** What a control accepts beyond its help: the range of a number, how a list is written. */
function Hints({ id }: { readonly id: QuestionId }) {
  const { words } = usePage();
  const { control } = fieldOf(id);
  const { question } = words.shell;
  if (control.kind === 'list') return `${question.space}${question.listHelp}`;
  if (control.kind !== 'number') return null;
  const format = new Intl.NumberFormat(words.language);
  const range = question.range(format.format(control.min), format.format(control.max));
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

/** At most this many problems of one question are spelled out. */
const SPELLED_OUT = 3;

function Problems(props: {
  readonly id: QuestionId;
  readonly problems: readonly Problem[];
  readonly elementId: string;
}) {
  const { id, problems, elementId } = props;
  const { wizard, words } = usePage();
  const { setValue } = useFormContext();
  const [first] = problems;
  if (!first) return null;
  const input = inputNow(wizard.answers.get(), id);
  const { control, schema } = fieldOf(id);
  const repair = repairOf(first, input, (text) => schema.safeParse(answerIn(control, text)).success);
  const use = (text: string) => {
    setValue(id, text);
    wizard.answers.say(id, text);
  };
  return (
    <div id={elementId} className="problem">
      {problems.slice(0, SPELLED_OUT).map((problem) => (
        <p key={`${problem.path.join('.')}:${problem.expected}`}>
          <Icon name="alert" />
          <span>{problemText(words, problem, input)}</span>
        </p>
      ))}
      {problems.length > SPELLED_OUT && <p>{words.shell.question.more(problems.length - SPELLED_OUT)}</p>}
      {repair && (
        <button type="button" className="link" onClick={() => use(repair)}>
          {words.shell.question.use(repair)}
        </button>
      )}
    </div>
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
    </p>
  );
}

/** Strong warnings about networks that may send without a login; none of them is refused. */
function RelayRisks() {
  const { wizard, words } = usePage();
  const text = words.steps.basics?.relayRisks;
  const joined = useObservable(wizard.answers, ({ shown }) => shown.basics.relayFrom.join(' '));
  const risks = relayRisks(joined === '' ? [] : joined.split(' '));
  if (!text || risks.length === 0) return null;
  return (
    <div className="risks" role="status">
      {risks.map(({ kind, network }) => (
        <p key={network} className="problem-note">
          <Icon name="alert" /> {text[kind](network)}
        </p>
      ))}
    </div>
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
