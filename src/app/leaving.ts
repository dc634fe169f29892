/** Asks before the page is left while it alone has a password or a key: nothing of them is kept, so they would be gone. */
import type { SecretsStore } from './state/secrets.ts';

export function askBeforeLeaving(secrets: SecretsStore): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (secrets.unsaved()) event.preventDefault();
  };
  // Not before there is something: a page that listens is not kept for the way back.
  const listen = () => addEventListener('beforeunload', ask);
  const stop = secrets.subscribe(listen);
  return () => {
    stop();
    removeEventListener('beforeunload', ask);
  };
}
