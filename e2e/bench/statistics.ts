/** Medians, and ratios of what was measured side by side. */

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
}

export interface Ratio {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Each value beside the one of the same run. Nothing beside nothing is even. */
export function pairedRatio(values: readonly number[], beside: readonly number[]): Ratio {
  const ratios = values.map((value, run) => {
    const other = beside[run] ?? Number.NaN;
    return value === 0 && other === 0 ? 1 : value / other;
  });
  return { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}
