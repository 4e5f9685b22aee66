import { entriesOf } from '@plumbline/prelude';
import type { AuditInRounds, Round } from './audit-state.ts';
import { currentRound } from './audit-view.ts';

/**
 * What stands in the way of taking back the launch of a round, and where.
 *
 *   later-round  an earlier round was measured, and what was drawn after it stands
 *   measured     the round ended once, and what it had found was seen
 *   lists        somebody took a list of what was drawn, and may fetch by it
 *   boards       audit boards were created, which may have begun to fetch cards
 *   combined     batches were combined because of what was drawn
 *   entries      what was seen or counted was entered
 *   final        a jurisdiction declared its work final
 */
export type LaunchObstacle = {
  readonly reason: 'later-round' | 'measured' | 'lists' | 'boards' | 'combined' | 'entries' | 'final';
  readonly jurisdictions: readonly string[];
};

/** Why the launch of the round that is open cannot be taken back; undefined while nothing was done in it. */
export function launchObstacle(audit: AuditInRounds): LaunchObstacle | undefined {
  const { number, work, earlierClosings = [] } = currentRound(audit);
  if (number > 1) return { reason: 'later-round', jurisdictions: [] };
  if (earlierClosings.length > 0) return { reason: 'measured', jurisdictions: [] };
  const { final, totalled, withBoards, withLists } = begunIn(work);
  const { ballots, contested, batches, contestedBatches } = audit.results;
  const entered = [ballots, contested, batches, contestedBatches].flatMap((results) =>
    [...entriesOf<{ readonly size: number }>(results)].flatMap(([jurisdiction, { size }]) =>
      size > 0 ? [jurisdiction] : [],
    ),
  );
  const combined = audit.combinedBatches.filter(({ made }) => made === 'after-seed');
  const found: readonly LaunchObstacle[] = [
    { reason: 'final', jurisdictions: final },
    { reason: 'entries', jurisdictions: [...entered, ...totalled] },
    { reason: 'boards', jurisdictions: withBoards },
    { reason: 'lists', jurisdictions: withLists },
    { reason: 'combined', jurisdictions: combined.map(({ jurisdiction }) => jurisdiction) },
  ];
  const first = found.find(({ jurisdictions }) => jurisdictions.length > 0);
  return first && { ...first, jurisdictions: [...new Set(first.jurisdictions)] };
}

type Begun = Readonly<Record<'final' | 'totalled' | 'withBoards' | 'withLists', readonly string[]>>;

const begunInWork = new WeakMap<Round['work'], Begun>();

/** Asked with the heading of every page: of a state its jurisdictions are gone through when one of them has moved on, and not at every ballot. */
function begunIn(work: Round['work']): Begun {
  const known = begunInWork.get(work);
  if (known !== undefined) return known;
  const begun = {
    final: [] as string[],
    totalled: [] as string[],
    withBoards: [] as string[],
    withLists: [] as string[],
  };
  for (const [jurisdiction, { talliesFinal, totals, boards, listTakenBy }] of Object.entries(work)) {
    if (talliesFinal) begun.final.push(jurisdiction);
    if (totals !== null) begun.totalled.push(jurisdiction);
    if (boards.length > 0) begun.withBoards.push(jurisdiction);
    if (listTakenBy !== undefined) begun.withLists.push(jurisdiction);
  }
  begunInWork.set(work, begun);
  return begun;
}
