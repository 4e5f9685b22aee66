import { formatCount } from '../../formats/format-count.ts';

/** A difference with its sign, the minus as long as a plus: `−5`, `0`, `+3`. */
export function signedCount(value: number): string {
  if (value === 0) return '0';
  return `${value < 0 ? '−' : '+'}${formatCount(Math.abs(value))}`;
}
