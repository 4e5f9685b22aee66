import { err, ok } from '@plumbline/prelude';
import type { CommandOf } from './audit-command.ts';
import type { Audit, AuditInRounds, Round } from './audit-state.ts';
import { currentRound, findWork, isJurisdictionComplete, outstandingContests } from './audit-view.ts';
import type { Decision } from './decision.ts';
import { registeredTotals } from './plan/registered-totals.ts';
import { type Draw, unitPlace } from './sample/draw.ts';

export function decideOpening(
  audit: Extract<Audit, { readonly phase: 'seeded' | 'round-closed' }>,
  command: CommandOf<'open-round'>,
): Decision {
  const rounds = audit.phase === 'seeded' ? [] : audit.rounds;
  const { type: _, ...opened } = command;
  const expected = rounds.length + 1;
  if (command.round !== expected) return err({ code: 'wrong-round', expected, asked: command.round });
  const outstanding = outstandingContests(audit.plan, rounds);
  if (outstanding.length === 0) return err({ code: 'risk-limit-met' });
  const asked = Object.keys(command.sampleSizes);
  if (asked.length !== outstanding.length || !outstanding.every((contest) => asked.includes(contest))) {
    return err({ code: 'sizes-not-for-outstanding-contests', outstanding, asked });
  }
  for (const contest of outstanding) {
    const size = command.sampleSizes[contest] ?? 0;
    const draws = command.draws.filter((draw) => draw.contest === contest);
    if (size > 0 && draws.length === size) continue;
    if (size > 0 && drawsEveryBatch(audit, { contest, draws, rounds })) continue;
    return err({ code: 'sample-not-as-asked', contest, asked: size, drawn: draws.length });
  }
  return ok([{ type: 'round-opened', ...opened }]);
}

/** A size that reaches the number of batches takes every batch once, whatever was asked. */
function drawsEveryBatch(
  audit: Extract<Audit, { readonly phase: 'seeded' | 'round-closed' }>,
  sample: { readonly contest: string; readonly draws: readonly Draw[]; readonly rounds: readonly Round[] },
): boolean {
  if (audit.plan.type !== 'batch-comparison') return false;
  const contest = audit.plan.contests.find((one) => one.name === sample.contest);
  if (contest === undefined) return false;
  const batches = registeredTotals(contest, audit.files).reduce((sum, figures) => sum + figures.batches, 0);
  const earlier = sample.rounds.flatMap((round) => round.draws).filter((draw) => draw.contest === sample.contest);
  const drawn = new Set([...earlier, ...sample.draws].map((draw) => unitPlace(draw.jurisdiction, draw.batch)));
  return drawn.size === batches;
}

export function decideCombination(audit: AuditInRounds, command: CommandOf<'combine-batches'>): Decision {
  const { combined } = command;
  const { jurisdiction, name, batches } = combined;
  const refuse = (reason: 'too-few' | 'not-sampled' | 'already-combined' | 'name-in-use'): Decision =>
    err({ code: 'batches-not-combinable', name, reason });
  const work = findWork(audit, jurisdiction);
  if (audit.plan.type !== 'batch-comparison') {
    return err({ code: 'not-for-audit-type', command: command.type, auditType: audit.plan.type });
  }
  if (work === undefined) return refuse('not-sampled');
  if (work.talliesFinal) return err({ code: 'tallies-final', jurisdiction });
  if (new Set(batches).size < 2) return refuse('too-few');
  const others = audit.combinedBatches.filter((other) => other.jurisdiction === jurisdiction);
  if (batches.includes(name) || others.some((other) => other.name === name)) return refuse('name-in-use');
  if (others.some((other) => other.batches.some((batch) => batches.includes(batch)))) return refuse('already-combined');
  const round = currentRound(audit);
  const sampled = [...round.draws, ...round.extraBatches].filter((unit) => unit.jurisdiction === jurisdiction);
  if (sampled.some((unit) => unit.batch === name)) return refuse('name-in-use');
  if (!sampled.some((unit) => batches.includes(unit.batch))) return refuse('not-sampled');
  return ok([{ type: 'batches-combined', combined }]);
}

export function decideClosing(audit: AuditInRounds, command: CommandOf<'close-round'>): Decision {
  const round = currentRound(audit);
  if (command.round !== round.number) return err({ code: 'wrong-round', expected: round.number, asked: command.round });
  const jurisdictions = Object.keys(round.work).filter((name) => !isJurisdictionComplete(audit, name));
  if (jurisdictions.length > 0) return err({ code: 'jurisdictions-outstanding', jurisdictions });
  const measured = new Set(command.measurements.map((measurement) => measurement.contest));
  const unmeasured = Object.keys(round.sampleSizes).find((contest) => !measured.has(contest));
  if (unmeasured !== undefined) return err({ code: 'unknown-contest', contest: unmeasured });
  return ok([{ type: 'round-closed', round: round.number, measurements: command.measurements }]);
}

export function decideConclusion(audit: AuditInRounds, command: CommandOf<'conclude'>): Decision {
  const met = outstandingContests(audit.plan, audit.rounds).length === 0;
  if (command.outcome === 'confirmed' && !met) return err({ code: 'risk-limit-not-met' });
  if (command.outcome === 'full-hand-count' && met) return err({ code: 'risk-limit-met' });
  return ok([{ type: 'audit-concluded', outcome: command.outcome }]);
}
