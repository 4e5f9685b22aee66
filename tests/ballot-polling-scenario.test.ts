import {
  type AuditCommand,
  type AuditInRounds,
  assignBallots,
  type BegunAudit,
  ballotsToAudit,
  currentRound,
  drawSample,
  planFindings,
  previewSample,
  sampleSizeOptions,
  unitKey,
} from '@plumbline/audit';
import { ballotRetrievalListCsv } from '@plumbline/documents';
import type { ManualVoteRecordWith } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { POLLING } from '../apps/server/src/demonstration/small-elections.ts';
import { inRounds, measure, openRound, play, seedAudit } from './small-audit.ts';

/* A ballot polling audit of two jurisdictions, worked through two rounds; the expected figures are those of published
   software. */

const { manifests, contests } = POLLING;

const SEEDED = seedAudit(
  {
    plan: { auditType: 'ballot-polling', method: 'bravo', compatibility: true },
    contests,
    files: { J1: { manifest: manifests.J1 }, J2: { manifest: manifests.J2 } },
  },
  '1234567890',
);

const { inputs: INPUTS } = SEEDED;

type Reading = (ballot: { readonly jurisdiction: string; readonly key: string }) => ManualVoteRecordWith<null>;

/** Every board looks at every ballot of its own and signs off. */
function lookedAt(audit: AuditInRounds, boards: Readonly<Record<string, number>>, read: Reading): AuditInRounds {
  let state: BegunAudit = audit;
  for (const [jurisdiction, count] of Object.entries(boards)) {
    const assigned = assignBallots({ audit, inputs: INPUTS, jurisdiction, count });
    state = play(state, [{ type: 'create-boards', jurisdiction, boards: assigned }]);
    for (const { name: board, ballots } of assigned) {
      const members = ['Joe'];
      state = play(state, [
        { type: 'name-board-members', jurisdiction, board, members },
        ...ballots.map(
          (ballot): AuditCommand => ({
            type: 'record-ballot',
            jurisdiction,
            board,
            ballot,
            record: read({ jurisdiction, key: ballot }),
          }),
        ),
        { type: 'sign-off-board', jurisdiction, board, typedNames: [' Joe '] },
      ]);
    }
  }
  return inRounds(state);
}

const vote = (choice: string): ManualVoteRecordWith<null> => ({
  state: 'audited',
  interpretations: {
    'Contest 1': { kind: 'vote', choices: [choice], invalidWriteIn: false, note: null },
    'Contest 2': { kind: 'blank', invalidWriteIn: false, note: null },
  },
});

/** Reads ballots so that the draws of round 1 split as near as possible to `winner` draws for candidate 1. */
function splitDraws(audit: AuditInRounds, winner: number): Reading {
  const timesDrawn = Map.groupBy(currentRound(audit).draws, (draw) => `${draw.jurisdiction} ${unitKey(draw)}`);
  let left = winner;
  const forWinner = new Set<string>();
  const byTimes = [...timesDrawn].toSorted(([, a], [, b]) => b.length - a.length);
  for (const [key, draws] of byTimes) {
    if (draws.length > left) continue;
    left -= draws.length;
    forWinner.add(key);
  }
  assert(left === 0, 'the draws can be split so');
  return ({ jurisdiction, key }) => vote(forWinner.has(`${jurisdiction} ${key}`) ? 'candidate 1' : 'candidate 2');
}

