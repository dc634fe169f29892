import { memo, useEffect } from 'react';
import { useObservable, usePage } from '../state/context.ts';
import { recallDownloads } from './downloads.ts';
import { FileBar } from './FileBar.tsx';
import { FileTabs, PANEL_ID, tabId } from './FileTabs.tsx';
import { FileView } from './FileView.tsx';
import { LastValid, LinePanel } from './LinePanel.tsx';
import { recall } from './settings.ts';

/** The files as they are now: a tab each, the text, and why a line is there. */
export const Preview = memo(function Preview() {
  const { wizard, words } = usePage();
  const path = useObservable(wizard.place, (place) => place.path);
  useEffect(() => {
    recall();
    recallDownloads();
  }, []);
  return (
    <section className="preview" id="preview" data-preview="" aria-label={words.shell.preview.title} tabIndex={-1}>
      <FileTabs />
      <div className="file" role="tabpanel" id={PANEL_ID} aria-labelledby={tabId(path)}>
        <FileBar />
        <LastValid />
        <FileView />
      </div>
      <LinePanel />
    </section>
  );
});
