/** The search button and the editor know each other through this one slot only, since the editor comes later. */
let search: (() => void) | undefined;

/** The editor says how its search opens; undefined when it goes. */
export function offerSearch(open: (() => void) | undefined): void {
  search = open;
}

export const openSearch = (): void => search?.();
