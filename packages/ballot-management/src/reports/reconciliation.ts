import { compareNaturally } from '@plumbline/election';
import { entriesOf, lookUp } from '@plumbline/prelude';
import { evaluateEquation } from '../accounting/equation.ts';
import { EQUATIONS, type EquationId, type PlaceKind } from '../accounting/equation-table.ts';
import type { ExplanationLine } from '../accounting/explanation.ts';
import { type RollUp, rollUp } from '../accounting/roll-up.ts';
import { type Reconciled, reconcile, type UnitStatus } from '../accounting/status.ts';
import type { OpenRoom } from '../state/room.ts';
import { differenceAt } from '../state/room-view.ts';
import { type Figures, figuresOf, provisionalSites } from './figures.ts';

/** What the reconciliation of a room says, at the finest level and together. */
export type Reconciliation = {
  readonly figures: Figures;
  readonly units: readonly Reconciled[];
  readonly byPlace: ReadonlyMap<string, readonly Reconciled[]>;
  /** Ballots minus voters over the whole county, each unit counted once. */
  readonly voters: RollUp;
  readonly status: UnitStatus;
};

/** A room is never changed, so what was worked out for it holds as long as it is there. */
const remembered = new WeakMap<OpenRoom, Reconciliation>();

/** Evaluates every equation at every place of the room that has figures. */
export function reconciliationOf(room: OpenRoom): Reconciliation {
  const known = remembered.get(room);
  if (known !== undefined) return known;
  const figures = figuresOf(room);
  const units: Reconciled[] = [];
  const byPlace = new Map<string, Reconciled[]>();
  const places = placesOf(room, figures);
  for (const definition of EQUATIONS) {
    for (const place of definition.of.flatMap((kind) => places[kind])) {
      const evaluation = evaluateEquation(definition, place, (line) => figures.at(place, line));
      // A part of the accounts that this office does not keep is no difference.
      if (evaluation === undefined || isNotKept(definition.equation, evaluation.missing)) continue;
      const lines = linesOf(room, figures, definition.equation, place);
      const unit = decided(room, reconcile(evaluation, lines, 'none'));
      units.push(unit);
      const others = byPlace.get(place);
      if (others === undefined) byPlace.set(place, [unit]);
      else others.push(unit);
    }
  }
  const voterUnits = units.filter(isVoterUnit);
  const found = {
    figures,
    units,
    byPlace,
    voters: rollUp(voterUnits, (place) => place.startsWith('channel:')),
    status: statusTogether(units),
  };
  remembered.set(room, found);
  return found;
}

/**
 * The unit with what the authority decided about it. A difference was accepted as it was: where another is left over today, nobody
 * has decided about that one.
 */
function decided(room: OpenRoom, unit: Reconciled): Reconciled {
  const { decision, acceptedResidual } = differenceAt(room, unit.equation, unit.place);
  const isOvertaken = decision === 'accepted' && acceptedResidual !== unit.residual;
  return decision === 'none' || isOvertaken ? unit : reconcile(unit, unit.lines, decision);
}

/** What explains a difference: said of it, or, of a channel that is made of sites and days, said of these. */
function linesOf(room: OpenRoom, figures: Figures, equation: EquationId, place: string): readonly ExplanationLine[] {
  const said = (of: EquationId, at: string) =>
    differenceAt(room, of, at).explanations.flatMap((name) => {
      const found = lookUp(room.explanations, name);
      if (found === undefined || found.isWithdrawn) return [];
      return [{ code: found.code, amount: found.amount, isConfirmed: found.confirmedBy.length > 0 }];
    });
  const own = said(equation, place);
  if (equation !== 'E19') return own;
  const finer = figures.batches
    .filter(({ channel }) => place === `channel:${channel}`)
    .map((batch) => batch.accountedAt);
  return [...own, ...[...new Set(finer)].flatMap((at) => said('E5', at))];
}

/** The finest units that together are all ballots and all voters: sites and days, and the channels that have neither. */
export function isVoterUnit({ equation, place }: Reconciled): boolean {
  return equation === 'E5' || (equation === 'E19' && ['channel:mail', 'channel:provisional'].includes(place));
}

/**
 * Counters for all that was ever fed are read where the machine shows them; bags are counted at the box where the law lets them; a poll book of early
 * voting tells provisional check-ins apart where it can.
 */
const OPTIONAL: ReadonlySet<EquationId> = new Set<EquationId>([
  'E2',
  'E6-protective',
  'E7-check-ins',
  'E8-seals',
  'E11-bag',
  'E12-batches',
  'E16-cvr',
]);

