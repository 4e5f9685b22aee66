import { readFileSync } from 'node:fs';
import { assert } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openAuditFolder } from '../node.ts';
import { type Replay, replayAudit } from './replay-audit.ts';

/* Two ballot comparison audits of Colorado's primary of 28 June 2022, against what the state published. */

const Published = z.object({
  files: z.object({ jurisdictions: z.number(), batches: z.number(), ballots: z.number() }),
  extra: z.number(),
  rounds: z.array(
    z.object({
      contests: z.array(
        z.object({
          contest: z.string(),
          sampleSize: z.number(),
          draws: z.number(),
          distinct: z.number(),
          discrepancies: z.number(),
          pValue: z.number(),
          riskLimitMet: z.boolean(),
        }),
      ),
    }),
  ),
  draws: z.array(
    z.object({
      round: z.number(),
      contest: z.string(),
      jurisdiction: z.string(),
      tabulator: z.string(),
      batch: z.string(),
      position: z.number(),
    }),
  ),
});

async function repeated(county: string): Promise<{ replay: Replay; published: z.infer<typeof Published> }> {
  const directory = new URL(`../../../../examples/colorado-2022-primary-${county}/`, import.meta.url).pathname;
  const folder = openAuditFolder(directory);
  assert(folder.ok, 'the example is there', folder);
  const replay = await replayAudit(folder.value);
  assert(replay.ok, 'the example can be repeated', replay);
  const published = Published.parse(JSON.parse(readFileSync(`${directory}expected.json`, 'utf8')));
  return { replay: replay.value, published };
}

describe.each(['prowers', 'rio-grande'])('%s', (county) => {
  test('every draw falls on the card that the state fetched', async () => {
    const { replay, published } = await repeated(county);
    const draws = replay.rounds.flatMap(({ round, draws }) =>
      draws.map(({ ticket: _, ...draw }) => ({ round, ...draw })),
    );
    const byContest = (a: { readonly contest: string }, b: { readonly contest: string }) =>
      a.contest < b.contest ? -1 : Number(a.contest > b.contest);
    const inOrder = (some: typeof draws) =>
      [1, 2].flatMap((round) => some.filter((draw) => draw.round === round).toSorted(byContest));
    expect(inOrder(draws)).toEqual(inOrder(published.draws));
  });

  test('sizes, cards, discrepancies and risks are those of the report', async () => {
    const { replay, published } = await repeated(county);
    expect(replay.extra).toBe(published.extra);
    expect(replay.unaudited).toEqual([]);
    const found = replay.rounds.map(({ measurements }) => ({
      contests: measurements.map(({ contest, sampleSize, draws, distinct, discrepancies, pValue, riskLimitMet }) => ({
        contest,
        sampleSize,
        draws,
        distinct,
        discrepancies,
        pValue,
        riskLimitMet,
      })),
    }));
    expect(found).toEqual(
      published.rounds.map(({ contests }) => ({
        contests: contests.map((contest) => ({ ...contest, pValue: expect.closeTo(contest.pValue, 9) })),
      })),
    );
  });
});

test('a two-vote discrepancy kept Prowers County from ending after 37 draws', async () => {
  const { replay } = await repeated('prowers');
  const risks = replay.rounds.map(({ measurements }) => measurements[0]?.pValue);
  expect(risks).toEqual([expect.closeTo(0.5582865646, 9), expect.closeTo(0.017787768, 9)]);
});
