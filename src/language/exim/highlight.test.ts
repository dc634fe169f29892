import { describe, expect, it } from 'vitest';
import { paint } from '../test/paint.ts';
import { eximLanguage } from './index.ts';

const painted = (text: string) => paint(text, eximLanguage.parser.parse(text));

const cases: Record<string, readonly [string, string]> = {
  'options and lists': [
    'hide a = "b\\n"\nhostlist h = <; ::1 ; !+c\nd = 5m\nno_e\nx y',
    '‹keyword hide› ‹property a› ‹punctuation =› ‹string "b›‹escape \\n›‹string "›\n' +
      '‹control hostlist› ‹definition h› ‹punctuation =› ‹punctuation <;› ::1 ‹punctuation ;› ‹punctuation !›‹atom +c›\n' +
      '‹property d› ‹punctuation =› ‹number 5m›\n‹property no_e›\n‹property x› ‹invalid y›',
  ],
  'macros, directives, comments': [
    '# a\nA = b\n.ifdef A\n.include /x\n.endif b\nA',
    '‹comment # a›\n‹definition A› ‹punctuation =› b\n‹macro .ifdef› ‹macro A›\n' +
      '‹macro .include› ‹string /x›\n‹macro .endif› ‹comment b›\n‹macro A›',
  ],
  ACLs: [
    'begin acl\na:\n  deny !hosts = +b\n    set acl_m0 = $c\n    message = d',
    '‹control begin› ‹definition acl›\n‹definition a›‹punctuation :›\n' +
      '  ‹control deny› ‹punctuation !›‹property hosts› ‹punctuation =› ‹atom +b›\n' +
      '    ‹control set› ‹definition acl_m0› ‹punctuation =› ‹variable $c›\n    ‹property message› ‹punctuation =› d',
  ],
  expansions: [
    'a = ${if >{$h_b:}{\\x}{${lc:c}}fail} ${lookup{$d}lsearch{e}} \\N$\\N',
    '‹property a› ‹punctuation =› ‹punctuation ${›‹control if› ‹punctuation >{›‹variable $h_b:›‹punctuation }{›‹escape \\x›' +
      '‹punctuation }{${›‹keyword lc›‹punctuation :›c‹punctuation }}›‹control fail›‹punctuation }› ' +
      '‹punctuation ${›‹keyword lookup›‹punctuation {›‹variable $d›‹punctuation }›‹atom lsearch›‹punctuation {›e' +
      '‹punctuation }}› ‹string \\N$\\N›',
  ],
  rules: [
    'begin retry\n* quota F,2h\nbegin rewrite\n*@a b Ff',
    '‹control begin› ‹definition retry›\n‹string *› ‹atom quota› ‹keyword F›‹punctuation ,›‹number 2h›\n' +
      '‹control begin› ‹definition rewrite›\n‹string *@a› b ‹keyword Ff›',
  ],
};

describe('each token gets its tag', () => {
  for (const [name, [text, expected]] of Object.entries(cases)) it(name, () => expect(painted(text)).toBe(expected));
});
