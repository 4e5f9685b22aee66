import type { RegisteredFile } from '@plumbline/audit';
import { type BallotManifest, compareNaturally, likenessKey, type ManifestForm } from '@plumbline/election';
import { csvText } from '@plumbline/election-files';
import { assert, entriesOf, lookUp } from '@plumbline/prelude';
import { isClear, type UnitStatus } from '../accounting/status.ts';
import type { FormId } from '../forms/form-definition.ts';
import type { ManifestBlocker } from '../state/ballot-refusal.ts';
import type { Batch, Manifest, OpenRoom } from '../state/room.ts';
import { formsAt, sealedAt } from '../state/room-view.ts';
import { batchNameProblem } from './batch-name.ts';
import { deviceConflicts } from './device-conflicts.ts';
import { type Reconciliation, reconciliationOf } from './reconciliation.ts';

/** One row of a manifest, with what is known of it beside the file. */
export type ManifestRow = {
  readonly batch: string;
  readonly name: string;
  readonly tabulator: string;
  readonly container: string;
  readonly hasCvrs: boolean;
  /** The last physical count: never that of a machine. */
  readonly cards: number;
};

/** A manifest as it can be made of the room now: with blockers it is preliminary, and no audit takes it. */
export type ManifestDraft = {
  readonly form: ManifestForm;
  readonly rows: readonly ManifestRow[];
  readonly cards: number;
  /** The voters credited, beside the cards: a difference that is explained is no error. */
  readonly votersCredited: number | null;
  readonly blockers: readonly ManifestBlocker[];
  /** All that stands in the way, also what a list for people leaves out as long as something more basic is missing. */
  readonly allBlockers: readonly ManifestBlocker[];
  /** Names that two batches of different tabulators share. */
  readonly warnings: readonly ManifestBlocker[];
};

const NOT_FINISHED: ReadonlySet<UnitStatus> = new Set<UnitStatus>([
  'counting',
  'unexplained',
  'reopened',
  'accepted-with-unexplained-difference',
]);

/** Makes the manifest of a room, with everything that keeps it from being final. */
export function draftManifest(room: OpenRoom, form: ManifestForm): ManifestDraft {
  const reconciliation = reconciliationOf(room);
  const { figures } = reconciliation;
  const batches = figures.batches.toSorted((a, b) => compareNaturally(a.batch, b.batch));
  const rows = batches.map((batch) => rowOf(batch, figures.at(batch.countedAt, 'handCount')?.value ?? 0));
  const repeated = repeatedNames(batches, form);
  const ofBatches = batches.map((batch) => blockersOfBatch(room, batch, reconciliation));
  const others = [...repeated.blockers, ...blockersOfContainers(room, batches), ...blockersOfRoom(room)];
  const first = [...ofBatches.flatMap((found) => found.slice(0, 1)), ...others];
  let cards = 0;
  for (const row of rows) cards += row.cards;
  const empty: readonly ManifestBlocker[] = rows.length === 0 ? [{ what: 'nothing-to-list' }] : [];
  const ofCounty = [...empty, ...blockersOfCounty(room, reconciliation)];
  // Sums say nothing while their parts are missing.
  const blockers = first.length > 0 ? first : ofCounty;
  const allBlockers = [...ofBatches.flat(), ...others, ...ofCounty];
  const { warnings } = repeated;
  return { form, rows, cards, votersCredited: votersCredited(reconciliation), blockers, allBlockers, warnings };
}

function rowOf(batch: Batch, cards: number): ManifestRow {
  const { name, tabulator, hasCvrs } = batch;
  return { batch: batch.batch, name, tabulator, container: batch.container ?? '', hasCvrs, cards };
}

