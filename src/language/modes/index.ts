export { dovecot } from './dovecot.ts';
export { json } from './json.ts';
export { markdown } from './markdown.ts';
export { properties } from './properties.ts';
export { shell } from './shell.ts';
export { sieve } from './sieve.ts';
export { zone } from './zone.ts';
