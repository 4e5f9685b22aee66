import type { Contest } from '@plumbline/election';
import { describe, expect, test } from 'vitest';
import { choiceUnreadable, interpretationsInCvrs, manualVoteRecord } from './ballot-interpretations.ts';

/* What is written of a card in a file of results, and what it says. */

function contest(name: string, change: Partial<Contest> = {}): Contest {
  return {
    name,
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: false,
    totalBallots: null,
    cardsBearing: null,
    pendingBallots: 0,
    choices: ['Ada', 'Ben', 'Write-in'].map((choice) => ({ name: choice, votes: 1 })),
    jurisdictions: 'all',
    ...change,
  };
}

function readIn(one: Contest, written: string) {
  const place = { jurisdiction: 'Adams', tabulator: null, batch: 'B1', position: 1 };
  const record = manualVoteRecord([one], { ...place, interpretations: { [one.name]: written } });
  return record.state === 'audited' ? record.interpretations[one.name] : undefined;
}

const vote = (choices: readonly string[], invalidWriteIn = false) => ({
  kind: 'vote',
  choices,
  invalidWriteIn,
  note: null,
});
const blank = (invalidWriteIn = false) => ({ kind: 'blank', invalidWriteIn, note: null });

describe('of a contest whose choices are marked', () => {
  test.each([
    ['Ada', vote(['Ada'])],
    ['Ada; Ben ', vote(['Ada', 'Ben'])],
    ['Ada;INVALID_WRITE_IN', vote(['Ada'], true)],
    ['BLANK', blank()],
    ['', blank()],
    ['INVALID_WRITE_IN', blank(true)],
    ['BLANK;INVALID_WRITE_IN', blank(true)],
    ['CONTEST_NOT_ON_BALLOT', { kind: 'contest-not-on-ballot', note: null }],
    ['Ada = Ben', vote(['Ada = Ben'])],
  ])('“%s”', (written, read) => {
    expect(readIn(contest('Mayor'), written)).toEqual(read);
  });

  test.each([
    ['Jo Fox', { ...vote(['Write-in']), writeIns: ['Jo Fox'] }],
    ['Ben;Al Orr;Jo Fox', { ...vote(['Ben', 'Write-in']), writeIns: ['Al Orr', 'Jo Fox'] }],
    ['Ben', vote(['Ben'])],
  ])('“%s”, where Jo Fox and Al Orr qualified to be written in', (written, read) => {
    const listed = contest('Mayor', { writeIns: { choice: 'Write-in', names: ['Jo Fox', 'Al Orr'] } });
    expect(readIn(listed, written)).toEqual(read);
  });
});

describe('of a contest whose choices are ranked', () => {
  const ranked = contest('Mayor', { countedBy: 'instant-runoff' });
  const rank = (choices: readonly string[], invalidWriteIn = false) => ({ choices, invalidWriteIn });

  test.each([
    ['Ada;Ben', { ...vote(['Ada', 'Ben']), ranks: [rank(['Ada']), rank(['Ben'])] }],
    ['Ada', { ...vote(['Ada']), ranks: [rank(['Ada'])] }],
    [';Ben', { ...vote(['Ben']), ranks: [rank([]), rank(['Ben'])] }],
    ['Ada;;', { ...vote(['Ada']), ranks: [rank(['Ada'])] }],
    ['Ada = Ben;Write-in', { ...vote(['Ada', 'Ben', 'Write-in']), ranks: [rank(['Ada', 'Ben']), rank(['Write-in'])] }],
    ['INVALID_WRITE_IN;Ada', { ...vote(['Ada'], true), ranks: [rank([], true), rank(['Ada'])] }],
    ['Ada = INVALID_WRITE_IN', { ...vote(['Ada'], true), ranks: [rank(['Ada'], true)] }],
    ['BLANK', blank()],
    ['', blank()],
    ['INVALID_WRITE_IN', blank(true)],
    ['CONTEST_NOT_ON_BALLOT', { kind: 'contest-not-on-ballot', note: null }],
  ])('“%s”', (written, read) => {
    expect(readIn(ranked, written)).toEqual(read);
  });
});

test('of a card only the contests that are asked for are read, and of one that was not found nothing', () => {
  const place = { jurisdiction: 'Adams', tabulator: null, batch: 'B1', position: 1 };
  const both = { Mayor: 'Ada', Levy: 'Ben' };
  expect(manualVoteRecord([contest('Levy'), contest('Clerk')], { ...place, interpretations: both })).toEqual({
    state: 'audited',
    interpretations: { Levy: vote(['Ben']) },
  });
  expect(manualVoteRecord([contest('Levy')], { ...place, interpretations: null })).toEqual({ state: 'not-found' });
});

test('a table of cast vote records tells the choices of each contest that is on the card', () => {
  expect(
    interpretationsInCvrs({
      Mayor: 'Ada;INVALID_WRITE_IN; Ben',
      Levy: 'BLANK',
      Clerk: 'CONTEST_NOT_ON_BALLOT',
      Council: '',
    }),
  ).toEqual([
    ['Mayor', ['Ada', 'Ben']],
    ['Levy', []],
    ['Council', []],
  ]);
});

describe('the name of a choice can be told apart in a file of results', () => {
  const NO_VOTE = 'stands for a contest without a vote in result files';
  const SEMICOLON = 'holds a semicolon, which separates choices in result files';
  const SAME_RANK = 'holds “ = ”, which separates choices at one rank in result files';

  test.each([
    ['Ada', undefined, undefined],
    ['Ada=Ben', undefined, undefined],
    ['Ada = Ben', undefined, SAME_RANK],
    ['Ada;Ben', SEMICOLON, SEMICOLON],
    ['blank', NO_VOTE, NO_VOTE],
    ['Not_Found', NO_VOTE, NO_VOTE],
    ['BLANK CANVAS', undefined, undefined],
  ])('“%s”', (name, plain, ranked) => {
    expect([choiceUnreadable(name), choiceUnreadable(name, {}), choiceUnreadable(name, { ranked: false })]).toEqual([
      plain,
      plain,
      plain,
    ]);
    expect(choiceUnreadable(name, { ranked: true })).toBe(ranked);
  });
});
