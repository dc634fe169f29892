/** Addresses that a login may send as, besides its own and the aliases that reach it. */
import * as z from 'zod/mini';
import { checkedText, type Field, uniqueList } from './field.ts';
import { namePatterns } from './names.ts';

export interface SenderAddresses {
  /** As it is typed when somebody logs in; a name alone where logins are addresses is one of the main domain. */
  readonly login: string;
  /** Full addresses, here or elsewhere. */
  readonly addresses: readonly string[];
}

/** The table of further sender addresses; a login stands there once. */
export function senderAddresses(preset: readonly SenderAddresses[]): Field<readonly SenderAddresses[]> {
  const row = z.strictObject(
    {
      login: checkedText('mailbox-or-address', namePatterns.mailboxOrAddress),
      addresses: uniqueList(
        checkedText('sender-address', namePatterns.mailboxAddress),
        1,
        'sender-addresses',
        (text) => text,
      ),
    },
    { error: 'sender-list' },
  );
  const schema = uniqueList(row as unknown as z.ZodMiniType<SenderAddresses>, 0, 'sender-list', ({ login }) => login);
  return {
    schema: schema as z.ZodMiniType<readonly SenderAddresses[]>,
    default: preset,
    control: {
      kind: 'rows',
      columns: [
        { key: 'login', kind: 'text' },
        { key: 'addresses', kind: 'list' },
      ],
    },
  };
}
