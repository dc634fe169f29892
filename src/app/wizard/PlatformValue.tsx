/** What stands behind an answer that is left to the platform: the value, and whether it is known or a guess. */
import { type Answers, AS_PLATFORM, answerOf, type QuestionId } from '../../core/answers/index.ts';
import { applies } from '../../core/answers/relevance.ts';
import { type Asked, type AskedId, type Known, platformFacts, versionText } from '../../core/platforms/index.ts';
import type { QuestionWords } from '../../words/messages.ts';
import { useObservable, usePage } from '../state/context.ts';

const STEP = 'basics.';

function knownOf(id: QuestionId, answers: Answers): Known<Asked[AskedId]> | undefined {
  const { asked } = platformFacts[answers.basics.platform];
  const key = id.slice(STEP.length);
  return id.startsWith(STEP) && key in asked ? asked[key as AskedId] : undefined;
}

/** The values that are asked for and are not surely known. */
function unsureOf(answers: Answers): number {
  return Object.entries(platformFacts[answers.basics.platform].asked).filter(
    ([key, { certainty }]) => certainty !== 'read' && applies(`${STEP}${key as AskedId}`, answers),
  ).length;
}

export function PlatformValue({ id, words: text }: { readonly id: QuestionId; readonly words: QuestionWords }) {
  const { wizard, words } = usePage();
  const { question } = words.shell;
  const said = useObservable(wizard.answers, ({ answers }) => {
    if (id === 'basics.platform') {
      const unsure = unsureOf(answers);
      return unsure > 0 ? question.unsure(unsure) : '';
    }
    const known = knownOf(id, answers);
    const answer = answerOf(answers, id);
    if (!known || (answer !== '' && answer !== AS_PLATFORM)) return '';
    const { value, certainty } = known;
    const plain = typeof value === 'string' ? value : versionText(value);
    return question.known[certainty](text.choices?.[plain]?.label ?? plain);
  });
  return said ? (
    <>
      {question.space}
      <span className="platform-value">{said}</span>
    </>
  ) : null;
}
