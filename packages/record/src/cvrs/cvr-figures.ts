import type { ContestInCvrs, FileFigures } from '@plumbline/audit';
import type { BallotManifest } from '@plumbline/election';
import { type CardPack, type PackDamage, type PackedBatch, voteOf } from '@plumbline/election-files';
import { ok, type Result } from '@plumbline/prelude';
import { packedBatches } from './fetch-cvrs.ts';
import { contestNamesOf, reportedVoteOf } from './reported-vote.ts';

type CvrFigures = Extract<FileFigures, { readonly kind: 'cvrs' }>;

/**
 * What a card pack adds up to, held against the manifest it was read with: the figures the record keeps of an upload of cast
 * vote records. `files` are those of the upload.
 */
export async function cvrFiguresOf(
  pack: CardPack,
  manifest: BallotManifest,
  files: CvrFigures['files'],
): Promise<Result<CvrFigures, PackDamage>> {
  const { directory } = pack;
  const batches = packedBatches(pack, manifest);
  let withoutCvr = 0;
  const beyond: { readonly packed: PackedBatch; readonly listed: number }[] = [];
  for (const { tabulator, name: batch, ballots, inCvr } of manifest.batches) {
    // Where no record is expected, none is missing.
    if (inCvr === false) continue;
    const packed = batches.get(JSON.stringify([tabulator, batch]));
    withoutCvr += Math.max(0, ballots - (packed?.cards ?? 0));
    if (packed !== undefined) beyond.push({ packed, listed: ballots });
  }
  // A record where none is expected was counted with the others all the same, and there is no card to compare it with.
  const placed = new Set(batches.values());
  for (const packed of directory.batches) if (!placed.has(packed)) beyond.push({ packed, listed: 0 });
  const withoutCardIn = new Map<string, number>();
  let withoutCard = 0;
  for (const { packed, listed } of beyond) {
    for (let position = listed + 1; position <= packed.cards; position += 1) {
      withoutCard += 1;
      const card = await pack.findCard({ tabulator: packed.tabulator, batch: packed.name, position });
      if (!card.ok) return card;
      for (const { contest } of card.value?.votes ?? []) {
        const name = contestNamesOf(directory)[contest] ?? '';
        withoutCardIn.set(name, (withoutCardIn.get(name) ?? 0) + 1);
      }
    }
  }
  const contests: ContestInCvrs[] = [];
  for (const [number, name] of contestNamesOf(directory).entries()) {
    const choices = await choicesOf(pack, number);
    if (!choices.ok) return choices;
    const { votesAllowed = null, ranks = 0, tally } = directory.contests[number] ?? {};
    contests.push({
      name,
      votesAllowed,
      ranked: ranks > 0,
      cards: tally?.cards ?? 0,
      withoutCard: withoutCardIn.get(name) ?? 0,
      choices: choices.value,
    });
  }
  return ok({
    kind: 'cvrs',
    scope: 'every-card',
    format: directory.format,
    cards: directory.cards,
    batches: directory.batches.length,
    withoutCvr,
    withoutCard,
    contests,
    files,
  });
}

/** The choices of a contest with their votes. Where several have one name, a card is one vote for it, and cards are counted. */
async function choicesOf(pack: CardPack, number: number): Promise<Result<ContestInCvrs['choices'], PackDamage>> {
  const { choices = [], tally } = pack.directory.contests[number] ?? {};
  const votes = new Map(choices.map(({ name }) => [name, 0]));
  if (votes.size === choices.length) {
    return ok(choices.map(({ name }, place) => ({ name, votes: tally?.votes[place] ?? 0 })));
  }
  const scanned = await pack.scanContest(number, (block) => {
    if (block === undefined) return;
    const cardsOf = new Map<number, number>();
    for (const code of block.codes) if (code > 0) cardsOf.set(code, (cardsOf.get(code) ?? 0) + 1);
    for (const [code, cards] of cardsOf) {
      const pattern = block.patterns[code - 1];
      if (pattern === undefined) continue;
      const vote = reportedVoteOf(voteOf(number, pattern, pack.directory), pack.directory);
      if (vote.counted !== 'counted') continue;
      for (const name of vote.choices) votes.set(name, (votes.get(name) ?? 0) + cards);
    }
  });
  if (!scanned.ok) return scanned;
  return ok([...votes].map(([name, count]) => ({ name, votes: count })));
}
