import { numberIn } from '../formats.ts';

const number = numberIn('en');

/** `3 lines`, `1 line`: English has no other forms. */
export const count = (n: number, one: string, other: string): string => `${number(n)} ${n === 1 ? one : other}`;
