import type { PageRead } from './read-pdf.ts';

/** Points in a millimeter. */
const POINTS = 72 / 25.4;

/**
 * A page as a text that a person can compare: a line for each stretch of words, with its place in tenths of a millimeter from the left and
 * lower edge of the paper and its width, then the roles of its structure, each with how often it follows itself.
 */
export function pageInText(page: PageRead): string {
  const tenths = (points: number) => String(Math.round((points / POINTS) * 10)).padStart(4);
  const runs = page.runs.filter(({ text }) => text.trim() !== '');
  const lines = runs.map(({ text, x, y, width }) => `${tenths(x)} ${tenths(y)} ${tenths(width)}  ${text}`);
  const pictures = page.alternatives.map((said) => `picture: ${said}`);
  return [...lines, ...pictures, `structure: ${folded(page.roles)}`].join('\n');
}

function folded(roles: readonly string[]): string {
  const counted: { role: string; times: number }[] = [];
  for (const role of roles) {
    const last = counted.at(-1);
    if (last?.role === role) last.times += 1;
    else counted.push({ role, times: 1 });
  }
  return counted.map(({ role, times }) => (times === 1 ? role : `${role}×${times}`)).join(' ');
}