function isNotKept(equation: EquationId, missing: readonly string[]): boolean {
  // Offices may check signatures by batch, or of all envelopes together.
  if (equation === 'E12-opened') return missing.includes('acceptedOfBatch');
  return missing.length > 0 && OPTIONAL.has(equation);
}

/** The places an equation of each kind is asked of. */
function placesOf(room: OpenRoom, { batches, mailFamilies }: Figures): Readonly<Record<PlaceKind, readonly string[]>> {
  const sites = [...entriesOf(room.sites)].map(([, site]) => site).toSorted((a, b) => compareNaturally(a.site, b.site));
  const named = (prefix: string) => {
    const found = new Set<string>();
    for (const [key] of entriesOf(room.counts))
      if (key.startsWith(prefix)) found.add(key.slice(0, key.lastIndexOf('|')));
    for (const [key] of entriesOf(room.formsAt))
      if (key.startsWith(prefix)) found.add(key.slice(0, key.lastIndexOf('|')));
    return [...found].toSorted(compareNaturally);
  };
  const precincts = sites.filter(({ kind }) => kind === 'precinct');
  const early = sites.filter(({ kind }) => kind === 'early-voting');
  const central = sites.filter(({ kind }) => kind === 'central');
  const days = early.flatMap((site) => site.days.map((day) => ({ ...site, day })));
  const used = new Set(batches.flatMap(({ container }) => (container === null ? [] : [container])));
  return {
    style: [...entriesOf(room.styles)].map(([style]) => `style:${style}`).toSorted(compareNaturally),
    site: precincts.map(({ site }) => `site:${site}`),
    'site-day': days.map(({ site, day }) => `site-day:${site}/${day}`),
    tabulator: precincts.flatMap(({ site, tabulators }) => tabulators.map((each) => `tabulator:${site}/${each}`)),
    'tabulator-day': days.flatMap(({ site, day, tabulators }) =>
      tabulators.map((each) => `tabulator-day:${site}/${day}/${each}`),
    ),
    'provisional-site': provisionalSites(room),
    provisional: ['provisional'],
    mail: ['mail'],
    retrieval: named('retrieval:'),
    'mail-received': mailFamilies
      .flatMap(({ received }) => received.map(({ batch }) => `batch:${batch}`))
      .toSorted(compareNaturally),
    'mail-family': mailFamilies.map(({ batch }) => `batch:${batch}`),
    batch: batches
      .map(({ countedAt }) => countedAt)
      .filter((place) => place.startsWith('batch:'))
      .toSorted(compareNaturally),
    duplication: ['duplication'],
    scanner: central.flatMap(({ tabulators }) => tabulators.map((each) => `scanner:${each}`)),
    container: [...used].map((each) => `container:${each}`).toSorted(compareNaturally),
    storage: ['storage'],
    seals: ['seals'],
    transfer: transfersToExplain(room),
    contest: named('contest:'),
    channel: [...new Set(batches.map(({ channel }) => `channel:${channel}`))].toSorted(),
    county: ['county'],
  };
}

/** What was received with another count than was sent, and what was explained then, though it may agree since. */
function transfersToExplain(room: OpenRoom): readonly string[] {
  return [...entriesOf(room.transfers)]
    .flatMap(([transfer, { declared, received }]) => {
      const newest = received.at(-1);
      const place = `transfer:${transfer}`;
      if (newest === undefined) return [];
      const isExplained = differenceAt(room, 'E2-transfer', place).explanations.length > 0;
      return newest.counted !== declared || isExplained ? [place] : [];
    })
    .toSorted(compareNaturally);
}

/** From what stands worst to what stands best. */
const WORST_FIRST: readonly UnitStatus[] = [
  'unexplained',
  'reopened',
  'accepted-with-unexplained-difference',
  'counting',
  'not-started',
  'balanced-single-source',
  'explained',
  'balanced',
];

/**
 * The status of several equations together: the one that stands worst. Where each asks for no more than one source, the place is
 * balanced by those that ask for two.
 */
export function statusTogether(units: readonly Reconciled[]): UnitStatus {
  // Sums over channels that are made of units say nothing of their own.
  const counted = units.filter((unit) => unit.equation !== 'E19' || isVoterUnit(unit));
  return WORST_FIRST.find((status) => counted.some((unit) => unit.status === status)) ?? 'not-started';
}

/** Units of one equation whose differences are equal and opposite: a hint that two were swapped, which no explanation mends. */
export function oppositeDifferences(units: readonly Reconciled[]): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  for (const [place, one] of units.entries()) {
    for (const other of units.slice(place + 1)) {
      const { delta } = one;
      if (delta === null || delta === 0 || other.equation !== one.equation || other.delta !== -delta) continue;
      found.push([one.place, other.place]);
    }
  }
  return found;
}
