import { type Contest, contestInvolves } from '@plumbline/election';
import { sha256Hex } from '@plumbline/statistics';
import type { CvrMisfit } from '../../state/audit-refusal.ts';
import { listedCards } from '../../state/contest-universe.ts';
import { cvrPlanOf, type Plan, type Planned } from '../../state/plan.ts';

/*
 * The rule by which Colorado draws: each county has one sequence of numbers, and every contest takes it from its beginning.
 * Draws are uniform and independent, so the measures hold; but counties have no tickets in common, so a contest in several
 * has no sample.
 */

/** Which card, from 1 to `cards`, draw number `draw` (from 1) falls on: SHA-256("<seed>,<draw>") mod cards + 1. */
export function coloradoCard(seed: string, draw: number, cards: number): number {
  return Number(BigInt(`0x${sha256Hex(`${seed},${draw}`)}`) % BigInt(cards)) + 1;
}

const DIGITS = 12;

/** The number of a draw, written so that it sorts as tickets do. */
export function coloradoTicket(draw: number): string {
  return `0.${String(draw).padStart(DIGITS, '0')}`;
}

/** The one jurisdiction of a contest; undefined where there are several. */
export function onlyJurisdiction(plan: Plan, contest: Contest): string | undefined {
  const [first, ...others] = plan.jurisdictions
    .map(({ name }) => name)
    .filter((name) => contestInvolves(contest, name));
  return others.length > 0 ? undefined : first;
}

/** How many cards the numbers of a contest's jurisdiction run over; undefined where draws are made by tickets. */
export function selectedFrom(plan: Plan, contest: Contest, listed: ReadonlyMap<string, number>): number | undefined {
  const { selection } = cvrPlanOf(plan);
  const jurisdiction = onlyJurisdiction(plan, contest);
  if (selection.rule === 'tickets' || jurisdiction === undefined) return undefined;
  return selection.cards[jurisdiction] ?? listed.get(jurisdiction) ?? 0;
}

/** Where this rule cannot draw a uniform sample: of a contest in several jurisdictions, and of cards it never reaches. */
export function selectionMisfits({ plan, files }: Planned): readonly CvrMisfit[] {
  const { selection } = cvrPlanOf(plan);
  if (selection.rule === 'tickets') return [];
  const listed = listedCards(files);
  const several = plan.contests
    .filter((contest) => contest.targeted && onlyJurisdiction(plan, contest) === undefined)
    .map(({ name }) => ({ what: 'selection-over-several', contest: name }) as const);
  const leftOut = Object.entries(selection.cards).flatMap(([jurisdiction, cards]) => {
    const inManifest = listed.get(jurisdiction) ?? 0;
    if (cards >= inManifest) return [];
    return [{ what: 'selection-leaves-out', jurisdiction, cards, listed: inManifest } as const];
  });
  return [...several, ...leftOut];
}
