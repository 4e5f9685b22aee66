/**
 * One draw of the sample: a batch (`position` null) or a ballot card (`position` counted from 1 within its batch).
 *
 * A unit may be drawn several times for one contest and for several contests; each time has its own ticket.
 */
export type Draw = {
  readonly contest: string;
  readonly jurisdiction: string;
  readonly tabulator: string | null;
  readonly batch: string;
  readonly position: number | null;
  readonly ticket: string;
};

/**
 * A draw that fell on a card no manifest lists: phantom number `phantom`, from 1, of the contest's universe. It cannot be
 * fetched, so it counts against every reported winner.
 */
export type PhantomDraw = { readonly contest: string; readonly phantom: number; readonly ticket: string };

/** What was drawn in a round: units to fetch, and phantoms. Each list has the draws of one contest after the other, in order. */
export type RoundDraws = { readonly draws: readonly Draw[]; readonly phantomDraws: readonly PhantomDraw[] };

/** What a round is drawn from: the listed cards alone, as published systems do, or the whole universe with its phantoms. */
export type DrawnFrom = 'listed-cards' | 'universe';

/** What is fetched once however often it was drawn. */
export type Unit = Pick<Draw, 'jurisdiction' | 'tabulator' | 'batch' | 'position'>;

/** Names a unit within its jurisdiction: equal keys, same batch or ballot card. */
export function unitKey(unit: Pick<Unit, 'tabulator' | 'batch' | 'position'>): string {
  if (unit.position === null) return unit.batch;
  return `[${JSON.stringify(unit.tabulator)},${JSON.stringify(unit.batch)},${unit.position}]`;
}

/** The unit that `unitKey` named. */
export function unitOfKey(jurisdiction: string, key: string): Unit {
  if (!key.startsWith('[')) return { jurisdiction, tabulator: null, batch: key, position: null };
  const [tabulator, batch, position]: [string | null, string, number] = JSON.parse(key);
  return { jurisdiction, tabulator, batch, position };
}

/** Names a unit, by its key in its jurisdiction, among those of all jurisdictions. */
export function unitPlace(jurisdiction: string, key: string): string {
  return JSON.stringify([jurisdiction, key]);
}

/** The distinct units of `draws`, in the order in which they were first drawn. */
export function distinctUnits(draws: readonly Draw[]): readonly Unit[] {
  // By jurisdiction, batch and tabulator, so that no key is written for each of a hundred thousand draws.
  const known = new Map<string, Map<string, Map<string | null, Set<number | null>>>>();
  const units: Unit[] = [];
  for (const { jurisdiction, tabulator, batch, position } of draws) {
    const inJurisdiction = partOf(known, jurisdiction, () => new Map<string, Map<string | null, Set<number | null>>>());
    const inBatch = partOf(inJurisdiction, batch, () => new Map<string | null, Set<number | null>>());
    // A whole batch is named by its name alone.
    const positions = partOf(inBatch, position === null ? null : tabulator, () => new Set<number | null>());
    if (positions.has(position)) continue;
    positions.add(position);
    units.push({ jurisdiction, tabulator, batch, position });
  }
  return units;
}

function partOf<Key, Part>(whole: Map<Key, Part>, key: Key, make: () => Part): Part {
  const known = whole.get(key);
  if (known !== undefined) return known;
  const made = make();
  whole.set(key, made);
  return made;
}
