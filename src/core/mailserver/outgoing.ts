/** Values worked out from the answers about the way out. */
import { maySign, type Server, smarthostsOf, smarthostTlsOf } from '../answers/smarthost.ts';
import { derive, type View } from './part.ts';

const ANSWERS = ['routing.outgoing', 'routing.smarthosts', 'routing.smarthostTls', 'routing.gmailAccount'] as const;

const outgoingOf = (a: View<(typeof ANSWERS)[number]>) => ({
  outgoing: a['routing.outgoing'],
  smarthosts: a['routing.smarthosts'],
  smarthostTls: a['routing.smarthostTls'],
  gmailAccount: a['routing.gmailAccount'],
});

/** The servers that take all outgoing mail, in the order in which they are tried; empty where mail goes by MX. */
export const smarthosts = derive(ANSWERS, (a): readonly Server[] => smarthostsOf(outgoingOf(a)));

/** How the connection to them is protected. */
export const smarthostTls = derive(['routing.outgoing', 'routing.smarthostTls'], (a) =>
  smarthostTlsOf({ outgoing: a['routing.outgoing'], smarthostTls: a['routing.smarthostTls'] }),
);

/** Those of them that ask for a login, each name once. */
export const smarthostsWithLogin = derive(
  [],
  (_a, given): readonly Server[] =>
    given.smarthosts.filter(
      ({ host, login }, index, all) => login !== '' && all.findIndex((other) => other.host === host) === index,
    ),
  { smarthosts },
);

/** Whether outgoing mail is signed (DKIM). */
export const signs = derive(
  ['routing.dkim', 'routing.outgoing', 'routing.gmailSendAs'],
  (a) => a['routing.dkim'] && maySign({ outgoing: a['routing.outgoing'], gmailSendAs: a['routing.gmailSendAs'] }),
);

/** Whether outgoing connections use DANE: only towards the servers that MX records name. */
export const usesDane = derive(
  ['routing.dane', 'routing.outgoing'],
  (a) => a['routing.dane'] && a['routing.outgoing'] === 'mx',
);

/** The domain that others see in the place of a hidden machine's name. */
export const visibleDomain = derive(['routing.visibleDomain', 'basics.domains'], (a) =>
  a['routing.visibleDomain'] === '' ? (a['basics.domains'][0] as string) : a['routing.visibleDomain'],
);
