import type { Answers } from '../../core/answers/index.ts';
import { temporaryErrors } from '../../core/mailserver/readme/temporary.ts';
import { said, troubles } from '../../core/mailserver/readme/troubles.ts';
import type { ReviewWords } from '../../words/messages.ts';
import { usePage } from '../state/context.ts';
import { CopyButton } from '../ui/CopyButton.tsx';

/** Temporary errors, what they mean on this server and where to look; the read-me has the same. */
export function Temporary({ answers, words: text }: { readonly answers: Answers; readonly words: ReviewWords }) {
  const { words, announce } = usePage();
  const { temporary } = text;
  const { commands, impossible, places } = temporaryErrors.of(answers);
  const content = commands.join('\n');
  return (
    <details className="review-part temporary" id="temporary">
      <summary className="more-title">{temporary.title}</summary>
      <p className="help">{temporary.help}</p>
      <dl>
        {troubles
          .filter((cause) => !impossible.includes(cause))
          .map((cause) => (
            <div key={cause}>
              <dt className="mono" lang="en">
                {said[cause]}
              </dt>
              <dd>
                {temporary.causes[cause].means} {temporary.causes[cause].look(places).replaceAll('`', '')}
              </dd>
            </div>
          ))}
      </dl>
      <p className="help">{temporary.commands}</p>
      <div className="command-text">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre tabIndex={0}>{content}</pre>
        <CopyButton
          label={`${words.shell.copy}: ${temporary.title}`}
          content={() => content}
          words={words.shell}
          announce={announce}
        />
      </div>
    </details>
  );
}
