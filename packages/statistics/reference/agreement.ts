import { readFileSync } from 'node:fs';

/** One case of a reference file: what a reference program answered to an input. */
export type ReferenceCase = {
  readonly id: string;
  readonly method: string;
  readonly stratum: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: unknown;
};

/** One row of the published tables: what a method is given, what a paper or public record prints, and how closely. */
export type PublishedEntry = {
  readonly id: string;
  readonly method: string;
  readonly source: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: {
    readonly abs?: number;
    readonly rel?: number;
    readonly margin_rel?: number;
    readonly exact?: boolean;
    readonly set_equal?: boolean;
  };
};

/** The cases of a file in this folder. */
export function readReferenceCases(file: string): readonly ReferenceCase[] {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
}

/** The rows of the published tables. */
export function readPublishedEntries(): readonly PublishedEntry[] {
  return JSON.parse(readFileSync(new URL('published-tables.json', import.meta.url), 'utf8')).entries;
}

/** What the reference program raised: `ValueError` is a refusal of its own, anything else a crash. */
export function raisedBy(output: unknown): string | undefined {
  return isObject(output) && typeof output.error === 'string' ? output.error : undefined;
}

/**
 * Whether an answer agrees with a reference's. Whole numbers, texts and flags exactly; other numbers to 1e-9 relative
 * (1e-12 absolute below 1e-12), because references and we sum logarithms in different orders; texts of 28-digit decimals to
 * 1e-12 relative, except tickets, which are texts to the last digit.
 */
export function agrees(expected: unknown, found: unknown, field = ''): boolean {
  const [a, b] = [plainValue(expected), plainValue(found)];
  if (typeof a === 'number' && typeof b === 'number') return numbersAgree(a, b);
  if (typeof a === 'string' && typeof b === 'string') {
    return a === b || (!TEXT_FIELDS.includes(field) && decimalsAgree(a, b));
  }
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((element, index) => agrees(element, b[index], field));
  }
  if (isObject(a)) {
    if (!isObject(b)) return false;
    return Object.entries(a).every(([key, value]) => agrees(value, b[key] ?? null, key));
  }
  return a === b;
}

const TEXT_FIELDS = ['ticket', 'tickets_full', 'tickets_18', 'sample', 'next_fraction', 'trim', 'uniform'];

function numbersAgree(expected: number, found: number): boolean {
  if (expected === found) return true;
  if (Number.isInteger(expected) && Number.isInteger(found)) return false;
  return Math.abs(expected - found) <= Math.max(1e-12, 1e-9 * Math.abs(expected));
}

function decimalsAgree(expected: string, found: string): boolean {
  const isLongDecimal = expected.includes('.') && expected.length > 20;
  const difference = Math.abs(Number(expected) - Number(found));
  return isLongDecimal && difference <= 1e-12 * Math.max(1, Math.abs(Number(expected)));
}

/** The references write infinities as texts and 28-digit decimals as { decimal }. */
function plainValue(value: unknown): unknown {
  if (value === 'Infinity') return Number.POSITIVE_INFINITY;
  if (value === '-Infinity') return Number.NEGATIVE_INFINITY;
  if (isObject(value) && typeof value.decimal === 'string') return value.decimal;
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
