import type { SupplyLine } from '@plumbline/api';

/** A line of supplies as somebody types it. */
export type SupplyDraft = {
  /** Stays the same while lines come and go. */
  readonly key: number;
  readonly group: SupplyLine['group'];
  readonly item: string;
  readonly each: string;
  readonly besides: string;
  readonly there: boolean;
  readonly who: string;
};

export function draftOfSupplies(lines: readonly SupplyLine[]): readonly SupplyDraft[] {
  return lines.map((line, key) => ({ ...line, key, each: String(line.each), besides: String(line.besides) }));
}

/** The list with one more line at the end of a group. */
export function withNewLine(lines: readonly SupplyDraft[], group: SupplyLine['group']): readonly SupplyDraft[] {
  const key = Math.max(-1, ...lines.map((line) => line.key)) + 1;
  return [...lines, { key, group, item: '', each: '0', besides: '1', there: false, who: '' }];
}

/** A number as it is typed, with or without a comma between thousands; undefined where it is none. */
export function readCount(typed: string): number | undefined {
  const text = typed.trim();
  if (text === '') return 0;
  return /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}

export type SupplyProblem = { readonly name: string; readonly code: 'item' | 'number'; readonly line: SupplyDraft };

/** What can be saved, or what is wrong with it, by the field. */
export function readSupplies(lines: readonly SupplyDraft[]): {
  readonly lines: readonly SupplyLine[];
  readonly problems: readonly SupplyProblem[];
} {
  const problems: SupplyProblem[] = [];
  const read = lines.map((line): SupplyLine => {
    const [each, besides] = [readCount(line.each), readCount(line.besides)];
    if (line.item.trim() === '') problems.push({ name: `item-${line.key}`, code: 'item', line });
    if (each === undefined || each > 10_000) problems.push({ name: `each-${line.key}`, code: 'number', line });
    if (besides === undefined) problems.push({ name: `besides-${line.key}`, code: 'number', line });
    const { group, there } = line;
    return { group, item: line.item.trim(), each: each ?? 0, besides: besides ?? 0, there, who: line.who.trim() };
  });
  return { lines: read, problems };
}