describe('ballot polling by BRAVO over two rounds', () => {
  const round1 = openRound(SEEDED);

  test('offers 119 draws on average, and 184, 244 and 351 for 70, 80 and 90 %', () => {
    expect(sampleSizeOptions(SEEDED.audit, INPUTS)).toMatchObject([
      {
        contest: 'Contest 1',
        options: [
          { key: 'asn', size: 119, probability: 0.52, known: 'published' },
          { key: '0.7', size: 184, probability: 0.7, known: 'published' },
          { key: '0.8', size: 244, probability: 0.8, known: 'published' },
          { key: '0.9', size: 351, probability: 0.9, known: 'published' },
        ],
        preferred: 'asn',
        population: 1000,
        refusal: null,
      },
    ]);
  });

  test('says beside the published chances what they are when 64 of 1,000 cards are in no manifest', () => {
    const [{ options }] = sampleSizeOptions(SEEDED.audit, INPUTS);
    // Independent arithmetic in exact fractions: 119 draws finish 14.734 % of the time, 351 draws 57.007 %.
    expect(options[0].corrected?.probability).toBeCloseTo(0.14734320281333188, 9);
    expect(options[3].corrected?.probability).toBeCloseTo(0.570065724541774, 9);
  });

  test('draws 80 times from 76 ballots in J1, 39 from 36 in J2, none in J3', () => {
    expect(previewSample(round1.plan, round1.rounds[0].draws)).toEqual([
      { jurisdiction: 'J1', draws: 80, units: 76 },
      { jurisdiction: 'J2', draws: 39, units: 36 },
      { jurisdiction: 'J3', draws: 0, units: 0 },
    ]);
  });

  test('draws the published tickets', () => {
    const tickets = (batch: string, position: number) =>
      round1.rounds[0].draws
        .filter((draw) => draw.jurisdiction === 'J1' && draw.batch === batch && draw.position === position)
        .map((draw) => draw.ticket);
    expect(tickets('1', 3)).toEqual(['0.088404500051420169']);
    expect(tickets('3', 97)).toEqual(['0.000454186428506763']);
    expect(tickets('3', 100)).toEqual(['0.000619826143680938', '0.118040423696597067']);
    expect(tickets('4', 5)).toEqual(['0.080704071573746128', '0.099341639942774926']);
  });

  test('gives one board 76 ballots, two boards 46 and 30', () => {
    const sizes = (count: number) =>
      assignBallots({ audit: round1, inputs: INPUTS, jurisdiction: 'J1', count }).map((board) => board.ballots.length);
    expect(sizes(1)).toEqual([76]);
    expect(sizes(2)).toEqual([46, 30]);
  });

  test('65 draws for the winner against 54 leave p at 1, and round 2 lists what was seen before', () => {
    const done = lookedAt(round1, { J1: 1, J2: 1 }, splitDraws(round1, 65));
    const measurements = measure(done, INPUTS);
    expect(measurements[0]).toMatchObject({ contest: 'Contest 1', pValue: 1, riskLimitMet: false, draws: 119 });
    const closed = play(done, [{ type: 'close-round', round: 1, measurements }]);
    const round2 = openRound({ audit: closed, inputs: INPUTS });
    expect(round2.rounds[1].sampleSizes).toEqual({ 'Contest 1': 366 });

    const boards = assignBallots({ audit: round2, inputs: INPUTS, jurisdiction: 'J1', count: 3 });
    const created = inRounds(play(round2, [{ type: 'create-boards', jurisdiction: 'J1', boards }]));
    const list: readonly Record<string, string>[] = parse(
      ballotRetrievalListCsv({ audit: created, inputs: INPUTS, jurisdiction: 'J1' }),
      {
        columns: true,
      },
    );
    const listed = [1, 2, 3].map((board) => list.filter((row) => row['Audit Board'] === `Audit Board #0${board}`));
    expect(listed.map((rows) => rows.length)).toEqual([122, 39, 40]);
    expect(listed.map((rows) => rows.filter((row) => row['Already Audited'] === 'Y').length)).toEqual([16, 6, 6]);
    expect(ballotsToAudit(created, 'J1')).toHaveLength(201 - 28);
  });
});

