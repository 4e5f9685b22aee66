/** A short name by which the log knows somebody or something from now on: in small letters, and not one that is taken. */
export function nameForId(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const stem = plain === '' ? 'person' : plain;
  if (!taken.includes(stem)) return stem;
  for (let number = 2; ; number += 1) if (!taken.includes(`${stem}-${number}`)) return `${stem}-${number}`;
}
