import { matrix } from './matrix.ts';

matrix('bookworm');
