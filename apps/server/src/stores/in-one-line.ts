/** A name in one line: it comes from people, and may hold line breaks and other signs that nobody sees. */
export function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
