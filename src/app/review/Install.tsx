import type { Answers } from '../../core/answers/index.ts';
import type { CommandWords, ReviewWords } from '../../words/messages.ts';
import { usePage } from '../state/context.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { WithCode } from '../ui/WithCode.tsx';
import { type InstallStep, installSteps } from './commands.ts';

/** The commands in order, each group with the machine that it is typed on. */
export function Install({ answers, words: text }: { readonly answers: Answers; readonly words: ReviewWords }) {
  return (
    <section className="review-part install" aria-labelledby="install-heading">
      <h3 id="install-heading">{text.install.title}</h3>
      <p className="help">{text.install.help}</p>
      <ol>
        {installSteps(answers).map((step) => (
          <Command
            key={step.name}
            step={step}
            words={text.install[step.name]}
            notes={text.packageNotes}
            where={text.install[step.where]}
          />
        ))}
      </ol>
    </section>
  );
}

function Command(props: {
  readonly step: InstallStep;
  readonly words: CommandWords;
  readonly notes: ReviewWords['packageNotes'];
  readonly where: string;
}) {
  const { words, announce } = usePage();
  const { step, words: text, notes, where } = props;
  const content = step.commands.join('\n');
  return (
    <li className="command">
      <p className="command-title">
        <strong>{text.title}</strong> <span className="where">{where}</span>
      </p>
      {text.help && <p className="help">{text.help}</p>}
      {step.notes?.map((note) => (
        <p key={note} className="help">
          <WithCode text={notes[note]} />
        </p>
      ))}
      <div className="command-text">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre tabIndex={0}>{content}</pre>
        <CopyButton
          label={`${words.shell.copy}: ${text.title}`}
          content={() => content}
          words={words.shell}
          announce={announce}
        />
      </div>
    </li>
  );
}
