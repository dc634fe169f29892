/** The questions of a step that apply; the rare ones fold under "More". Long steps have headings. */
import { Fragment, use, useLayoutEffect, useRef } from 'react';
import type { QuestionId, StepId } from '../../core/answers/index.ts';
import { applies } from '../../core/answers/relevance.ts';
import { StandsContext, useLate } from '../late.ts';
import { useObservable, usePage } from '../state/context.ts';
import { questionsOf } from './layout.ts';
import { Question } from './Question.tsx';

/** Questions that end in a login: its password is asked for below. */
const withPasswords: ReadonlySet<QuestionId> = new Set(['routing.smarthosts', 'routing.gmailAccount']);

/** The heading that holds for each question, where its step has any. */
function useHeadings(step: StepId): (id: QuestionId) => string | undefined {
  const { words } = usePage();
  const texts: Readonly<Record<string, string | undefined>> = words.steps[step]?.headings ?? {};
  const headings = new Map<QuestionId, string | undefined>();
  let latest: string | undefined;
  for (const { id } of questionsOf(step)) {
    latest = texts[id.slice(step.length + 1)] ?? latest;
    headings.set(id, latest);
  }
  return (id) => headings.get(id);
}

/** Questions, with a heading where one begins: a question that does not apply takes none with it. */
function Headed({ step, ids }: { readonly step: StepId; readonly ids: readonly QuestionId[] }) {
  const headingOf = useHeadings(step);
  const late = useLate();
  return ids.map((id, index) => {
    const heading = headingOf(id);
    const before = ids[index - 1];
    return (
      <Fragment key={id}>
        {heading && heading !== (before && headingOf(before)) && <h3 className="group-title">{heading}</h3>}
        <Question id={id} />
        {late && withPasswords.has(id) && <late.Passwords />}
      </Fragment>
    );
  });
}

interface Props {
  readonly step: StepId;
  /** Steps whose "More" was left open; it outlives the step's page. */
  readonly unfolded: Set<StepId>;
}

export function Questions({ step, unfolded }: Props) {
  const { wizard } = usePage();
  const joined = useObservable(wizard.answers, ({ answers }) =>
    questionsOf(step)
      .filter(({ id }) => applies(id, answers))
      .map(({ id }) => id)
      .join(' '),
  );
  const shown = new Set(joined.split(' '));
  const places = questionsOf(step).filter(({ id }) => shown.has(id));
  const common = places.filter((place) => !place.rare).map(({ id }) => id);
  const rare = places.filter((place) => place.rare).map(({ id }) => id);
  return (
    <>
      <Headed step={step} ids={common} />
      {rare.length > 0 && <More step={step} unfolded={unfolded} ids={rare} />}
    </>
  );
}

function More({ step, unfolded, ids }: Props & { readonly ids: readonly QuestionId[] }) {
  const { wizard, words } = usePage();
  const details = useRef<HTMLDetailsElement>(null);
  const stands = use(StandsContext);
  const target = useObservable(wizard.place, (place) => place.target);
  const isWrong = useObservable(wizard.answers, ({ problems }) =>
    problems.some(({ question }) => (ids as readonly string[]).includes(question)),
  );
  const asked = target?.question !== undefined && ids.includes(target.question);
  // Before the step's page moves the focus: what is folded cannot have it.
  useLayoutEffect(() => {
    if (details.current && (isWrong || (asked && target))) details.current.open = true;
  }, [isWrong, asked, target]);
  useLayoutEffect(() => {
    if (details.current && unfolded.has(step)) details.current.open = true;
  }, [unfolded, step]);
  return (
    <details
      ref={details}
      className="more"
      onToggle={({ currentTarget, target: toggled }) => {
        if (toggled !== currentTarget) return;
        if (currentTarget.open) unfolded.add(step);
        else unfolded.delete(step);
      }}
    >
      <summary className="more-title">{words.shell.question.rare(ids.length)}</summary>
      {stands && <Headed step={step} ids={ids} />}
    </details>
  );
}
