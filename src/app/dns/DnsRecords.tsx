/** The records that DNS must have, as a table for each zone; each record can be copied by itself. */
import { Fragment, useMemo } from 'react';
import type { Answers } from '../../core/answers/index.ts';
import type { Secrets } from '../../core/answers/secrets.ts';
import {
  type DnsRecord,
  domainRecords,
  plainValue,
  relayRecords,
  reverseRecords,
  zoneLine,
} from '../../core/dns/index.ts';
import { ownFiles } from '../../core/mailserver/derived.ts';
import { hosts, mailNames, recordFile, tlsaLack, withKeys } from '../../core/mailserver/dns/names.ts';
import type { DnsWords } from '../../words/dns-words.ts';
import { loadDns } from '../../words/languages.ts';
import { useObservable, usePage } from '../state/context.ts';
import { useLoadedWords } from '../state/loaded-words.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { DkimKeys } from './DkimKeys.tsx';

interface Group {
  readonly title: string;
  readonly records: readonly DnsRecord[];
  /** Where the server has the values that only it knows. */
  readonly folder: string;
}

function groupsOf(answers: Answers, secrets: Secrets, words: DnsWords): readonly Group[] {
  const names = mailNames.of(answers);
  const { own, further } = hosts.of(answers);
  const { dkim } = ownFiles.of(answers);
  const all = [own, ...further];
  return [
    ...all
      .filter(({ zone }) => zone === undefined)
      .map(({ name, records }) => ({ title: words.elsewhere(name), records, folder: '' })),
    ...names.domains.map((domain) => ({
      title: words.zone(domain),
      records: [
        ...all.flatMap(({ zone, records }) => (zone === domain ? records : [])),
        ...domainRecords(withKeys(names, secrets, domain), domain),
      ],
      folder: dkim,
    })),
    ...names.relayDomains.map((domain) => ({
      title: words.zone(domain),
      records: relayRecords(names).filter(({ name }) => name === domain),
      folder: '',
    })),
    { title: words.reverse, records: reverseRecords(names), folder: '' },
  ].filter(({ records }) => records.length > 0);
}

export function DnsRecords({ answers }: { readonly answers: Answers }) {
  const { wizard } = usePage();
  const secrets = useObservable(wizard.secrets, (all) => all);
  const text = useLoadedWords(loadDns);
  const groups = useMemo(() => (text ? groupsOf(answers, secrets, text) : []), [answers, secrets, text]);
  if (!text) return null;
  return (
    <section className="review-part" aria-labelledby="dns-heading">
      <h3 id="dns-heading">{text.title}</h3>
      <p className="help">{text.help}</p>
      <DkimKeys names={mailNames.of(answers)} text={text.keys} />
      {groups.map((group) => (
        <Zone key={group.title} group={group} text={text} />
      ))}
      <NoTlsa answers={answers} text={text} />
    </section>
  );
}

/** The question that brings the record. */
const NAMED_BY = { caddy: 'tls.source', renewed: 'tls.reuseKey', unknown: 'tls.keyHash' } as const;

/** Whoever looks for the record learns why it is not among them. */
function NoTlsa({ answers, text }: { readonly answers: Answers; readonly text: DnsWords }) {
  const { words, open } = usePage();
  const lack = tlsaLack.of(answers);
  if (!lack) return null;
  const { why, open: label } = text.noTlsa[lack];
  return (
    <p className="help no-tlsa">
      {why}{' '}
      <button type="button" className="link" onClick={() => open('tls', NAMED_BY[lack])}>
        {label(words.shell.steps.names.tls)}
      </button>
    </p>
  );
}

function Zone({ group, text }: { readonly group: Group; readonly text: DnsWords }) {
  return (
    <table className="dns">
      <caption>{group.title}</caption>
      <thead>
        <tr>
          <th scope="col">{text.columns.name}</th>
          <th scope="col">{text.columns.type}</th>
          <th scope="col">{text.columns.value}</th>
        </tr>
      </thead>
      <tbody>
        {group.records.map((record) => (
          <Row
            key={`${record.name} ${record.data.type} ${record.purpose}`}
            record={record}
            folder={group.folder}
            text={text}
          />
        ))}
      </tbody>
    </table>
  );
}

/** A name, or a value with names in it, that may break before its dots. */
const breakable = (text: string) =>
  text.split('.').map((label, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: labels have no other identity
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {index > 0 && '.'}
      {label}
    </Fragment>
  ));

function Row({
  record,
  folder,
  text,
}: {
  readonly record: DnsRecord;
  readonly folder: string;
  readonly text: DnsWords;
}) {
  const { words, announce } = usePage();
  const { name, data, purpose } = record;
  const [value, line] = [plainValue(data), zoneLine(record)];
  const copy = { words: words.shell, announce };
  const what = `${name} ${data.type}`;
  return (
    <tr>
      <th scope="row">
        <div className="dns-name">
          <span className="mono">{breakable(name)}</span>
          <CopyButton label={text.copyName(what)} content={() => name} {...copy} />
        </div>
      </th>
      <td className="mono">{data.type}</td>
      <td>
        <div className="dns-value">
          {value === undefined ? (
            <span>{text.onServer(recordFile(name, folder))}</span>
          ) : (
            <span className="mono">{breakable(value)}</span>
          )}
          {value !== undefined && line !== undefined && (
            <span className="dns-copy">
              <CopyButton label={text.copyValue(what)} content={() => value} {...copy} />
              <CopyButton label={text.copyLine(what)} content={() => line} {...copy} />
            </span>
          )}
        </div>
        <p className="help">{text.purposes[purpose]}</p>
      </td>
    </tr>
  );
}