function blockersOfBatch(
  room: OpenRoom,
  batch: Batch,
  { byPlace, figures }: Reconciliation,
): readonly ManifestBlocker[] {
  const { batch: id, name, countedAt, accountedAt } = batch;
  const found: ManifestBlocker[] = [];
  if (batchNameProblem(name) !== undefined) found.push({ what: 'batch-name-not-usable', batch: id, name });
  const physical = figures.at(countedAt, 'handCount')?.value ?? 0;
  if (physical === 0) found.push({ what: 'batch-without-cards', batch: id });
  const paper = paperOf(room, countedAt);
  if (paper.state !== 'approved') found.push({ what: 'form-not-approved', batch: id, ...paper });
  const tabulated = figures.at(countedAt, 'tabulated')?.value ?? 0;
  const isUndecided = (status: UnitStatus) => !isFinished(room, status);
  // A channel is the unit of many batches: its difference is said once, not of each.
  const places = accountedAt.startsWith('channel:') ? [countedAt] : [countedAt, accountedAt];
  for (const place of places) {
    const unit = byPlace.get(place)?.find(({ equation, status }) => !isOfOneSource(equation) && isUndecided(status));
    if (unit !== undefined) found.push({ what: 'unit-not-reconciled', batch: id, place, status: unit.status });
  }
  if (physical !== tabulated && found.length === 0) {
    const isExplained = (byPlace.get(countedAt) ?? []).every(({ status }) => isFinished(room, status));
    if (!isExplained) found.push({ what: 'counts-differ', batch: id, physical, tabulated });
  }
  if (batch.container === null) found.push({ what: 'batch-in-no-container', batch: id });
  return found;
}

/** Equations of one source by their nature: a counter against the same counter. They are clear when they are 0. */
function isOfOneSource(equation: string): boolean {
  return ['E3', 'E3b', 'E4', 'E6', 'E6-protective', 'E8-counter', 'E8-bin', 'E8-seals', 'E13', 'E14-cover'].includes(
    equation,
  );
}

function isFinished(room: OpenRoom, status: UnitStatus): boolean {
  if (isClear(status)) return true;
  return status === 'accepted-with-unexplained-difference' && room.profile.rules.acceptedInManifest.value;
}

/** The form that a batch's counts stand on. */
function paperOf(room: OpenRoom, countedAt: string): { readonly form: FormId; readonly state: string } {
  const [kind = '', rest = ''] = countedAt.split(':');
  const cut = rest.lastIndexOf('/');
  const papers: Readonly<Record<string, readonly [FormId, string]>> = {
    tabulator: ['F-04', `site:${rest.slice(0, cut)}`],
    'tabulator-day': ['F-05', `site-day:${rest.slice(0, cut)}`],
  };
  const [form, place] = papers[kind] ?? (['F-13', countedAt] as const);
  return { form, state: formsAt(room, place, form).at(-1)?.state ?? 'missing' };
}

function repeatedNames(
  batches: readonly Batch[],
  form: ManifestForm,
): { readonly blockers: readonly ManifestBlocker[]; readonly warnings: readonly ManifestBlocker[] } {
  const byName = Map.groupBy(batches, ({ name }) => likenessKey(name));
  const blockers: ManifestBlocker[] = [];
  const warnings: ManifestBlocker[] = [];
  for (const [, alike] of byName) {
    const [one] = alike;
    if (one === undefined || alike.length < 2) continue;
    const tabulators = new Set(alike.map(({ tabulator }) => tabulator));
    const isToldApart = form !== 'by-batch' && tabulators.size === alike.length;
    (isToldApart ? warnings : blockers).push({ what: 'batch-name-repeated', name: one.name });
  }
  return { blockers, warnings };
}

function blockersOfContainers(room: OpenRoom, batches: readonly Batch[]): readonly ManifestBlocker[] {
  const used = new Set(batches.flatMap(({ container }) => (container === null ? [] : [container])));
  return [...used].toSorted(compareNaturally).flatMap((name): ManifestBlocker[] => {
    const container = lookUp(room.containers, name);
    assert(container !== undefined, 'a batch lies in a container that is there', name);
    const why =
      container.condition !== 'ok'
        ? container.condition
        : container.stage !== 'here'
          ? container.stage
          : !sealedAt(container.seals, container.positions)
            ? 'not-sealed'
            : container.at === null
              ? 'not-stored'
              : undefined;
    return why === undefined ? [] : [{ what: 'container-not-ready', container: name, why }];
  });
}

function blockersOfRoom(room: OpenRoom): readonly ManifestBlocker[] {
  return [...blockersOfIncidents(room), ...blockersOfDevices(room)];
}

