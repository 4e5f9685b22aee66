import {
  type AuditInRounds,
  type CastVoteRecords,
  cardOrdersOf,
  findingRuleOf,
  kindOf,
  type ShelfPlace,
} from '@plumbline/audit';
import { type CsvValue, csvText } from '@plumbline/election-files';
import { reportWords } from '@plumbline/words/report-words';
import { ruleName } from './finding-rules.ts';
import type { PlaceToFetch } from './place-to-fetch.ts';
import { EXTRA } from './report-text.ts';
import { ballotsToFetch, batchesToFetch, type FetchedFor } from './units-to-fetch.ts';

const say = reportWords('en');

/**
 * The ballots a jurisdiction fetches in the current round, in the order in which one walks along the shelves.
 *
 * A ballot seen in an earlier round is listed once more, marked, with the board that handles its batch.
 */
export function ballotRetrievalListCsv(list: FetchedFor): string {
  const { audit, inputs, jurisdiction, stored } = list;
  const batches = inputs.manifests.get(jurisdiction)?.batches ?? [];
  const toFetch = ballotsToFetch(list);
  const withContainer = stored !== undefined || batches.some((batch) => batch.container !== null);
  const withTabulator = batches.some((batch) => batch.tabulator !== null);
  const withCvrs = kindOf(audit.plan).comparedWith === 'cvrs';
  const records = inputs.cvrs?.get(jurisdiction);
  const withRemarks = withCvrs && toFetch.some(({ place }) => records?.find(place)?.remade === true);
  const saysOrder = cardOrdersOf(audit.plan, jurisdiction) !== undefined;
  const header = [
    ...shelfHeader(list),
    ...(withContainer ? [say('container')] : []),
    ...(withTabulator ? [say('tabulator')] : []),
    say('batchName'),
    say('ballotNumber'),
    ...(withCvrs ? [say('imprintedId'), say('recordId')] : []),
    ...(saysOrder ? [say('findIt')] : []),
    say('ticketNumbers'),
    say('alreadyAudited'),
    say('auditBoard'),
    ...(withRemarks ? [say('remarks')] : []),
  ];
  const lines = toFetch.map((line) => [
    ...shelfCells(list, line.place),
    ...(withContainer ? [line.place.container ?? ''] : []),
    ...(withTabulator ? [line.place.tabulator ?? ''] : []),
    line.place.batch,
    line.place.position ?? 0,
    ...(withCvrs ? imprintCells(records, line.place) : []),
    ...(saysOrder ? [ruleText(audit, jurisdiction, line.place)] : []),
    line.tickets.join(', '),
    line.alreadyAudited ? 'Y' : 'N',
    line.board,
    ...(withRemarks ? [records?.find(line.place)?.remade === true ? say('remadeBallot') : ''] : []),
  ]);
  return csvText([header, ...lines]);
}

function ruleText({ plan }: AuditInRounds, jurisdiction: string, { tabulator, batch }: ShelfPlace): string {
  const rule = findingRuleOf(plan, { jurisdiction, tabulator, batch });
  return rule === undefined ? '' : say(`rules.${ruleName(rule)}`);
}

/** What is printed on the card, by which people see that it is the one that was drawn; nothing of what it was read as. */
function imprintCells(records: CastVoteRecords | undefined, place: ShelfPlace): readonly string[] {
  const record = records?.find(place);
  return [record?.imprintedId ?? '', record?.recordId ?? ''];
}

/** The batches a jurisdiction counts in the current round, in the order of the shelves; a combined batch part by part. */
export function batchRetrievalListCsv(list: FetchedFor): string {
  const batches = batchesToFetch(list);
  const withRemarks = batches.some(({ isExtra }) => isExtra);
  const rows = batches.map(({ place, isExtra }): readonly CsvValue[] => [
    ...shelfCells(list, place),
    place.batch,
    place.container ?? '',
    place.tabulator ?? '',
    ...(withRemarks ? [isExtra ? EXTRA : ''] : []),
  ]);
  const header = [
    ...shelfHeader(list),
    say('batchName'),
    say('container'),
    say('tabulator'),
    ...(withRemarks ? [say('remarks')] : []),
  ];
  return csvText([header, ...rows]);
}

function shelfHeader({ stored }: FetchedFor): readonly string[] {
  return stored === undefined ? [] : [say('storageArea'), say('shelf')];
}

/** Where a ballot room says where things stand: the shelf to go to, or that there is none. */
function shelfCells({ stored }: FetchedFor, { shelf }: PlaceToFetch): readonly string[] {
  if (stored === undefined) return [];
  return shelf === null ? ['', say('onNoShelf')] : [shelf.area, shelf.slot];
}
