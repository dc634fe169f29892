import { backupMx, dovecotSocket, localMailboxes } from './local.ts';

localMailboxes('sid');
backupMx('sid');
dovecotSocket('sid');
