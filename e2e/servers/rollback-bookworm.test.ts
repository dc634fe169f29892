import { installation } from './rollback.ts';

installation('bookworm');
