/**
 * Styles of what is not on the page at first come with its code: a page whose styles are all in it from the start is painted later. They
 * stand in the layer of the other components, so that it does not matter when they come.
 */
export function adopt(styles: string): void {
  // The page is prerendered where there is no document.
  if (typeof document === 'undefined') return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
}
