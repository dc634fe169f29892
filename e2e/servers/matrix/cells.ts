/** The cells of the matrix: what a machine is for, by where its mail ends. */
import type { Delivery } from '../../../src/core/answers/consequences.ts';
import { type Answers, defaultsOf, type PresetId, presetIds } from '../../../src/core/answers/index.ts';
import type { Suite } from '../../lab/index.ts';
import { type Changes, changed, FOREIGN, MAIL, onSuite, type Users } from '../site.ts';

export interface Cell {
  readonly preset: PresetId;
  readonly delivery: Delivery;
  /** Whose mailboxes Dovecot has; Exim itself delivers to accounts of the machine. */
  readonly users: Users;
}

const kinds = [
  { delivery: 'lmtp', users: 'system' },
  { delivery: 'lmtp', users: 'virtual' },
  { delivery: 'lmtp-socket', users: 'system' },
  { delivery: 'lmtp-socket', users: 'virtual' },
  { delivery: 'maildir', users: 'system' },
  { delivery: 'mbox', users: 'system' },
  { delivery: 'none', users: 'system' },
] as const;

export const cells: readonly Cell[] = presetIds.flatMap((preset) => kinds.map((kind) => ({ preset, ...kind })));

/** A machine of one name and no domain besides: what it is for is others' mail, or its own programs'. */
const isAlone = (preset: PresetId) => preset === 'satellite' || preset === 'backup-mx';
export const domainOf = ({ preset }: Cell): string => (isAlone(preset) ? MAIL.name : 'example.org');

/** What others see in the place of a satellite's name. */
export const HIDDEN_BEHIND = 'seen.example';

/** The server that sends for the others, by the name that is typed, and what it knows. */
export const PROVIDER = {
  name: 'smtp.provider.example',
  ip: '192.0.2.20',
  login: 'us@provider.example',
  password: ' pro: vi^der$x{y}\\z"q<r#s ^^ пароль ',
};
export const GMAIL = {
  name: 'smtp.gmail.com',
  ip: PROVIDER.ip,
  login: 'somebody@gmail.com',
  password: 'abcd efgh ijkl mnop',
};

/** The provider of a cell; undefined where mail goes by MX. */
export function providerOf({ preset }: Cell): typeof PROVIDER | undefined {
  if (preset === 'gmail') return GMAIL;
  return preset === 'smarthost' || preset === 'satellite' ? PROVIDER : undefined;
}

/** As a person would answer: the preset, with the mailboxes of the cell and names of this Internet. */
export function answersOf(cell: Cell, suite: Suite): Answers {
  const { preset, delivery, users } = cell;
  const logins = defaultsOf(preset).tls.logins;
  const changes: Changes = {
    'basics.hostname': MAIL.name,
    'basics.domains': isAlone(preset) ? [MAIL.name] : ['example.org', 'example.net'],
    'basics.administrator': delivery === 'none' ? `carol@${FOREIGN.domain}` : 'alice',
    // Dovecot can only check the passwords of mailboxes that it knows.
    'tls.logins': logins === 'dovecot' && delivery === 'none' ? 'passwords' : logins,
    'tls.passwordLogins': ['alice', 'bob'],
    'tls.loginForm': users === 'virtual' ? 'address' : 'name',
    'dovecot.users': users,
    'dovecot.mailboxes': ['alice', 'bob'],
    'routing.delivery': delivery,
    'routing.smarthosts': [{ server: PROVIDER.name, login: PROVIDER.login }],
    'routing.gmailAccount': GMAIL.login,
    ...(preset === 'backup-mx' ? { 'basics.relayDomains': [FOREIGN.domain] } : {}),
    ...(preset === 'satellite' ? { 'routing.hideNames': [MAIL.name], 'routing.visibleDomain': HIDDEN_BEHIND } : {}),
  };
  return onSuite(changed(defaultsOf(preset), changes), suite);
}
