/**
 * The floor: React and CodeMirror and nothing else. One field, and an editor of one line that shows what is typed into it. The least
 * that a page with these two libraries can cost, so the wizard is measured beside it.
 */
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Floor() {
  const [name, setName] = useState('mail.example.org');
  return (
    <>
      <label>
        Host name
        <input name="basics.hostname" value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <Editor text={`primary_hostname = ${name}`} />
    </>
  );
}

function Editor({ text }: { readonly text: string }) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(undefined);
  useLayoutEffect(() => {
    if (!host.current) return undefined;
    const view = new EditorView({ parent: host.current, extensions: EditorState.readOnly.of(true) });
    editor.current = view;
    return () => view.destroy();
  }, []);
  useLayoutEffect(() => {
    const view = editor.current;
    view?.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  }, [text]);
  return <div data-preview="" ref={host} />;
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Floor />);
