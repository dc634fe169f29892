/** What is combined: the factors, and their values numbered through all of them. */
import { presetIds, type QuestionId, questionIds } from '../../../src/core/answers/index.ts';
import { variants } from '../../../src/core/answers/variants.ts';

export type Factor = QuestionId | 'preset';
/** One value of one factor; numbered through all factors. */
export interface Level {
  readonly factor: Factor;
  readonly value: unknown;
}

export const factors: readonly Factor[] = ['preset', ...questionIds];
export const valuesOf = (factor: Factor): readonly unknown[] => (factor === 'preset' ? presetIds : variants[factor]);

/** All levels, factor by factor. */
export const levels: readonly Level[] = factors.flatMap((factor) =>
  valuesOf(factor).map((value) => ({ factor, value })),
);
export const COUNT = levels.length;
export const numberOf = new Map<Factor, number>();
levels.forEach(({ factor }, index) => {
  if (!numberOf.has(factor)) numberOf.set(factor, index);
});
/** The factor of each level, by its place. */
export const factorOf = levels.map(({ factor }) => factors.indexOf(factor));
