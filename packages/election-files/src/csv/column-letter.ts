/** A column as people find it in their spreadsheet program: A, B, … Z, AA. */
export function columnLetter(position: number): string {
  const rest = Math.floor(position / 26);
  const letter = String.fromCharCode(65 + (position % 26));
  return rest === 0 ? letter : columnLetter(rest - 1) + letter;
}
