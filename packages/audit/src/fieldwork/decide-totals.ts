import type { Contest } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import type { CommandOf } from '../state/audit-command.ts';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import type { AuditInRounds, ContestTotals } from '../state/audit-state.ts';
import { contestsToAudit, currentRound } from '../state/audit-view.ts';
import type { Decision } from '../state/decision.ts';
import { digestOfText } from '../state/free-text.ts';
import { isOvertaken, workOf } from './decide-fieldwork.ts';
import { drawsToTotal, totalsToCount } from './totals.ts';

export function decideTotals(audit: AuditInRounds, command: CommandOf<'record-totals'>): Decision {
  const { jurisdiction, contests, enteredBy, basedOn } = command;
  const work = workOf(audit, jurisdiction);
  if (!work.ok) return work;
  if (work.value.talliesFinal) return err({ code: 'totals-final', jurisdiction });
  if (work.value.boards.length === 0) return err({ code: 'boards-needed-first', jurisdiction });
  const asked = contestsToAudit(audit, jurisdiction);
  const foreign = Object.keys(contests).find((name) => !asked.some((one) => one.name === name));
  if (foreign !== undefined) return err({ code: 'unknown-contest', contest: foreign });
  const due = new Set(totalsToCount(audit, jurisdiction).map(({ contest }) => contest.name));
  for (const contest of asked) {
    const totals = contests[contest.name];
    if (totals === undefined && !due.has(contest.name)) continue;
    const refusal = refuseTotals(audit, { jurisdiction, contest, totals });
    if (refusal !== undefined) return err(refusal);
  }
  if (isOvertaken(work.value.totals ?? undefined, basedOn)) {
    return err({ code: 'entry-changed-meanwhile', entry: 'totals', jurisdiction, unit: '' });
  }
  return ok([{ type: 'totals-recorded', jurisdiction, contests, enteredBy }]);
}

/** Votes that the draws cannot hold, a choice without a number, or a choice that the contest does not have. */
function refuseTotals(
  audit: AuditInRounds,
  of: { readonly jurisdiction: string; readonly contest: Contest; readonly totals: ContestTotals | undefined },
): AuditRefusal | undefined {
  const { jurisdiction, contest, totals } = of;
  const known = contest.choices.map(({ name }) => name);
  const unknown = Object.keys(totals?.votes ?? {}).find((name) => !known.includes(name));
  if (unknown !== undefined) return { code: 'unknown-choice', contest: contest.name, choice: unknown };
  const missing = known.find((name) => totals?.votes[name] === undefined);
  if (totals === undefined || missing !== undefined) {
    return { code: 'totals-incomplete', jurisdiction, contest: contest.name, choice: missing ?? '' };
  }
  const round = currentRound(audit);
  const draws = drawsToTotal(audit, contest, { round, jurisdiction });
  if (totals.notFound > draws) {
    return { code: 'not-found-above-draws', jurisdiction, contest: contest.name, notFound: totals.notFound, draws };
  }
  const seen = draws - totals.notFound;
  const votes = known.reduce((sum, name) => sum + (totals.votes[name] ?? 0), 0);
  const limit = seen * contest.votesAllowed;
  if (votes > limit) {
    return { code: 'totals-above-draws', jurisdiction, contest: contest.name, votes, draws: seen, limit };
  }
  // However many votes a card has, it has one for each choice.
  const above = known.find((name) => (totals.votes[name] ?? 0) > seen);
  if (above === undefined) return undefined;
  const count = totals.votes[above] ?? 0;
  return { code: 'choice-above-draws', jurisdiction, contest: contest.name, choice: above, votes: count, draws: seen };
}

export function decideFinalTotals(audit: AuditInRounds, command: CommandOf<'finalize-totals'>): Decision {
  const { jurisdiction } = command;
  const work = workOf(audit, jurisdiction);
  if (!work.ok) return work;
  if (work.value.talliesFinal) return err({ code: 'totals-final', jurisdiction });
  if (work.value.totals === null) return err({ code: 'totals-missing', jurisdiction });
  return ok([{ type: 'totals-finalized', jurisdiction }]);
}

export function decideTotalsReopening(audit: AuditInRounds, command: CommandOf<'reopen-totals'>): Decision {
  const { jurisdiction, reason } = command;
  const work = workOf(audit, jurisdiction);
  if (!work.ok) return work;
  if (!work.value.talliesFinal) return err({ code: 'totals-not-final', jurisdiction });
  return ok([{ type: 'totals-reopened', jurisdiction, reason: { digest: digestOfText(reason) } }]);
}
