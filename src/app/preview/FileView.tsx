import { memo, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Block } from '../../core/files.ts';
import { linesOf } from '../../core/files.ts';
import { whenIdle } from '../idle.ts';
import { useObservable, usePage } from '../state/context.ts';
import type { PreviewEditor } from './editor.ts';
import { maskedText } from './mask.ts';
import { offer } from './requests.ts';

/** The open file: at first as plain text, then, in the same place and metrics, in the editor. */
export function FileView() {
  const { wizard, words } = usePage();
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<PreviewEditor>();

  useEffect(() => {
    let made: PreviewEditor | undefined;
    let gone = false;
    const cancel = whenIdle(async () => {
      const { createPreviewEditor } = await import('./editor.ts');
      const parent = host.current;
      if (gone || !parent) return;
      // Text and editor are exchanged before the next frame, so that nothing moves.
      flushSync(() => {
        made = createPreviewEditor(parent, wizard);
        setEditor(made);
      });
      offer(made);
    });
    return () => {
      gone = true;
      cancel();
      offer(undefined);
      made?.destroy();
      setEditor(undefined);
    };
  }, [wizard]);

  useEffect(() => editor?.speak(words), [editor, words]);

  return (
    <div className="file-text">
      <div ref={host} className="editor-host" data-ready={editor ? '' : undefined} />
      {!editor && <PlainText />}
    </div>
  );
}

/** The text before the editor is there. Only blocks that changed are drawn again. */
function PlainText() {
  const { wizard, words } = usePage();
  const path = useObservable(wizard.place, (place) => place.path);
  const file = useObservable(wizard.output, ({ files }) => files.find((each) => each.path === path));
  if (!file) return null;
  // As in the editor: the text ends in a newline, so there is a line after the last.
  const numbers = Array.from({ length: linesOf(file).length + 1 }, (_, index) => index + 1);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="plain" aria-label={words.shell.preview.editorLabel(path)} tabIndex={0}>
      <pre className="plain-numbers" aria-hidden="true">
        {numbers.join('\n')}
      </pre>
      <pre className="plain-text">
        {file.blocks.map((block) => (
          <BlockText key={block.key} lines={block.lines} secret={file.secret} />
        ))}
      </pre>
    </section>
  );
}

interface BlockProps {
  readonly lines: Block['lines'];
  readonly secret: true | undefined;
}

const BlockText = memo(function BlockText({ lines, secret }: BlockProps) {
  return <span>{lines.map((line) => `${maskedText(line, secret ? { secret } : {})}\n`).join('')}</span>;
});
