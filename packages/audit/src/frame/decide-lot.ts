import { err, ok, type Result } from '@plumbline/prelude';
import type { RunoffLot } from '@plumbline/statistics';
import { runoffsCounted } from '../kinds/full-hand-tally/runoffs-counted.ts';
import { takesEverything } from '../kinds/kinds.ts';
import type { CommandOf } from '../state/audit-command.ts';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import type { Audit } from '../state/audit-state.ts';
import { currentRound } from '../state/audit-view.ts';
import { isRanked } from '../state/contest-assertions.ts';
import type { Decision } from '../state/decision.ts';
import { digestOfText } from '../state/free-text.ts';
import type { ActOfTwo, LotStated, TieSeen } from '../state/two-persons.ts';

type BetweenRounds = Extract<Audit, { readonly phase: 'round-closed' }>;

/**
 * Who is out by lot where the count of a ranked contest stopped because choices are level and it hangs on them who wins. It is said of
 * the tie that was met and of no other, so a count that changes afterwards does not follow it.
 */
export function decideLot(
  audit: BetweenRounds,
  { round, contest, out, reason, seen }: CommandOf<'state-lot'>,
): Decision {
  const lot = lotOfTie(audit, { round, contest, out });
  if (!lot.ok) return lot;
  if (seen !== undefined && !isSameTie(seen, lot.value)) return err({ code: 'tie-not-as-seen', contest });
  return ok([{ type: 'lot-stated', round, contest, ...lot.value, reason: { digest: digestOfText(reason) } }]);
}

/** The ranked contests of a full hand tally whose outcome was left to a lot by the round that closed, by name. */
export function tiesForLot(audit: BetweenRounds): readonly string[] {
  if (!takesEverything(audit.plan)) return [];
  const ranked = new Set(audit.plan.contests.filter(isRanked).map(({ name }) => name));
  return currentRound(audit)
    .measurements.filter(({ contest, handTally }) => ranked.has(contest) && (handTally?.tied.length ?? 0) > 1)
    .map(({ contest }) => contest);
}

/** Whoever states a lot looked at one tie; another may have been met since, of which nobody drew. */
function isSameTie(seen: TieSeen, { level, cards }: RunoffLot): boolean {
  return seen.cards === cards && seen.level.length === level.length && level.every((one) => seen.level.includes(one));
}

/** The same as it was proposed by the first of two persons. */
export function decideLotProposed(audit: BetweenRounds, act: Extract<ActOfTwo, { readonly act: 'lot' }>): Decision {
  const lot = lotOfTie(audit, act);
  if (!lot.ok) return lot;
  const { round, contest, reason } = act;
  return ok([{ type: 'lot-stated', round, contest, ...lot.value, reason }]);
}

function lotOfTie(
  audit: BetweenRounds,
  { round, contest: name, out }: Pick<LotStated, 'round' | 'contest' | 'out'>,
): Result<RunoffLot, AuditRefusal> {
  const { number } = currentRound(audit);
  if (round !== number) return err({ code: 'wrong-round', expected: number, asked: round });
  const contest = audit.plan.contests.find((one) => one.name === name);
  if (contest === undefined) return err({ code: 'unknown-contest', contest: name });
  if (!isRanked(contest)) return err({ code: 'contest-not-ranked', contest: name });
  const runoff = takesEverything(audit.plan) ? runoffsCounted(audit)[name] : undefined;
  const last = runoff?.rounds.at(-1);
  if (runoff === undefined || last === undefined || runoff.level.length === 0 || runoff.mayWin.length < 2) {
    return err({ code: 'no-tie-met', contest: name });
  }
  const { level } = runoff;
  if (!level.includes(out)) return err({ code: 'not-level', contest: name, choice: out });
  const cards = last.cards.find(({ choice }) => choice === out)?.cards ?? 0;
  return ok({ level, cards, out });
}
