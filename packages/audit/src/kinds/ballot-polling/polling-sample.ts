import type { Contest } from '@plumbline/election';
import type { CardUniverse, PollingSample } from '@plumbline/statistics';
import type { AuditInRounds } from '../../state/audit-state.ts';
import { cardsLookedAt } from '../cards-looked-at.ts';
import { countDraws } from '../count-draws.ts';
import type { CountedRounds } from './counted-draws.ts';
import { isInTotals, totalledRound } from './in-totals.ts';

/** What the counted draws of a contest found, round by round, as a sample of its universe. */
export function pollingSample(
  audit: AuditInRounds,
  contest: Contest,
  of: { readonly universe: CardUniverse; readonly counted: CountedRounds },
): PollingSample {
  const { universe, counted } = of;
  if (isInTotals(audit.plan)) {
    // Of single cards nothing is known, so that arithmetic never decides.
    const totalled = counted.rounds.map(({ phantomDraws }, place) =>
      totalledRound(audit, contest, { round: audit.rounds[place], phantoms: phantomDraws }),
    );
    return { universe, rounds: totalled.filter(({ size }) => size > 0), lookedAt: undefined };
  }
  const rounds = counted.rounds.map((round) => countDraws(audit, contest, round));
  return { universe, rounds, lookedAt: cardsLookedAt(audit, contest) };
}
