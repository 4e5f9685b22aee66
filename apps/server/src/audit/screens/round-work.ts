import {
  type AuditInRounds,
  batchesApart,
  batchesBeyondDraws,
  cardsInReview,
  cardsToLookAtAgain,
  countedName,
  currentRound,
  fieldworkIn,
  findCount,
  findWork,
  type Round,
  unitKey,
} from '@plumbline/audit';
import { changesBetween, EMPTY_MAP, lookUp, type PersistentMap } from '@plumbline/prelude';
import { rememberBy } from '../../remember-by.ts';
import { countApart } from './count-apart.ts';
import { countFound, type WantedUnits } from './count-found.ts';
import { countRemarked } from './count-remarked.ts';

/**
 * Units and draws of a jurisdiction in the current round, how many of them have a result, from this round or an earlier one,
 * and the batches that are counted beyond the sample.
 */
export type RoundWork = {
  readonly units: number;
  readonly draws: number;
  readonly unitsDone: number;
  readonly drawsDone: number;
  readonly extraUnits: number;
  /** Cards that wait for the review team. */
  readonly inReview: number;
  /** Drawn cards and batches of which two entries stand, and cards of which people said something that has to be looked into. */
  readonly twoEntries: number;
  /** Drawn cards, and batches, that are entered twice, and that one has entered. */
  readonly enteredOnce: number;
  readonly remarked: number;
};

const NOTHING_SAID = { twoEntries: 0, enteredOnce: 0, remarked: 0 } as const;

export const NO_WORK: RoundWork = {
  units: 0,
  draws: 0,
  unitsDone: 0,
  drawsDone: 0,
  extraUnits: 0,
  inReview: 0,
  ...NOTHING_SAID,
};

/** What was counted last for the draws of a round, and from what: counted on from there, and forgotten with the draws. */
type Counted = {
  ballots: PersistentMap<unknown>;
  contested: PersistentMap<unknown>;
  batches: PersistentMap<unknown>;
  contestedBatches: PersistentMap<unknown>;
  combined: AuditInRounds['combinedBatches'] | undefined;
  fieldwork: Round['work'];
  work: ReadonlyMap<string, RoundWork>;
};

const counted = rememberBy((_: Round['draws']): Counted => {
  return {
    ballots: EMPTY_MAP,
    contested: EMPTY_MAP,
    batches: EMPTY_MAP,
    contestedBatches: EMPTY_MAP,
    combined: undefined,
    fieldwork: {},
    work: new Map(),
  };
});

/**
 * The work of every jurisdiction in the current round, by its name. Counted again only where something was recorded since it
 * was asked last; the others' figures are the same objects as before.
 */
export function roundWork(audit: AuditInRounds): ReadonlyMap<string, RoundWork> {
  const { draws, work: fieldwork } = currentRound(audit);
  const { ballots, contested, batches, contestedBatches } = audit.results;
  const { combinedBatches: combined } = audit;
  const last = counted(draws);
  const names =
    last.combined === combined ? changedSince(last, audit) : audit.plan.jurisdictions.map(({ name }) => name);
  if (names.length > 0) {
    const work = new Map(last.work);
    for (const name of names) work.set(name, countWork(audit, name));
    last.work = work;
  }
  Object.assign(last, { ballots, contested, batches, contestedBatches, combined, fieldwork });
  return last.work;
}

function changedSince(last: Counted, audit: AuditInRounds): readonly string[] {
  const { results } = audit;
  const { work } = currentRound(audit);
  const names = new Set(
    work === last.fieldwork ? [] : Object.keys(work).filter((name) => work[name] !== last.fieldwork[name]),
  );
  for (const [name] of changesBetween<unknown>(last.ballots, results.ballots)) names.add(name);
  for (const [name] of changesBetween<unknown>(last.contested, results.contested)) names.add(name);
  for (const [name] of changesBetween<unknown>(last.batches, results.batches)) names.add(name);
  for (const [name] of changesBetween<unknown>(last.contestedBatches, results.contestedBatches)) names.add(name);
  return [...names];
}

function countWork(audit: AuditInRounds, jurisdiction: string): RoundWork {
  const extraUnits = batchesBeyondDraws(audit, jurisdiction).size;
  const drawn = drawnByJurisdiction(currentRound(audit).draws).get(jurisdiction);
  const inReview = cardsInReview(audit, jurisdiction);
  if (drawn === undefined) return { ...NO_WORK, extraUnits, inReview };
  const units = drawn.cards.size + drawn.batches.size;
  if (fieldworkIn(audit.plan) === 'totals') {
    // Of totals nothing is seen of single cards: all of them are looked at once the totals are there.
    const isTotalled = (findWork(audit, jurisdiction)?.totals ?? null) !== null;
    const done = isTotalled ? { unitsDone: units, drawsDone: drawn.draws } : {};
    return { ...NO_WORK, units, draws: drawn.draws, ...done, extraUnits };
  }
  let { units: unitsDone, draws: drawsDone } = countFound(drawn.cards, lookUp(audit.results.ballots, jurisdiction));
  const remarked = countRemarked(drawn.cards, lookUp(audit.results.ballots, jurisdiction));
  const apart = countApart(drawn.cards, lookUp(audit.results.contested, jurisdiction));
  // What is to be looked at again is not done.
  for (const board of findWork(audit, jurisdiction)?.boards ?? []) {
    for (const { ballot } of cardsToLookAtAgain(audit, jurisdiction, board)) {
      unitsDone -= 1;
      drawsDone -= drawn.cards.get(ballot) ?? 0;
    }
  }
  for (const [batch, times] of drawn.batches) {
    if (findCount(audit, { jurisdiction, batch: countedName(audit, { jurisdiction, batch }) }) === undefined) continue;
    unitsDone += 1;
    drawsDone += times;
  }
  const twoEntries = apart.twoEntries + batchesApart(audit, jurisdiction, 'contested').length;
  const enteredOnce = apart.enteredOnce + batchesApart(audit, jurisdiction, 'entered-once').length;
  const counts = { units, draws: drawn.draws, unitsDone, drawsDone, extraUnits };
  return { ...counts, inReview, twoEntries, enteredOnce, remarked };
}

type Drawn = { readonly draws: number; readonly cards: WantedUnits; readonly batches: WantedUnits };

/** What a round has drawn in each jurisdiction, put together once for the draws of a round. */
const drawnByJurisdiction = rememberBy((draws: Round['draws']): ReadonlyMap<string, Drawn> => {
  const drawn = new Map<string, { draws: number; cards: Map<string, number>; batches: Map<string, number> }>();
  for (const draw of draws) {
    const own = drawn.get(draw.jurisdiction) ?? { draws: 0, cards: new Map(), batches: new Map() };
    const units = draw.position === null ? own.batches : own.cards;
    const key = unitKey(draw);
    units.set(key, (units.get(key) ?? 0) + 1);
    own.draws += 1;
    drawn.set(draw.jurisdiction, own);
  }
  return drawn;
});
