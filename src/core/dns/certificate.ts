/**
 * A certificate in PEM → its public key as DER (SubjectPublicKeyInfo), which TLSA `3 1 1` names by its hash, the host names in it, and its end.
 *
 * A strict walk over DER down to these places (X.690, RFC 5280 section 4.1): libraries that know certificates weigh 25 KiB and more
 * in the page (@peculiar/asn1-x509, pkijs), and asn1js at 14 KiB would leave this same walk to be written. Nothing is verified here:
 * whoever pastes a certificate says that it is his.
 */

/** Why a text is not taken as a certificate. */
export type CertificateRefusal = 'private-key' | 'no-certificate' | 'broken';

export interface Certificate {
  /** The SubjectPublicKeyInfo as it stands in the certificate. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** Host names in lower case, also with `*` as their first label: those of subjectAltName, or else the subject's common name. */
  readonly names: readonly string[];
  /** When it stops being valid (notAfter), in milliseconds as `Date` counts them. */
  readonly until: number;
}

/** Whole chains have some 10 KiB. */
const MAX_CHARACTERS = 0x4_0000;

const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/;

/** Tags, by the octet that they are in DER. */
const tag = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** `[0]` of TBSCertificate. */
  version: 0xa0,
  /** `[3]` of TBSCertificate. */
  extensions: 0xa3,
  /** `[2]` of GeneralName. */
  dnsName: 0x82,
} as const;

/** 2.5.29.17 and 2.5.4.3. */
const SUBJECT_ALT_NAME = '551d11';
const COMMON_NAME = '550403';

interface Element {
  readonly tag: number;
  readonly content: Uint8Array<ArrayBuffer>;
  /** With its tag and length. */
  readonly whole: Uint8Array<ArrayBuffer>;
}

class NotDer extends Error {}

/** The elements that `bytes` consist of, one behind the other, to the last octet. @throws NotDer */
function elementsOf(bytes: Uint8Array<ArrayBuffer>): readonly Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [start, length] = contentAt(bytes, at);
    const end = start + length;
    if (end > bytes.length) throw new NotDer('an element ends behind the text');
    elements.push({ tag: bytes[at] ?? 0, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return elements;
}

/** Where the content of the element at `at` begins, and its length: definite, in as few octets as can be (X.690 section 10.1). */
function contentAt(bytes: Uint8Array<ArrayBuffer>, at: number): readonly [start: number, length: number] {
  if (((bytes[at] ?? 0) & 0x1f) === 0x1f) throw new NotDer('a tag of several octets');
  const first = bytes[at + 1];
  if (first === undefined) throw new NotDer('no length');
  if (first < 0x80) return [at + 2, first];
  const octets = first & 0x7f;
  const start = at + 2 + octets;
  if (octets === 0 || octets > 3 || start > bytes.length) throw new NotDer('a length that no certificate has');
  const length = bytes.subarray(at + 2, start).reduce((sum, octet) => sum * 0x100 + octet, 0);
  if (length < 0x80 || length < 0x100 ** (octets - 1)) throw new NotDer('a length in too many octets');
  return [start, length];
}

/** The elements inside `element`, which has to be of that tag. @throws NotDer */
function inside(element: Element | undefined, expected: number): readonly Element[] {
  if (element?.tag !== expected) throw new NotDer('another element than expected');
  return elementsOf(element.content);
}

const hex = (bytes: Uint8Array) => [...bytes].map((octet) => octet.toString(16).padStart(2, '0')).join('');
const isObject = (element: Element | undefined, id: string) =>
  element?.tag === tag.objectId && hex(element.content) === id;

/** Other names are left out: they are no host's, and are shown to people. */
function hostName(bytes: Uint8Array): readonly string[] {
  const name = String.fromCharCode(...bytes.subarray(0, 254)).toLowerCase();
  return /^[a-z0-9*][a-z0-9._-]{0,252}$/.test(name) ? [name] : [];
}

function alternativeNames(extensions: Element | undefined): readonly string[] {
  if (!extensions) return [];
  return inside(inside(extensions, tag.extensions)[0], tag.sequence).flatMap((each) => {
    const parts = inside(each, tag.sequence);
    if (!isObject(parts[0], SUBJECT_ALT_NAME)) return [];
    const value = parts.at(-1);
    return inside(inside(value, tag.octetString)[0], tag.sequence).flatMap((name) =>
      name.tag === tag.dnsName ? hostName(name.content) : [],
    );
  });
}

const commonNames = (subject: Element | undefined): readonly string[] =>
  inside(subject, tag.sequence).flatMap((set) =>
    inside(set, tag.set).flatMap((attribute) => {
      const [type, value] = inside(attribute, tag.sequence);
      return value && isObject(type, COMMON_NAME) ? hostName(value.content) : [];
    }),
  );

/** RFC 5280 section 4.1.2.5: two digits of the year up to 2049, four from then on; always in seconds and in UTC. @throws NotDer */
function timeOf(time: Element | undefined): number {
  const digits = time?.tag === tag.utcTime ? 12 : time?.tag === tag.generalizedTime ? 14 : 0;
  const text = String.fromCharCode(...(time?.content.subarray(0, 15) ?? []));
  if (digits === 0 || text.length !== digits + 1 || !/^\d+Z$/.test(text)) throw new NotDer('no time');
  const years = text.slice(0, digits - 10);
  const year = years.length === 4 ? years : `${Number(years) < 50 ? 20 : 19}${years}`;
  const [month, day, hour, minute, second] = text.slice(digits - 10).match(/\d\d/g) ?? [];
  const until = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(until)) throw new NotDer('a day that there is not');
  return until;
}

