import { backupMx, dovecotSocket, localMailboxes } from './local.ts';

localMailboxes('trixie');
backupMx('trixie');
dovecotSocket('trixie');
