/**
 * The field for the hash of the certificate's key takes the certificate itself, too: the hash is worked out here and becomes the answer. What was
 * pasted never does, valid or not, since it may be a private key; and answers are kept, exported and shared.
 */

import { type ReactNode, useRef, useState } from 'react';
import { listIn } from '../../words/formats.ts';
import type { PasteRefusal, ReadCertificate } from '../dns/read-certificate.ts';
import { seenCertificate } from '../dns/seen-certificate.ts';
import { inputNow } from '../state/answers-store.ts';
import { useObservable, usePage } from '../state/context.ts';
import type { Input } from '../state/input.ts';
import { Icon } from '../ui/Icon.tsx';
import { type ControlProps, useFields } from './field-layer.ts';

const ID = 'tls.keyHash';

/** Longer than a hash however it is printed, or with a line of PEM: it was pasted, and is no answer. */
const isPasted = (text: string) => text.length > 128 || text.includes('-----') || /PRIVATE/i.test(text);

type Outcome =
  | { readonly kind: 'read'; readonly certificate: ReadCertificate }
  | { readonly kind: 'refused'; readonly reason: PasteRefusal | 'not-loaded' };

/** Certificates of large providers name hundreds of hosts. */
const NAMES_SHOWN = 3;

const listed = (names: readonly string[], language: string) =>
  names.length > NAMES_SHOWN ? `${names.slice(0, NAMES_SHOWN).join(', ')} …` : listIn(language)(names);

function usePaste() {
  const { wizard } = usePage();
  const fields = useFields();
  const [outcome, setOutcome] = useState<Outcome>();
  /** What is typed while a certificate is being read counts more than it. */
  const turn = useRef(0);

  async function read(text: string): Promise<void> {
    const mine = turn.current;
    let next: Outcome;
    try {
      const { readCertificate } = await import('../dns/read-certificate.ts');
      const found = await readCertificate(text);
      next = typeof found === 'string' ? { kind: 'refused', reason: found } : { kind: 'read', certificate: found };
    } catch {
      next = { kind: 'refused', reason: 'not-loaded' };
    }
    if (turn.current !== mine) return;
    setOutcome(next);
    if (next.kind !== 'read') return;
    seenCertificate.set(next.certificate);
    fields.set(ID, next.certificate.hash);
    wizard.answers.say(ID, next.certificate.hash);
  }

  function hear(input: Input): void {
    turn.current += 1;
    setOutcome(undefined);
    if (typeof input !== 'string' || !isPasted(input)) {
      wizard.answers.say(ID, input);
      return;
    }
    fields.set(ID, inputNow(wizard.answers.get(), ID));
    void read(input);
  }

  return { field: fields.register(ID, hear), outcome };
}

/** @param children draws the field itself */
export function KeyHash({ children }: { readonly children: (field: ControlProps) => ReactNode }) {
  const { field, outcome } = usePaste();
  return (
    <>
      {children(field)}
      <div role="status">{outcome && <Said outcome={outcome} />}</div>
    </>
  );
}

function Said({ outcome }: { readonly outcome: Outcome }) {
  const { wizard, words } = usePage();
  const host = useObservable(wizard.answers, ({ answers }) => answers.basics.hostname);
  const hash = useObservable(wizard.answers, ({ answers }) => answers.tls.keyHash);
  const text = words.steps.tls?.pasted;
  if (!text) return null;
  if (outcome.kind === 'refused') {
    const { reason } = outcome;
    return <Warning>{reason === 'not-loaded' ? words.shell.missing : text.refused[reason]}</Warning>;
  }
  const { certificate } = outcome;
  // The answer was changed by other ways since.
  if (certificate.hash !== hash) return null;
  if (certificate.until < Date.now()) {
    const day = new Intl.DateTimeFormat(words.language, { dateStyle: 'long' }).format(certificate.until);
    return <Warning>{text.expired(day)}</Warning>;
  }
  if (certificate.names.length === 0) return <Warning>{text.unnamed}</Warning>;
  const names = listed(certificate.names, words.language);
  return certificate.covers(host) ? (
    <p className="help">{text.read(names)}</p>
  ) : (
    <Warning>{text.other(host, names)}</Warning>
  );
}

function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <p className="problem-note">
      <Icon name="alert" /> {children}
    </p>
  );
}
