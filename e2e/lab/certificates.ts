import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PATIENCE } from './patience.ts';

/** All in PEM. */
export interface Certificate {
  cert: string;
  key: string;
  /** The certificate and its authority's, as servers want it in one file. */
  chain: string;
}

export interface CertificateOptions {
  /** RSA takes longer to make, and is what most servers have. */
  algorithm?: 'ec' | 'rsa';
  days?: number;
}

export interface Authority {
  /** The authority's own certificate, for those who are to trust it. */
  cert: string;
  /** Signs a certificate for these names. */
  issue(names: string[], options?: CertificateOptions): Promise<Certificate>;
}

const run = promisify(execFile);
const KEY_OPTIONS = {
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
  rsa: ['-newkey', 'rsa:2048'],
};

/** Makes a certificate authority for one test file. Nothing stays on disk. */
export async function certificateAuthority(name = 'Lab authority'): Promise<Authority> {
  const { cert, key } = await inFolder(async (folder) => {
    await openssl(folder, ['req', '-x509', ...KEY_OPTIONS.ec, ...FILES, '-days', '30', '-subj', `/CN=${name}`]);
    return { cert: await text(folder, 'cert'), key: await text(folder, 'key') };
  });
  return { cert, issue: (names, options = {}) => issue({ cert, key }, names, options) };
}

const FILES = ['-noenc', '-keyout', 'key', '-out', 'cert'];

function issue(
  authority: { cert: string; key: string },
  names: string[],
  { algorithm = 'ec', days = 30 }: CertificateOptions,
): Promise<Certificate> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'ca'), authority.cert);
    await writeFile(join(folder, 'ca.key'), authority.key);
    const alternatives = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`;
    const signed = ['-CA', 'ca', '-CAkey', 'ca.key', '-addext', alternatives, '-addext', 'basicConstraints=CA:FALSE'];
    const about = ['-days', String(days), '-subj', `/CN=${names[0]}`];
    await openssl(folder, ['req', '-x509', ...KEY_OPTIONS[algorithm], ...FILES, ...about, ...signed]);
    const cert = await text(folder, 'cert');
    return { cert, key: await text(folder, 'key'), chain: cert + authority.cert };
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-certificate-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function openssl(folder: string, args: string[]): Promise<unknown> {
  return run('openssl', args, { cwd: folder, timeout: PATIENCE });
}

function text(folder: string, name: string): Promise<string> {
  return readFile(join(folder, name), 'utf8');
}
