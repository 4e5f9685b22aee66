import { compareNames, contestInvolves } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import { batchKey, firstTicket, seedHash } from '@plumbline/statistics';
import { type Draw, unitPlace } from '../sampling/draw.ts';
import type { CommandOf } from '../state/audit-command.ts';
import { type AuditInputs, jurisdictionsOf } from '../state/audit-inputs.ts';
import type { RequiredBatchProblem } from '../state/audit-refusal.ts';
import type { BatchPlace, BegunAudit } from '../state/audit-state.ts';
import { countedName, findCount, isInRounds, outstandingContests, roundsOf } from '../state/audit-view.ts';
import type { Decision } from '../state/decision.ts';
import type { Plan } from '../state/plan.ts';

/** Which batches are counted whatever is drawn. What was chosen before is replaced. */
export function decideExtraBatches(plan: Plan, command: CommandOf<'choose-extra-batches'>): Decision {
  const { required, onePerJurisdiction } = command;
  const seen = new Set<string>();
  const problems = required.flatMap((place): RequiredBatchProblem[] => {
    const reason = seen.has(unitPlace(place.jurisdiction, place.batch))
      ? 'named-twice'
      : problemOf(plan, place, command.batchesListed);
    seen.add(unitPlace(place.jurisdiction, place.batch));
    return reason === undefined ? [] : [{ ...place, reason }];
  });
  if (problems.length > 0) return err({ code: 'batches-not-requirable', problems });
  return ok([{ type: 'extra-batches-chosen', required, onePerJurisdiction }]);
}

function problemOf(
  plan: Plan,
  { jurisdiction, batch }: BatchPlace,
  batchesListed: ReadonlyMap<string, readonly string[]>,
): RequiredBatchProblem['reason'] | undefined {
  if (!plan.jurisdictions.some(({ name }) => name === jurisdiction)) return 'unknown-jurisdiction';
  // Of others no votes are reported by batch, so there would be nothing to compare a count with.
  if (!plan.contests.some((contest) => contestInvolves(contest, jurisdiction))) return 'takes-no-part';
  const listed = batchesListed.get(jurisdiction);
  if (listed === undefined) return 'no-manifest';
  return listed.includes(batch) ? undefined : 'not-listed';
}

/** Whether a law requires one of these batches, which are counted as one, to be counted whatever is drawn. */
export function isRequired({ plan }: Pick<BegunAudit, 'plan'>, jurisdiction: string, parts: Iterable<string>): boolean {
  const named = new Set(parts);
  const required = plan.extraBatches?.required ?? [];
  return required.some((place) => place.jurisdiction === jurisdiction && named.has(place.batch));
}

/** What a round asks for that the plan requires and that is neither drawn in it nor added to it: of the first round only. */
export function requiredLeftOut(
  audit: BegunAudit,
  { draws, extraBatches }: { readonly draws: readonly Draw[]; readonly extraBatches: readonly BatchPlace[] },
): readonly BatchPlace[] {
  const required = audit.plan.extraBatches?.required ?? [];
  if (required.length === 0 || roundsOf(audit).length > 0) return [];
  const counted = placesCounted(audit, [...draws, ...extraBatches]);
  return required.filter((place) => !counted.has(placeCounted(audit, place)));
}

/**
 * The batches that the plan adds to a round whose draws are these: required ones that were not drawn, in the first round, in the
 * order of the plan; then, where each jurisdiction is to count one, of each that has none the batch with the least first ticket
 * among those with ballots that nobody has counted. The tickets are those of the draw, so the seed decides and anyone can repeat it.
 */
export function extraBatchesOf(audit: BegunAudit, inputs: AuditInputs, draws: readonly Draw[]): readonly BatchPlace[] {
  const chosen = audit.plan.extraBatches;
  if (chosen === undefined) return [];
  const required = requiredLeftOut(audit, { draws, extraBatches: [] });
  const seed = 'seed' in audit ? audit.seed : null;
  if (!chosen.onePerJurisdiction || seed === null) return required;
  const busy = new Set([...draws, ...required].map(({ jurisdiction }) => jurisdiction));
  const hash = seedHash(seed);
  return [
    ...required,
    ...jurisdictionsStillIn(audit)
      .filter((jurisdiction) => !busy.has(jurisdiction))
      .flatMap((jurisdiction) => leastTicket(audit, inputs, { jurisdiction, hash }) ?? []),
  ];
}

function leastTicket(
  audit: BegunAudit,
  inputs: AuditInputs,
  { jurisdiction, hash }: { readonly jurisdiction: string; readonly hash: string },
): BatchPlace | undefined {
  let least: { readonly place: BatchPlace; readonly ticket: string } | undefined;
  for (const { name: batch, ballots } of inputs.manifests.get(jurisdiction)?.batches ?? []) {
    const place = { jurisdiction, batch };
    if (ballots === 0 || isCounted(audit, place)) continue;
    const ticket = firstTicket(hash, batchKey(place));
    if (least === undefined || ticket < least.ticket) least = { place, ticket };
  }
  return least?.place;
}

function isCounted(audit: BegunAudit, place: BatchPlace): boolean {
  if (!isInRounds(audit)) return false;
  return findCount(audit, { ...place, batch: countedName(audit, place) }) !== undefined;
}

/** In name order, as batches are lined up for the draw. */
function jurisdictionsStillIn(audit: BegunAudit): readonly string[] {
  const outstanding = new Set(outstandingContests(audit.plan, roundsOf(audit)));
  const contests = audit.plan.contests.filter(({ name }) => outstanding.has(name));
  return [...new Set(contests.flatMap((contest) => jurisdictionsOf(audit.plan, contest)))].toSorted(compareNames);
}

function placesCounted(audit: BegunAudit, places: readonly BatchPlace[]): ReadonlySet<string> {
  return new Set(places.map((place) => placeCounted(audit, place)));
}

/** Batches that are combined are counted as one, whichever of them was drawn. */
function placeCounted(audit: BegunAudit, { jurisdiction, batch }: BatchPlace): string {
  return unitPlace(jurisdiction, countedName(audit, { jurisdiction, batch }));
}
