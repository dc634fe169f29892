/**
 * What a run does of work that is too much for every run: a share that changes by the day, so that all of it is done within
 * {@link SHARES} days, or all at once where `--all` asks for it.
 */
export const ALL = process.env.EXIM_WIZARD_ALL === '1';
export const SHARES = 60;

/** The share of this run, from 0 on. */
export const today = Math.floor(Date.now() / 86_400_000) % SHARES;

/** Those of `work` that this run does; neighbours in the list are done on different days. */
export function shareOf<T>(work: readonly T[]): readonly T[] {
  return ALL ? work : work.filter((_piece, index) => index % SHARES === today);
}

/** The same in words, for what a run prints. */
export const shareInWords = ALL ? 'all' : `share ${today + 1} of ${SHARES}`;
