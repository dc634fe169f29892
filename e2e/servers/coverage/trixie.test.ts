import { coverage } from './coverage.ts';

coverage('trixie');
