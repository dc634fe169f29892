import * as z from 'zod/mini';
import { answerOf, answersSchema, defaultsOf, locate, presetIds, questionIds } from '../core/answers/index.ts';

/** The JSON Schema of `answers.json`, with the first preset's answers as defaults. */
export function schema(): object {
  const whole = z.toJSONSchema(answersSchema);
  const defaults = defaultsOf(presetIds[0]);
  for (const id of questionIds) {
    const { step, key } = locate(id);
    const question = (whole.properties?.[step] as z.core.JSONSchema.JSONSchema | undefined)?.properties?.[key];
    if (typeof question === 'object') question.default = answerOf(defaults, id) as typeof question.default;
  }
  return { title: 'Answers of the Exim configuration wizard', ...whole };
}
