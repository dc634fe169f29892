/** Addresses that a login may send as, besides its own and the aliases that reach it. */
import { type Column, checkedText, type Field, uniqueList } from './field.ts';
import { namePatterns } from './names.ts';
import { row } from './schema.ts';
import { table } from './table.ts';

export interface SenderAddresses {
  /** As it is typed when somebody logs in; a name alone where logins are addresses is one of the main domain. */
  readonly login: string;
  /** Full addresses, here or elsewhere. */
  readonly addresses: readonly string[];
}

/** The table of further sender addresses; a login stands there once. */
export function senderAddresses(preset: readonly SenderAddresses[]): Field<readonly SenderAddresses[]> {
  const sender = row<SenderAddresses>(
    {
      login: checkedText('mailbox-or-address', namePatterns.mailboxOrAddress),
      addresses: uniqueList(
        checkedText('sender-address', namePatterns.mailboxAddress),
        1,
        'sender-addresses',
        (text) => text,
      ),
    },
    'sender-list',
  );
  const columns: readonly Column[] = [
    { key: 'login', kind: 'text' },
    { key: 'addresses', kind: 'list' },
  ];
  return table<SenderAddresses>(sender, { columns, code: 'sender-list', min: 0, keyOf: ({ login }) => login }, preset);
}
