import { useEffect, useState } from 'react';
import { copyText } from './clipboard.ts';
import { Icon } from './Icon.tsx';

const CONFIRMED_MS = 1600;

interface Props {
  /** What the button does, for its name. */
  readonly label: string;
  /** What it says; only the icon where there is nothing. */
  readonly text?: string;
  readonly content: () => string;
  readonly disabled?: boolean | undefined;
  readonly words: { readonly copied: string; readonly copyFailed: string };
  readonly announce: (text: string) => void;
}

export function CopyButton({ label, text, content, disabled, words, announce }: Props) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRMED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const done = await copyText(content());
    setCopied(done);
    announce(done ? words.copied : words.copyFailed);
  };
  return (
    <button
      type="button"
      className={text ? 'button' : 'icon-button'}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={copy}
    >
      <Icon name={copied ? 'check' : 'copy'} />
      {text}
    </button>
  );
}
