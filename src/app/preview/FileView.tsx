import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { nextTask, whenIdle } from '../idle.ts';
import { useObservable, usePage } from '../state/context.ts';
import type { Wizard } from '../state/wizard.ts';
import type { PreviewEditor } from './editor.ts';
import { languageFor } from './language.ts';
import { drawPlain, plainHtml } from './plain.ts';
import { offer } from './requests.ts';

/** The open file: at first as plain text, then, in the same place and metrics, in the editor. */
export function FileView() {
  const { wizard, words } = usePage();
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<PreviewEditor>();
  const spoken = useRef(words);

  useEffect(() => {
    let made: PreviewEditor | undefined;
    let gone = false;
    const cancel = whenIdle(async () => {
      // An editor that is made with its language is made once.
      const [{ createPreviewEditor }] = await Promise.all([
        import('./editor.ts'),
        languageFor(wizard.place.get().path).catch(() => {}),
      ]);
      await nextTask();
      const parent = host.current;
      if (gone || !parent) return;
      const whole = await createPreviewEditor(parent, wizard, spoken.current);
      if (gone) {
        whole.destroy();
        return;
      }
      made = whole;
      // Text and editor are exchanged before the next frame, so that nothing moves.
      flushSync(() => setEditor(whole));
      offer(whole);
    });
    return () => {
      gone = true;
      cancel();
      offer(undefined);
      made?.destroy();
      setEditor(undefined);
    };
  }, [wizard]);

  useEffect(() => {
    spoken.current = words;
    editor?.speak(words);
  }, [editor, words]);

  return (
    <div className="file-text">
      <div ref={host} className="editor-host" data-ready={editor ? '' : undefined} />
      {!editor && <PlainText />}
    </div>
  );
}

/** The text before the editor is there. It stands on the page before React comes, which leaves what is in it alone (`plain.ts`). */
function PlainText() {
  const { wizard, words } = usePage();
  const path = useObservable(wizard.place, (place) => place.path);
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const draw = () => {
      const open = wizard.place.get().path;
      const file = wizard.output.get().files.find((each) => each.path === open);
      if (section.current && file) drawPlain(section.current, file);
    };
    draw();
    const stops = [wizard.output.subscribe(draw), wizard.place.subscribe(draw)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [wizard]);
  return (
    <section
      ref={section}
      className="plain"
      aria-label={words.shell.preview.editorLabel(path)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the build's own text, escaped; in a browser it is empty
      dangerouslySetInnerHTML={{ __html: import.meta.env.SSR ? prerendered(wizard) : '' }}
    />
  );
}

function prerendered({ output, place }: Wizard): string {
  const file = output.first().files.find(({ path }) => path === place.first().path);
  return file ? plainHtml(file) : '';
}
