import { useMemo } from 'react';
import { locate } from '../../core/answers/index.ts';
import type { ReviewWords } from '../../words/messages.ts';
import { inputNow } from '../state/answers-store.ts';
import { labelOf, useObservable, usePage } from '../state/context.ts';
import { type Attention, attentionOf } from '../state/progress.ts';
import { Icon } from '../ui/Icon.tsx';
import { problemText } from '../wizard/problem-text.ts';

/** Everything that is open, each with the way to its question. */
export function AttentionList({ words: text }: { readonly words: ReviewWords }) {
  const { wizard } = usePage();
  const state = useObservable(wizard.answers, (answers) => answers);
  const entries = useMemo(() => attentionOf(state), [state]);
  return (
    <section className="review-part" aria-labelledby="attention-heading">
      <h3 id="attention-heading">{text.attention.title}</h3>
      {entries.length === 0 ? (
        <p className="all-clear">
          <Icon name="check" />
          <span>{text.attention.none}</span>
        </p>
      ) : (
        <ul className="attention">
          {entries.map((entry) => (
            <Entry key={entry.question} entry={entry} text={text} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Entry({ entry, text }: { readonly entry: Attention; readonly text: ReviewWords }) {
  const { wizard, words, open } = usePage();
  const { question } = entry;
  const { step } = locate(question);
  const said =
    entry.kind === 'sample'
      ? text.attention.sample(entry.value)
      : problemText(words, entry.problem, inputNow(wizard.answers.get(), question));
  return (
    <li data-kind={entry.kind}>
      <p className="attention-what">
        <strong>{labelOf(words, question)}</strong>
        <span>{said}</span>
      </p>
      <span className="attention-actions">
        {entry.kind === 'sample' && (
          <button type="button" className="link" onClick={() => wizard.answers.confirm(question)}>
            {words.shell.question.keep(entry.value)}
          </button>
        )}
        <button
          type="button"
          className="link"
          aria-label={`${text.attention.takeMeThere}: ${labelOf(words, question)}`}
          onClick={() => open(step, question)}
        >
          {text.attention.takeMeThere}
        </button>
      </span>
    </li>
  );
}
