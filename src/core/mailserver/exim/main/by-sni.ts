import { ex, literal, type Value } from '../../../exim/index.ts';

/**
 * The certificate (or its key) for the name that a client asks for (SNI), by a list of our own: what the client sent is only looked up,
 * and never becomes part of a path. Whoever asks for another name, or for none, gets that of the host name.
 */
export const bySni = (names: string, folder: string, file: 'fullchain.pem' | 'privkey.pem', otherwise: string): Value =>
  ex`\${lookup{$tls_in_sni}lsearch{${literal(names)}} \n{${literal(folder, ':')}/$value/${literal(file)}}{${literal(otherwise, ':')}}}`;
