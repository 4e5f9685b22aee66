import type { CardSeen, Contest } from '@plumbline/election';
import { distinctUnits, unitKey } from '../sampling/draw.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditedBallot, AuditInRounds, RecordedVotes } from '../state/audit-state.ts';
import { findBallot } from '../state/audit-view.ts';
import type { StandingEntry } from '../state/card-entries.ts';
import { auditedAs } from './card-differences.ts';
import type { DifferenceLine, UnitDifference } from './unit-differences.ts';

/**
 * The drawn cards of a jurisdiction of which people said something that has to be looked into, in all rounds: another number is
 * printed on it, the original of a duplicate was not there, they did not agree on a contest, or entered the card twice and not alike. None
 * of it changes a margin.
 */
export function saidOfCards(
  audit: AuditInRounds,
  inputs: AuditInputs,
  jurisdiction: string,
): readonly UnitDifference[] {
  const draws = audit.rounds.flatMap((round) => round.draws.filter((draw) => draw.jurisdiction === jurisdiction));
  return distinctUnits(draws).flatMap((card) => {
    const audited = findBallot(audit, jurisdiction, unitKey(card));
    if (audited === undefined || !isRemarkedOn(audited)) return [];
    const { record, trail } = audited;
    const imprintedId = inputs.cvrs?.get(jurisdiction)?.find(card)?.imprintedId ?? null;
    const lines = [
      ...(record.state === 'audited' && record.card !== undefined ? linesOf(record, record.card, imprintedId) : []),
      ...(trail?.differed ?? []).flatMap((entries) => linesOfUnlike(audit.plan.contests, entries)),
    ];
    return lines.length === 0 ? [] : [{ unit: { kind: 'ballot', ballot: unitKey(card) }, card, imprintedId, lines }];
  });
}

/** Whether people said something of a card that has to be looked into, whatever its votes are. */
export function isRemarkedOn({ record, trail }: Pick<AuditedBallot, 'record' | 'trail'>): boolean {
  if (trail?.differed !== undefined) return true;
  if (record.state === 'not-found' || record.card === undefined) return false;
  return linesOf(record, record.card, null).length > 0;
}

/** Where two people entered a card otherwise: a line for each contest, and one for the card as such if that is all. */
function linesOfUnlike(contests: readonly Contest[], entries: readonly StandingEntry[]): readonly DifferenceLine[] {
  const records = entries.map(({ record }) => record);
  const lines = contests.flatMap((contest): DifferenceLine[] => {
    const isThere = records.some((one) => one.state === 'audited' && one.interpretations[contest.name] !== undefined);
    if (!isThere) return [];
    const seen = records.map((record) => auditedAs(record, contest));
    const readings = new Map(
      seen.map((one) => [JSON.stringify([one.state, one.ranks ?? [...one.choices].sort()]), one]),
    );
    if (readings.size < 2) return [];
    return [lineOf(contest.name, { kind: 'entered-otherwise', readings: [...readings.values()] })];
  });
  return lines.length > 0 ? lines : [lineOf(null, { kind: 'entered-otherwise', readings: [] })];
}

type Audited = Extract<RecordedVotes, { readonly state: 'audited' }>;

function linesOf(
  { interpretations }: Audited,
  { imprint, duplicate, notAgreed }: CardSeen,
  imprintedId: string | null,
): readonly DifferenceLine[] {
  const lines: DifferenceLine[] = [];
  if (imprint?.is === 'different') {
    const reported = imprintedId === null ? null : ({ kind: 'imprint', says: imprintedId } as const);
    lines.push(lineOf(null, { kind: 'imprint', says: imprint.says }, reported));
  }
  if (duplicate === 'original-not-found') lines.push(lineOf(null, { kind: 'original-not-found' }));
  for (const contest of notAgreed) {
    const read = interpretations[contest];
    lines.push(lineOf(contest, { kind: 'not-agreed', choices: read?.kind === 'vote' ? read.choices : [] }));
  }
  return lines;
}

function lineOf(
  contest: string | null,
  audited: DifferenceLine['audited'],
  reported: DifferenceLine['reported'] = null,
): DifferenceLine {
  return { contest, reported, audited, marginChange: null };
}
