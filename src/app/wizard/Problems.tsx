/** What is wrong with an answer, in words, and what would mend it. */
import { fieldOf, type Problem, type QuestionId, readAnswer } from '../../core/answers/index.ts';
import { inputNow } from '../state/answers-store.ts';
import { usePage } from '../state/context.ts';
import { answerIn } from '../state/input.ts';
import styles from '../styles/problems.css?inline';
import { adopt } from '../ui/adopt.ts';
import { Icon } from '../ui/Icon.tsx';
import { useFields } from './field-layer.ts';
import { problemText, repairOf } from './problem-text.ts';

adopt(styles);

/** At most this many problems of one question are spelled out. */
const SPELLED_OUT = 3;

export function Problems(props: {
  readonly id: QuestionId;
  readonly problems: readonly Problem[];
  readonly elementId: string;
}) {
  const { id, problems, elementId } = props;
  const { wizard, words } = usePage();
  const fields = useFields();
  const [first] = problems;
  // An alert without a word would be read out.
  if (!first || !words.problems) return null;
  const input = inputNow(wizard.answers.get(), id);
  const { control } = fieldOf(id);
  const repair = repairOf(first, input, (text) => readAnswer(id, answerIn(control, text)).length === 0);
  const use = (text: string) => {
    fields.set(id, text);
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
