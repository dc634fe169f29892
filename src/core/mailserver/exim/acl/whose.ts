import { code, list, set, statement, unless, type Value, when } from '../../../exim/index.ts';

/**
 * Who is exempt from the checks on strangers: the one table that every refusal uses. The MAIL ACL works it out once a message
 * and keeps it in `$acl_m_ours`.
 */
const ours = [
  // A program of this machine, through a pipe (sendmail -bs).
  when('hosts', ':'),
  // A program of this machine, over loopback.
  when('hosts', '+relay_from_hosts'),
  // Somebody who has logged in.
  when('authenticated', '*'),
];

const comment = {
  brief: "whose message is it? logins and this machine's own programs are spared the checks on strangers",
};

/** Statements that set `$acl_m_ours`; first of the MAIL ACL. */
export const markOurs = ours.map((condition, index) =>
  statement('warn', [condition, set('acl_m_ours', 'yes')], index === 0 ? { comment } : {}),
);

/** True for messages of our own people and programs. */
export const isOurs = when('condition', '${if bool{$acl_m_ours}}');
/** True for strangers. */
export const isStranger = unless('condition', '${if bool{$acl_m_ours}}');

/**
 * The second half of the table: strangers whose mail is delivered here like anybody's but who are not judged. Hosts are known at the
 * connection, senders with MAIL.
 *
 * A host that only passes mail on (the backup MX, a forwarder) is not where it comes from, so what it says of itself, its address and
 * the sender's SPF say nothing about the message.
 */
const sparedHosts = (allowedHosts: string | undefined): Value =>
  // This machine's own addresses, those that forward to us, and the administrator's list.
  list(['@[]', '+forwarders', ...(allowedHosts ? [fileIfThere(allowedHosts)] : [])]);

/** Statement of the connect ACL that sets `$acl_c_spared`; `allowedHosts` is the administrator's list. */
export const markSparedHosts = (allowedHosts: string | undefined) =>
  statement('warn', [when('hosts', sparedHosts(allowedHosts)), set('acl_c_spared', 'yes')], {
    comment: {
      brief: 'strangers who are not judged: own addresses, those that forward to us, the list of allowed hosts',
      teaching: [
        'Hosts that only pass mail on are not where it comes from: what they say of themselves, their address and the',
        "sender's SPF record tell nothing about a message. They are spared these checks, but may not relay.",
      ],
    },
  });

/** Statements of the MAIL ACL that set `$acl_m_spared`. */
export const markSpared = (allowedSenders: string | undefined) => [
  statement('warn', [when('condition', '${if def:acl_c_spared}'), set('acl_m_spared', 'yes')]),
  ...(allowedSenders
    ? [
        statement('warn', [
          when('condition', '${if def:sender_address}'),
          when('senders', fileIfThere(allowedSenders)),
          set('acl_m_spared', 'yes'),
        ]),
      ]
    : []),
];

/** True for strangers who are judged; the first clause of every check on them. */
export const isJudged = unless('condition', '${if or{ {bool{$acl_m_ours}} {bool{$acl_m_spared}} }}');
/** The same in the connect ACL, where nobody has logged in yet. */
export const isJudgedHost = unless('condition', '${if def:acl_c_spared}');

/** True where who brings the message could mend its form: a host that only passes it on would bounce it to somebody innocent. */
export const isItsOwn = unless('condition', '${if and{ {bool{$acl_m_spared}} {!bool{$acl_m_ours}} }}');

/** True once a message has a recipient other than those in charge, who take mail from everybody; set by the RCPT ACL. */
export const hasOthers = when('condition', '${if bool{$acl_m_others}}');
export const markOthers = set('acl_m_others', 'yes');

/** A file that is a list, or an empty list where somebody has removed it: a missing file would defer all mail. */
export function fileIfThere(path: string): Value {
  return code(`\${if exists{${path}}{${path}}}`);
}

/**
 * The submission ports. Asked for by name, so that a session on any other port, or without one (`exim -bh`), is judged as one of
 * strangers: no logins, no privileges.
 */
export const SUBMISSION = 'inlist{$received_port}{465:587}';
export const onSubmission: Value = code(`\${if ${SUBMISSION}}`);
