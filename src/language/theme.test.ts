import { expect, it } from 'vitest';
import { colours } from './theme.ts';

/** Relative luminance, as the accessibility guidelines (WCAG 2) define it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

it('each colour can be read on its background', () => {
  for (const [name, [light, dark]] of Object.entries(colours)) {
    expect([name, contrast(light, '#ffffff') >= 4.5, contrast(dark, '#1b1b1b') >= 4.5]).toEqual([name, true, true]);
  }
});
