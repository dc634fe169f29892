/**
 * What was read of the last certificate that was pasted: what everybody may know of it, for the check-up. It goes with the page; the answers keep its
 * key's hash alone, by which the check-up tells whether it is still the one that is meant.
 */
import type { SeenCertificate } from '../../core/checkup/index.ts';
import { observable } from '../state/observable.ts';

export const seenCertificate = observable<SeenCertificate | undefined>(undefined);
