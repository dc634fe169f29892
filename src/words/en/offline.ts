import type { OfflineWords } from '../offline.ts';

export const offline: OfflineWords = {
  title: 'New version',
  available: 'A new version of the wizard is ready.',
  reload: 'Load it now',
  later: 'Later',
};
