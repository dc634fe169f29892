/**
 * Where the Exim specification speaks of a thing: the first half of a line's `about` → chapter. Numbers are those of the 4.96 to
 * 4.98 editions; a test compares numbers and titles with the manual that Debian ships.
 */
export interface Chapter {
  readonly number: number;
  readonly title: string;
}

const chapter = (number: number, title: string): Chapter => ({ number, title });

const main = chapter(14, 'Main configuration');
const acls = chapter(44, 'Access control lists');
const expansions = chapter(11, 'String expansions');

export const chapters: Readonly<Record<string, Chapter>> = {
  main,
  lists: chapter(10, 'Domain, host, address, and local part lists'),
  directives: chapter(6, 'The Exim runtime configuration file'),
  sections: chapter(6, 'The Exim runtime configuration file'),
  acl: acls,
  verbs: acls,
  control: acls,
  verify: acls,
  routers: chapter(15, 'Generic options for routers'),
  accept: chapter(16, 'The accept router'),
  dnslookup: chapter(17, 'The dnslookup router'),
  manualroute: chapter(20, 'The manualroute router'),
  redirect: chapter(22, 'The redirect router'),
  transports: chapter(24, 'Generic options for transports'),
  appendfile: chapter(26, 'The appendfile transport'),
  lmtp: chapter(28, 'The lmtp transport'),
  pipe: chapter(29, 'The pipe transport'),
  smtp: chapter(30, 'The smtp transport'),
  rewrite: chapter(31, 'Address rewriting'),
  retry: chapter(32, 'Retry configuration'),
  authenticators: chapter(33, 'SMTP authentication'),
  plaintext: chapter(34, 'The plaintext authenticator'),
  dovecot: chapter(37, 'The dovecot authenticator'),
  lookups: chapter(9, 'File and database lookups'),
  variables: expansions,
  items: expansions,
  operators: expansions,
  conditions: expansions,
};

/** Drivers have a chapter each: `drivers/redirect`. */
const ofDriver = (about: string) => about.replace(/^drivers\//, '');

/** The chapter about what a line is about, or undefined for lines that say nothing to Exim. */
export function chapterOf(about: string): Chapter | undefined {
  return chapters[ofDriver(about).split('/')[0] ?? ''];
}

/** The chapter on exim.org; a page for a person to open, never fetched. */
export function chapterAddress({ title }: Chapter): string {
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, '')
    .replaceAll(' ', '_');
  return `https://www.exim.org/exim-html-current/doc/html/spec_html/ch-${slug}.html`;
}
