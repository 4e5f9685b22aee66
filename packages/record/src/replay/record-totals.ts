import {
  type AuditCommand,
  type BegunAudit,
  type ContestTotals,
  contestsToAudit,
  findWork,
  isInRounds,
} from '@plumbline/audit';
import type { FileIssue, TotalsResult } from '@plumbline/election-files';
import { assert, err, ok, type Result } from '@plumbline/prelude';
import { replayWords } from '@plumbline/words/replay-words';
import type { RecordedRound, RoundRequest, Unaudited } from './record-round.ts';

const say = replayWords('en');

/** What stands for a choice where draws of cards that could not be found are counted. */
const NOT_FOUND = 'NOT_FOUND';
const BOARD = 'Audit Board #01';

/** The totals of a round as commands: a board in each jurisdiction that was drawn, what it counted, and that it is final. */
export function recordTotals(
  { audit, round }: RoundRequest,
  results: readonly TotalsResult[],
): Result<RecordedRound, readonly FileIssue[]> {
  const known = new Set(audit.plan.jurisdictions.map(({ name }) => name));
  const foreign = results.filter(({ jurisdiction }) => !known.has(jurisdiction));
  if (foreign.length > 0) return err(foreign.map(({ jurisdiction }) => unknownJurisdiction(round.path, jurisdiction)));
  const drawn = new Set(round.draws.map(({ jurisdiction }) => jurisdiction));
  const resultOf = new Map(results.map((result) => [result.jurisdiction, result]));
  // Without totals none of its cards is known to have been looked at.
  const unaudited = round.draws
    .filter(({ jurisdiction }) => !resultOf.has(jurisdiction))
    .map(({ jurisdiction, tabulator, batch, position }): Unaudited => ({ jurisdiction, tabulator, batch, position }));
  const extra = results.filter(({ jurisdiction }) => !drawn.has(jurisdiction)).length;
  const commands = (opened: BegunAudit): readonly AuditCommand[] => {
    assert(isInRounds(opened), 'the round is open');
    return [...drawn].flatMap((jurisdiction) => {
      const result = resultOf.get(jurisdiction);
      if (result === undefined || findWork(opened, jurisdiction) === undefined) return [];
      const asked = new Set(contestsToAudit(opened, jurisdiction).map(({ name }) => name));
      const contests = Object.fromEntries(
        Object.entries(result.votes)
          // Votes of a contest that is settled may still be on the paper.
          .filter(([name]) => asked.has(name) || !opened.plan.contests.some((one) => one.name === name))
          .map(([name, votes]) => [name, totalsOf(votes)]),
      );
      return [
        { type: 'create-boards', jurisdiction, boards: [{ name: BOARD, ballots: [] }] },
        { type: 'record-totals', jurisdiction, contests, enteredBy: 'replay' },
        { type: 'finalize-totals', jurisdiction },
      ] as const;
    });
  };
  return ok({ extraBatches: [], commands, finish: () => [], unaudited, extra });
}

function totalsOf({ [NOT_FOUND]: notFound = 0, ...votes }: Readonly<Record<string, number>>): ContestTotals {
  return { votes, notFound };
}

function unknownJurisdiction(file: string, jurisdiction: string): FileIssue {
  return {
    severity: 'ERROR',
    code: 'UNKNOWN_JURISDICTION',
    file,
    found: jurisdiction,
    message: say('noJurisdiction', { jurisdiction }),
    advice: say('jurisdictionAdvice'),
    count: 1,
  };
}
