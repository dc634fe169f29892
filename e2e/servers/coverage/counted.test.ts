import { counted } from './coverage.ts';

counted();
