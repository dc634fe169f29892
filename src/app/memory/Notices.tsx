/** What the person must know about their drafts: at the foot of the page, or in the dialog that is open. */
import { type FocusEvent, useEffect } from 'react';
import type { MemoryWords } from '../../words/messages.ts';
import { useObservable, usePage } from '../state/context.ts';
import { exportDraft, useCopyLink } from './hand-out.ts';
import type { Notice } from './memory.ts';
import { Unread } from './OfferDialog.tsx';

interface Props {
  readonly text: MemoryWords;
}

function noticeText(text: MemoryWords, notice: Notice): string {
  switch (notice.kind) {
    case 'copied':
      return text.kept(notice.title);
    case 'refused':
      return text.refused;
    case 'exported':
      return text.exported(notice.missing);
    case 'link':
      return text.notCopied;
    case 'unreadable':
      return text.unreadable;
    default:
      return notice satisfies never;
  }
}

const selectAll = ({ target }: FocusEvent<HTMLInputElement>) => target.select();

export function Notices({ text }: Props) {
  const { wizard, announce } = usePage();
  const { memory } = wizard;
  const { trouble, conflict, notice } = useObservable(memory, (state) => state);
  const copyLink = useCopyLink(text);
  const said = [
    ...(trouble ? [text[trouble]] : []),
    ...(conflict ? [text.conflict] : []),
    ...(notice ? [noticeText(text, notice)] : []),
  ].join(' ');
  useEffect(() => {
    if (said) announce(said);
  }, [said, announce]);
  if (!said) return null;
  const button = (label: string, act: () => void) => (
    <button type="button" className="button" onClick={act}>
      {label}
    </button>
  );
  return (
    <section className="memory-notice" aria-label={text.title}>
      {trouble && (
        <div>
          <p>{text[trouble]}</p>
          <div className="dialog-actions">
            {button(text.deeds.export, () => exportDraft(wizard, wizard.answers.get().kept.id))}
            {button(text.copyLink, copyLink)}
            {button(text.close, () => memory.change({ trouble: undefined }))}
          </div>
        </div>
      )}
      {notice && (
        <div>
          <p>{noticeText(text, notice)}</p>
          {notice.kind === 'refused' && <Unread problems={notice.problems} />}
          {notice.kind === 'link' && (
            <input className="input mono" aria-label={text.copyLink} readOnly value={notice.link} onFocus={selectAll} />
          )}
          <div className="dialog-actions">
            {button(text.close, () => memory.change({ notice: undefined }))}
            {notice.kind === 'refused' && button(text.forget, memory.forgetLeft)}
          </div>
        </div>
      )}
      {conflict && (
        <div>
          <p>{text.conflict}</p>
          <div className="dialog-actions">
            {button(text.takeTheirs, memory.takeTheirs)}
            {button(text.keepMine, memory.keepMine)}
          </div>
        </div>
      )}
    </section>
  );
}
