import { reportAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { openBoard } from '../testing/open-board.ts';
import {
  RANKED_BALLOTS,
  RANKED_CONTEST,
  RANKED_MANIFEST,
  rankedBallotAt,
  rankedCvrs,
  rankedRecord,
} from '../testing/ranked-county.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, useFile } from './plan-audit.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

const AT = { jurisdiction: 'Adams', board: 'Audit Board #01' } as const;
/** (1 − 0.2/2γ)²³ with γ = 1.03905. */
const EXACT = (1 - 0.2 / 2.0781) ** 23;

async function plan(name: string, cvrs = rankedCvrs()): Promise<string> {
  const auditId = await planAudit(office, ada, {
    name,
    type: 'ballot-comparison',
    compatibility: false,
    contests: [RANKED_CONTEST],
    participants: ({ first }) => `Jurisdiction,Admin Email\nAdams,${first}\n`,
  });
  const jane = await office.signedIn(FIRST_MANAGER);
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'Adams' }, RANKED_MANIFEST);
  await useFile(jane, { auditId, kind: 'cvrs', jurisdiction: 'Adams' }, cvrs);
  return auditId;
}

/** Plays a round of 23 draws; `seen` is what people see of a ballot, by its number, where it is not what the record says. */
async function playRound(auditId: string, seen: (ballot: number) => readonly string[] | undefined) {
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { Mayor: 23 } });
  const jane = await office.signedIn(FIRST_MANAGER);
  await jane.send('create-boards', { auditId, jurisdiction: 'Adams', count: 1 });
  const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'Adams' });
  const board = office.nobody();
  await openBoard(office.services, board, boards[0]?.link);
  await board.send('name-board-members', { auditId, ...AT, members: ['Joe'] });
  const { ballots, contests } = await board.ask('board', { auditId, ...AT });
  // The board is told how many ranks there are, and nothing of what was reported.
  expect(contests).toMatchObject([{ countedBy: 'instant-runoff', ranks: 3 }]);
  expect(contests[0]?.choices.map(({ votes }) => votes)).toEqual([0, 0, 0]);
  for (const { ballot, batch, position } of ballots) {
    const number = rankedBallotAt({ batch, position });
    const ranking = seen(number) ?? RANKED_BALLOTS[number];
    assert(ranking !== undefined, 'every drawn ballot is one of them', { batch, position });
    await board.send('record-ballot', { auditId, ...AT, ballot, record: rankedRecord(ranking), basedOn: null });
  }
  return { board, jane, ballots };
}

test('a ranked contest goes from its records to the limit: 23 ballots as recorded, two assertions with a margin of 20', async () => {
  const auditId = await plan('Ranked');
  const before = await ada.ask('commitment', { auditId });
  expect(before.missing).toEqual([{ what: 'assertions-not-found', contest: 'Mayor' }]);
  expect((await ada.refused('commit-inputs', { auditId, confirmed: [] })).code).toBe('plan-incomplete');
  await ada.send('find-assertions', { auditId });
  const { plan: planned } = await ada.ask('plan', { auditId });
  expect(planned.contests).toMatchObject([{ votesAllowed: 1, countedBy: 'instant-runoff' }]);
  const claim = { type: 'NEB', winner: 'Ann Lee', eliminated: [], margin: 20 };
  expect(planned.assertions).toEqual({
    Mayor: {
      mayWin: ['Ann Lee'],
      assertions: [
        { ...claim, loser: 'Bo Ruiz' },
        { ...claim, loser: 'Cy Orr' },
      ],
    },
  });
  // With errors at the customary rates 27; without any 23 are enough.
  const { contests: sizes } = await ada.ask('sample-sizes', { auditId });
  expect(sizes).toMatchObject([{ contest: 'Mayor', options: [{ size: 27 }], population: 100 }]);
  const { contests: work } = await ada.ask('workload', { auditId });
  expect(work).toMatchObject([{ marginVotes: 20, cards: 100 }]);

  const { board } = await playRound(auditId, () => undefined);
  await board.send('sign-off-board', { auditId, ...AT, typedNames: ['Joe'] });
  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: true });
  const { measurements } = await ada.ask('round-progress', { auditId });
  expect(measurements).toMatchObject([{ contest: 'Mayor', outcome: 'confirmed', discrepancies: 0 }]);
  expect(measurements[0]?.pValue).toBeCloseTo(EXACT, 12);
  const report = await ada.download(reportAddress({ auditId }));
  expect(report).toContain('######## ASSERTIONS OF RANKED CONTESTS ########');
  expect(report).toContain(`Mayor,Ann Lee,Ann Lee cannot be eliminated before Bo Ruiz,20,${EXACT.toFixed(10)},0,0`);
  expect(report).toContain('1: Ann Lee; 2: Bo Ruiz; 3: Cy Orr');
}, 240_000);

