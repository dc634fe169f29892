import { textOf } from '../../core/files.ts';
import { useObservable, usePage } from '../state/context.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { saveFile } from '../ui/save.ts';
import { splitPath } from './FileTabs.tsx';
import { openSearch } from './requests.ts';

/** The open file's path on the server, who may read it, and what can be done with it. */
export function FileBar() {
  const { wizard, words, announce } = usePage();
  const path = useObservable(wizard.place, (place) => place.path);
  const file = useObservable(wizard.output, ({ files }) => files.find((each) => each.path === path));
  if (!file) return null;
  const { preview } = words.shell;
  const { name } = splitPath(file.path);
  const mode = file.mode.toString(8).padStart(4, '0');
  const owner = file.owner ? `${file.owner}:${file.group ?? file.owner}` : preview.inBundle;
  const onServer = file.path.startsWith('root/') ? file.path.slice('root'.length) : file.path;
  return (
    <div className="file-bar">
      <p className="file-path">
        <span className="mono">{onServer}</span> <span className="file-mode">{preview.mode(mode, owner)}</span>
        {file.pending && <span role="status"> {words.shell.loading}</span>}
      </p>
      <div className="file-actions">
        <button
          type="button"
          className="icon-button"
          aria-label={preview.search}
          title={preview.search}
          onClick={openSearch}
        >
          <Icon name="search" />
        </button>
        <CopyButton
          label={preview.copyFile}
          content={() => textOf(file)}
          disabled={file.pending}
          words={words.shell}
          announce={announce}
        />
        <button
          type="button"
          className="icon-button"
          aria-label={preview.downloadFile}
          title={preview.downloadFile}
          disabled={file.pending}
          onClick={() => saveFile(name, textOf(file), 'text/plain')}
        >
          <Icon name="download" />
        </button>
      </div>
    </div>
  );
}
