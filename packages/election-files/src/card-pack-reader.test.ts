import { expect, test } from 'vitest';
import { memorySource } from './byte-source.ts';
import type { PackedVote } from './card-pack.ts';
import { openCardPack } from './card-pack-reader.ts';
import { createCardPackWriter } from './card-pack-writer.ts';
import { readCvr } from './cvr/read-cvr.ts';
import { madeZip } from './cvr/reading-in-tests.ts';
import { writeNistCdf } from './cvr/write-nist-cdf.ts';
import { nodeInflater, nodePackCodec } from './node.ts';

/** One contest, and a card whose voter marked it without being entitled to it, beside a blank and a voted one. */
const MANIFESTS = {
  'ContestManifest.json': [{ Description: 'Water Board', Id: 1, VoteFor: 1, NumOfRanks: 0 }],
  'CandidateManifest.json': [
    { Description: 'Ann', Id: 5, ContestId: 1, Type: 'Regular' },
    { Description: 'Bob', Id: 6, ContestId: 1, Type: 'Regular' },
  ],
  'OutstackConditionManifest.json': [
    { Description: 'Overvoted', Id: 3 },
    { Description: 'InvalidContest', Id: 7 },
  ],
};
const card = (record: number, conditions: readonly number[], marks: readonly object[]) => ({
  TabulatorId: 1,
  BatchId: 2,
  RecordId: record,
  ImageMask: `00001_00002_00000${record}`,
  Original: {
    IsCurrent: true,
    Contests: [{ Id: 1, OutstackConditionIds: conditions, Marks: marks }],
  },
});

async function packOfThreeCards() {
  const sessions = [
    card(1, [7], [{ CandidateId: 6, Rank: 1, IsVote: false }]),
    card(2, [], []),
    card(3, [], [{ CandidateId: 5, Rank: 1, IsVote: true }]),
  ];
  const lists = Object.entries(MANIFESTS).map(([name, List]) => [name, JSON.stringify({ Version: '5', List })]);
  const upload = madeZip('export.zip', {
    ...Object.fromEntries(lists),
    'CvrExport.json': JSON.stringify({ Version: '5', Sessions: sessions }),
  });
  const parts: Uint8Array[] = [];
  const writer = createCardPackWriter({ output: { write: (part) => parts.push(part.slice()) }, codec: nodePackCodec });
  const reading = await readCvr({ format: 'dominion-json', files: [upload], inflater: nodeInflater }, writer.sink);
  writer.finish(reading);
  const opened = await openCardPack(memorySource(new Uint8Array(Buffer.concat(parts))), nodePackCodec);
  if (!opened.ok) throw new Error(opened.error.detail);
  return { reading, pack: opened.value };
}

test('a pack keeps what a voter marked without being entitled to the contest, and does not call it blank', async () => {
  const { reading, pack } = await packOfThreeCards();
  const votes: PackedVote[] = [];
  for (const position of [1, 2, 3]) {
    const found = await pack.findCard({ tabulator: '1', batch: '2', position });
    if (found.ok && found.value !== undefined) votes.push(...found.value.votes);
  }
  const mark = (choice: number) => ({ choice, rank: 0, writeIn: undefined });
  expect(votes).toEqual([
    { contest: 0, state: 'not-entitled', isVoid: false, marks: [mark(1)] },
    { contest: 0, state: 'blank', isVoid: false, marks: [] },
    { contest: 0, state: 'full', isVoid: false, marks: [mark(0)] },
  ]);
  // The vendor's own totals have both among the blank ones, and the marks count for nobody.
  expect(reading.contests[0]?.tally).toMatchObject({ cards: 3, blank: 2, full: 1, overvoted: 0, votes: [1, 0] });
});

test('in the common data format such marks may not be allocated', async () => {
  const { pack } = await packOfThreeCards();
  const header = { election: 'Demo', jurisdiction: 'Alder', generatedAt: '2026-11-03T20:00:00Z', software: 'test' };
  let text = '';
  const write = (piece: string) => {
    text += piece;
  };
  await writeNistCdf({ pack, form: 'json', header, write });
  const report = JSON.parse(text);
  const [contest] = report.CVR[0].CVRSnapshot[0].CVRContest;
  expect(contest).toMatchObject({ Status: ['invalidated-rules'], Overvotes: 0, Undervotes: 0 });
  expect(contest.CVRContestSelection).toMatchObject([{ SelectionPosition: [{ IsAllocable: 'no', NumberVotes: 1 }] }]);
});
