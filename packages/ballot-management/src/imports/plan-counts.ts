import type { BatchCountRow, CheckInsRow, TabulatorBatchRow } from '@plumbline/election-files';
import { entriesOf, lookUp } from '@plumbline/prelude';
import type { CountSource } from '../accounting/count-source.ts';
import type { SeenRoom } from '../decisions/room-seen-by.ts';
import { type Figures, figuresOf } from '../reports/figures.ts';
import type { ContestVotes } from '../state/ballot-event.ts';
import type { BallotRefusal } from '../state/ballot-refusal.ts';
import type { Batch, OpenRoom } from '../state/room.ts';
import { keyAt } from '../state/room-view.ts';
import type { Unit } from '../units/count.ts';
import type { PlannedLine } from './import-line.ts';

type Counted = {
  readonly rows: readonly number[];
  readonly place: string;
  readonly line: string;
  readonly unit: Unit;
  readonly source: CountSource;
  readonly value: number;
};

type Counting = { readonly seen: SeenRoom; readonly figures: Figures; readonly file: string };

/** Counts of files, one line for each place: a number that the same source has said before is nothing new. */
function planned({ seen, figures, file }: Counting, counted: Counted): PlannedLine {
  const { rows, ...said } = counted;
  const { place, line, unit, source, value } = said;
  // Whether it is the number that stands there would tell it to whoever is to read it again first.
  if (seen.hidesPlace(place)) return refused(rows, place, { code: 'imported-place-hidden', place });
  const before = (lookUp(seen.whole.counts, keyAt(place, line)) ?? []).findLast((one) => one.source === source);
  const isKnown = before?.value === value && before.unit === unit;
  return {
    rows,
    subject: place,
    said: { what: 'count', ...said, figure: figures.at(place, line)?.value ?? null },
    isChange: before !== undefined && !isKnown,
    acts: isKnown ? [] : [{ type: 'observe-count', ...said, method: file, witnesses: [] }],
    refusal: null,
  };
}

export function refused(rows: readonly number[], subject: string, refusal: BallotRefusal): PlannedLine {
  return { rows, subject, said: null, isChange: false, acts: [], refusal };
}

/** What poll books checked in: of a polling place for Election Day, of an early voting site day by day. */
export function planCheckIns(seen: SeenRoom, rows: readonly CheckInsRow[], file: string): readonly PlannedLine[] {
  const counting = { seen, figures: figuresOf(seen.room), file };
  const places = rows.map((row) => ({ row, found: placeOfCheckIns(seen.whole, row) }));
  // A day that is left blank is Election Day: the same place twice would be two answers to one question.
  const named = Map.groupBy(places, ({ row, found }) => (typeof found === 'string' ? keyAt(found, row.kind) : ''));
  return places.map(({ row, found }) => {
    if (typeof found !== 'string') return refused([row.row], row.site, found);
    const first = named.get(keyAt(found, row.kind))?.[0]?.row.row ?? row.row;
    if (first !== row.row) return refused([row.row], row.site, { code: 'imported-twice', place: found, row: first });
    return planned(counting, {
      rows: [row.row],
      place: found,
      line: row.kind === 'regular' ? 'regularCheckIns' : 'provisionalCheckIns',
      unit: 'voters',
      source: 'poll-book',
      value: row.checkIns,
    });
  });
}

function placeOfCheckIns(room: OpenRoom, { site, day }: CheckInsRow): string | BallotRefusal {
  const found = lookUp(room.sites, site);
  if (found === undefined) return { code: 'unknown', kind: 'site', name: site };
  switch (found.kind) {
    case 'central':
      return { code: 'imported-site-without-voters', site };
    case 'early-voting':
      if (day === null) return { code: 'imported-day-missing', site };
      return found.days.includes(day) ? `site-day:${site}/${day}` : { code: 'imported-day-unknown', site, day };
    case 'precinct':
      return day === null || day === room.electionDay ? `site:${site}` : { code: 'imported-day-unknown', site, day };
  }
}

/**
 * What tabulators report of their batches. Several batches that are counted at one place are that place's number together, or none. The votes
 * that a file has columns of are reported batch by batch.
 */
export function planTabulatorBatches(
  seen: SeenRoom,
  rows: readonly TabulatorBatchRow[],
  file: string,
): readonly PlannedLine[] {
  const { batches, refusals } = batchesNamed(seen.whole, rows);
  const counting = { seen, figures: figuresOf(seen.room), file };
  const lines = [...Map.groupBy(batches, ({ batch }) => batch.countedAt)].map(([place, named]) =>
    together(named, { place, all: ({ countedAt }) => countedAt === place, room: seen.whole }, (rowsNamed, value) =>
      planned(counting, {
        rows: rowsNamed,
        place,
        line: 'tabulated',
        unit: 'cards',
        source: 'tabulator-counter',
        value,
      }),
    ),
  );
  const votes = batches.filter(({ row }) => row.contests.length > 0).map((named) => plannedVotes(counting, named));
  return [...refusals, ...lines, ...votes];
}

