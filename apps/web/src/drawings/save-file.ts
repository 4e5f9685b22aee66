/** Lets the browser save what was made in the page. */
export function saveFile(name: string, content: Blob | string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read it after the press.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The name of a file for a title: letters, digits and hyphens. */
export function fileNameOf(title: string, ending: string): string {
  const name = title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80);
  return `${name === '' ? 'drawing' : name}.${ending}`;
}
