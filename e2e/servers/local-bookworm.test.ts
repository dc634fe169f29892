import { backupMx, dovecotSocket, localMailboxes } from './local.ts';

localMailboxes('bookworm');
backupMx('bookworm');
dovecotSocket('bookworm');
