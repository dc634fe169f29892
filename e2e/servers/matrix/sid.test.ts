import { matrix } from './matrix.ts';

matrix('sid');
