/** Values worked out from answers, which several parts need. */
import { fullAddress } from '../answers/index.ts';
import { platforms } from '../platforms/index.ts';
import { derive } from './part.ts';

/** What is known of the platform. */
export const platform = derive(['basics.platform'], (a) => platforms[a['basics.platform']]);

/** The first domain: `qualify_domain`. */
export const mainDomain = derive(['basics.domains'], (a) => a['basics.domains'][0] as string);

/** Certificate (full chain) and key as Exim and Dovecot open them. */
export const certificateFiles = derive(['basics.platform', 'tls.source', 'tls.certificate', 'tls.key'], (a) => {
  if (a['tls.source'] === 'files') return { certificate: a['tls.certificate'], key: a['tls.key'] };
  const folder = `${platforms[a['basics.platform']].exim.ownDirectory}/tls`;
  return { certificate: `${folder}/fullchain.pem`, key: `${folder}/privkey.pem` };
});

/** Who reads the mail of root and postmaster, as an address. */
export const administrator = derive(['basics.administrator', 'basics.domains'], (a) =>
  fullAddress(a['basics.administrator'], a['basics.domains'][0] as string),
);

/** The wizard's own files beside Exim's configuration. */
export const ownFiles = derive(['basics.platform'], (a) => {
  const folder = platforms[a['basics.platform']].exim.ownDirectory;
  return {
    folder,
    aliases: `${folder}/aliases`,
    senderOwners: `${folder}/sender-owners`,
    srsKey: `${folder}/srs-key`,
    dkimSelectors: `${folder}/dkim-selectors`,
    dkim: `${folder}/dkim`,
    allowHosts: `${folder}/allow-hosts`,
    allowSenders: `${folder}/allow-senders`,
    denyHosts: `${folder}/deny-hosts`,
    denySenders: `${folder}/deny-senders`,

    tls: `${folder}/tls`,
  };
});

/** Whether an alias, or the administrator's address, sends mail on to other servers. */
export const forwardsOutside = derive(
  ['basics.hostname', 'basics.domains', 'basics.administrator', 'routing.aliases'],
  (a) => {
    const ours = [...a['basics.domains'], a['basics.hostname']];
    const targets = [a['basics.administrator'], ...a['routing.aliases'].flatMap(({ to }) => to)];
    return targets.some((target) => target.includes('@') && !ours.includes(target.slice(target.lastIndexOf('@') + 1)));
  },
);

/** Virtual mailboxes as addresses; empty where mailboxes are accounts of the machine. */
export const virtualMailboxes = derive(['dovecot.users', 'dovecot.mailboxes', 'basics.domains'], (a) =>
  a['dovecot.users'] === 'virtual'
    ? a['dovecot.mailboxes'].map((box) => fullAddress(box, a['basics.domains'][0] as string))
    : [],
);

/** TCP port on loopback where Dovecot takes mail over LMTP. */
export const LMTP_PORT = 2525;
/** Names of Dovecot's sockets for Exim. */
export const AUTH_SOCKET = 'exim-auth';
export const LMTP_SOCKET = 'exim-lmtp';
