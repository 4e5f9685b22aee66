import { type Contest, contestInvolves } from '@plumbline/election';
import { drawsWithinPrefix, ticketsWithinPrefix, unbrokenPrefix } from '@plumbline/statistics';
import { type Draw, type PhantomDraw, unitKey, unitPlace } from '../../sampling/draw.ts';
import type { ByStratum, Stratum } from '../../sampling/stratum.ts';
import { assertSeed } from '../../state/assert-phase.ts';
import { type AuditInputs, jurisdictionsOf } from '../../state/audit-inputs.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import { drawsOf, phantomDrawsOf } from '../../state/audit-view.ts';
import type { CountedDraws } from '../audit-kind.ts';
import { greatestTicket } from '../last-ticket.ts';
import { stratumOf } from '../stratum-of.ts';
import { listedByStratum, phantomKeysOf } from './contest-strata.ts';

type InStratum = { readonly inputs: AuditInputs; readonly stratum: Stratum };

/** All draws made for a contest in one stratum so far. Phantoms are of the one without cast vote records. */
export function drawsInStratum(
  { rounds }: AuditInRounds,
  contest: Contest,
  { inputs, stratum }: InStratum,
): readonly (Draw | PhantomDraw)[] {
  const listed = drawsOf(contest, rounds).filter((draw) => stratumOf(inputs, draw) === stratum);
  return stratum === 'cvr' ? listed : [...listed, ...phantomDrawsOf(contest, rounds)];
}

/**
 * The draws of each stratum that are a uniform sample of the contest's cards there; undefined where none are.
 *
 * A targeted contest has draws of its own. Where they were made from the listed cards alone, as published systems do, its
 * phantoms are put in where their tickets belong. An opportunistic contest has the unbroken prefix of what others drew, in
 * each stratum by itself: SUITE may be read at any draw of either.
 */
export function countedStrata(
  audit: AuditInRounds,
  contest: Contest,
  inputs: AuditInputs,
): ByStratum<CountedDraws | undefined> {
  return {
    cvr: countedIn(audit, contest, { inputs, stratum: 'cvr' }),
    noCvr: countedIn(audit, contest, { inputs, stratum: 'noCvr' }),
  };
}

function countedIn(audit: AuditInRounds, contest: Contest, of: InStratum): CountedDraws | undefined {
  const { inputs, stratum } = of;
  const { rounds } = audit;
  const isOf = (draw: Draw) => contestInvolves(contest, draw.jurisdiction) && stratumOf(inputs, draw) === stratum;
  if (contest.targeted && rounds.every((round) => round.drawnFrom === 'universe')) {
    const phantomDraws = stratum === 'noCvr' ? phantomDrawsOf(contest, rounds).length : 0;
    return { draws: drawsOf(contest, rounds).filter(isOf), phantomDraws };
  }
  const threshold = contest.targeted
    ? greatestTicket(drawsInStratum(audit, contest, of))
    : thresholdOf(audit, contest, of);
  if (threshold === undefined) return undefined;
  const draws = drawsWithinPrefix({
    threshold,
    draws: rounds.flatMap((round) => round.draws.filter(isOf)),
    cardOf: (draw) => unitPlace(draw.jurisdiction, unitKey(draw)),
  });
  return { draws, phantomDraws: stratum === 'noCvr' ? phantomsWithin(audit, contest, threshold) : 0 };
}

/** How far the draws of others reach, without a gap, into the contest's sequence in a stratum. */
function thresholdOf(audit: AuditInRounds, contest: Contest, of: InStratum): string | undefined {
  const { plan } = audit;
  const prefix = unbrokenPrefix({
    targets: plan.contests
      .filter(({ targeted }) => targeted)
      .map((target) => ({
        jurisdictions: jurisdictionsOf(plan, target),
        lastTicket: greatestTicket(drawsInStratum(audit, target, of)),
      })),
    jurisdictions: jurisdictionsOf(plan, contest).filter(
      (name) => listedByStratum(audit, contest, (one) => one === name)[of.stratum] > 0,
    ),
  });
  return prefix.measured ? prefix.threshold : undefined;
}

/** The contest's own phantoms need nobody to draw them, and come once, as cards that are not put back. */
function phantomsWithin(audit: AuditInRounds, contest: Contest, threshold: string): number {
  const keys = phantomKeysOf(audit, contest);
  if (!keys.ok) return 0;
  const tickets = ticketsWithinPrefix({ seed: assertSeed(audit), keys: keys.value, threshold });
  return tickets.filter(({ generation }) => generation === 1).length;
}
