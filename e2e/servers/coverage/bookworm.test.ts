import { coverage } from './coverage.ts';

coverage('bookworm');
