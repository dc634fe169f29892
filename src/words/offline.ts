/** What the page says about its own versions. */
export interface OfflineWords {
  /** Name of the bar. */
  readonly title: string;
  readonly available: string;
  readonly reload: string;
  readonly later: string;
}
