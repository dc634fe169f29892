import { code, literal, statement, unless, type Value, when } from '../../../exim/index.ts';
import { alertAddresses } from '../../derived.ts';
import { derive } from '../../part.ts';
import type { Judgement } from './check.ts';

/** True of a recipient to whom programs of this machine may always write. */
function isAlert(addresses: readonly string[]): Value {
  const listed = addresses.flatMap((address) => [', ', literal(address, ',')]).slice(1);
  return { kind: 'expansion', pieces: ['${if inlisti{$local_part@$domain}{<, ', ...listed, '}}'] };
}

/** What one program of this machine may send; counted by uid through a pipe, by address over loopback. */
const limit = (rate: string, question: string, alerts: readonly string[]) =>
  statement('defer', [
    when('message', 'Too many messages from this program, try later'),
    when('hosts', ': +relay_from_hosts'),
    unless('authenticated', '*'),
    unless('condition', isAlert(alerts)),
    when(
      'ratelimit',
      code(`${rate} / per_mail / leaky / local_\${if def:sender_host_address{$sender_host_address}{$originator_uid}}`),
      [question],
    ),
  ]);

/**
 * Statements of the RCPT ACL, the same policy as in acl_check_local, which `sendmail -bs` goes past. With RCPT and not with MAIL, where
 * nobody knows yet that the message is an alert.
 */
export const fromPrograms = derive(
  ['hardening.localSubmission', 'hardening.localPerMinute', 'hardening.localPerHour'],
  (a, { alertAddresses: alerts }): readonly Judgement[] => {
    const policy = a['hardening.localSubmission'];
    switch (policy) {
      case 'allowed':
        return [];
      case 'refused':
      case 'limited':
        return [
          ...(policy === 'refused' ? [refusedPipe(alerts)] : []),
          {
            ...limit(`${a['hardening.localPerMinute']} / 1m`, 'hardening.localPerMinute', alerts),
            comment: {
              brief: 'own programs, through a pipe (sendmail -bs) or over loopback: the limits of acl_check_local',
            },
          },
          limit(`${a['hardening.localPerHour']} / 1h`, 'hardening.localPerHour', alerts),
        ];
      default:
        return policy satisfies never;
    }
  },
  { alertAddresses },
);

const refusedPipe = (alerts: readonly string[]) =>
  statement(
    'deny',
    [
      when('message', 'Local submission is refused on this machine'),
      when('hosts', ':'),
      unless('condition', isAlert(alerts)),
    ],
    {
      from: ['hardening.localSubmission'],
      comment: { brief: 'through a pipe (sendmail -bs) nobody submits, but alerts to those in charge' },
    },
  );
