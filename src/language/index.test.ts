import { ensureSyntaxTree, type LanguageSupport } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageFor } from './index.ts';
import { paint } from './test/paint.ts';

const examples: Record<string, readonly string[]> = {
  exim: [
    'root/etc/exim4/exim4.conf',
    'exim.conf',
    '/usr/exim/configure',
    'exim4.conf.template',
    '/etc/exim4/local.conf',
  ],
  dovecot: [
    '/etc/dovecot/dovecot.conf',
    'root/etc/dovecot/conf.d/99-exim.conf',
    'snippets/10-master.conf',
    'dovecot-2.4.conf',
  ],
  zone: ['dns/example.com.zone'],
  shell: ['install.sh', 'root/etc/letsencrypt/renewal-hooks/deploy/exim-wizard'],
  properties: ['etc/fail2ban/filter.d/exim-wizard.conf', 'etc/fail2ban/jail.d/exim.conf', 'jail.local'],
  json: ['answers.json'],
  markdown: ['README.md'],
};

describe('the language of a file', () => {
  for (const [name, paths] of Object.entries(examples)) {
    for (const path of paths)
      it(`${path} is ${name}`, async () => expect((await languageFor(path))?.language.name).toBe(name));
  }

  it('is unknown for others', async () => {
    for (const path of ['aliases', 'passwd', 'notes.txt']) expect(await languageFor(path)).toBeUndefined();
  });
});

/** A text with its tokens marked: `‹class text›`. */
function painted({ language }: LanguageSupport, text: string): string {
  const state = EditorState.create({ doc: text, extensions: language });
  const tree = ensureSyntaxTree(state, text.length, 5000);
  return tree ? paint(text, tree) : '';
}

const texts: Record<string, readonly [text: string, expected: string]> = {
  'dovecot.conf': [
    '# a\n!include conf.d/*.conf\nssl = yes\nssl_cert = </etc/x # y\npassdb passwd-file {\n  path = /a#b\n  home = "a"%{user}\n}\nport = 2525\n',
    '‹comment # a›\n‹macro !include› conf.d/*.conf\n‹property ssl› ‹punctuation =› ‹number yes›\n' +
      '‹property ssl_cert› ‹punctuation =› ‹punctuation <›/etc/x ‹comment # y›\n' +
      '‹keyword passdb› ‹definition passwd-file› ‹punctuation {›\n' +
      '  ‹property path› ‹punctuation =› /a#b\n  ‹property home› ‹punctuation =› ‹string "a"›‹variable %{user}›\n‹punctuation }›\n' +
      '‹property port› ‹punctuation =› ‹number 2525›\n',
  ],
  'a.zone': [
    '$ORIGIN a.example.\n@ 3600 IN MX 10 mail ; b\n_dmarc TXT ( "v=DMARC1;"\n  "p=none" )\n  A 192.0.2.1\nmx A ::1\n',
    '‹macro $ORIGIN› a.example.\n‹definition @› ‹number 3600› ‹keyword IN› ‹keyword MX› ‹number 10› mail ‹comment ; b›\n' +
      '‹definition _dmarc› ‹keyword TXT› ‹punctuation (› ‹string "v=DMARC1;"›\n  ‹string "p=none"› ‹punctuation )›\n' +
      '  ‹keyword A› 192.0.2.1\n‹definition mx› ‹keyword A› ::1\n',
  ],
  'install.sh': [
    '#!/bin/sh\n# a\nset -eu\nif [ "$A" = \'b\' ]; then\n  echo "${A} x" >>/tmp/y\nfi\n',
    '#!/bin/sh\n‹comment # a›\n‹keyword set› ‹property -eu›\n' +
      '‹keyword if› [ ‹string "›‹definition $A›‹string "› ‹punctuation =› ‹string \'b\'› ]; ‹keyword then›\n' +
      '  ‹variable echo› ‹string "›‹definition ${A}›‹string  x"› >>/tmp/y\n‹keyword fi›\n',
  ],
  'etc/fail2ban/filter.d/a.conf': [
    '[Definition]\n# a\nfailregex = ^<HOST> x$\n',
    '‹definition [Definition]›\n‹comment # a›\n‹definition failregex ›= ^<HOST> x$\n',
  ],
  'answers.json': [
    '{ "a\\"": ["b", 1.5e3, true], x',
    '‹punctuation {› ‹property "a\\""›‹punctuation :› ‹punctuation [›‹string "b"›‹punctuation ,› ‹number 1.5e3›' +
      '‹punctuation ,› ‹number true›‹punctuation ],› ‹invalid x›',
  ],
  'README.md': [
    '# A\n- b `c` **d** _e_ [f](g)\n```sh\n# not a heading\n```\nh_i_j\n',
    '‹definition # A›\n‹atom - ›b ‹string `c`› ‹strong **d**› ‹emphasis _e_› ‹variable [f](g)›\n' +
      '‹macro ```sh›\n‹string # not a heading›\n‹macro ```›\nh_i_j\n',
  ],
};

describe('the small languages', () => {
  for (const [path, [text, expected]] of Object.entries(texts)) {
    it(`${path} is coloured`, async () => {
      const language = await languageFor(path);
      expect(language && painted(language, text)).toBe(expected);
    });

    it(`${path} may hold any text`, async () => {
      const language = await languageFor(path);
      const piece = fc.constantFrom(
        '# ',
        '!include',
        '=',
        ' ',
        '{',
        '}',
        '"',
        '\\',
        '<',
        '%',
        '%{',
        '$',
        'a',
        '1',
        '\n',
        '`',
        '```',
        '*',
        '_',
        '[',
        '](',
        ';',
        '(',
        ')',
        '\t',
      );
      fc.assert(
        fc.property(
          fc.oneof(
            fc.string(),
            fc.array(piece, { maxLength: 40 }).map((found) => found.join('')),
          ),
          (doc) => {
            if (language) painted(language, doc);
          },
        ),
      );
    });
  }
});
