import {
  type Audit,
  type AuditCommand,
  type AuditInputs,
  type AuditInRounds,
  assignBallots,
  type BegunAudit,
  ballotsToAudit,
  currentRound,
  decide,
  drawSample,
  evolve,
  isInRounds,
  measureRisk,
  NOT_BEGUN,
  preferredSampleSizes,
  previewSample,
  sampleSizeOptions,
  unitKey,
} from '@plumbline/audit';
import { ballotRetrievalListCsv } from '@plumbline/documents';
import { type Contest, type ManualVoteRecord, Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';

/* A ballot polling audit of two jurisdictions, worked through two rounds; the expected figures are those of published
   software. */

const manifest = (sizes: Readonly<Record<string, number>>) => ({
  batches: Object.entries(sizes).map(([name, ballots]) => ({ name, tabulator: null, container: null, ballots })),
});

const INPUTS: AuditInputs = {
  manifests: new Map([
    ['J1', manifest({ '1': 23, '2': 101, '3': 122, '4': 400 })],
    ['J2', manifest({ '1': 20, '2': 10, '3': 220, '4': 40 })],
  ]),
  totals: new Map(),
};

const CONTESTS: readonly Contest[] = [
  {
    name: 'Contest 1',
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: false,
    totalBallots: 1000,
    pendingBallots: 0,
    choices: [
      { name: 'candidate 1', votes: 600 },
      { name: 'candidate 2', votes: 400 },
    ],
    jurisdictions: ['J1', 'J2', 'J3'],
  },
  {
    name: 'Contest 2',
    targeted: false,
    winners: 2,
    votesAllowed: 2,
    majorityOrRunoff: false,
    totalBallots: 600,
    pendingBallots: 0,
    choices: [
      { name: 'candidate 1', votes: 200 },
      { name: 'candidate 2', votes: 300 },
      { name: 'candidate 3', votes: 100 },
    ],
    jurisdictions: ['J1', 'J2'],
  },
];

const DIGEST = Sha256Schema.parse('ef'.repeat(32));

function seeded(): BegunAudit {
  const file = { bytes: 1, sha256: DIGEST, name: 'file.csv' };
  return play(NOT_BEGUN, [
    {
      type: 'create-audit',
      name: 'Example',
      organization: 'Org',
      auditType: 'ballot-polling',
      method: 'bravo',
      compatibility: false,
    },
    {
      type: 'register-participants',
      file: {
        ...file,
        jurisdiction: null,
        kind: 'participants',
        figures: { kind: 'participants', jurisdictions: 3 },
      },
      jurisdictions: ['J1', 'J2', 'J3'].map((name) => ({ name, expectedBallots: null })),
    },
    { type: 'define-contests', contests: CONTESTS },
    {
      type: 'change-settings',
      settings: { electionName: 'Example', state: 'CA', riskLimitPercent: 10, dataEntry: 'online' },
    },
    ...['J1', 'J2'].map((jurisdiction): AuditCommand => {
      const figures = { kind: 'manifest', batches: 4, ballots: 1 } as const;
      return { type: 'register-file', file: { ...file, jurisdiction, kind: 'manifest', figures } };
    }),
    { type: 'declare-jurisdiction', jurisdiction: 'J3', holdsBallots: false },
    { type: 'commit-inputs', commitment: DIGEST },
    { type: 'set-seed', seed: '1234567890' },
  ]);
}

function opened(audit: BegunAudit, round: number): AuditInRounds {
  const sampleSizes = preferredSampleSizes(audit, INPUTS);
  assert(sampleSizes.ok, 'there is a size', sampleSizes);
  const drawn = drawSample({ audit, inputs: INPUTS, sampleSizes: sampleSizes.value });
  assert(drawn.ok, 'a sample can be drawn', drawn);
  const opening = { round, sampleSizes: sampleSizes.value, draws: drawn.value, extraBatches: [] };
  return inRounds(play(audit, [{ type: 'open-round', ...opening }]));
}

type Reading = (ballot: { readonly jurisdiction: string; readonly key: string }) => ManualVoteRecord;

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

function play(audit: Audit, commands: readonly AuditCommand[]): BegunAudit {
  let state = audit;
  for (const command of commands) {
    const decided = decide(state, command);
    assert(decided.ok, 'the command fits', { command, decided });
    state = decided.value.reduce(evolve, state);
  }
  assert(state.phase !== 'not-begun', 'the audit was created');
  return state;
}

function inRounds(audit: BegunAudit): AuditInRounds {
  assert(isInRounds(audit), 'the audit is in its rounds');
  return audit;
}

const vote = (choice: string): ManualVoteRecord => ({
  state: 'audited',
  interpretations: {
    'Contest 1': { kind: 'vote', choices: [choice], invalidWriteIn: false, note: '' },
    'Contest 2': { kind: 'blank', invalidWriteIn: false, note: '' },
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

const measured = (audit: AuditInRounds) => {
  const result = measureRisk({ audit, inputs: INPUTS });
  assert(result.ok, 'the round can be measured', result);
  return result.value;
};

describe('ballot polling by BRAVO over two rounds', () => {
  const round1 = opened(seeded(), 1);

  test('offers 119 draws on average, and 184, 244 and 351 for 70, 80 and 90 %', () => {
    expect(sampleSizeOptions(seeded(), INPUTS)).toEqual([
      {
        contest: 'Contest 1',
        options: [
          { key: 'asn', size: 119, probability: 0.52 },
          { key: '0.7', size: 184, probability: 0.7 },
          { key: '0.8', size: 244, probability: 0.8 },
          { key: '0.9', size: 351, probability: 0.9 },
        ],
        preferred: 'asn',
        population: 1000,
        refusal: null,
      },
    ]);
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
    const measurements = measured(done);
    expect(measurements[0]).toMatchObject({ contest: 'Contest 1', pValue: 1, riskLimitMet: false, draws: 119 });
    const closed = play(done, [{ type: 'close-round', round: 1, measurements }]);
    const round2 = opened(closed, 2);
    expect(round2.rounds[1].sampleSizes).toEqual({ 'Contest 1': 366 });

    const boards = assignBallots({ audit: round2, inputs: INPUTS, jurisdiction: 'J1', count: 3 });
    const created = inRounds(play(round2, [{ type: 'create-boards', jurisdiction: 'J1', boards }]));
    const list: readonly Record<string, string>[] = parse(ballotRetrievalListCsv(created, INPUTS, 'J1'), {
      columns: true,
    });
    const listed = [1, 2, 3].map((board) => list.filter((row) => row['Audit Board'] === `Audit Board #0${board}`));
    expect(listed.map((rows) => rows.length)).toEqual([122, 39, 40]);
    expect(listed.map((rows) => rows.filter((row) => row['Already Audited'] === 'Y').length)).toEqual([16, 6, 6]);
    expect(ballotsToAudit(created, 'J1')).toHaveLength(201 - 28);
  });
});

describe('ballots that cannot be found in polling', () => {
  const round1 = opened(seeded(), 1);

  test('when every drawn ballot is for the winner, p is 1/1.2^119', () => {
    const [first] = measured(lookedAt(round1, { J1: 1, J2: 1 }, () => vote('candidate 1')));
    expect(first.riskLimitMet).toBe(true);
    expect(first.pValue / 1.2 ** -119).toBeCloseTo(1, 9);
  });

  test('the ballots of the ten lowest tickets, 11 draws, count for the loser when they are not found', () => {
    const byTicket = round1.rounds[0].draws.toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1));
    const lost = new Set<string>();
    for (const draw of byTicket) {
      if (lost.size < 10) lost.add(`${draw.jurisdiction} ${unitKey(draw)}`);
    }
    const read: Reading = ({ jurisdiction, key }) =>
      lost.has(`${jurisdiction} ${key}`) ? { state: 'not-found' } : vote('candidate 1');
    const [first] = measured(lookedAt(round1, { J1: 1, J2: 1 }, read));
    expect(first.riskLimitMet).toBe(true);
    expect(first.pValue * 1.2 ** 108 * 0.8 ** 11).toBeCloseTo(1, 9);
  });
});