/** @throws NotDer */
function readDer(der: Uint8Array<ArrayBuffer>): Certificate {
  const [outer, ...behind] = elementsOf(der);
  const [signed, algorithm, signature, ...more] = inside(outer, tag.sequence);
  if (behind.length > 0 || more.length > 0) throw new NotDer('more than a certificate');
  inside(algorithm, tag.sequence);
  if (signature?.tag !== tag.bitString) throw new NotDer('no signature');
  const fields = inside(signed, tag.sequence);
  // A certificate of version 1 does not say so.
  const [serial, signedBy, issuer, validity, subject, key, ...optional] =
    fields[0]?.tag === tag.version ? fields.slice(1) : fields;
  if (serial?.tag !== tag.integer) throw new NotDer('no serial number');
  for (const each of [signedBy, issuer]) inside(each, tag.sequence);
  const [from, until] = inside(validity, tag.sequence);
  timeOf(from);
  const [kind, bits, ...rest] = inside(key, tag.sequence);
  if (!key || inside(kind, tag.sequence)[0]?.tag !== tag.objectId) throw new NotDer('no kind of key');
  if (bits?.tag !== tag.bitString || bits.content.length < 2 || rest.length > 0) throw new NotDer('no key');
  const alternatives = alternativeNames(optional.find((each) => each.tag === tag.extensions));
  return {
    publicKey: key.whole,
    names: alternatives.length > 0 ? alternatives : commonNames(subject),
    until: timeOf(until),
  };
}

/** The first certificate in `text`, which of a whole chain is the server's own; or why there is none. A private key beside it is refused. */
export function certificateIn(text: string): Certificate | CertificateRefusal {
  if (/PRIVATE\s+KEY\s*-/i.test(text)) return 'private-key';
  const body = text.length > MAX_CHARACTERS ? undefined : PEM.exec(text)?.[1];
  if (body === undefined) return 'no-certificate';
  try {
    return readDer(Uint8Array.from(atob(body.replace(/\s+/g, '')), (character) => character.charCodeAt(0)));
  } catch {
    return 'broken';
  }
}

/** Whether a certificate of these names is one for `host`: `*` stands for one label (RFC 9525 section 6.3). */
export function covers(names: readonly string[], host: string): boolean {
  const parent = host.slice(host.indexOf('.') + 1);
  return names.some((name) => name === host || (parent.includes('.') && name === `*.${parent}`));
}
