import type { CardSeen } from '@plumbline/election';
import { distinctUnits, unitKey } from '../sampling/draw.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditInRounds, RecordedVotes } from '../state/audit-state.ts';
import { findBallot } from '../state/audit-view.ts';
import type { DifferenceLine, UnitDifference } from './unit-differences.ts';

/**
 * The drawn cards of a jurisdiction of which people said something that has to be looked into, in all rounds: another number is
 * printed on it, the original of a duplicate was not there, or they did not agree on a contest. None of it changes a margin.
 */
export function saidOfCards(
  audit: AuditInRounds,
  inputs: AuditInputs,
  jurisdiction: string,
): readonly UnitDifference[] {
  const draws = audit.rounds.flatMap((round) => round.draws.filter((draw) => draw.jurisdiction === jurisdiction));
  return distinctUnits(draws).flatMap((card) => {
    const record = findBallot(audit, jurisdiction, unitKey(card))?.record;
    if (record === undefined || record.state === 'not-found' || record.card === undefined) return [];
    const imprintedId = inputs.cvrs?.get(jurisdiction)?.find(card)?.imprintedId ?? null;
    const lines = linesOf(record, record.card, imprintedId);
    return lines.length === 0 ? [] : [{ unit: { kind: 'ballot', ballot: unitKey(card) }, card, imprintedId, lines }];
  });
}

/** Whether people said something of a card that has to be looked into, whatever its votes are. */
export function isRemarkedOn(record: RecordedVotes): boolean {
  if (record.state === 'not-found' || record.card === undefined) return false;
  return linesOf(record, record.card, null).length > 0;
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