/** What devices brought home and nobody has decided on may be about any container: a figure or a seal of the manifest may rest on it. */
function blockersOfDevices(room: OpenRoom): readonly ManifestBlocker[] {
  return deviceConflicts(room).flatMap(({ conflict, sides: [first] }): ManifestBlocker[] => {
    if (first === undefined) return [];
    const { act } = first;
    return [{ what: 'devices-disagree', conflict, place: act.type === 'observe-count' ? act.place : act.container }];
  });
}

function blockersOfIncidents(room: OpenRoom): readonly ManifestBlocker[] {
  return (
    [...entriesOf(room.incidents)]
      .map(([, incident]) => incident)
      .filter(({ closed, severity }) => closed === null && (severity === 'high' || severity === 'critical'))
      // Of a container that is being looked for its own blocker speaks.
      .filter(({ subject }) => lookUp(room.containers, subject) === undefined)
      .map(({ incident }) => ({ what: 'incident-open', incident }) as const)
      .toSorted((a, b) => compareNaturally(a.incident, b.incident))
  );
}

/** Differences of what has no batch of its own, and the total. */
function blockersOfCounty(room: OpenRoom, { units }: Reconciliation): readonly ManifestBlocker[] {
  const total = units.find(({ equation }) => equation === 'E20');
  const found: ManifestBlocker[] = units
    .filter(({ equation, status }) => equation !== 'E20' && NOT_FINISHED.has(status) && !isFinished(room, status))
    .map(({ place, status }) => ({ what: 'difference-of-county', place, status }));
  if (total === undefined || total.delta === null)
    found.push({ what: 'difference-of-county', place: 'county', status: 'counting' });
  else if (total.delta !== 0) {
    const [cards, reported] = [total.left[0]?.value ?? 0, total.right[0]?.value ?? 0];
    found.push({ what: 'total-differs', cards, reported });
  }
  return found;
}

function votersCredited({ figures }: Reconciliation): number | null {
  let sum = 0;
  for (const channel of new Set(figures.batches.map((batch) => batch.channel))) {
    const credited = figures.at(`channel:${channel}`, 'votersCredited');
    if (credited === undefined) return null;
    sum += credited.value;
  }
  return sum;
}

/** The file of a manifest, with exactly the columns that the audit asks for, and nothing else. */
export function manifestCsv({ rows, form }: Pick<ManifestDraft, 'rows' | 'form'>): string {
  const columns = {
    'by-batch': ['Batch Name', 'Number of Ballots'],
    'by-tabulator': ['Container', 'Tabulator', 'Batch Name', 'Number of Ballots'],
    'by-tabulator-with-cvrs': ['Container', 'Tabulator', 'Batch Name', 'Number of Ballots', 'CVR'],
  } as const;
  const cells = ({ name, cards, container, tabulator, hasCvrs }: ManifestRow) => {
    if (form === 'by-batch') return [name, cards];
    const four = [container, tabulator, name, cards];
    return form === 'by-tabulator' ? four : [...four, hasCvrs ? 'Y' : 'N'];
  };
  return csvText([columns[form], ...rows.map(cells)]);
}

/** The manifest as an audit has it in memory. */
export function ballotManifestOf({ rows, form }: Pick<ManifestDraft, 'rows' | 'form'>): BallotManifest {
  return {
    batches: rows.map(({ name, tabulator, container, cards }) => ({
      name,
      tabulator: form === 'by-batch' ? null : tabulator,
      container: form === 'by-batch' ? null : container,
      ballots: cards,
    })),
  };
}

/** The manifest that stands: frozen, and not withdrawn. */
export function standingManifest(room: OpenRoom): Manifest | undefined {
  const newest = room.manifests.at(-1);
  return newest?.withdrawnBecause === null ? newest : undefined;
}

/** What an audit registers of a frozen manifest: the same file, by its digest, without its leaving the product. */
export function registeredManifest(room: OpenRoom, manifest: Manifest): RegisteredFile {
  const { file, batches, cards } = manifest;
  return {
    jurisdiction: room.jurisdiction,
    kind: 'manifest',
    ...file,
    figures: { kind: 'manifest', batches: batches.length, ballots: cards },
  };
}
