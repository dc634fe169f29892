/** Hands a file to the person's downloads. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after the click; it is given back when that is surely done.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
