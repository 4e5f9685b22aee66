import { entriesOf, lookUp } from '@plumbline/prelude';
import type { CountSource } from '../accounting/count-source.ts';
import type { Figure } from '../accounting/equation.ts';
import { type LineValue, valueInRow, valueOfName } from '../forms/filled-form.ts';
import type { FormId } from '../forms/form-definition.ts';
import { formOf } from '../forms/forms.ts';
import type { Batch, FormRecord, Observation, OpenRoom } from '../state/room.ts';
import { formsAt, keyAt, newestVersion } from '../state/room-view.ts';
import { type MailFamily, mailFamiliesOf } from './mail-families.ts';

/** Where a figure stands. */
export type Origin =
  | { readonly from: 'form'; readonly record: FormRecord }
  | { readonly from: 'count'; readonly observation: Observation }
  | { readonly from: 'others' };

/** The figures of a room: of every line at every place, with the sources it comes from. */
export type Figures = {
  readonly at: (place: string, line: string) => Figure | undefined;
  /** What was counted otherwise than the form of the place says. */
  readonly disagreements: (place: string, line: string) => readonly number[];
  /** Where a figure stands: on a form, in a count of its own, or worked out from others; undefined where nobody has counted. */
  readonly originOf: (place: string, line: string) => Origin | undefined;
  /** Batches that are still batches: what was split or merged is another. */
  readonly batches: readonly Batch[];
  readonly mailFamilies: readonly MailFamily[];
};

/** Where the figures of a place stand: on these forms of this place, in the row of a table where there is one. */
export type Papers = {
  readonly place: string;
  readonly forms: readonly FormId[];
  readonly row: { readonly table: string; readonly names: string } | null;
};

/** Places where the cards of one batch are counted. */
const OF_ONE_BATCH = /^(?:tabulator|tabulator-day|batch):/;

/** The papers that the figures of a place stand on; undefined where it has none. */
export function papersOf(place: string): Papers | undefined {
  const [kind = '', rest = ''] = splitOnce(place, ':');
  const cut = rest.lastIndexOf('/');
  switch (kind) {
    case 'style':
      return { place, forms: ['F-01'], row: null };
    case 'site':
      return { place, forms: ['F-04'], row: null };
    case 'site-day':
      return { place, forms: ['F-05', 'F-03'], row: null };
    case 'tabulator':
      return { place: `site:${rest.slice(0, cut)}`, forms: ['F-04'], row: rowNamed(rest, cut) };
    case 'tabulator-day':
      return { place: `site-day:${rest.slice(0, cut)}`, forms: ['F-05'], row: rowNamed(rest, cut) };
    case 'provisional-site':
      return { place: `site:${rest}`, forms: ['F-08'], row: null };
    case 'mail':
      return { place, forms: ['F-09', 'F-12'], row: null };
    case 'retrieval':
      return { place, forms: ['F-10'], row: null };
    case 'batch':
      return { place, forms: ['F-13', 'F-12'], row: null };
    case 'container':
      return { place, forms: ['F-16'], row: null };
    default:
      return undefined;
  }
}

function rowNamed(rest: string, cut: number): Papers['row'] {
  return { table: 'tabulators', names: rest.slice(cut + 1) };
}

