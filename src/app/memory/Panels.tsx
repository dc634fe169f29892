/** The dialogs and notices of the memory, with their words. */
import { useEffect, useState } from 'react';
import { loadMemory } from '../../words/languages.ts';
import type { MemoryWords } from '../../words/messages.ts';
import { useObservable, usePage } from '../state/context.ts';
import memory from '../styles/memory.css?inline';
import { adopt } from '../ui/adopt.ts';
import { DraftsDialog } from './DraftsDialog.tsx';
import { Notices } from './Notices.tsx';
import { OfferDialog } from './OfferDialog.tsx';

adopt(memory);

export function Panels() {
  const { wizard, words } = usePage();
  const [text, setText] = useState<MemoryWords>();
  const { dialog, offer, dropping } = useObservable(wizard.memory, (memory) => memory);
  useEffect(() => void loadMemory(words.language).then((loaded) => setText(() => loaded)), [words.language]);
  if (!text) return null;
  return (
    <>
      {dialog === 'drafts' ? <DraftsDialog text={text} /> : <Notices text={text} />}
      {offer && <OfferDialog key={offer.name} text={text} offer={offer} />}
      {dropping && (
        <div className="drop-overlay">
          <p>{text.drop}</p>
        </div>
      )}
    </>
  );
}
