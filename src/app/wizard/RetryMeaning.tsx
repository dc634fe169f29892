/** What the retry rules mean, sentence by sentence; the general one, which stands behind them, too. */
import { retriesInForce, retrySteps } from '../../core/answers/retry.ts';
import { useObservable, usePage } from '../state/context.ts';

export function RetryMeaning() {
  const { wizard, words } = usePage();
  const text = words.steps.routing?.retry;
  const rules = useObservable(wizard.answers, ({ shown: { routing } }) =>
    JSON.stringify(retriesInForce(routing.retryRules, routing.giveUpAfter)),
  );
  if (!text) return null;
  const sentences = (JSON.parse(rules) as ReturnType<typeof retriesInForce>).map((rule, index) =>
    text.sentence(rule, retrySteps(rule.rule) ?? [], index === 0),
  );
  return (
    <div className="meaning">
      <p>{text.title}</p>
      <ol>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </div>
  );
}
