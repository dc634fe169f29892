/** The check-up: what a seasoned postmaster would say, the gravest first, each with the way to its question or one click that mends it. */
import { useMemo } from 'react';
import { fieldOf, locate } from '../../core/answers/index.ts';
import { checkUp, type Finding, type Fix } from '../../core/checkup/index.ts';
import type { FindingWords } from '../../words/finding-words.ts';
import { seenCertificate } from '../dns/seen-certificate.ts';
import { labelOf, useObservable, usePage } from '../state/context.ts';
import { inputOf } from '../state/input.ts';
import { isOpenSample } from '../state/progress.ts';
import { Icon } from '../ui/Icon.tsx';
import { useFields } from '../wizard/field-layer.ts';
import { useFindingWords } from './finding-words.ts';

export function CheckUp() {
  const { wizard } = usePage();
  const answers = useObservable(wizard.answers, ({ shown }) => shown);
  const files = useObservable(wizard.output, (output) => output.files);
  const certificate = useObservable(seenCertificate, (seen) => seen);
  const text = useFindingWords();
  // What stands above among the samples is not said twice; once it is kept, it is an answer like any other.
  const sampleAddress = useObservable(wizard.answers, (state) => isOpenSample(state, 'basics.ipv4'));
  const found = useMemo(
    () =>
      checkUp(answers, files, { certificate, now: Date.now() }).filter(
        ({ code, questions: [question] }) =>
          !(sampleAddress && code === 'documentation-address' && question === 'basics.ipv4'),
      ),
    [answers, files, sampleAddress, certificate],
  );
  if (!text) return null;
  return (
    <section className="review-part" aria-labelledby="checkup-heading">
      <h3 id="checkup-heading">{text.title}</h3>
      {found.length === 0 ? (
        <p className="all-clear">
          <Icon name="check" />
          <span>{text.none}</span>
        </p>
      ) : (
        <ul className="attention findings">
          {found.map((finding) => (
            <Entry key={finding.code} finding={finding} text={text} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Entry({ finding, text }: { readonly finding: Finding; readonly text: FindingWords }) {
  const { wizard, words, open } = usePage();
  const { code, severity, questions, lines, detail, fix } = finding;
  const said = text.codes[code];
  const [question] = questions;
  const [place] = lines;
  return (
    <li data-severity={severity}>
      <p className="attention-what">
        <strong>
          <span className="severity">{text.severities[severity]}</span> {said.title}
        </strong>
        <span>{said.why(detail)}</span>
        {!fix && <span>{said.fix}</span>}
      </p>
      <span className="attention-actions">
        {fix && <MendButton fix={fix} label={said.fix} />}
        <button
          type="button"
          className="link"
          aria-label={text.takeMeThere(labelOf(words, question))}
          onClick={() => open(locate(question).step, question)}
        >
          {words.steps.review?.attention.takeMeThere}
        </button>
        {place && (
          <button
            type="button"
            className="link"
            onClick={() => wizard.go({ path: place.path, line: place.line, view: 'preview' })}
          >
            {text.showLine(place.path.slice(place.path.lastIndexOf('/') + 1), place.line + 1)}
          </button>
        )}
      </span>
    </li>
  );
}

/** Gives the one answer that mends a finding; undo takes it back. */
function MendButton({ fix, label }: { readonly fix: Fix; readonly label: string }) {
  const { wizard } = usePage();
  const fields = useFields();
  const mend = () => {
    const input = inputOf(fieldOf(fix.question).control, fix.value);
    fields.set(fix.question, input);
    wizard.answers.seal();
    wizard.answers.say(fix.question, input);
    wizard.answers.seal();
  };
  return (
    <button type="button" className="link" onClick={mend}>
      {label}
    </button>
  );
}