function splitOnce(text: string, by: string): readonly string[] {
  const at = text.indexOf(by);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/**
 * Reads the figures of a room: forms first, then what follows from others, then what was observed without a form. What follows from others is
 * never overtaken by somebody's own number for it: that one is a disagreement.
 */
export function figuresOf(room: OpenRoom): Figures {
  const known = new Map<string, Figure | undefined>();
  const batches = [...entriesOf(room.batches)].map(([, batch]) => batch).filter(({ became }) => became.length === 0);
  const mailFamilies = mailFamiliesOf(room);
  const familyOf = new Map(mailFamilies.map((family) => [family.batch, family]));
  const inContainer = new Map<string, Batch[]>();
  const byTabulator = new Map<string, Batch[]>();
  for (const batch of batches) {
    if (batch.container !== null) push(inContainer, batch.container, batch);
    push(byTabulator, batch.tabulator, batch);
  }

  function at(place: string, line: string): Figure | undefined {
    const key = keyAt(place, line);
    if (room.blankLines.has(key)) return undefined;
    if (known.has(key)) return known.get(key);
    // Set first: no line follows from itself.
    known.set(key, undefined);
    const found = written(place, line) ?? following(place, line) ?? observed(place, line);
    known.set(key, found);
    return found;
  }

  function written(place: string, line: string): Figure | undefined {
    const found = paperOf(place, line);
    return found === undefined ? undefined : withObservedSources(found.figure, place, line);
  }

  /** The newest form of a place that says the line. */
  function paperOf(place: string, line: string): { readonly figure: Figure; readonly record: FormRecord } | undefined {
    const papers = papersOf(place);
    for (const form of papers?.forms ?? []) {
      for (const record of formsAt(room, papers?.place ?? '', form).toReversed()) {
        const found = valueIn(record, line, papers?.row ?? null);
        if (found !== undefined && found.value !== null && found.sources.length > 0) {
          return { figure: { value: found.value, sources: found.sources }, record };
        }
      }
    }
    return undefined;
  }

  function originOf(place: string, line: string): Origin | undefined {
    const paper = paperOf(place, line);
    if (paper !== undefined) return { from: 'form', record: paper.record };
    if (following(place, line) !== undefined) return { from: 'others' };
    const observation = lookUp(room.counts, keyAt(place, line))?.at(-1);
    return observation === undefined ? undefined : { from: 'count', observation };
  }

  /** What was counted again and came to the same is one more source. */
  function withObservedSources(figure: Figure, place: string, line: string): Figure {
    const same = (lookUp(room.counts, keyAt(place, line)) ?? []).filter(({ value }) => value === figure.value);
    if (same.length === 0) return figure;
    return { value: figure.value, sources: [...new Set([...figure.sources, ...same.map(({ source }) => source)])] };
  }

  function observed(place: string, line: string): Figure | undefined {
    const newest = lookUp(room.counts, keyAt(place, line))?.at(-1);
    return newest === undefined ? undefined : { value: newest.value, sources: [newest.source] };
  }

  function disagreements(place: string, line: string): readonly number[] {
    const figure = at(place, line);
    if (figure === undefined) return [];
    const newest = lookUp(room.counts, keyAt(place, line))?.at(-1);
    return newest === undefined || newest.value === figure.value ? [] : [newest.value];
  }

  function sumAt(places: readonly string[], line: string): Figure | undefined {
    let value = 0;
    const sources = new Set<CountSource>();
    for (const place of places) {
      const figure = at(place, line);
      // Of one that is missing the sum is not known.
      if (figure === undefined) return undefined;
      value += figure.value;
      for (const source of figure.sources) sources.add(source);
    }
    return places.length === 0 ? undefined : { value, sources: [...sources] };
  }

  /** How many batches say that they were counted at a place. */
  const batchesAt = new Map<string, number>();
  for (const { countedAt } of batches) batchesAt.set(countedAt, (batchesAt.get(countedAt) ?? 0) + 1);

  /** What some batches come to together. A figure that two batches claim, or that is a sum of others, is that of neither. */
  function sumOfBatches(some: readonly Batch[], line: string): Figure | undefined {
    const places = some.map(({ countedAt }) => countedAt);
    return places.every((place) => OF_ONE_BATCH.test(place) && batchesAt.get(place) === 1)
      ? sumAt(places, line)
      : undefined;
  }

  function following(place: string, line: string): Figure | undefined {
    const [kind = '', rest = ''] = splitOnce(place, ':');
    switch (kind) {
      case 'site':
        // There is no day before Election Day from which a ballot could have stayed in a bin.
        return line === 'emergencyIn' ? { value: 0, sources: ['derived'] } : undefined;
      case 'tabulator-day':
      case 'site-day':
        return ofDayBefore(kind, rest, line);
      case 'provisional-site':
        return line === 'provisionalIssuedThere' ? sumAt(placesOfVoters(rest), 'provisionalIssued') : undefined;
      case 'scanner':
        return line === 'tabulatedInBatches' ? sumOfBatches(byTabulator.get(rest) ?? [], 'tabulated') : undefined;
      case 'container':
        return line === 'cardsInBatches' ? sumOfBatches(inContainer.get(rest) ?? [], 'handCount') : undefined;
      case 'mail':
        if (line !== 'returnedInBatches') return ofOpenedBatches('mail', line);
        return sumAt(placesOfBatches(mailFamilies.flatMap(({ received }) => received)), 'returned');
      case 'batch':
        return ofFamily(familyOf.get(rest), line);
      case 'provisional':
        if (line === 'provisionalIssued') return sumAt(provisionalSites(room), line);
        return ofOpenedBatches('provisional', line);
      case 'duplication':
        if (line !== 'originals' && line !== 'duplicates') return undefined;
        return sumOfBatches(
          batches.filter((batch) => batch.countedAt.startsWith('batch:')),
          line,
        );
      case 'channel':
        return ofChannel(rest, line);
      case 'county':
        return ofCounty(line);
      case 'seals':
        return ofSeals(line);
      case 'storage':
        return ofStorage(line);
      case 'transfer':
        return ofTransfer(rest, line);
      default:
        return undefined;
    }
  }

  /** What was accepted in the batches that a family came from, and what was opened of what it is now. */
  function ofFamily(family: MailFamily | undefined, line: string): Figure | undefined {
    if (family === undefined) return undefined;
    if (line === 'acceptedOfBatch') return sumAt(placesOfBatches(family.received), 'accepted');
    return line === 'openedOfBatch' ? sumAt(placesOfBatches(family.now), 'opened') : undefined;
  }

  function ofOpenedBatches(channel: string, line: string): Figure | undefined {
    if (!['opened', 'empties', 'extras', 'otherContents', 'ballotsOut'].includes(line)) return undefined;
    return sumOfBatches(
      batches.filter((batch) => batch.channel === channel),
      line,
    );
  }

  /** Where voters of a site are checked in: the site, or each of its days. */
  function placesOfVoters(site: string): readonly string[] {
    const { kind, days = [] } = lookUp(room.sites, site) ?? {};
    return kind === 'early-voting' ? days.map((day) => `site-day:${site}/${day}`) : [`site:${site}`];
  }

  function ofDayBefore(kind: string, rest: string, line: string): Figure | undefined {
    const [site = '', day = '', tabulator] = rest.split('/');
    const days = lookUp(room.sites, site)?.days ?? [];
    const before = days[days.indexOf(day) - 1];
    const there = [site, before, ...(tabulator === undefined ? [] : [tabulator])].join('/');
    const counterStartsAtZero: Figure = { value: 0, sources: ['derived'] };
    if (line === 'closeOfDayBefore')
      return before === undefined ? counterStartsAtZero : at(`${kind}:${there}`, 'publicClose');
    if (line === 'carriedOutDayBefore') {
      return before === undefined ? counterStartsAtZero : at(`${kind}:${there}`, 'emergencyOut');
    }
    if (before === undefined || tabulator === undefined) return undefined;
    const closing = sealIn(room, `site-day:${site}/${before}`, tabulator, 'closingSeal');
    const opening = sealIn(room, `site-day:${site}/${day}`, tabulator, 'openingSeal');
    if (closing === undefined || opening === undefined) return undefined;
    if (line === 'closingSealsOfDayBefore') return { value: 1, sources: ['hand-count'] };
    if (line === 'openingSealsTheSame') return { value: closing === opening ? 1 : 0, sources: ['hand-count'] };
    return undefined;
  }

  function ofChannel(channel: string, line: string): Figure | undefined {
    const own = batches.filter((batch) => batch.channel === channel);
    if (line === 'ballotsCounted') return sumOfBatches(own, 'tabulated');
    if (line !== 'votersCredited') return undefined;
    if (channel === 'mail') return at('mail', 'votersCredited');
    if (channel === 'provisional') return at('provisional', 'accepted');
    return sumAt([...new Set(own.map(({ accountedAt }) => accountedAt))], 'regularCheckIns');
  }

  function ofCounty(line: string): Figure | undefined {
    if (line === 'tabulatedInBatches') return sumOfBatches(batches, 'tabulated');
    if (line === 'cardsInManifest') return sumOfBatches(batches, 'handCount');
    if (line !== 'cardsInContainers') return undefined;
    return sumAt(
      [...inContainer.keys()].map((container) => `container:${container}`),
      'certifiedTotal',
    );
  }

  function ofSeals(line: string): Figure | undefined {
    const states: Readonly<Record<string, string>> = {
      inStock: 'in-stock',
      issued: 'issued',
      applied: 'applied',
      removed: 'removed',
      voided: 'voided',
    };
    const state = states[line];
    if (line !== 'received' && state === undefined) return undefined;
    let value = 0;
    for (const [, seal] of entriesOf(room.seals)) if (state === undefined || seal.state === state) value += 1;
    return { value, sources: ['derived'] };
  }

  function ofStorage(line: string): Figure | undefined {
    const stored = [...entriesOf(room.containers)]
      .map(([, container]) => container)
      .filter(({ holdsVoted, steps }) => holdsVoted && steps.some(({ holder }) => holder.in === 'area'));
    const counted = {
      stored: stored.length,
      present: stored.filter(({ stage, condition }) => stage === 'here' && condition !== 'missing').length,
      out: stored.filter(({ stage }) => stage === 'out').length,
      transferred: stored.filter(({ stage }) => stage === 'transferred').length,
      destroyed: stored.filter(({ stage }) => stage === 'destroyed').length,
    };
    const value = Object.entries(counted).find(([name]) => name === line)?.[1];
    return value === undefined ? undefined : { value, sources: ['derived'] };
  }

  /** Nothing before it was received: whoever counts what arrived is not to find the number that was sent. */
  function ofTransfer(transfer: string, line: string): Figure | undefined {
    const { declared, received } = lookUp(room.transfers, transfer) ?? {};
    const newest = received?.at(-1);
    if (declared === undefined || newest === undefined) return undefined;
    const value = { sent: declared, receivedOfTransfer: newest.counted }[line];
    return value === undefined ? undefined : { value, sources: ['hand-count'] };
  }

  return { at, disagreements, originOf, batches, mailFamilies };
}

function placesOfBatches(batches: readonly Batch[]): readonly string[] {
  return batches.map(({ batch }) => `batch:${batch}`);
}

function valueIn(record: FormRecord, line: string, row: Papers['row']): LineValue | undefined {
  const definition = formOf(record.form);
  const version = newestVersion(record);
  if (row === null) {
    const isKnown = [...definition.fields, ...definition.computed].some((each) =>
      'field' in each ? each.field === line : each.line === line,
    );
    return isKnown ? valueOfName(definition, version, line) : undefined;
  }
  const table = definition.tables.find((each) => each.table === row.table);
  const found = (version.tables[row.table] ?? []).find((each) => each[table?.rowPlace ?? ''] === row.names);
  return table === undefined || found === undefined ? undefined : valueInRow(table.fields, table.computed, found, line);
}

function sealIn(room: OpenRoom, place: string, tabulator: string, column: string): string | undefined {
  const record = formsAt(room, place, 'F-05').at(-1);
  if (record === undefined) return undefined;
  const row = (newestVersion(record).tables.tabulators ?? []).find((each) => each.tabulator === tabulator);
  const value = row?.[column];
  return typeof value === 'string' ? value : undefined;
}

/** The places whose provisional envelopes make up the county's: every site that issued any. */
export function provisionalSites(room: OpenRoom): readonly string[] {
  return [...entriesOf(room.sites)]
    .filter(([, { kind }]) => kind !== 'central')
    .map(([site]) => `provisional-site:${site}`)
    .toSorted();
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
