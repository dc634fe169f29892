import { dkimKey } from '../../answers/dkim-keys.ts';
import { ed25519Selector } from '../../answers/dkim-selector.ts';
import type { Secrets } from '../../answers/secrets.ts';
import type { DkimKey, MailNames, MtaStsMode, WayOut } from '../../dns/index.ts';
import { relayDomains, submissionPorts, usesDovecot } from '../derived.ts';
import { signs } from '../outgoing.ts';
import { derive } from '../part.ts';

/** The authority that the clients are told to use, as CAA names it. */
const LETSENCRYPT = 'letsencrypt.org';

/** How mail leaves. */
export const wayOut = derive(['routing.outgoing'], (a): WayOut => {
  switch (a['routing.outgoing']) {
    case 'mx':
      return { kind: 'direct' };
    case 'gmail':
      return { kind: 'relay', include: '_spf.google.com' };
    case 'smarthost':
      // Which name lists its servers, the provider alone can say.
      return { kind: 'relay', include: undefined };
    default:
      return a['routing.outgoing'] satisfies never;
  }
});

/** Whether other servers bring mail here and find a certificate. */
const certified = derive(
  ['basics.incoming', 'tls.source'],
  (a) => a['basics.incoming'] === 'internet' && a['tls.source'] !== 'none',
);

/** The policy's mode, where there can be one. */
export const mtaStsMode = derive(
  ['hardening.mtaSts'],
  (a, given): MtaStsMode => (given.certified ? a['hardening.mtaSts'] : 'off'),
  { certified },
);

/** Whether mail programs are to set themselves up. */
export const autoconfigWanted = derive(
  ['dovecot.autoconfig'],
  (a, given) => given.usesDovecot && a['dovecot.autoconfig'],
  { usesDovecot },
);

/** The names with the public keys of one domain that the page made: RSA, and Ed25519 beside it. The server knows the others. */
export function withKeys(names: MailNames, secrets: Secrets, domain: string): MailNames {
  const known = (kind: DkimKey['kind'], selector: string): readonly DkimKey[] => {
    const pair = dkimKey(secrets, selector, domain);
    return pair ? [{ kind, selector, publicKeys: { [domain]: pair.publicKey } }] : [];
  };
  const dkim = names.dkim.flatMap((key) => {
    const rsa = known('rsa', key.selector);
    const second = ed25519Selector(key.selector);
    return rsa.length === 0 ? [key] : [...rsa, ...(second === undefined ? [] : known('ed25519', second))];
  });
  return { ...names, dkim };
}

/** The file on the server that has the record of a key which is not known here, in the folder of the keys. */
export const recordFile = ({ dkim }: MailNames, folder: string, domain: string): string =>
  `${folder}/${domain}.${dkim[0]?.selector}.dns`;

/** What the records of these answers follow from. */
export const mailNames = derive(
  [
    'basics.hostname',
    'basics.domains',
    'basics.incoming',
    'basics.ipv4',
    'basics.ipv6',
    'tls.source',
    'tls.reuseKey',
    'tls.keyHash',
    'routing.dkimSelector',
    'hardening.dmarcPolicy',
  ],
  (a, given): MailNames => ({
    host: a['basics.hostname'],
    domains: a['basics.domains'],
    receives: a['basics.incoming'] === 'internet',
    relayDomains: given.relayDomains,
    imap: given.usesDovecot,
    submission: given.submissionPorts,
    ipv4: a['basics.ipv4'],
    ipv6: a['basics.ipv6'],
    wayOut: given.wayOut,
    dkim: given.signs ? [{ selector: a['routing.dkimSelector'], kind: 'rsa', publicKeys: {} }] : [],
    dmarc: a['hardening.dmarcPolicy'],
    mtaSts: given.mtaStsMode,
    // Caddy may ask others; who keeps files knows the authority alone.
    issuer: ['certbot', 'acme-sh', 'lego'].includes(a['tls.source']) ? LETSENCRYPT : undefined,
    keyHash: given.certified && a['tls.reuseKey'] && a['tls.keyHash'] !== '' ? a['tls.keyHash'] : undefined,
    autoconfig: given.autoconfigWanted,
  }),
  { wayOut, signs, certified, mtaStsMode, autoconfigWanted, relayDomains, usesDovecot, submissionPorts },
);
