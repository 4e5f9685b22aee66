import type { CastVoteRecord, ReportedVote } from '@plumbline/audit';
import type { Rank } from '@plumbline/election';
import { NO_RECORD_ID, type PackDirectory, type PackedCard, type PackedVote } from '@plumbline/election-files';

/**
 * The names by which a pack's contests are known, in its order. Where a file has two contests of one name, which belong to
 * different places, the later ones carry the file's own number as well: one must not stand for the other.
 */
export function contestNamesOf({ contests }: Pick<PackDirectory, 'contests'>): readonly string[] {
  const seen = new Set<string>();
  return contests.map(({ id, name }) => {
    const unique = seen.has(name) ? `${name} [${id}]` : name;
    seen.add(unique);
    return unique;
  });
}

/** The vote of one card in one contest: marks of the first rank that are no rejected write-ins, each name once; and where voters ranked, of every rank. */
export function reportedVoteOf(vote: PackedVote, { contests }: Pick<PackDirectory, 'contests'>): ReportedVote {
  const choices = contests[vote.contest]?.choices ?? [];
  const ranks = contests[vote.contest]?.ranks ?? 0;
  const marked = vote.marks.filter(({ rank, writeIn }) => rank <= 1 && writeIn !== 'rejected');
  return {
    choices: [...new Set(marked.map(({ choice }) => choices[choice]?.name ?? ''))],
    counted: COUNTED[vote.state],
    ...(ranks > 0 && { ranks: ranksMarked(vote, choices) }),
  };
}

/** What the file lists at each rank, up to the last that has a mark; a rejected write-in is a mark that counts for nobody. */
function ranksMarked({ marks }: PackedVote, choices: readonly { readonly name: string }[]): readonly Rank[] {
  const last = marks.reduce((most, { rank }) => Math.max(most, rank, 1), 0);
  return Array.from({ length: last }, (_, place) => {
    const here = marks.filter(({ rank }) => Math.max(1, rank) === place + 1);
    const names = here.filter(({ writeIn }) => writeIn !== 'rejected').map(({ choice }) => choices[choice]?.name ?? '');
    return { choices: [...new Set(names)], invalidWriteIn: here.some(({ writeIn }) => writeIn === 'rejected') };
  });
}

const COUNTED = {
  blank: 'counted',
  partial: 'counted',
  full: 'counted',
  overvote: 'overvoted',
  'not-entitled': 'not-counted',
} as const;

/** A card of a pack as an audit compares it. */
export function castVoteRecordOf(card: PackedCard, directory: PackDirectory): CastVoteRecord {
  const names = contestNamesOf(directory);
  const hasRecord = card.recordId !== NO_RECORD_ID;
  // Without a text of its own a card's imprint is put together from its record number.
  const isMadeUp = !hasRecord && card.imprintedId.endsWith(`-${NO_RECORD_ID}`);
  return {
    imprintedId: card.imprintedId === '' || isMadeUp ? null : card.imprintedId,
    recordId: hasRecord ? String(card.recordId) : null,
    remade: card.remade,
    votes: new Map(card.votes.map((vote) => [names[vote.contest] ?? '', reportedVoteOf(vote, directory)])),
  };
}
