/** Files that are dropped before the page can open them (`memory/Memory.tsx`): the browser would leave the page for them. */

function hold(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
}

export function holdFiles(): void {
  addEventListener('dragover', hold);
  addEventListener('drop', hold);
}
