import { compareNaturally, likenessKey } from '@plumbline/election';
import { entriesOf } from '@plumbline/prelude';
import type { NameProblem } from '../state/ballot-refusal.ts';
import type { ExpectedCards, PlannedLot, PlanSettings } from '../state/batch-plan.ts';
import type { OpenRoom, Site } from '../state/room.ts';
import { batchNameProblem } from './batch-name.ts';

/** Why a plan cannot be adopted as it is. */
export type PlanProblem =
  | { readonly what: 'nothing-expected' }
  | { readonly what: 'too-many'; readonly batches: number; readonly most: number }
  | { readonly what: 'site-unknown'; readonly site: string }
  | { readonly what: 'tabulator-unknown'; readonly site: string; readonly tabulator: string }
  | { readonly what: 'tabulator-missing'; readonly site: string }
  | { readonly what: 'day-missing'; readonly site: string }
  /** A scanner that keeps its cards in one bin makes one batch, which came one way. */
  | { readonly what: 'channels-mixed'; readonly site: string; readonly tabulator: string }
  | { readonly what: 'sort-unknown'; readonly site: string; readonly sortBy: 'precinct' | 'style' | 'day' }
  | { readonly what: 'name-not-usable'; readonly name: string; readonly why: NameProblem }
  | { readonly what: 'name-repeated'; readonly name: string }
  | { readonly what: 'name-taken'; readonly name: string };

/** What is worth a look, and keeps nobody from adopting a plan. */
export type PlanWarning =
  /** One scanner makes one batch of it, however large. */
  | { readonly what: 'over-limit'; readonly name: string; readonly cards: number }
  | { readonly what: 'few-cards'; readonly name: string; readonly cards: number }
  /** A batch that is larger than what its container is to hold. */
  | { readonly what: 'container-over-limit'; readonly container: string; readonly cards: number };

/** The batches and containers that follow from what is expected and what the office wants. */
export type BatchPlan = {
  readonly lots: readonly PlannedLot[];
  readonly containers: readonly PlannedContainer[];
  readonly batches: number;
  readonly cards: number;
  readonly problems: readonly PlanProblem[];
  readonly warnings: readonly PlanWarning[];
};

export type PlannedContainer = { readonly container: string; readonly batches: number; readonly cards: number };

/** What a plan is made from: of a room, what is known before the election. */
export type PlanBasis = {
  readonly expected: readonly ExpectedCards[];
  readonly sites: readonly Site[];
  /** Names of batches and containers that are something else than what was planned last. */
  readonly taken: { readonly batches: readonly string[]; readonly containers: readonly string[] };
};

/** An entry of the log holds so many and is still read at once. */
export const PLANNED_BATCHES_MAX = 10_000;

/** A batch of fewer cards comes close to telling how single people voted. */
export const FEW_CARDS = 10;

/** What the plan of a room is made from. */
export function planBasis(room: OpenRoom): PlanBasis {
  const planned = room.batchPlan?.lots.flatMap(({ batches }) => batches) ?? [];
  const [ownBatches, ownContainers] = [planned.map(({ name }) => name), planned.map(({ container }) => container)].map(
    (names) => new Set(names),
  );
  return {
    expected: [...entriesOf(room.expectedCards)].map(([, one]) => one),
    sites: [...entriesOf(room.sites)].map(([, site]) => site),
    taken: {
      batches: [...entriesOf(room.batches)]
        .flatMap(([, { batch, name }]) => [batch, name])
        .filter((name) => ownBatches?.has(name) !== true),
      containers: [...entriesOf(room.containers)]
        .map(([name]) => name)
        .filter((name) => ownContainers?.has(name) !== true),
    },
  };
}

/**
 * Proposes batches: of a precinct one for each tabulator, of early voting one for each tabulator and day, since the scanner keeps what it counts in one
 * bin; of a central place as many as its cards fill, sorted before they are scanned, each of one tabulator. Containers take whole batches of one place.
 */
export function proposeBatchPlan(basis: PlanBasis, settings: PlanSettings): BatchPlan {
  const { heaps, problems } = heapsOf(basis, settings);
  const cards = heaps.reduce((sum, heap) => sum + heap.cards, 0);
  const batches = heaps.reduce((sum, heap) => sum + batchesIn(heap, settings), 0);
  if (heaps.length === 0 && problems.length === 0) problems.push({ what: 'nothing-expected' });
  // Nothing is laid out that is too large to be kept, whatever somebody has typed.
  if (batches > PLANNED_BATCHES_MAX) {
    problems.push({ what: 'too-many', batches, most: PLANNED_BATCHES_MAX });
    return { lots: [], containers: [], batches, cards, problems, warnings: [] };
  }
  const bySite = new Map(basis.sites.map((site) => [site.site, site]));
  const stacks = heaps.flatMap((heap) => stacksOfHeap(heap, bySite.get(heap.site), settings));
  const named = withNames(stacks, settings, batches);
  const { lots, containers } = inContainers(named, settings);
  problems.push(...problemsOfNames(lots, containers, basis));
  return {
    lots,
    containers,
    batches,
    cards,
    problems,
    warnings: warningsOf(lots, containers, settings),
  };
}

