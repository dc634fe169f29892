/** What was brought back, before one takes it over: how it differs, what could not be read, what was changed by hand. */
import { answerOf, type Problem, type QuestionId, questionIds, sameAnswer } from '../../core/answers/index.ts';
import type { HandEdit } from '../../core/hand-edits.ts';
import type { MemoryWords } from '../../words/messages.ts';
import { expectedPhrase } from '../../words/problem-words.ts';
import { labelOf, useObservable, usePage } from '../state/context.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { answerText } from '../wizard/answer-text.ts';
import type { Offer } from './memory.ts';

interface Props {
  readonly text: MemoryWords;
  readonly offer: Offer;
}

export function OfferDialog({ text, offer }: Props) {
  const { wizard, announce } = usePage();
  const { comparison, opened } = offer;
  const { answers, problems } = opened;
  const words = text.offer;
  const names = Object.keys(offer.keys);
  const close = () => wizard.memory.change({ offer: undefined });
  const open = () => {
    if (!answers) return;
    close();
    wizard.memory.openAs('', answers);
    if (names.length > 0) wizard.secrets.bringKeys(offer.keys);
    announce(text.deed(text.deeds.open, answers.basics.hostname));
  };
  return (
    <Dialog title={answers ? words.title(answers.basics.hostname) : words.nothing} kind="memory-dialog" close={close}>
      {answers && <Differences text={text} offer={offer} />}
      {names.length > 0 && <p>{words.keys(names)}</p>}
      <Unread title={words.notRead} problems={problems} />
      <Named title={words.unknown} names={comparison.unknown} />
      <Named title={words.others} names={comparison.others} />
      {comparison.edited.length > 0 && <p className="help">{words.editedHelp}</p>}
      {comparison.edited.map((edit) => (
        <Edit key={edit.path} text={text} edit={edit} />
      ))}
      <div className="dialog-actions">
        {answers && (
          <button type="button" className="button primary" onClick={open}>
            {words.open}
          </button>
        )}
        <button type="button" className="button" onClick={close}>
          {answers ? text.cancel : text.close}
        </button>
      </div>
    </Dialog>
  );
}

/** The answers that differ from the open draft's, side by side. */
function Differences({ text, offer }: Props) {
  const { wizard, words } = usePage();
  const here = useObservable(wizard.answers, (state) => state.answers);
  const there = offer.opened.answers;
  if (!there) return null;
  const differs = questionIds.filter((id) => !sameAnswer(answerOf(there, id), answerOf(here, id)));
  const preset = words.steps.basics && here.preset !== there.preset ? words.steps.basics : undefined;
  if (differs.length === 0 && !preset) return <p>{text.offer.same}</p>;
  const row = (id: QuestionId) => ({
    key: id,
    label: labelOf(words, id),
    here: answerText(words, here, id, text.offer),
    there: answerText(words, there, id, text.offer),
  });
  const rows = [
    ...(preset
      ? [
          {
            key: 'preset',
            label: preset.preset.label,
            here: preset.presets[here.preset].label,
            there: preset.presets[there.preset].label,
          },
        ]
      : []),
    ...differs.map(row),
  ];
  return (
    <>
      <p>{text.offer.differs(rows.length)}</p>
      <table className="differences">
        <thead>
          <tr>
            <th scope="col">{text.offer.question}</th>
            <th scope="col">{text.offer.here}</th>
            <th scope="col">{text.offer.there}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, ...values }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td data-label={text.offer.here}>{values.here}</td>
              <td data-label={text.offer.there}>{values.there}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Problems with their places; `title` where there is any. */
export function Unread({ title, problems }: { readonly title?: string; readonly problems: readonly Problem[] }) {
  const { words } = usePage();
  if (problems.length === 0) return null;
  return (
    <>
      {title && <h3>{title}</h3>}
      <ul className="unread">
        {problems.map((problem) => (
          <li key={`${problem.question}${problem.path.join('.')}${problem.expected}${problem.found}`}>
            <strong>{labelOf(words, problem.question)}</strong>{' '}
            {words.problems && words.shell.question.problem(problem.found, expectedPhrase(words.problems, problem))}
          </li>
        ))}
      </ul>
    </>
  );
}

function Named({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="unread">
        {names.map((name) => (
          <li key={name} className="mono">
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}

function Edit({ text, edit }: { readonly text: MemoryWords; readonly edit: HandEdit }) {
  const { removed, added, edited } = text.offer;
  return (
    <section>
      <h3>{edited(edit.path.slice(edit.path.lastIndexOf('/') + 1), edit.changes.length)}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ul className="memory-edits mono" tabIndex={0}>
        {edit.changes.map(({ kind, line, text: said }) => (
          <li key={`${kind}${line}`} data-kind={kind}>
            <span className="sr-only">{(kind === 'added' ? added : removed)(String(line))} </span>
            <span aria-hidden="true">
              {kind === 'added' ? '+' : '−'} {line}
            </span>
            <span>{said}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
