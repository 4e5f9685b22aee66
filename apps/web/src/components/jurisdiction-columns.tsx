import type { JurisdictionLine } from '@plumbline/api';
import { formatCount, formatDifference } from '../formats/format-count.ts';
import type { DataColumn } from '../ui/DataTable.tsx';
import { Tag } from '../ui/Tag.tsx';
import type { AuditWords } from '../words/audit-words.ts';
import type { RecordsWords } from '../words/records-words.ts';
import { statusOrder, statusTone, statusWord } from './jurisdiction-status.ts';

/* The columns that tables of jurisdictions have in common. */

export type LineColumn = DataColumn<JurisdictionLine> & {
  /** What the CSV has in this column. */
  readonly plain: (line: JurisdictionLine) => string | number;
};

type Figure = (line: JurisdictionLine) => number | null;

export function nameColumn(words: {
  readonly name: string;
  readonly total: string;
  readonly open: (name: string) => string;
}): LineColumn {
  return {
    key: 'jurisdiction',
    name: words.name,
    value: (line) => line.jurisdiction,
    plain: (line) => line.jurisdiction,
    cell: (line) => (
      <button type="button" className="link-button row-button" aria-label={words.open(line.jurisdiction)}>
        {line.jurisdiction}
      </button>
    ),
    total: words.total,
  };
}

export function statusColumn(name: string, say: AuditWords): LineColumn {
  return {
    key: 'status',
    name,
    value: (line) => `${statusOrder(line.status)} ${line.jurisdiction}`,
    plain: (line) => statusWord(line, say),
    cell: (line) => <Tag tone={statusTone(line.status)}>{statusWord(line, say)}</Tag>,
  };
}

/** A count with its total over `lines`. */
export function figureColumn(
  key: string,
  name: string,
  figure: Figure,
  lines: readonly JurisdictionLine[],
): LineColumn {
  return {
    key,
    name,
    numeric: true,
    value: (line) => figure(line) ?? -1,
    plain: (line) => figure(line) ?? '',
    cell: (line) => formatCount(figure(line)),
    total: formatCount(sumOf(figure, lines)),
  };
}

/** A signed difference with its total; a dash where there is none. */
export function differenceColumn(
  key: string,
  name: string,
  figure: Figure,
  lines: readonly JurisdictionLine[],
): LineColumn {
  const show = (difference: number | null) => (difference === null ? '' : formatDifference(difference));
  return {
    ...figureColumn(key, name, figure, lines),
    cell: (line) => show(figure(line)),
    total: show(sumOf(figure, lines)),
  };
}

/** Ballots with and without cast vote records, beside the records there are; nothing where all cards are one population. */
export function strataColumns(
  hasStrata: boolean,
  lines: readonly JurisdictionLine[],
  say: RecordsWords,
): readonly LineColumn[] {
  if (!hasStrata) return [];
  const without = ({ ballotsInManifest, ballotsWithCvrs }: JurisdictionLine) =>
    ballotsInManifest === null || ballotsWithCvrs === null ? null : ballotsInManifest - ballotsWithCvrs;
  return [
    figureColumn('with-cvrs', say('strata.ballots'), (line) => line.ballotsWithCvrs, lines),
    figureColumn('cvrs', say('strata.cvrs'), (line) => line.cvrs, lines),
    figureColumn('without-cvrs', say('strata.ballotsWithout'), without, lines),
  ];
}

export function differenceFromExpected(line: JurisdictionLine): number | null {
  if (line.expectedBallots === null || line.ballotsInManifest === null) return null;
  return line.ballotsInManifest - line.expectedBallots;
}

function sumOf(figure: Figure, lines: readonly JurisdictionLine[]): number {
  let sum = 0;
  for (const line of lines) sum += figure(line) ?? 0;
  return sum;
}