type Stack = Omit<PlannedLot, 'batches'> & { readonly kind: Site['kind']; readonly sizes: readonly number[] };
type Named = Stack & { readonly names: readonly string[] };

/** What is counted together. */
function heapsOf(
  { expected, sites }: PlanBasis,
  settings: PlanSettings,
): { readonly heaps: readonly Heap[]; readonly problems: PlanProblem[] } {
  const found = new Map<string, PlanProblem>();
  const report = (problem: PlanProblem) => found.set(JSON.stringify(problem), problem);
  const bySite = new Map(sites.map((site) => [site.site, site]));
  const heaps = new Map<string, Heap>();
  for (const row of expected.toSorted(inOrder)) {
    const site = bySite.get(row.site);
    if (row.cards === 0) continue;
    const problem =
      site === undefined ? ({ what: 'site-unknown', site: row.site } as const) : problemOf(row, site, settings);
    if (site === undefined || problem !== undefined) {
      if (problem !== undefined) report(problem);
      continue;
    }
    const heap = heapOf(row, site, settings);
    const key = JSON.stringify([
      heap.site,
      heap.day,
      heap.tabulator,
      heap.sorted,
      heap.kind === 'central' ? heap.channel : '',
    ]);
    const before = heaps.get(key);
    if (before !== undefined && before.channel !== heap.channel) {
      report({ what: 'channels-mixed', site: heap.site, tabulator: heap.tabulator ?? '' });
    }
    heaps.set(key, { ...heap, cards: (before?.cards ?? 0) + heap.cards });
  }
  return { heaps: [...heaps.values()], problems: [...found.values()] };
}

/** A scanner with one bin makes one batch; at a central count there are as many as the cards fill. */
function batchesIn({ kind, cards }: Heap, { cardsPerBatch }: PlanSettings): number {
  return kind === 'central' ? Math.ceil(cards / cardsPerBatch) : 1;
}

type Heap = Omit<PlannedLot, 'batches' | 'tabulator'> & {
  readonly kind: Site['kind'];
  readonly tabulator: string | null;
  readonly cards: number;
};

function problemOf(row: ExpectedCards, site: Site, { sortBy }: PlanSettings): PlanProblem | undefined {
  const { tabulator } = row;
  if (tabulator !== null && !site.tabulators.includes(tabulator)) {
    return { what: 'tabulator-unknown', site: site.site, tabulator };
  }
  if (tabulator === null && (site.tabulators.length === 0 || (site.kind !== 'central' && site.tabulators.length > 1))) {
    return { what: 'tabulator-missing', site: site.site };
  }
  if (site.kind === 'early-voting' && row.day === null) return { what: 'day-missing', site: site.site };
  if (site.kind === 'central' && sortBy !== 'none' && row[sortBy] === null) {
    return { what: 'sort-unknown', site: site.site, sortBy };
  }
  return undefined;
}

function heapOf(row: ExpectedCards, { site, kind, tabulators }: Site, { sortBy }: PlanSettings): Heap {
  const tabulator = row.tabulator ?? (tabulators.length === 1 ? (tabulators[0] ?? null) : null);
  const { channel, cards } = row;
  if (kind !== 'central') {
    return { site, kind, day: kind === 'early-voting' ? row.day : null, tabulator, channel, sorted: null, cards };
  }
  const sorted = sortBy === 'none' ? null : row[sortBy];
  return { site, kind, day: sortBy === 'day' ? row.day : null, tabulator, channel, sorted, cards };
}

/** The batches of what is counted together; of one that any of several tabulators may count, in turn. */
function stacksOfHeap(heap: Heap, site: Site | undefined, settings: PlanSettings): readonly Stack[] {
  const { cardsPerBatch } = settings;
  const { cards, tabulator, ...rest } = heap;
  if (heap.kind !== 'central') return [{ ...rest, tabulator: tabulator ?? '', sizes: [cards] }];
  const sizes = Array.from({ length: batchesIn(heap, settings) }, (_, at) =>
    Math.min(cardsPerBatch, cards - at * cardsPerBatch),
  );
  const tabulators = tabulator === null ? (site?.tabulators ?? []) : [tabulator];
  return tabulators
    .map((one, turn) => ({ ...rest, tabulator: one, sizes: sizes.filter((_, at) => at % tabulators.length === turn) }))
    .filter((stack) => stack.sizes.length > 0);
}

