/** fail2ban's filter and jail, where the person wants them. */
import { commentedGroup, type FileDefinition } from '../file.ts';
import { filter } from './filter.ts';
import { jail, sshdJail } from './jail.ts';
import { fail2banFilterOutline, fail2banJailOutline } from './outline.ts';

export const fail2banFilter: FileDefinition = {
  ...fail2banFilterOutline,
  groups: [commentedGroup('fail2ban.filter', [filter], 0)],
};

export const fail2banJail: FileDefinition = {
  ...fail2banJailOutline,
  groups: [commentedGroup('fail2ban.jail', [jail, sshdJail], 1)],
};
