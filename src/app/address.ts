/** What the page's address asks for. */
import { type StepId, stepIds } from '../core/answers/index.ts';

const isStep = (text: string): text is StepId => (stepIds as readonly string[]).includes(text);

/** The step that the address names: `#/tls`. */
export function stepInAddress(hash: string): StepId | undefined {
  const step = hash.replace(/^#\/?/, '');
  return isStep(step) ? step : undefined;
}
