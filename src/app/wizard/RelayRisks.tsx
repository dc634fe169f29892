import { relayRisks } from '../../core/answers/relay-risks.ts';
import { useObservable, usePage } from '../state/context.ts';
import { Icon } from '../ui/Icon.tsx';

/** Strong warnings about networks that may send without a login; none of them is refused. */
export function RelayRisks() {
  const { wizard, words } = usePage();
  const text = words.steps.basics?.relayRisks;
  const joined = useObservable(wizard.answers, ({ shown }) => shown.basics.relayFrom.join(' '));
  const risks = relayRisks(joined === '' ? [] : joined.split(' '));
  if (!text || risks.length === 0) return null;
  return (
    <div className="risks" role="status">
      {risks.map(({ kind, network }) => (
        <p key={network} className="problem-note">
          <Icon name="alert" /> {text[kind](network)}
        </p>
      ))}
    </div>
  );
}
