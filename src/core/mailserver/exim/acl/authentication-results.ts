import { set, statement, when } from '../../../exim/index.ts';
import { isStranger } from './whose.ts';

/**
 * Matches what claims to come from this server (RFC 8601 section 5): its name, in quotes or not, in any case, after white space and
 * comments, which may be nested.
 */
const OURS =
  '\\N(?i)^(?:\\s|(\\((?:[^()\\\\]|\\\\.|(?1))*\\)))*"?\\N${rxquote:$primary_hostname}\\N"?(?:[\\s;/(]|$)\\N';

/** A list whose first item is empty: one that began with the header's text could be given another separator by its sender. */
const ALL = ': $lh_authentication-results:';

/** Forged results of our own are removed, those of others stay; then ours are added. */
export const authenticationResults = [
  statement(
    'warn',
    [
      when('condition', `\${if forany{${ALL}}{match{$item}{${OURS}}}}`),
      set(
        'acl_m_results',
        `\${reduce{${ALL}}{}{\${if or{ {eq{$item}{}} {match{$item}{${OURS}}} }{$value}{$value\\nAuthentication-Results:$item}}}}`,
      ),
      when('remove_header', 'Authentication-Results'),
      when('add_header', '$acl_m_results'),
      when('log_message', 'forged Authentication-Results removed'),
    ],
    {
      comment: {
        brief: 'results in our name that came with the message are forged; those of other servers stay',
        teaching: [
          'Filters and mail programs believe the results that carry the name of their own server, so those which came',
          'with the message are removed (RFC 8601). The results of other servers stay.',
        ],
      },
    },
  ),
  statement('warn', [isStranger, when('add_header', ':at_start:${authresults {$primary_hostname}}')]),
];