function inOrder(a: ExpectedCards, b: ExpectedCards): number {
  const key = ({ site, day, tabulator, channel, precinct, style }: ExpectedCards) =>
    [site, day, tabulator, channel, precinct, style].map((part) => part ?? '');
  const [left, right] = [key(a), key(b)];
  for (const [at, part] of left.entries()) {
    const order = compareNaturally(part, right[at] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

function withNames(stacks: readonly Stack[], { naming, batchPrefix }: PlanSettings, batches: number): readonly Named[] {
  if (naming === 'numbered') {
    let named = 0;
    return stacks.map((stack) => {
      const before = named;
      named += stack.sizes.length;
      return { ...stack, names: stack.sizes.map((_, at) => `${batchPrefix}${padded(before + at + 1, batches)}`) };
    });
  }
  const byStem = Map.groupBy(stacks, stemOf);
  const used = new Map<string, number>();
  return stacks.map((stack) => {
    const stem = stemOf(stack);
    if (stack.kind !== 'central') return { ...stack, names: [stem] };
    const all = (byStem.get(stem) ?? []).reduce((sum, { sizes }) => sum + sizes.length, 0);
    const before = used.get(stem) ?? 0;
    used.set(stem, before + stack.sizes.length);
    return { ...stack, names: stack.sizes.map((_, at) => `${stem}-${padded(before + at + 1, all)}`) };
  });
}

/** What the name of a batch says of where it was counted: the day as month and day. */
function stemOf({ kind, site, day, tabulator, sorted }: Stack): string {
  const date = day === null ? null : day.slice(5).replace('-', '');
  const parts = kind === 'central' ? [tabulator, date ?? sorted] : [site, date, tabulator];
  return parts.filter((part) => part !== null).join('-');
}

function padded(number: number, of: number): string {
  return String(number).padStart(String(of).length, '0');
}

/** Whole batches, one after the other; a container holds what came from one place, of one day, by one channel. */
function inContainers(
  stacks: readonly Named[],
  { containerPrefix, cardsPerContainer }: PlanSettings,
): Pick<BatchPlan, 'lots' | 'containers'> {
  const filled: { cards: number; batches: number; of: string }[] = [];
  const places = stacks.map((stack) => {
    const of = JSON.stringify([stack.site, stack.day, stack.kind === 'central' ? stack.tabulator : '', stack.channel]);
    return stack.sizes.map((cards) => {
      const last = filled.at(-1);
      if (last !== undefined && last.of === of && last.cards + cards <= cardsPerContainer) {
        last.cards += cards;
        last.batches += 1;
      } else filled.push({ cards, batches: 1, of });
      return filled.length;
    });
  });
  const nameOf = (number: number) => `${containerPrefix}${padded(number, filled.length)}`;
  return {
    lots: stacks.map(({ kind: _, sizes, names, ...lot }, at) => ({
      ...lot,
      batches: sizes.map((cards, place) => ({
        name: names[place] ?? '',
        cards,
        container: nameOf(places[at]?.[place] ?? 0),
      })),
    })),
    containers: filled.map(({ cards, batches }, at) => ({ container: nameOf(at + 1), cards, batches })),
  };
}

function problemsOfNames(
  lots: readonly PlannedLot[],
  containers: readonly PlannedContainer[],
  { taken }: PlanBasis,
): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  const others = new Set(taken.batches.map((name) => likenessKey(name)));
  const seen = new Set<string>();
  for (const { batches } of lots) {
    for (const { name } of batches) {
      const key = likenessKey(name);
      const why = batchNameProblem(name);
      if (why !== undefined) problems.push({ what: 'name-not-usable', name, why });
      else if (seen.has(key)) problems.push({ what: 'name-repeated', name });
      else if (others.has(key)) problems.push({ what: 'name-taken', name });
      seen.add(key);
    }
  }
  const held = new Set(taken.containers.map((name) => likenessKey(name)));
  for (const { container } of containers) {
    if (held.has(likenessKey(container))) problems.push({ what: 'name-taken', name: container });
  }
  return problems;
}

function warningsOf(
  lots: readonly PlannedLot[],
  containers: readonly PlannedContainer[],
  { cardsPerBatch, cardsPerContainer }: PlanSettings,
): readonly PlanWarning[] {
  const batches = lots.flatMap((lot) => lot.batches);
  return [
    ...batches
      .filter(({ cards }) => cards > cardsPerBatch)
      .map(({ name, cards }) => ({ what: 'over-limit', name, cards }) as const),
    ...batches
      .filter(({ cards }) => cards < FEW_CARDS)
      .map(({ name, cards }) => ({ what: 'few-cards', name, cards }) as const),
    ...containers
      .filter(({ cards }) => cards > cardsPerContainer)
      .map(({ container, cards }) => ({ what: 'container-over-limit', container, cards }) as const),
  ];
}
