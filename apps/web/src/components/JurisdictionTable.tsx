import type { JurisdictionLine } from '@plumbline/api';
import { usePageSearch } from '../connection/use-page-search.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import type { LineColumn } from './jurisdiction-columns.tsx';

/** Jurisdictions, a line each, sorted as the address of the page says; one of them can be opened. */
export function JurisdictionTable(props: {
  readonly caption: string;
  readonly columns: readonly LineColumn[];
  readonly lines: readonly JurisdictionLine[];
  readonly chosen: string | undefined;
  readonly onOpen: (jurisdiction: string) => void;
  readonly emptyWords: string;
}) {
  const say = useWordsEverywhere();
  const [search, change] = usePageSearch();
  return (
    <DataTable
      caption={props.caption}
      columns={props.columns}
      rows={props.lines}
      rowKey={(line) => line.jurisdiction}
      sort={search.sort ?? 'jurisdiction'}
      onSort={(sort) => change({ sort })}
      sortLabel={(column) => say('sort', { column })}
      chosen={props.chosen}
      onOpen={(line) => props.onOpen(line.jurisdiction)}
      hasTotals
      emptyWords={props.emptyWords}
      allRowsWords={say('allRows', { count: props.lines.length })}
    />
  );
}
