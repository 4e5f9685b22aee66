import { type Contest, contestInvolves } from '@plumbline/election';
import { drawsWithinPrefix, ticketsWithinPrefix, unbrokenPrefix } from '@plumbline/statistics';
import { targetOfTotals } from '../../fieldwork/totals.ts';
import { type Draw, unitKey, unitPlace } from '../../sampling/draw.ts';
import { assertSeed } from '../../state/assert-phase.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import { drawsOf, phantomDrawsOf } from '../../state/audit-view.ts';
import { listedCards } from '../../state/contest-universe.ts';
import { lastTicket } from '../last-ticket.ts';
import { phantomKeysOf } from './draw-cards.ts';
import { isInTotals } from './in-totals.ts';

/** Draws, and how many draws of the contest's phantoms were made with them. */
export type CountedDraws = { readonly draws: readonly Draw[]; readonly phantomDraws: number };

/** The draws a contest's figure rests on, as they were made: in rounds of its own, or in one piece, where nobody planned it. */
export type CountedRounds = {
  readonly made: 'in-rounds' | 'in-one-piece';
  readonly rounds: readonly CountedDraws[];
};

/** All draws of some rounds together. */
export function drawsTogether(rounds: readonly CountedDraws[]): CountedDraws {
  return {
    draws: rounds.flatMap(({ draws }) => draws),
    phantomDraws: rounds.reduce((sum, { phantomDraws }) => sum + phantomDraws, 0),
  };
}

/**
 * The draws that are a uniform sample of the contest's universe; undefined where none are.
 *
 * A targeted contest has draws of its own. Where they were made from the listed cards alone, as published systems do, its
 * phantoms are put in where their tickets belong. An opportunistic contest has the unbroken prefix of what others drew.
 */
export function countedDraws(audit: AuditInRounds, contest: Contest): CountedRounds | undefined {
  const drawnFromAll = audit.rounds.every((round) => round.drawnFrom === 'universe');
  if (contest.targeted && drawnFromAll) return { made: 'in-rounds', rounds: drawsByRound(audit, contest) };
  // Totals are of whole rounds: those of the contest whose sample they were counted over.
  if (isInTotals(audit.plan)) {
    const target = targetOfTotals(audit, contest);
    return target && { made: 'in-one-piece', rounds: withPhantomsBefore(audit, target) };
  }
  const prefix = drawsOfPrefix(audit, contest);
  return prefix && { made: 'in-one-piece', rounds: [prefix] };
}

/** The rounds of a target, and in the last of them the phantoms that nobody drew though their tickets lie before its last one. */
function withPhantomsBefore(audit: AuditInRounds, target: Contest): readonly CountedDraws[] {
  const rounds = drawsByRound(audit, target);
  const threshold = lastTicket(audit, target);
  if (threshold === undefined || audit.rounds.every((round) => round.drawnFrom === 'universe')) return rounds;
  const last = rounds.length - 1;
  return rounds.map(({ draws }, place) => ({
    draws,
    phantomDraws: place === last ? phantomsWithin(audit, target, threshold) : 0,
  }));
}

function phantomsWithin(audit: AuditInRounds, contest: Contest, threshold: string): number {
  const keys = phantomKeysOf(audit, contest);
  return keys.ok ? ticketsWithinPrefix({ seed: assertSeed(audit), keys: keys.value, threshold }).length : 0;
}

function drawsByRound({ rounds }: AuditInRounds, contest: Contest): readonly CountedDraws[] {
  return rounds.map((round) => ({
    draws: drawsOf(contest, [round]),
    phantomDraws: phantomDrawsOf(contest, [round]).length,
  }));
}

/**
 * The draws of the contest's universe up to the threshold of its unbroken prefix, in ticket order.
 *
 * The contest's own phantoms need nobody to draw them: their tickets follow from the seed.
 */
function drawsOfPrefix(audit: AuditInRounds, contest: Contest): CountedDraws | undefined {
  const threshold = thresholdTicket(audit, contest);
  if (threshold === undefined) return undefined;
  const draws = drawsWithinPrefix({
    threshold,
    draws: audit.rounds.flatMap((round) => round.draws.filter((draw) => contestInvolves(contest, draw.jurisdiction))),
    cardOf: (draw) => unitPlace(draw.jurisdiction, unitKey(draw)),
  });
  return { draws, phantomDraws: phantomsWithin(audit, contest, threshold) };
}

function thresholdTicket(audit: AuditInRounds, contest: Contest): string | undefined {
  // Cards drawn for others after a targeted contest met its limit were not looked at for it.
  if (contest.targeted) return lastTicket(audit, contest);
  const listed = listedCards(audit.files);
  const jurisdictionsOfContest = (one: Contest) =>
    audit.plan.jurisdictions.map(({ name }) => name).filter((name) => contestInvolves(one, name));
  const prefix = unbrokenPrefix({
    targets: audit.plan.contests
      .filter((one) => one.targeted)
      .map((target) => ({ jurisdictions: jurisdictionsOfContest(target), lastTicket: lastTicket(audit, target) })),
    jurisdictions: jurisdictionsOfContest(contest).filter((name) => (listed.get(name) ?? 0) > 0),
  });
  return prefix.measured ? prefix.threshold : undefined;
}
