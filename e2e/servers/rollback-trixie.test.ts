import { installation } from './rollback.ts';

installation('trixie');
