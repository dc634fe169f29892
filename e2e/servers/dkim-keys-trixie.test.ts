import { dkimKeys } from './dkim-keys.ts';

dkimKeys('trixie');