test('one ballot A>B>C that is really B>A>C overstates an assertion by two: the limit is not met, and the difference is a case', async () => {
  const auditId = await plan('Ranked, one error');
  await ada.send('find-assertions', { auditId });
  let changed: number | undefined;
  const { board, jane, ballots } = await playRound(auditId, (number) => {
    changed ??= number < 60 ? number : undefined;
    return number === changed ? ['Bo Ruiz', 'Ann Lee', 'Cy Orr'] : undefined;
  });
  const place = { auditId, ...AT };
  const [first] = ballots;
  assert(first !== undefined, 'a ballot was drawn');
  const again = (record: ReturnType<typeof rankedRecord>) =>
    board.refused('record-ballot', { ...place, ballot: first.ballot, record, basedOn: 1 });
  // Without ranks, with ranks of another choice, and with a choice that is none.
  const plain = { kind: 'vote', choices: ['Ann Lee'], invalidWriteIn: false, note: '' } as const;
  const ranksOf = (choice: string) => [{ choices: [choice], invalidWriteIn: false }];
  const asAudited = (vote: object) =>
    ({ state: 'audited', interpretations: { Mayor: vote } }) as ReturnType<typeof rankedRecord>;
  expect((await again(asAudited(plain))).code).toBe('ranks-not-as-choices');
  expect((await again(asAudited({ ...plain, ranks: ranksOf('Bo Ruiz') }))).code).toBe('ranks-not-as-choices');
  const stranger = { ...plain, choices: ['Di Fox'], ranks: ranksOf('Di Fox') };
  expect((await again(asAudited(stranger))).code).toBe('unknown-choice');
  await board.send('sign-off-board', { ...place, typedNames: ['Joe'] });
  const { cards } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'Adams' });
  expect(cards.map(({ contests }) => contests)).toMatchObject([
    [
      {
        contest: 'Mayor',
        marginChange: 2,
        reported: { state: 'vote', choices: ['Ann Lee', 'Bo Ruiz', 'Cy Orr'] },
        audited: { state: 'vote', choices: ['Bo Ruiz', 'Ann Lee', 'Cy Orr'] },
      },
    ],
  ]);
  const { cases } = await jane.ask('cases', { auditId });
  expect(cases).toMatchObject([{ targetedChange: 2 }]);
  expect(await ada.send('close-round', { auditId, round: 1 })).toEqual({ riskLimitMet: false });
  const { measurements } = await ada.ask('round-progress', { auditId });
  expect(measurements).toMatchObject([{ pValue: 1, outcome: 'measured-not-confirmed', discrepancies: 1 }]);
  const { contests: next } = await ada.ask('sample-sizes', { auditId });
  expect(next[0]?.options[0]?.size).toBeGreaterThan(0);
}, 240_000);

test('what was worked out is gone with the records it was worked out from; a tie cannot be committed to', async () => {
  const auditId = await plan('Ranked, a tie');
  await ada.send('find-assertions', { auditId });
  expect((await ada.ask('commitment', { auditId })).missing).toEqual([]);
  const jane = await office.signedIn(FIRST_MANAGER);
  const level = RANKED_BALLOTS.map((_, place) => (place < 50 ? ['Ann Lee', 'Bo Ruiz'] : ['Bo Ruiz', 'Ann Lee']));
  await useFile(jane, { auditId, kind: 'cvrs', jurisdiction: 'Adams' }, rankedCvrs(level));
  const anew = await ada.ask('commitment', { auditId });
  expect(anew.missing).toEqual([{ what: 'assertions-not-found', contest: 'Mayor' }]);
  await ada.send('find-assertions', { auditId });
  const { missing } = await ada.ask('commitment', { auditId });
  expect(missing).toEqual([{ what: 'winner-not-shown', contest: 'Mayor', mayWin: ['Ann Lee', 'Bo Ruiz'] }]);
  expect((await ada.refused('commit-inputs', { auditId, confirmed: [] })).code).toBe('plan-incomplete');
}, 240_000);
