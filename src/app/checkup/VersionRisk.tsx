import { eximVersion } from '../../core/mailserver/machine.ts';
import { mendsSmuggling, versionText } from '../../core/platforms/index.ts';
import { useObservable, usePage } from '../state/context.ts';
import { Icon } from '../ui/Icon.tsx';
import { useFindingWords } from './finding-words.ts';

/** What the check-up will say of an Exim that takes smuggled messages, where its version is asked for. */
export function VersionRisk() {
  const { wizard } = usePage();
  const text = useFindingWords();
  const risky = useObservable(wizard.answers, ({ shown }) => {
    const version = eximVersion.of(shown);
    return mendsSmuggling(version) ? '' : versionText(version);
  });
  if (!text || risky === '') return null;
  const { title, why, fix } = text.codes.smuggling;
  return (
    <div className="risks" role="status">
      <p className="problem-note">
        <Icon name="alert" /> <strong>{title}</strong>
      </p>
      <p className="help">
        {why({ version: risky })} {fix}
      </p>
    </div>
  );
}
