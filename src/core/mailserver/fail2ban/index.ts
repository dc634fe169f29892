/** fail2ban's filter and jail, where the person wants them. */
import { commentedGroup, type FileDefinition } from '../file.ts';
import { dovecotFilter } from './dovecot-filter.ts';
import { filter } from './filter.ts';
import { dovecotJail, jail, sshdJail } from './jail.ts';
import { fail2banDovecotFilterOutline, fail2banFilterOutline, fail2banJailOutline } from './outline.ts';

export const fail2banFilter: FileDefinition = {
  ...fail2banFilterOutline,
  groups: [commentedGroup('fail2ban.filter', [filter], 0)],
};

export const fail2banDovecotFilter: FileDefinition = {
  ...fail2banDovecotFilterOutline,
  groups: [commentedGroup('fail2ban.dovecot_filter', [dovecotFilter], 0)],
};

export const fail2banJail: FileDefinition = {
  ...fail2banJailOutline,
  groups: [commentedGroup('fail2ban.jail', [jail, dovecotJail, sshdJail], 1)],
};
