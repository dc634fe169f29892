import { useEffect, useState } from 'react';
import type { Line } from '../../core/files.ts';
import { usePage } from '../state/context.ts';
import type { Explanation } from './explain.ts';

/** What the line's setting is, in our own words, and its chapter of the manual. Nothing for lines that Exim does not read. */
export function Manual({ line }: { readonly line: Line }) {
  const { words } = usePage();
  const [found, setFound] = useState<{ readonly line: Line; readonly explanation: Explanation | undefined }>();
  useEffect(() => {
    let gone = false;
    void import('./explain.ts').then(({ explain }) => {
      if (!gone) setFound({ line, explanation: explain(line) });
    });
    return () => {
      gone = true;
    };
  }, [line]);
  if (found?.line !== line || !found.explanation) return null;
  const { description, chapter } = found.explanation;
  const { preview } = words.shell;
  const initial = description?.initial ? preview.initially(description.initial) : '';
  const facts = [description?.where, description?.type, initial].filter(Boolean).join(' · ');
  return (
    <div className="line-manual">
      {description && <p lang="en">{description.text}</p>}
      <p className="line-facts">
        {facts}{' '}
        {chapter && (
          <a className="link" href={chapter.address} target="_blank" rel="noopener noreferrer">
            {preview.chapter(chapter.number, chapter.title)}
          </a>
        )}
      </p>
    </div>
  );
}
