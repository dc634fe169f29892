import { type RetryStep as Asked, type RetryTime, retriesInForce, retrySteps } from '../../answers/retry.ts';
import { type Explained, type RetryStep, time } from '../../exim/index.ts';
import { definePart } from '../part.ts';
import type { EximNode } from './node.ts';

const value = ({ value: count, unit }: RetryTime) => time(count, unit);

const step = (asked: Asked): RetryStep =>
  asked.type === 'F'
    ? { type: 'F', until: value(asked.until), every: value(asked.every) }
    : { type: asked.type, until: value(asked.until), first: value(asked.first), factor: asked.factor };

const general: Explained = {
  brief: 'every 15 minutes for 2 hours, then less and less often; at last the sender gets it back',
  teaching: [
    'F: at fixed times until that age; G: each pause longer than the last by the factor. Most trouble is over within',
    'hours: a greylisting server wants a second try soon, a broken one is not helped by many. The pauses count by',
    'host and not by message, so a new message to a dead host waits with the others.',
  ],
};

const own: Explained = {
  brief: 'own rules: the first one counts that fits both the address, domain or host and the error',
  teaching: [
    'Own rules: the first one counts that fits both the address (its domain, or the host that failed) and the error.',
    'F: at fixed times until that age; G: each pause longer than the last by the factor; H: the same, drawn by lot.',
    'Ages count from the first failure. After the last step the sender gets the mail back.',
  ],
};

/** Chapter 32: how often an address that cannot be reached is tried, and for how long. */
export const retry = definePart({
  id: 'retry',
  uses: ['routing.giveUpAfter', 'routing.retryRules'],
  build: (a): EximNode[] => {
    const rules = a['routing.retryRules'];
    return retriesInForce(rules, a['routing.giveUpAfter']).map((rule, index): EximNode => {
      const isOwn = index < rules.length;
      const comment = isOwn ? (index === 0 ? own : undefined) : general;
      return {
        kind: 'retry',
        pattern: rule.pattern,
        error: rule.error,
        steps: (retrySteps(rule.rule) ?? []).map(step),
        from: [isOwn ? 'routing.retryRules' : 'routing.giveUpAfter'],
        ...(comment ? { comment } : {}),
      };
    });
  },
});