/** Votes of one batch: what was reported last, and still is of the batch as it is, is nothing new. */
function plannedVotes({ seen, file }: Counting, { row, batch }: NamedBatch<TabulatorBatchRow>): PlannedLine {
  const { batch: id, name, countedAt } = batch;
  // Votes tell how many cards there are to whoever is to count them again first.
  if (seen.hidesBatch(batch)) return refused([row.row], name, { code: 'imported-place-hidden', place: countedAt });
  const { cards, contests } = row;
  const newest = lookUp(seen.whole.votes, id)?.at(-1);
  const stands = newest?.state.is === 'waits' || newest?.state.is === 'approved';
  const isKnown = stands && newest.cards === cards && isSameReport(newest.contests, contests);
  return {
    rows: [row.row],
    subject: name,
    said: { what: 'votes', batch: id, name, cards, contests, before: newest?.contests ?? null },
    isChange: newest !== undefined && !isKnown,
    acts: isKnown ? [] : [{ type: 'report-votes', batch: id, cards, contests, method: file }],
    refusal: null,
  };
}

/** Whether two reports say the same, in whatever order of the columns. */
function isSameReport(one: readonly ContestVotes[], other: readonly ContestVotes[]): boolean {
  const inOrder = (contests: readonly ContestVotes[]) =>
    contests
      .map(({ contest, choices, votesAllowed, overvotes, undervotes, cards }) => {
        const votes = choices.map(({ choice, votes: count }) => [choice, count] as const);
        return [contest, votesAllowed, overvotes, undervotes, cards, votes.toSorted(byName)] as const;
      })
      .toSorted(byName);
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function byName([one]: readonly [string, ...unknown[]], [other]: readonly [string, ...unknown[]]): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** How many cast vote records there are of the batches of each tabulator: they are compared with what it counted, all together. */
export function planCvrBatches(seen: SeenRoom, rows: readonly BatchCountRow[], file: string): readonly PlannedLine[] {
  const { batches, refusals } = batchesNamed(seen.whole, rows);
  const counting = { seen, figures: figuresOf(seen.room), file };
  const lines = [...Map.groupBy(batches, ({ batch }) => batch.tabulator)].map(([tabulator, named]) => {
    const place = `scanner:${tabulator}`;
    // As many records as cards were tabulated: they would tell the count of a batch to whoever is to read it again first.
    const hidden = named.find(({ batch }) => seen.hidesBatch(batch))?.batch.countedAt;
    if (hidden !== undefined) {
      const rowsNamed = named.map(({ row }) => row.row);
      return refused(rowsNamed, place, { code: 'imported-place-hidden', place: hidden });
    }
    const all = (batch: Batch) => batch.tabulator === tabulator && batch.hasCvrs;
    return together(named, { place, all, room: seen.whole }, (rowsNamed, value) =>
      planned(counting, { rows: rowsNamed, place, line: 'cvrRows', unit: 'cards', source: 'cvr-rows', value }),
    );
  });
  return [...refusals, ...lines];
}

type NamedBatch<Row extends BatchCountRow = BatchCountRow> = { readonly row: Row; readonly batch: Batch };

/** A sum of rows is a number only if no batch of it is left out. */
function together(
  named: readonly NamedBatch[],
  of: { readonly place: string; readonly all: (batch: Batch) => boolean; readonly room: OpenRoom },
  sum: (rows: readonly number[], value: number) => PlannedLine,
): PlannedLine {
  const rows = named.map(({ row }) => row.row);
  const there = new Set(named.map(({ batch }) => batch.batch));
  const missing = liveBatches(of.room).filter((batch) => of.all(batch) && !there.has(batch.batch));
  if (missing.length > 0) {
    const batches = missing.map(({ name }) => name);
    return refused(rows, of.place, { code: 'imported-batches-left-out', place: of.place, batches });
  }
  return sum(
    rows,
    named.reduce((total, { row }) => total + row.cards, 0),
  );
}

function liveBatches(room: OpenRoom): readonly Batch[] {
  return [...entriesOf(room.batches)].map(([, batch]) => batch).filter(({ became }) => became.length === 0);
}

/** The batches that rows are about: by the number the tabulator gave, else by the name of the batch, else the only one it has. */
function batchesNamed<Row extends BatchCountRow>(
  room: OpenRoom,
  rows: readonly Row[],
): { readonly batches: readonly NamedBatch<Row>[]; readonly refusals: readonly PlannedLine[] } {
  const byTabulator = Map.groupBy(liveBatches(room), ({ tabulator }) => tabulator);
  const batches: NamedBatch<Row>[] = [];
  const refusals: PlannedLine[] = [];
  const firstRow = new Map<string, number>();
  for (const row of rows) {
    const found = batchNamed(byTabulator.get(row.tabulator) ?? [], row);
    if ('code' in found) {
      refusals.push(refused([row.row], row.tabulator, found));
      continue;
    }
    const first = firstRow.get(found.batch);
    if (first === undefined) {
      firstRow.set(found.batch, row.row);
      batches.push({ row, batch: found });
    } else {
      refusals.push(refused([row.row], row.tabulator, { code: 'imported-twice', place: found.countedAt, row: first }));
    }
  }
  return { batches, refusals };
}

function batchNamed(own: readonly Batch[], { tabulator, batch: name }: BatchCountRow): Batch | BallotRefusal {
  if (own.length === 0) return { code: 'imported-tabulator-unknown', tabulator };
  if (name === null) {
    const [only, ...others] = own;
    return only !== undefined && others.length === 0 ? only : { code: 'imported-batch-missing', tabulator };
  }
  const deleted = own.find((batch) => batch.deletedTabulatorBatches.includes(name));
  const found = own.find(({ tabulatorBatch }) => tabulatorBatch === name) ?? own.find((batch) => batch.name === name);
  if (found !== undefined) return found;
  return deleted === undefined
    ? { code: 'imported-batch-unknown', tabulator, tabulatorBatch: name }
    : { code: 'imported-batch-deleted', tabulator, tabulatorBatch: name, batch: deleted.name };
}
