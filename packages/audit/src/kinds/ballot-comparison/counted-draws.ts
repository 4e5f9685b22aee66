import { type Contest, contestInvolves } from '@plumbline/election';
import {
  drawsWithinPrefix,
  type LookedAt,
  type PrefixTarget,
  ticketsWithinPrefix,
  unbrokenPrefix,
} from '@plumbline/statistics';
import { type Unit, unitKey, unitPlace } from '../../sampling/draw.ts';
import { assertSeed } from '../../state/assert-phase.ts';
import { type AuditInputs, jurisdictionsOf } from '../../state/audit-inputs.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import { drawsOf, phantomDrawsOf } from '../../state/audit-view.ts';
import { listedCards } from '../../state/contest-universe.ts';
import { namesRead } from '../../state/contests-in-cvrs.ts';
import { cvrPlanOf } from '../../state/plan.ts';
import type { CountedDraws } from '../audit-kind.ts';
import { cardsLookedAt } from '../cards-looked-at.ts';
import { missesContest } from '../compare-card.ts';
import { lastTicket } from '../last-ticket.ts';
import { onlyJurisdiction } from './colorado-selection.ts';
import { cardsOfStyle, phantomKeysOf } from './draw-compared-cards.ts';
import { isOfOneSequence } from './is-of-one-sequence.ts';

/**
 * The draws that are a uniform sample of the contest's universe; undefined where none are.
 *
 * A targeted contest has draws of its own. Where they were made from the listed cards alone, as published systems do, its
 * phantoms are put in where their tickets belong. An opportunistic contest has the unbroken prefix of what others drew.
 */
export function countedDraws(audit: AuditInRounds, contest: Contest, inputs: AuditInputs): CountedDraws | undefined {
  const { rounds } = audit;
  const byNumbers = cvrPlanOf(audit.plan).selection.rule === 'colorado';
  // Numbers that stop short of the cards of the contest are a sample of some of them, and say nothing of the rest.
  if (byNumbers && !isOfOneSequence(audit, contest)) return undefined;
  if (contest.targeted && (byNumbers || rounds.every((round) => round.drawnFrom === 'universe'))) {
    return { draws: drawsOf(contest, rounds), phantomDraws: phantomDrawsOf(contest, rounds).length };
  }
  const threshold = contest.targeted ? lastTicket(audit, contest) : thresholdOf(audit, contest, inputs);
  if (threshold === undefined) return undefined;
  const draws = drawsWithinPrefix({
    threshold,
    draws: rounds.flatMap((round) =>
      round.draws.filter((draw) => isOfUniverse(audit, contest, { inputs, unit: draw })),
    ),
    cardOf: (draw) => unitPlace(draw.jurisdiction, unitKey(draw)),
  });
  if (byNumbers) return { draws, phantomDraws: phantomNumbers(audit, contest, threshold) };
  // The contest's own phantoms need nobody to draw them: their tickets follow from the seed.
  const keys = phantomKeysOf(audit, contest);
  const phantoms = keys.ok ? ticketsWithinPrefix({ seed: assertSeed(audit), keys: keys.value, threshold }) : [];
  return { draws, phantomDraws: phantoms.length };
}

/** Whether a drawn card is one of those a contest is drawn from. */
export function isOfUniverse(
  { plan }: AuditInRounds,
  contest: Contest,
  { inputs, unit }: { readonly inputs: AuditInputs; readonly unit: Unit },
): boolean {
  if (!contestInvolves(contest, unit.jurisdiction)) return false;
  if (!cvrPlanOf(plan).cardStyles) return true;
  const record = inputs.cvrs?.get(unit.jurisdiction)?.find(unit);
  if (record === undefined) return true;
  const names = namesRead(plan, unit.jurisdiction);
  return [...record.votes.keys()].some((name) => names.contest(name) === contest.name);
}

function thresholdOf(audit: AuditInRounds, contest: Contest, inputs: AuditInputs): string | undefined {
  const { plan } = audit;
  const prefix = unbrokenPrefix(
    cvrPlanOf(plan).cardStyles ? setsOfCards(audit, contest, inputs) : setsOfJurisdictions(audit, contest),
  );
  return prefix.measured ? prefix.threshold : undefined;
}

type Sets = { readonly targets: readonly PrefixTarget[]; readonly jurisdictions: readonly string[] };

function setsOfJurisdictions(audit: AuditInRounds, contest: Contest): Sets {
  const listed = listedCards(audit.files);
  return {
    targets: targetsOf(audit).map((target) => ({
      jurisdictions: jurisdictionsOf(audit.plan, target),
      lastTicket: lastTicket(audit, target),
    })),
    jurisdictions: jurisdictionsOf(audit.plan, contest).filter((name) => (listed.get(name) ?? 0) > 0),
  };
}

/** The cards of a contest, put together by which targets they may be drawn for. */
function setsOfCards(audit: AuditInRounds, contest: Contest, inputs: AuditInputs): Sets {
  const targets = targetsOf(audit);
  const sets = new Map<string, readonly Contest[]>();
  for (const jurisdiction of jurisdictionsOf(audit.plan, contest)) {
    for (const { tabulator, name, ballots } of inputs.manifests.get(jurisdiction)?.batches ?? []) {
      const at = { inputs, jurisdiction, batch: { tabulator, batch: name, ballots } };
      const cards = cardsOfStyle(audit, contest, at);
      if (cards.length === 0) continue;
      const drawable = targets
        .filter((target) => contestInvolves(target, jurisdiction))
        .map((target) => ({ target, positions: new Set(cardsOfStyle(audit, target, at)) }));
      for (const position of cards) {
        const of = drawable.filter(({ positions }) => positions.has(position)).map(({ target }) => target);
        sets.set(JSON.stringify(of.map((target) => target.name)), of);
      }
    }
  }
  return {
    targets: targets.map((target) => ({
      jurisdictions: [...sets].flatMap(([set, of]) => (of.includes(target) ? [set] : [])),
      lastTicket: lastTicket(audit, target),
    })),
    jurisdictions: [...sets.keys()],
  };
}

function targetsOf({ plan }: AuditInRounds): readonly Contest[] {
  return plan.contests.filter((contest) => contest.targeted);
}

/** Different numbers up to the threshold that fell on no listed card, in the contest's jurisdiction. */
function phantomNumbers(audit: AuditInRounds, contest: Contest, threshold: string): number {
  const jurisdiction = onlyJurisdiction(audit.plan, contest);
  const there = targetsOf(audit).filter((target) => onlyJurisdiction(audit.plan, target) === jurisdiction);
  const tickets = there.flatMap((target) => phantomDrawsOf(target, audit.rounds).map(({ ticket }) => ticket));
  return new Set(tickets.filter((ticket) => ticket <= threshold)).size;
}

/** The different cards of a contest's universe that somebody looked for and looked at for it, in whatever sample. */
export function comparedCardsLookedAt(audit: AuditInRounds, contest: Contest, inputs: AuditInputs): LookedAt {
  return cardsLookedAt(audit, contest, {
    isOf: (unit) => isOfUniverse(audit, contest, { inputs, unit }),
    missesContest: missesContest(audit),
  });
}
