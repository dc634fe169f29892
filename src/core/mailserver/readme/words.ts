/**
 * The words of the bundle's README.md, by language (`words/<code>/readme.ts`): the read-me speaks the page's language, scripts and
 * comments stay English. Functions take what differs and give one Markdown line or paragraph; no value of a person's is formatted
 * here, they come in ready.
 */
export interface ReadmeWords {
  /** BCP 47 tag of the language. */
  readonly language: string;
}
