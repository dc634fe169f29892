/** Whether single keys are shortcuts: some people speak to their computer, and their words arrive as keys (WCAG 2.1.4). */
const KEY = 'exim-wizard.shortcuts';
let on: boolean | undefined;

export function shortcutsAreOn(): boolean {
  try {
    on ??= localStorage.getItem(KEY) !== 'off';
  } catch {
    on ??= true;
  }
  return on;
}

export function turnShortcuts(next: boolean): void {
  on = next;
  try {
    localStorage.setItem(KEY, next ? 'on' : 'off');
  } catch {
    // Storage is forbidden: the choice holds until the page is left.
  }
}
