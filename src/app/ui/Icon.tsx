/** The page's icons: 16 × 16, drawn with one stroke. Always beside a name, so hidden from screen readers. */
const paths = {
  mail: 'M1.75 3.75h12.5v8.5H1.75zM2 4.25l6 4.5 6-4.5',
  undo: 'M6 3 2.75 6.25 6 9.5M3 6.25h6.25a3.5 3.5 0 0 1 0 7H6',
  redo: 'm10 3 3.25 3.25L10 9.5M13 6.25H6.75a3.5 3.5 0 0 0 0 7H10',
  copy: 'M5.75 5.75h7.5v7.5h-7.5zM10.25 5.5V2.75h-7.5v7.5H5.5',
  download: 'M8 2.25v8m0 0L4.75 7M8 10.25 11.25 7M2.75 13.25h10.5',
  search: 'M11.25 6.75a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0M10 10l3.75 3.75',
  check: 'm3 8.5 3.25 3.25L13 4.75',
  left: 'M9.75 3.5 5.25 8l4.5 4.5',
  right: 'm6.25 3.5 4.5 4.5-4.5 4.5',
  downward: 'M8 2.75v10.5m0 0L4.5 9.75M8 13.25l3.5-3.5',
  up: 'm3.5 9.75 4.5-4.5 4.5 4.5',
  down: 'm3.5 6.25 4.5 4.5 4.5-4.5',
  wrap: 'M2.5 3.5h11M2.5 8h8.25a2.25 2.25 0 0 1 0 4.5H8m0 0 1.75-1.75M8 12.5l1.75 1.75M2.5 12.5h2.5',
  fold: 'm5.25 2.25 2.75 3 2.75-3M2.5 8h11M5.25 13.75l2.75-3 2.75 3',
  unfold: 'm5.25 5 2.75-3 2.75 3M2.5 8h11M5.25 11l2.75 3 2.75-3',
  eye: 'M1.5 8S4 3.75 8 3.75 14.5 8 14.5 8 12 12.25 8 12.25 1.5 8 1.5 8M9.75 8a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0',
  compare: 'M8 1.75v12.5M5.5 3.75H2.25v8.5H5.5M10.5 3.75h3.25v8.5H10.5',
  file: 'M3.75 1.75h5.5l3 3v9.5h-8.5zM9.25 1.75v3h3',
  alert: 'M8 4.75V9m0 2.25v.01M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5',
  lock: 'M3.75 7.25h8.5v6.5h-8.5zM5.5 7.25v-2a2.5 2.5 0 0 1 5 0v2',
} as const;
export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
