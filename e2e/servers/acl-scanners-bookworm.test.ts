import { scanners } from './acl-scanners.ts';

scanners('bookworm');
