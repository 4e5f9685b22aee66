import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assert } from '@plumbline/prelude';
import { beforeAll, describe, expect, test } from 'vitest';
import { openAuditFolder } from '../node.ts';
import { type Replay, replayAudit } from './replay-audit.ts';

const FOLDER = new URL('../../../../examples/georgia-2026-05-primary/', import.meta.url);
const SENATE = 'US Senate - Rep';
const GOVERNOR = 'Governor - Dem';

let replayed: Replay;

beforeAll(async () => {
  const folder = openAuditFolder(fileURLToPath(FOLDER));
  assert(folder.ok, 'the folder can be opened', folder);
  const result = await replayAudit(folder.value);
  assert(result.ok, 'the published audit can be replayed', result);
  replayed = result.value;
});

describe('the published audit of Georgia, 19 May 2026', () => {
  test('has 5,640 batches with 2,081,564 ballots in 159 counties', () => {
    const batches = [...replayed.inputs.manifests.values()].flatMap((manifest) => manifest.batches);
    expect(replayed.inputs.manifests.size).toBe(159);
    expect(batches.length).toBe(5640);
    expect(batches.reduce((sum, batch) => sum + batch.ballots, 0)).toBe(2_081_564);
  });

  test('draws the published batches with the published tickets', () => {
    const combinedName = new Map(
      replayed.audit.phase === 'concluded'
        ? replayed.audit.combinedBatches.flatMap((one) =>
            one.batches.map((batch) => [`${one.jurisdiction}\n${batch}`, one.name] as const),
          )
        : [],
    );
    const drawn = replayed.rounds.flatMap((round) =>
      round.draws.map(({ contest, jurisdiction, batch, ticket }) =>
        [contest, jurisdiction, combinedName.get(`${jurisdiction}\n${batch}`) ?? batch, ticket].join('\n'),
      ),
    );
    expect(drawn.toSorted()).toEqual(publishedTickets().toSorted());
  });

  test('measures the published risk to nine places, and confirms the outcome', () => {
    const [round] = replayed.rounds;
    const measured = new Map(round?.measurements.map((measurement) => [measurement.contest, measurement]));
    expect(measured.get(SENATE)).toMatchObject({ draws: 138, distinct: 134, riskLimitMet: true, corrected: null });
    expect(measured.get(SENATE)?.pValue?.toFixed(9)).toBe('0.049083729');
    expect(measured.get(SENATE)?.pValue).toBeCloseTo(0.04908372872973666, 15);
    expect(measured.get(GOVERNOR)).toMatchObject({ draws: 18, distinct: 18, riskLimitMet: true, corrected: null });
    expect(measured.get(GOVERNOR)?.pValue?.toFixed(9)).toBe('0.041726014');
    expect(replayed.audit).toMatchObject({ phase: 'concluded', outcome: 'confirmed' });
  });

  test('finds the discrepancies of the published report in the drawn batches: 15 for the Senate, 3 for Governor', () => {
    expect(replayed.rounds[0]?.measurements.map((measurement) => measurement.discrepancies)).toEqual([15, 3]);
  });

  test('counts 558 batches as extra', () => {
    expect(replayed.extra).toBe(558);
  });
});

/** `contest, jurisdiction, batch, ticket` of every ticket in the published report. */
function publishedTickets(): readonly string[] {
  const [, ...rows] = readFileSync(new URL('published-tickets.csv', FOLDER), 'utf8').trimEnd().split('\r\n');
  return rows.map((row) => row.split(',').join('\n'));
}
