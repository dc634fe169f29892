/** What follows from the answers about the way out. Rules, relevance and the parts of the configuration all ask here. */

import { splitServer } from './names.ts';
import type { Smarthost } from './table.ts';

/** The answers about the way out (a structural part of `Answers`, which would be a circle of imports). */
export interface Outgoing {
  readonly outgoing: 'mx' | 'smarthost' | 'gmail';
  readonly smarthosts: readonly Smarthost[];
  readonly smarthostTls: 'starttls' | 'tls' | 'none';
  readonly gmailAccount: string;
  readonly gmailSendAs: boolean;
  readonly smarthostLogins: 'file' | 'inline';
}

export interface Server {
  /** Its name as it was typed: what logins are kept under. */
  readonly host: string;
  readonly port: number;
  /** Empty where it asks for none. */
  readonly login: string;
}

/** Customary ports: submission (RFC 6409), submissions (RFC 8314), and a relay in one's own network. */
export const usualPorts = { starttls: 587, tls: 465, none: 25 } as const;

const GMAIL = { host: 'smtp.gmail.com', port: 587 };

/** How the connection to the smarthost is protected. */
export function smarthostTlsOf(a: Pick<Outgoing, 'outgoing' | 'smarthostTls'>): 'starttls' | 'tls' | 'none' {
  return a.outgoing === 'gmail' ? 'starttls' : a.smarthostTls;
}

/** The servers that take all outgoing mail, in the order in which they are tried; empty where mail goes by MX. */
export function smarthostsOf(
  a: Pick<Outgoing, 'outgoing' | 'smarthosts' | 'smarthostTls' | 'gmailAccount'>,
): readonly Server[] {
  if (a.outgoing === 'mx') return [];
  if (a.outgoing === 'gmail') return [{ ...GMAIL, login: a.gmailAccount }];
  return a.smarthosts.map(({ server, login }) => {
    const { host, port } = splitServer(server);
    return { host, port: port ?? usualPorts[a.smarthostTls], login };
  });
}

/** Gmail rewrites From: of a sender that it does not know, which breaks every signature made before. */
export function maySign(a: Pick<Outgoing, 'outgoing' | 'gmailSendAs'>): boolean {
  return a.outgoing !== 'gmail' || a.gmailSendAs;
}
