import { coverage } from './coverage.ts';

coverage('sid');
