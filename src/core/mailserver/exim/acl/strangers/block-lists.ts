import { parseBlockList } from '../../../../answers/index.ts';
import { type Clause, code, set, statement, text, when } from '../../../../exim/index.ts';
import { check, mark } from '../check.ts';
import { isJudged } from '../whose.ts';

/** More codes than this are compared as a range and not listed one by one. */
const LISTED = 16;

/**
 * The clauses that are true where a list has the client. Only the codes that mean "listed" count: 127.255.255.254 is "you asked through
 * a public resolver", and a list that has died may answer anything.
 */
function listedBy(entry: string): readonly Clause[] {
  const { zone, first, last } = parseBlockList(entry);
  const codes = Array.from({ length: last - first + 1 }, (_, index) => `127.0.0.${first + index}`);
  if (codes.length <= LISTED) return [when('dnslists', text(`${zone}=${codes.join(',')}`))];
  return [
    when('dnslists', text(zone)),
    when(
      'condition',
      code(
        '${if forany{<, $dnslist_value}{and{ {match{$item}{\\N^127[.]0[.]0[.][0-9]+$\\N}} \n' +
          `{>={\${extract{4}{.}{$item}}}{${first}}} {<={\${extract{4}{.}{$item}}}{${last}}} }}}`,
      ),
    ),
  ];
}

/** Public lists of hosts that send spam, asked by DNS. A list that does not answer lists nobody (`+exclude_unknown`, the default). */
export const blockLists = check(
  ['hardening.blockListAction', 'hardening.blockLists', 'hardening.blockListScore'],
  (a) => {
    const lists = a['hardening.blockLists'];
    const comment = {
      brief: 'block lists: only the codes that mean "listed" count; a list that does not answer lists nobody',
      teaching: [
        'Public lists of hosts that send spam, asked by DNS. Only the codes that mean "listed" count: an answer such as',
        '127.255.255.254 means that the question came through a public resolver, and would refuse all mail. A list',
        'that does not answer lists nobody. Run a resolver of your own on this machine for these questions.',
      ],
    };
    if (lists.length === 0) return [];
    switch (a['hardening.blockListAction']) {
      case 'off':
        return [];
      case 'mark':
        return lists.map((list, index) =>
          statement(
            'warn',
            [isJudged, ...listedBy(list), ...mark('listed by $dnslist_domain')],
            index ? {} : { comment },
          ),
        );
      case 'refuse':
        return lists.map((list, index) =>
          statement(
            'deny',
            [
              isJudged,
              ...listedBy(list),
              when(
                'message',
                '550 5.7.1 $sender_host_address is listed by $dnslist_domain${if def:dnslist_text{: $dnslist_text}}',
              ),
            ],
            index ? {} : { comment },
          ),
        );
      case 'score':
        return [
          statement('warn', [set('acl_m_listed', '0')], { comment }),
          ...lists.map((list) =>
            statement('warn', [
              isJudged,
              ...listedBy(list),
              set('acl_m_listed', '${eval:$acl_m_listed+1}'),
              ...mark('listed by $dnslist_domain'),
            ]),
          ),
          statement('deny', [
            when('condition', code(`\${if >={$acl_m_listed}{${a['hardening.blockListScore']}}}`)),
            when('message', '550 5.7.1 $sender_host_address is on $acl_m_listed block lists'),
          ]),
        ];
      default:
        return a['hardening.blockListAction'] satisfies never;
    }
  },
);
