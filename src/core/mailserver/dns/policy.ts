import { mtaStsPolicy } from '../../dns/index.ts';
import type { TextLine } from '../file.ts';
import { definePart } from '../part.ts';
import { mtaStsMode } from './served.ts';

/** The policy file of MTA-STS; its language has no comments. */
export const policy = definePart({
  id: 'dns.mta_sts',
  uses: ['basics.hostname'],
  given: { mode: mtaStsMode },
  build: (a, { mode }): TextLine[] => {
    return mode === 'off' ? [] : [...mtaStsPolicy(mode, a['basics.hostname'])];
  },
});
