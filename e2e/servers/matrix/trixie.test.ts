import { matrix } from './matrix.ts';

matrix('trixie');
