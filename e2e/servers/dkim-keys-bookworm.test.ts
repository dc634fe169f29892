import { dkimKeys } from './dkim-keys.ts';

dkimKeys('bookworm');
