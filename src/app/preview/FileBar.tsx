import { lazy, Suspense, useState } from 'react';
import { textOf } from '../../core/files.ts';
import { useObservable, usePage } from '../state/context.ts';
import { Caught } from '../ui/Caught.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { saveFile } from '../ui/save.ts';
import { useFields } from '../wizard/field-layer.ts';
import { downloads } from './downloads.ts';
import { splitPath } from './FileTabs.tsx';
import { hasSecrets } from './mask.ts';
import { foldAll, openSearch, unfoldAll } from './requests.ts';
import { change, settings } from './settings.ts';

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
        <CommentLevel />
        <Since />
        <Wrap />
        <Action icon="fold" label={preview.foldAll} act={foldAll} />
        <Action icon="unfold" label={preview.unfoldAll} act={unfoldAll} />
        {hasSecrets(file) && <Secrets path={file.path} />}
        <Action icon="search" label={preview.search} act={openSearch} />
        <CopyButton
          label={preview.copyFile}
          content={() => textOf(file)}
          disabled={file.pending}
          words={words.shell}
          announce={announce}
        />
        <Action
          icon="download"
          label={preview.downloadFile}
          disabled={file.pending}
          act={() => saveFile(name, textOf(file), 'text/plain')}
        />
      </div>
    </div>
  );
}

interface ActionProps {
  readonly icon: IconName;
  readonly label: string;
  readonly act: () => void;
  readonly disabled?: boolean | undefined;
  /** For what is on or off. */
  readonly pressed?: boolean;
}

function Action({ icon, label, act, disabled, pressed }: ActionProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      disabled={disabled}
      onClick={act}
    >
      <Icon name={icon} />
    </button>
  );
}

function Wrap() {
  const { preview } = usePage().words.shell;
  const wrap = useObservable(settings, (now) => now.wrap);
  return <Action icon="wrap" label={preview.wrap} pressed={wrap} act={() => change({ wrap: !wrap })} />;
}

function Secrets({ path }: { readonly path: string }) {
  const { preview } = usePage().words.shell;
  const revealed = useObservable(settings, (now) => now.revealed);
  const turn = () => {
    const next = new Set(revealed);
    if (!next.delete(path)) next.add(path);
    change({ revealed: next });
  };
  return <Action icon="eye" label={preview.showSecrets} pressed={revealed.has(path)} act={turn} />;
}

const Compare = lazy(() => import('./Compare.tsx'));

/** What changed since the bundle of this draft was downloaded last; absent as long as none was. */
function Since() {
  const { wizard, words } = usePage();
  const [open, setOpen] = useState(false);
  const draft = useObservable(wizard.answers, ({ kept }) => kept.id);
  const since = useObservable(downloads, (all) => all.get(draft));
  if (!since) return null;
  return (
    <>
      <Action icon="compare" label={words.shell.preview.compare} act={() => setOpen(true)} />
      {open && (
        <Caught>
          <Suspense>
            <Compare since={since} close={() => setOpen(false)} />
          </Suspense>
        </Caught>
      )}
    </>
  );
}

const levels = ['none', 'brief', 'teaching'] as const;

/** How much the files explain: the answer to the question of the last step, at hand where its effect is seen. */
function CommentLevel() {
  const { wizard, words } = usePage();
  const fields = useFields();
  const level = useObservable(wizard.answers, ({ answers }) => answers.review.comments);
  const { preview } = words.shell;
  return (
    <select
      className="input select small"
      aria-label={preview.comments}
      title={preview.comments}
      value={level}
      onChange={({ target }) => {
        fields.set('review.comments', target.value);
        wizard.answers.seal();
        wizard.answers.say('review.comments', target.value);
      }}
    >
      {levels.map((each) => (
        <option key={each} value={each}>
          {preview.commentLevels[each]}
        </option>
      ))}
    </select>
  );
}
