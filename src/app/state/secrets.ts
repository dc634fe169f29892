/** Passwords that were typed into the page and keys that it made: in memory alone, outside answers, undo and storage. */
import { type DkimKeyPair, NO_SECRETS, type Secrets } from '../../core/answers/secrets.ts';
import { observable, type Readable } from './observable.ts';

export interface SecretsStore extends Readable<Secrets> {
  /** The password at `host`, as it was typed; empty: there is none. */
  readonly say: (host: string, text: string) => void;
  /** DKIM keys by the names of their records, in the place of all earlier ones. */
  readonly setKeys: (keys: Readonly<Record<string, DkimKeyPair>>) => void;
}

export function createSecrets(): SecretsStore {
  const { set, ...readable } = observable<Secrets>(NO_SECRETS);
  return {
    ...readable,
    say(host, text) {
      const { [host]: _before, ...others } = readable.get().smarthosts;
      set({ ...readable.get(), smarthosts: text === '' ? others : { ...others, [host]: text } });
    },
    setKeys: (dkim) => set({ ...readable.get(), dkim }),
  };
}