describe('ballots that cannot be found in polling', () => {
  const round1 = openRound(SEEDED);

  test('when every drawn ballot is for the winner, p is 1/1.2^119', () => {
    const [first] = measure(
      lookedAt(round1, { J1: 1, J2: 1 }, () => vote('candidate 1')),
      INPUTS,
    );
    expect(first.riskLimitMet).toBe(true);
    expect((first.pValue ?? 1) / 1.2 ** -119).toBeCloseTo(1, 9);
  });

  test('the ballots of the ten lowest tickets, 11 draws, count for the loser when they are not found', () => {
    const byTicket = round1.rounds[0].draws.toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1));
    const lost = new Set<string>();
    for (const draw of byTicket) {
      if (lost.size < 10) lost.add(`${draw.jurisdiction} ${unitKey(draw)}`);
    }
    const read: Reading = ({ jurisdiction, key }) =>
      lost.has(`${jurisdiction} ${key}`) ? { state: 'not-found' } : vote('candidate 1');
    const [first] = measure(lookedAt(round1, { J1: 1, J2: 1 }, read), INPUTS);
    expect(first.riskLimitMet).toBe(true);
    expect((first.pValue ?? 1) * 1.2 ** 108 * 0.8 ** 11).toBeCloseTo(1, 9);
  });
});

describe('the same audit as it is made today, with 936 of 1,000 cards listed', () => {
  const today = seedAudit(
    {
      plan: { auditType: 'ballot-polling', method: 'bravo', compatibility: false },
      contests,
      files: { J1: { manifest: manifests.J1 }, J2: { manifest: manifests.J2 } },
    },
    '1234567890',
  );

  test('says while planning which cards are in no manifest, and that Contest 2 is on part of the cards', () => {
    expect(planFindings(today.audit)).toEqual([
      { finding: 'listed-below-contest', contest: 'Contest 1', cast: 1000, listed: 936, bearing: 1000, phantoms: 64 },
      { finding: 'listed-below-cast', contest: 'Contest 1', cast: 1000, listed: 936, bearing: 1000, phantoms: 64 },
      { finding: 'contest-on-part', contest: 'Contest 2', cast: 936, listed: 936, bearing: 600, phantoms: 0 },
    ]);
  });

  test('draws phantoms among the cards, moves no ticket, and never asks for more than the cards that are listed', () => {
    const [{ population }] = sampleSizeOptions(today.audit, INPUTS);
    expect(population).toBe(936);
    const drawn = drawSample({ audit: today.audit, inputs: INPUTS, sampleSizes: { 'Contest 1': 119 } });
    assert(drawn.ok, 'a sample can be drawn');
    const { draws, phantomDraws } = drawn.value;
    expect(draws.length + phantomDraws.length).toBe(119);
    // About 64 in 1,000.
    expect(phantomDraws.length).toBeGreaterThan(0);
    const published = openRound(SEEDED).rounds[0].draws;
    expect(draws).toEqual(published.slice(0, draws.length));
  });

  test('a sample that is all for the winner still counts each unlisted card against it', () => {
    const sampleSizes = { 'Contest 1': 119 };
    const drawn = drawSample({ audit: today.audit, inputs: INPUTS, sampleSizes });
    assert(drawn.ok, 'a sample can be drawn');
    const opened = play(today.audit, [{ type: 'open-round', round: 1, sampleSizes, ...drawn.value, extraBatches: [] }]);
    const seen = lookedAt(inRounds(opened), { J1: 1, J2: 1 }, () => vote('candidate 1'));
    const [first] = measure(seen, INPUTS);
    const phantoms = drawn.value.phantomDraws.length;
    // W' = 600 · 936 and L' = 400 · 936 + 64 · 1,000, of which only the ratio counts.
    const share = (600 * 936) / (1000 * 936 + 64_000);
    const ratio = (2 * share) ** (119 - phantoms) * (2 - 2 * share) ** phantoms;
    expect((first.pValue ?? 0) * ratio).toBeCloseTo(1, 9);
    expect(first).toMatchObject({ draws: 119, phantomDraws: phantoms, outcome: 'confirmed' });
  });
});
