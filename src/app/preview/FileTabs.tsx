import { type KeyboardEvent, useMemo } from 'react';
import type { GeneratedFile } from '../../core/files.ts';
import { useObservable, usePage } from '../state/context.ts';
import { mainFile, ownedLines } from '../state/wizard.ts';

export const PANEL_ID = 'preview-file';
export const tabId = (path: string) => `tab:${path}`;

/** Folder and name of a path. */
export function splitPath(path: string): { folder: string; name: string } {
  const slash = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, slash), name: path.slice(slash) };
}

/** Exim's configuration first, then what else is installed, then what stays in the bundle. */
export function tabOrder(files: readonly GeneratedFile[]): readonly GeneratedFile[] {
  const main = mainFile(files);
  const rank = (file: GeneratedFile) => (file === main ? 0 : file.path.startsWith('root/') ? 1 : 2);
  return files.toSorted((a, b) => rank(a) - rank(b));
}

/** One tab a file. Arrow keys move between them, as in every list of tabs. */
export function FileTabs() {
  const { wizard, words } = usePage();
  const files = tabOrder(useObservable(wizard.output, (output) => output.whole));
  const path = useObservable(wizard.place, (place) => place.path);
  const move = (event: KeyboardEvent) => {
    const index = files.findIndex((file) => file.path === path);
    const target = targetOf(event.key, index, files.length);
    const next = target === undefined ? undefined : files[target];
    if (!next) return;
    event.preventDefault();
    wizard.go({ path: next.path, line: undefined });
    document.getElementById(tabId(next.path))?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={words.shell.preview.files} onKeyDown={move}>
      {files.map((file) => (
        <FileTab key={file.path} file={file} selected={file.path === path} />
      ))}
    </div>
  );
}

function targetOf(key: string, index: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (index + 1) % count;
  if (key === 'ArrowLeft') return (index - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}

function FileTab({ file, selected }: { readonly file: GeneratedFile; readonly selected: boolean }) {
  const { wizard, words } = usePage();
  const changed = useObservable(wizard.output, (output) => output.changes.get(file.path)?.count ?? 0);
  const question = useObservable(wizard.place, (place) => place.question);
  const owned = useMemo(() => {
    const { own, inherited } = ownedLines(file, question);
    return own.length + inherited.length;
  }, [file, question]);
  const { name } = splitPath(file.path);
  const { preview } = words.shell;
  return (
    <button
      type="button"
      role="tab"
      id={tabId(file.path)}
      className="tab"
      title={file.path}
      aria-selected={selected}
      aria-controls={PANEL_ID}
      tabIndex={selected ? 0 : -1}
      onClick={() => wizard.go({ path: file.path, line: undefined })}
    >
      <span className="sr-only">{file.path}</span>
      <span aria-hidden="true">{name}</span>
      <span className="tab-counts">
        {owned > 0 && (
          <span className="tab-owned" title={preview.owned(owned)}>
            <span aria-hidden="true">{owned}</span>
            <span className="sr-only">, {preview.owned(owned)}</span>
          </span>
        )}
        {changed > 0 && (
          <span className="tab-changed" title={preview.changed(changed)}>
            <span aria-hidden="true">±{changed}</span>
            <span className="sr-only">, {preview.changed(changed)}</span>
          </span>
        )}
      </span>
    </button>
  );
}
