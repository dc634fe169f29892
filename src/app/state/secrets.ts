/** Passwords that were typed into the page and keys that it made: in memory alone, outside answers, undo and storage. */
import { type DkimKeyPair, NO_SECRETS, type Secrets } from '../../core/answers/secrets.ts';
import { observable, type Readable } from './observable.ts';

export interface SecretsStore extends Readable<Secrets> {
  /** The password at `host`, as it was typed; empty: there is none. */
  readonly say: (host: string, text: string) => void;
  /** DKIM keys by the names of their records, in the place of all earlier ones. */
  readonly setKeys: (keys: Readonly<Record<string, DkimKeyPair>>) => void;
  /** Keys out of a bundle, in the place of those with the same names: somebody has them already. */
  readonly bringKeys: (keys: Readonly<Record<string, DkimKeyPair>>) => void;
  /** `secrets` are in a bundle that was downloaded. */
  readonly noteDownload: (secrets: Secrets) => void;
  /** Whether leaving the page would lose something: it was typed or made, and no download has it. */
  readonly unsaved: () => boolean;
}

const isEmpty = ({ smarthosts, dkim = {} }: Secrets) =>
  Object.keys(smarthosts).length === 0 && Object.keys(dkim).length === 0;

export function createSecrets(): SecretsStore {
  const { set, ...readable } = observable<Secrets>(NO_SECRETS);
  const { get } = readable;
  /** What is in a bundle somewhere. */
  let saved = NO_SECRETS;
  const unsaved = () => get() !== saved && !isEmpty(get());
  return {
    ...readable,
    say(host, text) {
      const { [host]: _before, ...others } = get().smarthosts;
      set({ ...get(), smarthosts: text === '' ? others : { ...others, [host]: text } });
    },
    setKeys: (dkim) => set({ ...get(), dkim }),
    bringKeys(keys) {
      const wasSaved = !unsaved();
      set({ ...get(), dkim: { ...get().dkim, ...keys } });
      if (wasSaved) saved = get();
    },
    noteDownload(secrets) {
      saved = secrets;
    },
    unsaved,
  };
}
