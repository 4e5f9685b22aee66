import type { ChoiceVotes } from '@plumbline/election';
import { lookUp } from '@plumbline/prelude';
import type { AuditInRounds, EarlierClosing, RecordedVotes, Revision, TallySheet } from './audit-state.ts';
import { currentRound, findBallot, findCount } from './audit-view.ts';
import type { TextInLog } from './free-text.ts';
import { totalsCounted } from './totals-counted.ts';

/**
 * What a difference is about: a ballot card by its unit key, a batch by the name it is counted by, or a contest as a whole, where
 * everything was counted and its total is not the reported one.
 */
export type CaseUnit =
  | { readonly kind: 'ballot'; readonly ballot: string }
  | { readonly kind: 'batch'; readonly batch: string }
  | { readonly kind: 'contest'; readonly contest: string };

/** A unit, and where it lies; a contest as a whole lies in no jurisdiction. */
export type CaseSubject = { readonly jurisdiction: string | null; readonly unit: CaseUnit };

/** What may have caused a difference. With every cause stands a note in words. */
export const CASE_CAUSES = [
  'misread-mark',
  'wrong-ballot',
  'batch-swapped',
  'count-slip',
  'tabulator-or-record',
  'adjudication',
  'card-missing',
  'card-extra',
  'duplicate',
  'data-entry',
  'not-known',
  'other',
] as const;
export type CaseCause = (typeof CASE_CAUSES)[number];

/** What two other people saw: of a card, the votes in a batch, or how many cards a batch holds. */
export type SecondLookSeen =
  | { readonly kind: 'ballot'; readonly record: RecordedVotes }
  | { readonly kind: 'batch'; readonly sheets: readonly Omit<TallySheet, 'rankings'>[] }
  | { readonly kind: 'cards'; readonly cards: number };

/** `revision` is the entry that was looked at: how often the unit had been entered; of a contest, how often its round had been closed. `by` is who acts, as the log names them. */
type CaseStep = { readonly revision: Revision; readonly by: string };

/** What somebody thinks caused the difference. */
export type CaseExplanation = CaseStep & { readonly cause: CaseCause; readonly note: TextInLog };

/** What two people saw who did not enter the unit, and who were not told what others saw. */
export type SecondLook = CaseStep & { readonly people: readonly [string, string]; readonly seen: SecondLookSeen };

/**
 * How a case ended. None of these changes an entry.
 *
 *   confirmed        the second look saw what was entered: the difference stays
 *   corrected        the unit was audited again, and the second look saw what is entered now
 *   left-as-entered  the second look saw something else: the difference stays as it was entered
 *   explained        of a contest as a whole: nobody can look at it a second time
 */
export const CASE_RESOLUTIONS = ['confirmed', 'corrected', 'left-as-entered', 'explained'] as const;
export type CaseResolution = (typeof CASE_RESOLUTIONS)[number];

/** The approval that ends a case, by somebody who neither explained it nor entered the second look. */
export type CaseSettlement = CaseStep & { readonly resolution: CaseResolution; readonly note: TextInLog };

/** What people have said of one difference so far. Nothing that is measured rests on it. */
export type DifferenceCase = {
  readonly subject: CaseSubject;
  /** The entry that was there when something was first said. */
  readonly firstRevision: Revision;
  /** The newest explanation; null until there is one. */
  readonly explanation: CaseExplanation | null;
  /** In the order they were entered. */
  readonly secondLooks: readonly SecondLook[];
  /** Null until it is approved, and again after it was reopened. */
  readonly settlement: CaseSettlement | null;
};

/** How far a case is. One that was settled is to be explained again once its unit was entered anew. */
export const CASE_STATES = ['new', 'second-look', 'to-approve', 'settled'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** The key of a case among the cases of an audit. */
export function caseKey({ jurisdiction, unit }: CaseSubject): string {
  return JSON.stringify([jurisdiction, unit.kind, unitName(unit)]);
}

/** The unit key, the name of the batch or of the contest. */
export function unitName(unit: CaseUnit): string {
  switch (unit.kind) {
    case 'ballot':
      return unit.ballot;
    case 'batch':
      return unit.batch;
    case 'contest':
      return unit.contest;
  }
}

/** What was said of a difference; undefined where nobody has said anything. */
export function findCase(audit: Pick<AuditInRounds, 'cases'>, subject: CaseSubject): DifferenceCase | undefined {
  return lookUp(audit.cases, caseKey(subject));
}

/**
 * Which entry of a unit is there now; undefined where nobody has entered it. A total is known once the round is closed, and is
 * another one each time that it is closed again.
 */
export function revisionOf(audit: AuditInRounds, { jurisdiction, unit }: CaseSubject): Revision | undefined {
  if (unit.kind === 'contest') {
    const isKnown = audit.phase !== 'round-open' && audit.plan.contests.some(({ name }) => name === unit.contest);
    return isKnown && jurisdiction === null ? earlierClosingsOf(audit).length + 1 : undefined;
  }
  if (jurisdiction === null) return undefined;
  if (unit.kind === 'ballot') return findBallot(audit, jurisdiction, unit.ballot)?.revision;
  return findCount(audit, { jurisdiction, batch: unit.batch })?.revision;
}

/** How far the case of a difference is; `new` where nobody has said anything. */
export function caseState(audit: AuditInRounds, subject: CaseSubject): CaseState {
  const found = findCase(audit, subject);
  if (found === undefined) return 'new';
  const { settlement, secondLooks } = found;
  if (settlement !== null && isOfWhatIsThere(audit, subject, settlement.revision)) return 'settled';
  if (standingExplanation(found) === null) return 'new';
  return needsSecondLook(subject) && secondLooks.length === 0 ? 'second-look' : 'to-approve';
}

/**
 * Whether what was approved of this entry is of what is there now. A total of which an earlier end of the round was approved is
 * the same as long as no choice has other votes.
 */
function isOfWhatIsThere(audit: AuditInRounds, subject: CaseSubject, approved: Revision): boolean {
  const revision = revisionOf(audit, subject);
  if (revision === approved) return true;
  const { unit } = subject;
  if (unit.kind !== 'contest' || revision === undefined) return false;
  const then = earlierClosingsOf(audit)[approved - 1]?.totals;
  return then !== undefined && isSameVotes(then[unit.contest], totalsCounted(audit)[unit.contest]);
}

function isSameVotes(one: ChoiceVotes = {}, other: ChoiceVotes = {}): boolean {
  return [...Object.keys(one), ...Object.keys(other)].every((choice) => (one[choice] ?? 0) === (other[choice] ?? 0));
}

function earlierClosingsOf(audit: AuditInRounds): readonly EarlierClosing[] {
  return currentRound(audit).earlierClosings ?? [];
}

/** The explanation that waits for approval, or null: one that was approved for an earlier entry says nothing of a later one. */
export function standingExplanation({ explanation, settlement }: DifferenceCase): CaseExplanation | null {
  if (explanation === null || settlement === null) return explanation;
  return explanation.revision > settlement.revision ? explanation : null;
}

/** A contest as a whole is nothing that two people could look at once more. */
export function needsSecondLook({ unit }: CaseSubject): boolean {
  return unit.kind !== 'contest';
}
