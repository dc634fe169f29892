/** The dialogs and notices of the memory. */

import type { ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { answerOf, defaultsOf, questionIds } from '../../core/answers/index.ts';
import { loadMemory } from '../../words/languages.ts';
import type { MemoryWords } from '../../words/messages.ts';
import { expectedPhrase } from '../../words/problem-words.ts';
import { useObservable, usePage } from '../state/context.ts';
import { copyText } from '../ui/clipboard.ts';
import { saveFile } from '../ui/save.ts';
import { bringFiles, linkTo } from './bring.ts';
import type { Notice, Offer } from './memory.ts';
import { allDrafts, fromStored, parseStored, readText, remove, write } from './storage.ts';

interface Props {
  readonly text: MemoryWords;
}

export function Panels() {
  const { wizard, words } = usePage();
  const [text, setText] = useState<MemoryWords>();
  const state = useObservable(wizard.memory, (memory) => memory);
  useEffect(() => void loadMemory(words.language).then((loaded) => setText(() => loaded)), [words.language]);
  if (!text) return null;
  return (
    <>
      {state.dialog === 'drafts' && <Drafts text={text} />}
      {state.offer && <OfferDialog text={text} offer={state.offer} />}
      <Notices text={text} />
    </>
  );
}

function Dialog({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (!ref.current?.open) ref.current?.showModal();
  }, []);
  return (
    <dialog ref={ref} className="memory-dialog" aria-labelledby={id} onClose={close}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

function Drafts({ text }: Props) {
  const { wizard, announce } = usePage();
  const { memory, answers } = wizard;
  const { kept, answers: said } = useObservable(answers, (state) => state);
  const [sure, setSure] = useState(false);
  const [, again] = useState(0);
  const file = useRef<HTMLInputElement>(null);
  const close = () => memory.change({ dialog: undefined });
  const name = kept.name || said.basics.hostname;
  const button = (label: string, act: () => void) => (
    <button type="button" className="button" onClick={act}>
      {label}
    </button>
  );
  const copyLink = async () => announce((await copyText(linkTo(wizard))) ? text.copied : linkTo(wizard));
  const drop = (id: string) => {
    const stored = parseStored(readText(id));
    remove(id);
    again((n) => n + 1);
    if (stored) memory.change({ notice: { kind: 'deleted', id, stored, title: stored.name || id } });
  };
  return (
    <Dialog title={text.title} close={close}>
      <p className="help">{text.help}</p>
      <label className="memory-actions">
        {text.rename}
        <input
          className="input"
          defaultValue={name}
          key={kept.id}
          onBlur={({ target }) => {
            const next = target.value.trim();
            if (next && next !== name) answers.turn('rename', { kept: { ...kept, name: next } });
          }}
        />
      </label>
      <ul>
        {allDrafts().map(({ id, stored }) => (
          <li key={id}>
            <span>{stored.name || fromStored(id, stored)?.moment.answers.basics.hostname || id}</span>
            {id === kept.id ? (
              <span className="help">{text.current}</span>
            ) : (
              <>
                {button(text.show, () => memory.goTo(id))}
                {button(text.remove, () => drop(id))}
              </>
            )}
          </li>
        ))}
      </ul>
      <div className="memory-actions">
        {button(text.create, () => memory.openAs('', { answers: defaultsOf(said.preset) }))}
        {button(text.duplicate, () => memory.openAs(`${name} (2)`, answers.get()))}
        {button(text.exportFile, () => saveFile('answers.json', JSON.stringify(said, null, 2), 'application/json'))}
        {button(text.link, copyLink)}
        {button(text.open, () => file.current?.click())}
        <input
          ref={file}
          type="file"
          multiple
          hidden
          onChange={({ target }) => bringFiles(wizard, [...(target.files ?? [])])}
        />
        {button(text.startOver, () => setSure(true))}
      </div>
      {sure && (
        <div className="memory-actions" role="alert">
          {text.startOverHelp}
          {button(text.startOver, () => {
            answers.turn('start-over', {
              answers: defaultsOf(said.preset),
              drafts: new Map(),
              confirmed: new Set(),
            });
            close();
          })}
          {button(text.cancel, () => setSure(false))}
        </div>
      )}
      {button(text.close, close)}
    </Dialog>
  );
}

function OfferDialog({ text, offer }: Props & { readonly offer: Offer }) {
  const { wizard, words } = usePage();
  const { comparison, opened } = offer;
  const { answers, problems } = opened;
  const close = () => wizard.memory.change({ offer: undefined });
  const current = wizard.answers.get().answers;
  const differs = answers
    ? questionIds.filter((id) => JSON.stringify(answerOf(answers, id)) !== JSON.stringify(answerOf(current, id))).length
    : 0;
  return (
    <Dialog title={answers ? text.offer(answers.basics.hostname) : text.nothing} close={close}>
      {answers && <p>{text.offerHelp(differs)}</p>}
      {problems.length > 0 && <h3>{text.notRead}</h3>}
      {problems.map((problem) => (
        <p key={`${problem.question}${problem.path.join('.')}${problem.expected}`}>
          {problem.question}: {words.shell.question.problem(problem.found, expectedPhrase(words.problems, problem))}
        </p>
      ))}
      {comparison.edited.map(({ path, changes }) => (
        <section key={path}>
          <h3>{text.edited(path)}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre className="memory-edits" tabIndex={0}>
            {changes.map(({ kind, line, text: said }) => `${kind === 'added' ? '+' : '−'} ${line}: ${said}\n`).join('')}
          </pre>
        </section>
      ))}
      <div className="memory-actions">
        {answers && (
          <button
            type="button"
            className="button primary"
            onClick={() => {
              wizard.memory.openAs('', { answers });
              close();
            }}
          >
            {text.openAsNew}
          </button>
        )}
        <button type="button" className="button" onClick={close}>
          {answers ? text.cancel : text.close}
        </button>
      </div>
    </Dialog>
  );
}

function noticeText(text: MemoryWords, notice: Notice): string {
  if (notice.kind === 'deleted') return text.deleted(notice.title);
  if (notice.kind === 'copied') return text.kept(notice.title);
  if (notice.kind === 'unreadable') return text.unreadable;
  return `${text.notRead}: ${notice.problems.map(({ question, found }) => `${question} ${found}`).join('; ')}`;
}

function Notices({ text }: Props) {
  const { memory } = usePage().wizard;
  const { trouble, conflict, notice, dialog } = useObservable(memory, (state) => state);
  if (!trouble && !conflict && !notice) return null;
  const button = (label: string, act: () => void) => (
    <button type="button" className="button" onClick={act}>
      {label}
    </button>
  );
  if (dialog && !notice) return null;
  return (
    <section className="memory-notice" aria-label={text.title} role="status">
      {trouble && <p>{text[trouble]}</p>}
      {notice && (
        <p>
          {noticeText(text, notice)}{' '}
          {notice.kind === 'deleted' &&
            button(text.undo, () => {
              write(notice.id, JSON.stringify(notice.stored));
              memory.change({ notice: undefined });
            })}{' '}
          {button(text.close, () => memory.change({ notice: undefined }))}
        </p>
      )}
      {conflict && (
        <p>
          {text.conflict} {button(text.takeTheirs, memory.takeTheirs)} {button(text.keepMine, memory.keepMine)}
        </p>
      )}
    </section>
  );
}
