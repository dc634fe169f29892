/**
 * Every kind of secret that the page can hold, in one place. Whoever adds one is made by the compiler to say here how the tests get hold of
 * it: `core/mailserver/secrets.test.ts` looks for the mark in all that is made of answers, `browser/sealed.test.ts` in the page.
 */
import type { Secrets } from '../src/core/answers/secrets.ts';

interface Kind<T> {
  /** A secret of this kind with the mark in it. */
  readonly sample: (mark: string) => T;
  /** The field of the page that it is typed into, or the test file of the browser in which the page makes it. */
  readonly inPage: { readonly field: RegExp } | { readonly madeIn: string };
}

export const secretKinds: { readonly [K in keyof Required<Secrets>]: Kind<NonNullable<Secrets[K]>> } = {
  smarthosts: {
    sample: (mark) => ({ 'smtp.example.net': mark }),
    inPage: { field: /^password\./ },
  },
  dkim: {
    sample: (mark) => ({
      'mail2026._domainkey.example.org': {
        privateKey: `-----BEGIN PRIVATE KEY-----\n${mark}\n-----END PRIVATE KEY-----\n`,
        publicKey: 'cHVibGlj',
      },
    }),
    inPage: { madeIn: 'dkim-keys.test.ts' },
  },
};
