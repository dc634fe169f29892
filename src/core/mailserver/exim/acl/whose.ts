import { code, set, statement, unless, type Value, when } from '../../../exim/index.ts';

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
 * The submission ports. Asked for by name, so that a session on any other port, or without one (`exim -bh`), is judged as one of
 * strangers: no logins, no privileges.
 */
export const SUBMISSION = 'inlist{$received_port}{465:587}';
export const onSubmission: Value = code(`\${if ${SUBMISSION}}`);
