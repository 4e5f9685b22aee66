import { type ContestRankings, reportedPreferences } from '@plumbline/audit';
import { RANKS_MAX } from '@plumbline/election';
import { type CardPack, type PackDamage, voteOf } from '@plumbline/election-files';
import { ok, type Result } from '@plumbline/prelude';
import { contestNamesOf, reportedVoteOf } from './reported-vote.ts';

/**
 * How all cards of a pack rank the choices of a contest, by its name there: which choices they count for, first to last, and how many
 * cards do so. Cards on which nothing counts are a group without choices.
 */
export async function contestRankings(
  pack: CardPack,
  contest: string,
  choiceRead: (nameInCvrs: string) => string,
): Promise<Result<ContestRankings, PackDamage>> {
  const { directory } = pack;
  const number = contestNamesOf(directory).indexOf(contest);
  const ranks = Math.min(RANKS_MAX, directory.contests[number]?.ranks ?? 0);
  const groups = new Map<string, { readonly preferences: readonly string[]; count: number }>();
  if (number === -1) return ok({ ranks, groups: [] });
  const scanned = await pack.scanContest(number, (block) => {
    if (block === undefined) return;
    const cardsOf = new Map<number, number>();
    for (const code of block.codes) if (code > 0) cardsOf.set(code, (cardsOf.get(code) ?? 0) + 1);
    for (const [code, count] of cardsOf) {
      const pattern = block.patterns[code - 1];
      if (pattern === undefined) continue;
      const vote = reportedVoteOf(voteOf(number, pattern, directory), directory);
      const read = vote.ranks?.map((rank) => ({ ...rank, choices: rank.choices.map(choiceRead) }));
      const preferences = reportedPreferences({ ...vote, ...(read && { ranks: read }) });
      const key = JSON.stringify(preferences);
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { preferences, count });
      else known.count += count;
    }
  });
  const lines = directory.contests[number]?.choices.filter(({ writeIn }) => writeIn) ?? [];
  const writeIns = [...new Set(lines.map(({ name }) => choiceRead(name)))];
  return scanned.ok ? ok({ ranks, groups: [...groups.values()], writeIns }) : scanned;
}
