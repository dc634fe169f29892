const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');

/** `3 lines`, `1 line`. */
export const count = (n: number, one: string, other: string): string =>
  `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`;
