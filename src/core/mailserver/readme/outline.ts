/** The read-me and the answers, and where they go: they stay in the bundle. */
import type { FileOutline } from '../file.ts';
import { derive } from '../part.ts';

export const readmeOutline: FileOutline = {
  id: 'readme',
  place: derive([], () => ({ path: 'README.md', mode: 0o644 })),
};

export const answersOutline: FileOutline = {
  id: 'answers',
  place: derive([], () => ({ path: 'answers.json', mode: 0o644 })),
};
