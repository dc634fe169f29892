import { useMemo } from 'react';
import type { ReviewWords } from '../../words/messages.ts';
import { useObservable, usePage } from '../state/context.ts';
import { mainFile } from '../state/wizard.ts';
import { Icon } from '../ui/Icon.tsx';
import { type Landmark, landmarksOf, stageIds } from './stages.ts';

/** How a message travels: the stages in their order, drawn as a list whose boxes arrows join, each with its parts of the file. */
export function Journey({ words: text }: { readonly words: ReviewWords }) {
  const { wizard } = usePage();
  const file = useObservable(wizard.output, ({ files }) => mainFile(files));
  const landmarks = useMemo(() => (file ? landmarksOf(file) : undefined), [file]);
  if (!file || !landmarks) return null;
  const { journey } = text;
  // Where nobody logs in there is no such stage.
  const shown = stageIds.filter((id) => id !== 'login' || landmarks.login.length > 0);
  const show = ({ line }: Landmark) => wizard.go({ path: file.path, line, view: 'preview' });
  return (
    <details className="review-part journey" id="journey">
      <summary className="more-title">{journey.title}</summary>
      <p className="help">{journey.help}</p>
      <ol className="journey-stages">
        {shown.map((id) => (
          <li key={id} data-stage={id}>
            <strong>{journey.stages[id].title}</strong>
            <p>{journey.stages[id].text}</p>
            {landmarks[id].length > 0 && (
              <ul aria-label={journey.parts}>
                {landmarks[id].map((landmark) => (
                  <li key={landmark.name}>
                    <button type="button" className="link mono" lang="en" onClick={() => show(landmark)}>
                      {landmark.name}
                    </button>
                  </li>
                ))}
              </ul>
            )}
            {id !== 'transport' && <Icon name="downward" />}
          </li>
        ))}
      </ol>
    </details>
  );
}
