/** All drafts of this browser, and what can be done with each. */
import { useRef, useState } from 'react';
import { defaultsOf } from '../../core/answers/index.ts';
import type { MemoryWords } from '../../words/messages.ts';
import { useObservable, usePage } from '../state/context.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { bringFiles } from './bring.ts';
import type { Draft } from './drafts.ts';
import { exportDraft, useCopyLink } from './hand-out.ts';
import { Notices } from './Notices.tsx';

interface Props {
  readonly text: MemoryWords;
}

export function DraftsDialog({ text }: Props) {
  const { wizard } = usePage();
  const { memory } = wizard;
  const { deleted } = useObservable(memory, (state) => state);
  useObservable(wizard.answers, (state) => state.kept);
  const close = () => memory.change({ dialog: undefined });
  const rows = [...memory.list(), ...deleted].sort((a, b) => b.at - a.at || a.id.localeCompare(b.id));
  return (
    <Dialog title={text.title} kind="memory-dialog" close={close}>
      <p className="help">{text.help}</p>
      <Notices text={text} />
      <ul className="drafts">
        {rows.map((draft) =>
          deleted.includes(draft) ? (
            <Deleted key={draft.id} draft={draft} text={text} />
          ) : (
            <Row key={draft.id} draft={draft} text={text} />
          ),
        )}
      </ul>
      <Others text={text} close={close} />
      <p className="help">{text.bring}</p>
      <div className="dialog-actions">
        <button type="button" className="button primary" onClick={close}>
          {text.close}
        </button>
      </div>
    </Dialog>
  );
}

/** The page's language as the browser's region writes it: British dates for British English. */
const regional = (language: string) => [
  ...navigator.languages.filter((tag) => tag.split('-')[0] === language.split('-')[0]),
  language,
];

interface RowProps extends Props {
  readonly draft: Draft;
}

/** A button whose name says which draft it is about. */
function Deed(props: RowProps & { readonly deed: keyof MemoryWords['deeds']; readonly act: () => void }) {
  const { text, draft, deed, act } = props;
  return (
    <button type="button" className="link" aria-label={text.deed(text.deeds[deed], draft.title)} onClick={act}>
      {text.deeds[deed]}
    </button>
  );
}

function Row({ draft, text }: RowProps) {
  const { wizard, words, announce } = usePage();
  const { memory } = wizard;
  const [renaming, setRenaming] = useState(false);
  const isOpen = wizard.answers.get().kept.id === draft.id;
  const when = new Intl.DateTimeFormat(regional(words.language), { dateStyle: 'medium', timeStyle: 'short' });
  const about = [
    ...(draft.hostname && draft.hostname !== draft.title ? [draft.hostname] : []),
    draft.at > 0 ? text.changed(when.format(draft.at)) : text.notStored,
  ];
  const rename = (name: string) => {
    setRenaming(false);
    if (!name || name === draft.title) return;
    memory.rename(draft.id, name);
    announce(text.done.renamed(name));
  };
  return (
    <li aria-current={isOpen ? 'true' : undefined}>
      {renaming ? (
        <Rename draft={draft} text={text} done={rename} />
      ) : (
        <p className="draft-title">
          <strong>{draft.title}</strong> {isOpen && <span className="where">{text.current}</span>}
        </p>
      )}
      <p className="help">{about.join(' · ')}</p>
      <div className="draft-deeds">
        {!isOpen && (
          <Deed
            draft={draft}
            text={text}
            deed="open"
            act={() => {
              memory.change({ dialog: undefined });
              memory.goTo(draft.id);
              announce(text.deed(text.deeds.open, draft.title));
            }}
          />
        )}
        <Deed draft={draft} text={text} deed="rename" act={() => setRenaming(true)} />
        <Deed
          draft={draft}
          text={text}
          deed="duplicate"
          act={() => {
            memory.duplicate(draft.id);
            announce(text.done.duplicated(draft.title));
          }}
        />
        <Deed draft={draft} text={text} deed="export" act={() => exportDraft(wizard, draft.id)} />
        <Deed
          draft={draft}
          text={text}
          deed="delete"
          act={() => {
            memory.deleteDraft(draft.id);
            announce(text.done.deleted(draft.title));
          }}
        />
      </div>
    </li>
  );
}

/** Enter saves, Escape leaves the name as it was; neither closes the dialog. */
function Rename({ draft, text, done }: RowProps & { readonly done: (name: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const save = () => done(field.current?.value.trim() ?? '');
  return (
    <div className="draft-rename">
      <input
        ref={(element) => {
          field.current = element;
          element?.focus();
        }}
        className="input"
        aria-label={text.name}
        defaultValue={draft.title}
        maxLength={80}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          if (event.key === 'Enter') save();
          else done('');
        }}
      />
      <button type="button" className="button" onClick={save}>
        {text.deeds.save}
      </button>
    </div>
  );
}

/** Stays where it was until the page is left. */
function Deleted({ draft, text }: RowProps) {
  const { wizard, announce } = usePage();
  return (
    <li data-deleted="">
      <p className="draft-title">
        <s>{draft.title}</s> <span className="where">{text.deleted}</span>
      </p>
      <div className="draft-deeds">
        <button
          type="button"
          className="link"
          ref={(element) => {
            // Its row had the focus when it was deleted.
            if (document.activeElement === document.body || !document.activeElement?.isConnected) element?.focus();
          }}
          aria-label={text.deed(text.deeds.undo, draft.title)}
          onClick={() => {
            wizard.memory.bringBack(draft.id);
            announce(text.done.back(draft.title));
          }}
        >
          {text.deeds.undo}
        </button>
      </div>
    </li>
  );
}

/** What is not about one draft of the list. */
function Others({ text, close }: Props & { readonly close: () => void }) {
  const { wizard } = usePage();
  const { memory, answers } = wizard;
  const [sure, setSure] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const copyLink = useCopyLink(text);
  const startOver = () => {
    const { preset } = answers.get().answers;
    answers.turn('start-over', { answers: defaultsOf(preset), drafts: new Map(), confirmed: new Set() });
    close();
  };
  const startNew = () => {
    close();
    memory.startNew();
  };
  return (
    <>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={startNew}>
          <Icon name="file" />
          {text.create}
        </button>
        <button type="button" className="button" onClick={() => file.current?.click()}>
          {text.openFile}
        </button>
        <input
          ref={file}
          type="file"
          multiple
          hidden
          onChange={({ target }) => bringFiles(wizard, [...(target.files ?? [])])}
        />
        <button type="button" className="button" onClick={copyLink}>
          <Icon name="copy" />
          {text.copyLink}
        </button>
        <button type="button" className="button" aria-expanded={sure} onClick={() => setSure(!sure)}>
          {text.startOver}
        </button>
      </div>
      {sure && (
        <div className="sure" role="alert">
          <p>{text.startOverHelp}</p>
          <div className="dialog-actions">
            <button type="button" className="button" onClick={startOver}>
              {text.startOver}
            </button>
            <button type="button" className="button" onClick={() => setSure(false)}>
              {text.cancel}
            </button>
          </div>
        </div>
      )}
    </>
  );
}
