import { counted, coverage } from './coverage.ts';

counted();
coverage('bookworm');
