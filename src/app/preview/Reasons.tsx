/** Why a line is there: what its setting is, our reason for it, its chapter of the manual, the answers that made it. */
import { type ReactNode, useEffect, useState } from 'react';
import type { QuestionId } from '../../core/answers/index.ts';
import { applies } from '../../core/answers/relevance.ts';
import type { Line } from '../../core/files.ts';
import { labelOf, useObservable, usePage } from '../state/context.ts';
import { inOrder } from '../state/wizard.ts';
import styles from '../styles/line-body.css?inline';
import { adopt } from '../ui/adopt.ts';
import type { Known } from './known.ts';
import { madeByPhrase } from './made-by.ts';

adopt(styles);

interface KnownLine extends Known {
  readonly line: Line;
  readonly language: string;
}

/** What the tables and the manual know of a line; they come with the first one that is looked at. */
function useKnown(line: Line): KnownLine | undefined {
  const { language } = usePage().words;
  const [known, setKnown] = useState<KnownLine>();
  useEffect(() => {
    let gone = false;
    void (async () => {
      const { knownOf } = await import('./known.ts');
      const found = await knownOf(line, language);
      if (!gone) setKnown({ line, language, ...found });
    })();
    return () => {
      gone = true;
    };
  }, [line, language]);
  return known?.line === line && known.language === language ? known : undefined;
}

/** A moment of rest on a line before it is told: who walks through the text hears the lines, not the panel. */
const REST_MS = 700;

/** Tells the screen reader about the line on which the cursor has come to rest. */
function useReport(known: Known | undefined, made: string): void {
  const { announce } = usePage();
  const text = known?.said?.text ?? '';
  const ready = known !== undefined;
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => announce([text, made].filter(Boolean).join(' ')), REST_MS);
    return () => clearTimeout(timer);
  }, [ready, text, made, announce]);
}

interface Props {
  readonly line: Line;
  /** What stood there before, where that is news. */
  readonly earlier: ReactNode;
}

export function Reasons({ line, earlier }: Props) {
  const { words } = usePage();
  const { preview } = words.shell;
  const known = useKnown(line);
  const own = inOrder(line.own);
  const inherited = inOrder(line.inherited);
  useReport(known, line.text === '' ? '' : madeByPhrase(words, line) || preview.fixed);
  return (
    <>
      {earlier}
      {known && <Facts known={known} />}
      {line.why && (
        <p className="line-why">
          <span className="line-answers-title">{preview.why}</span> <span lang="en">{line.why.join(' ')}</span>
        </p>
      )}
      {line.text !== '' && own.length + inherited.length === 0 && <p className="quiet">{preview.fixed}</p>}
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

function Facts({ known: { said, chapter } }: { readonly known: Known }) {
  const { preview } = usePage().words.shell;
  if (!said && !chapter) return null;
  return (
    <div className="line-manual">
      {said && <p lang={said.lang}>{said.text}</p>}
      <p className="line-facts">
        {said?.facts.join(' · ')}{' '}
        {chapter && (
          <a className="link" href={chapter.address} target="_blank" rel="noopener noreferrer">
            {preview.chapter(chapter.number, chapter.title)}
          </a>
        )}
      </p>
    </div>
  );
}

function Answers(props: {
  readonly title: string;
  readonly questions: readonly QuestionId[];
  readonly strong: boolean;
}) {
  const { wizard, words, open } = usePage();
  // A question that does not apply is not on the page: it made the line by not being asked.
  const asked = useObservable(wizard.answers, ({ answers }) =>
    props.questions.filter((id) => applies(id, answers)).join(' '),
  );
  if (asked === '') return null;
  return (
    <div className="line-answers">
      <span className="line-answers-title">{props.title}</span>
      <ul>
        {(asked.split(' ') as QuestionId[]).map((id) => (
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
