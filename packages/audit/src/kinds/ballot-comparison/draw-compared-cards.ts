import type { Contest } from '@plumbline/election';
import { assert, ok, type Result } from '@plumbline/prelude';
import type { BallotBatch } from '@plumbline/statistics';
import type { Draw, PhantomDraw } from '../../sampling/draw.ts';
import type { SampleRefusal } from '../../sampling/sample-refusal.ts';
import { type AuditInputs, jurisdictionsOf } from '../../state/audit-inputs.ts';
import { drawsOf, phantomDrawsOf, roundsOf } from '../../state/audit-view.ts';
import { contestInCvrs } from '../../state/contests-in-cvrs.ts';
import { cvrPlanOf, type Planned } from '../../state/plan.ts';
import type { ContestDraw, ContestSample } from '../audit-kind.ts';
import { drawFromUniverse, phantomKeysIn } from '../draw-from-universe.ts';
import { coloradoCard, coloradoTicket, onlyJurisdiction, selectedFrom } from './colorado-selection.ts';
import { comparisonUniverse } from './comparison-universe.ts';

/** Draws the next cards of a contest from those it is drawn from and, where the round is drawn from the universe, its phantoms. */
export function drawComparedCards(request: ContestDraw): Result<ContestSample, SampleRefusal> {
  const { audit, contest, inputs, drawnFrom, found } = request;
  const { selection, cardStyles } = cvrPlanOf(audit.plan);
  if (selection.rule === 'colorado') return ok(drawByNumbers(request));
  const pool = cardStyles ? { batches: poolOfStyle(audit, contest, inputs) } : found;
  assert(pool !== undefined, 'cards are drawn from those that a scan has found', contest.name);
  const phantomKeys = drawnFrom === 'universe' ? phantomKeysOf(audit, contest) : ok([]);
  return phantomKeys.ok ? drawFromUniverse(request, pool, phantomKeys.value) : phantomKeys;
}

/** The keys of a contest's phantoms, in order. */
export function phantomKeysOf(audit: Planned, contest: Contest): Result<readonly string[], SampleRefusal> {
  return phantomKeysIn(contest, comparisonUniverse(audit, contest));
}

/** The batches of the manifests in which a contest may be, with the cards in them that it is drawn from. */
function poolOfStyle(audit: Planned, contest: Contest, inputs: AuditInputs): readonly BallotBatch[] {
  return jurisdictionsOf(audit.plan, contest).flatMap((jurisdiction) =>
    (inputs.manifests.get(jurisdiction)?.batches ?? []).map(({ tabulator, name: batch, ballots }) => ({
      jurisdiction,
      tabulator,
      batch,
      ballots: cardsOfStyle(audit, contest, { inputs, jurisdiction, batch: { tabulator, batch, ballots } }),
    })),
  );
}

/** The positions of a batch's listed cards that have the contest by their CVR, and of those that have no CVR. */
export function cardsOfStyle(
  audit: Planned,
  contest: Contest,
  at: {
    readonly inputs: AuditInputs;
    readonly jurisdiction: string;
    readonly batch: { readonly tabulator: string | null; readonly batch: string; readonly ballots: number };
  },
): readonly number[] {
  const { batch } = at;
  const records = at.inputs.cvrs?.get(at.jurisdiction);
  assert(records !== undefined, 'cards are told apart by their CVRs', { jurisdiction: at.jurisdiction });
  const inCvrs = contestInCvrs(audit, contest).get(at.jurisdiction);
  const bearing = inCvrs === undefined ? [] : Array.from(records.bearing(inCvrs.name, batch));
  const positions = bearing.filter((position) => position <= batch.ballots);
  for (let position = records.cardsIn(batch) + 1; position <= batch.ballots; position += 1) positions.push(position);
  return positions;
}

/** Draws as Colorado does. A number beyond the cards of the manifest is a card that no manifest lists. */
function drawByNumbers({ audit, seed, contest, inputs, size }: ContestDraw): ContestSample {
  const rounds = roundsOf(audit);
  const drop = drawsOf(contest, rounds).length + phantomDrawsOf(contest, rounds).length;
  const jurisdiction = onlyJurisdiction(audit.plan, contest);
  assert(jurisdiction !== undefined, 'numbers are drawn for contests of one jurisdiction', { contest: contest.name });
  const batches = inputs.manifests.get(jurisdiction)?.batches ?? [];
  const listed = batches.reduce((sum, batch) => sum + batch.ballots, 0);
  const cards = selectedFrom(audit.plan, contest, new Map([[jurisdiction, listed]])) ?? listed;
  const draws: Draw[] = [];
  const phantomDraws: PhantomDraw[] = [];
  for (let draw = drop + 1; draw <= drop + size; draw += 1) {
    const ticket = coloradoTicket(draw);
    let place = coloradoCard(seed, draw, cards);
    const batch = batches.find(({ ballots }) => {
      if (place <= ballots) return true;
      place -= ballots;
      return false;
    });
    if (batch === undefined) phantomDraws.push({ contest: contest.name, phantom: place, ticket });
    else {
      const { tabulator, name } = batch;
      draws.push({ contest: contest.name, jurisdiction, tabulator, batch: name, position: place, ticket });
    }
  }
  return { draws, phantomDraws };
}
