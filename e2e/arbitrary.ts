/** Answers of every shape that each question takes, for properties. */
import fc from 'fast-check';
import {
  type AnswerOf,
  type Answers,
  defaultsOf,
  fieldOf,
  presetIds,
  type QuestionId,
  questionIds,
  readAnswer,
  withAnswer,
} from '../src/core/answers/index.ts';
import { variants } from '../src/core/answers/variants.ts';

const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,12}[a-z0-9])?$/);
const host = fc.tuple(label, label, fc.constantFrom('example', 'test', 'xn--p1ai')).map((parts) => parts.join('.'));
const address = fc.tuple(label, host).map(([name, domain]) => `${name}@${domain}`);
const path = fc.array(fc.stringMatching(/^[A-Za-z0-9_@+=,:~-]{1,12}$/), { minLength: 1, maxLength: 4 });
const word = fc.oneof(
  label,
  host,
  address,
  path.map((names) => `/${names.join('/')}`),
);

function valuesOf(id: QuestionId): fc.Arbitrary<unknown> {
  const field = fieldOf(id);
  const { control } = field;
  switch (control.kind) {
    case 'choice':
      return fc.constantFrom(...control.values);
    case 'flag':
      return fc.boolean();
    case 'number':
      return fc.integer({ min: control.min, max: control.max });
    case 'list':
      return fc.uniqueArray(word, { maxLength: 4 });
    case 'aliases':
      return fc.uniqueArray(
        fc.record({
          alias: fc.oneof(label, address),
          to: fc.uniqueArray(fc.oneof(label, address), { minLength: 1, maxLength: 3 }),
        }),
        { maxLength: 4, selector: ({ alias }) => alias },
      );
    case 'text':
      return word;
    case 'rows':
      return fc.constantFrom(...(variants[id] as readonly unknown[]));
    default:
      return fc.constant(field.default);
  }
}

/** The default as often as not, and whatever the question's schema takes otherwise. */
function answersTo(id: QuestionId, standard: unknown): fc.Arbitrary<unknown> {
  const other = valuesOf(id).map((value) => (readAnswer(id, value).length === 0 ? value : standard));
  return fc.oneof(fc.constant(standard), other);
}

/** Answers each of which is valid for itself. */
export const anyAnswers: fc.Arbitrary<Answers> = fc.constantFrom(...presetIds).chain((preset) => {
  const defaults = defaultsOf(preset);
  const values = questionIds.map((id) => {
    const [step, key] = id.split('.') as [keyof Answers, string];
    return answersTo(id, (defaults[step] as unknown as Record<string, unknown>)[key]);
  });
  return fc
    .tuple(...values)
    .map((said) =>
      said.reduce<Answers>(
        (answers, value, index) => withAnswer(answers, questionIds[index] as QuestionId, value as AnswerOf<QuestionId>),
        defaults,
      ),
    );
});
