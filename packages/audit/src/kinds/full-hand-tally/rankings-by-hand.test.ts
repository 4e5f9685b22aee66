import type { Contest, Rank, RankedCount, RankedPile } from '@plumbline/election';
import { assert, err } from '@plumbline/prelude';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../frame/decide.ts';
import { drawSample } from '../../frame/draw-sample.ts';
import { measureRisk } from '../../frame/measure-risk.ts';
import { assertBegun } from '../../state/assert-phase.ts';
import type { CommandOf } from '../../state/audit-command.ts';
import type { AuditInputs } from '../../state/audit-inputs.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import { accept, COMMITMENT, contest, creation, inRounds, manifestOf } from '../../testing/build-audit.ts';

/* Adams has two batches of 50 ballots. Of three choices Ada was reported to win an instant runoff. */

const CHOICES = ['Ada', 'Ben', 'Cyd'];
const BATCHES = ['B1', 'B2'];
const INPUTS: AuditInputs = {
  manifests: new Map([
    ['Adams', { batches: BATCHES.map((name) => ({ name, tabulator: null, container: null, ballots: 50 })) }],
  ]),
  totals: new Map(),
};

const RANKED: Partial<Contest> = {
  countedBy: 'instant-runoff',
  reportedWinner: 'Ada',
  choices: CHOICES.map((name) => ({ name, votes: 0 })),
  totalBallots: null,
};

const planned = () => accept({ phase: 'not-begun' }, ...creation({ type: 'full-hand-tally' }));

function begun(contests: readonly Contest[] = [contest('Mayor', RANKED)]): AuditInRounds {
  const settings = { electionName: 'General', state: 'CA', riskLimitPercent: 0, dataEntry: 'offline' } as const;
  const audit = accept(
    planned(),
    { type: 'define-contests', contests },
    { type: 'change-settings', settings },
    { type: 'register-file', file: manifestOf('Adams') },
    { type: 'commit-inputs', commitment: COMMITMENT, confirmed: [] },
  );
  const sampleSizes = Object.fromEntries(contests.map(({ name }) => [name, 2]));
  const sample = drawSample({ audit: assertBegun(audit), inputs: INPUTS, sampleSizes });
  assert(sample.ok, 'every batch is taken', sample);
  return inRounds(accept(audit, { type: 'open-round', round: 1, sampleSizes, ...sample.value, extraBatches: [] }));
}

const at = (...choices: string[]): Rank => ({ choices, invalidWriteIn: false });
/** `Ada Ben`: Ada first, then Ben. `_` skips a rank, `Ada=Ben` is both at one, `?` is an invalid write-in. */
function pile(written: string, cards: number): RankedPile {
  const ranks = written
    .split(' ')
    .filter((rank) => rank !== '')
    .map((rank) =>
      rank === '?' ? { choices: [], invalidWriteIn: true } : at(...rank.split('=').filter((one) => one !== '_')),
    );
  return { ranks, cards };
}

function recorded(
  batch: string,
  sheets: readonly RankedCount[],
  { counted = 50, listed = 50 } = {},
): CommandOf<'record-batch'> {
  return {
    type: 'record-batch',
    jurisdiction: 'Adams',
    batch,
    ballots: listed,
    sheets: sheets.map((count, place) => ({ name: `Sheet ${place + 1}`, votes: {}, rankings: { Mayor: count } })),
    cards: { type: 'election-day', counted, differenceConfirmed: counted - listed || null },
    enteredBy: 'clerk',
  };
}

const FINAL = { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 } as const;

function measured(...commands: readonly CommandOf<'record-batch'>[]) {
  return measuredOf(begun(), ...commands);
}

function measuredOf(audit: AuditInRounds, ...commands: readonly CommandOf<'record-batch'>[]) {
  const found = measureRisk({ audit: inRounds(accept(audit, ...commands, FINAL)), inputs: INPUTS });
  assert(found.ok, 'a count is measured', found);
  return found.value[0];
}

const BEN_FIRST = { piles: [pile('Ben', 20), pile('Cyd Ada', 14), pile('Ada Ben', 16)], without: 0 };

describe('which contests', () => {
  const defined = (
    change: Partial<Contest>,
    type: 'full-hand-tally' | 'ballot-polling' | 'ballot-comparison' = 'full-hand-tally',
  ) =>
    decide(accept({ phase: 'not-begun' }, ...creation({ type })), {
      type: 'define-contests',
      contests: [contest('Mayor', { ...RANKED, ...change })],
    });
  const refused = (why: string) => err({ code: 'instant-runoff-not-possible', contest: 'Mayor', why });

  test('are counted so where it is said who was reported to win', () => {
    expect(defined({}).ok).toBe(true);
    const { reportedWinner: _, ...unsaid } = RANKED;
    expect(decide(planned(), { type: 'define-contests', contests: [contest('Mayor', unsaid)] })).toEqual(
      refused('reported-winner'),
    );
    expect(defined({ reportedWinner: 'Nobody' })).toEqual(refused('reported-winner'));
    expect(defined({ winners: 2 })).toEqual(refused('winners'));
    expect(defined({ votesAllowed: 2 })).toEqual(refused('votes-allowed'));
    const many = Array.from({ length: 31 }, (_, index) => ({ name: `Choice ${index}`, votes: 0 }));
    expect(defined({ choices: many, reportedWinner: 'Choice 3' })).toEqual(refused('choices'));
    expect(defined({ majorityOrRunoff: true })).toEqual(err({ code: 'runoff-rule-not-possible', contest: 'Mayor' }));
  });

  test.each(['BLANK', 'Not_Found', 'Ben; Bea', 'Ben = Bea', '= Ben', 'Ben ='])(
    'are refused with a choice “%s”, which a ranking that is written down would not tell apart',
    (name) => {
      const choices = [...CHOICES.slice(1), name].map((choice) => ({ name: choice, votes: 0 }));
      const reportedWinner = CHOICES[1] ?? '';
      expect(defined({ choices, reportedWinner })).toEqual(
        err({ code: 'choice-not-in-rankings', contest: 'Mayor', choice: name }),
      );
      // Elsewhere names are those of the cast vote records.
      const { reportedWinner: _, ...compared } = { ...RANKED, choices };
      const asked = decide(accept({ phase: 'not-begun' }, ...creation({ type: 'ballot-comparison' })), {
        type: 'define-contests',
        contests: [contest('Mayor', { ...compared, totalBallots: 100 })],
      });
      expect(asked).toMatchObject({ ok: true });
    },
  );

  test('are taken with names that only look a little like it', () => {
    const choices = ['Blank, Ann', 'A=B', 'Ben'].map((choice) => ({ name: choice, votes: 0 }));
    expect(defined({ choices, reportedWinner: 'Ben' })).toMatchObject({ ok: true });
  });

  test('say so nowhere else', () => {
    const notAsked = err({ code: 'reported-winner-not-asked', contest: 'Mayor' });
    const unranked = { choices: CHOICES.map((name) => ({ name, votes: 3 })), totalBallots: null };
    const plain = contest('Mayor', { ...unranked, reportedWinner: 'Ada' });
    expect(decide(planned(), { type: 'define-contests', contests: [plain] })).toEqual(notAsked);
    expect(defined({ totalBallots: 100 }, 'ballot-comparison')).toEqual(notAsked);
    expect(defined({ totalBallots: 100 }, 'ballot-polling')).toEqual(refused('type'));
  });
});

describe('what is entered of a batch', () => {
  const entered = (...sheets: readonly RankedCount[]) => decide(begun(), recorded('B1', sheets));
  const FIFTY = { piles: [pile('Ada Ben', 30), pile('Ben', 12), pile('', 5)], without: 3 };

  test('is every ballot once: under its ranking, blank, or without the contest', () => {
    const taken = entered(FIFTY);
    assert(taken.ok, 'it adds up', taken);
    expect(taken.value).toMatchObject([
      { type: 'batch-recorded', version: 3, sheets: [{ rankings: { Mayor: FIFTY } }] },
    ]);
    const without = (change: Partial<RankedCount>, cards: number) => {
      const differs = { code: 'rankings-not-all-cards', batch: 'B1', contest: 'Mayor', cards, ballots: 50 };
      expect(entered({ ...FIFTY, ...change })).toEqual(err(differs));
    };
    without({ without: 2 }, 49);
    without({ without: 4 }, 51);
  });

  test('adds up over the sheets', () => {
    const half = { piles: [pile('Ada', 20), pile('Ben', 5)], without: 0 };
    expect(entered(half, half).ok).toBe(true);
    expect(entered(half)).toMatchObject({ error: { code: 'rankings-not-all-cards', cards: 25 } });
  });

  test('has no ranking twice on a sheet, in whatever order two names are at one rank', () => {
    const twice = { piles: [pile('Ada=Ben', 25), pile('Ben=Ada _', 25)], without: 0 };
    expect(entered(twice)).toMatchObject({ error: { code: 'ranking-repeated', contest: 'Mayor', sheet: 'Sheet 1' } });
    // The sheet that has it is named.
    const half = { piles: [pile('Ada', 10), pile('Ada', 15)], without: 0 };
    expect(entered({ piles: [pile('Ada', 25)], without: 0 }, half)).toMatchObject({ error: { sheet: 'Sheet 2' } });
  });

  test('ranks choices of the contest alone', () => {
    const other = { piles: [pile('Ada Zoe', 50)], without: 0 };
    expect(entered(other)).toEqual(err({ code: 'unknown-choice', contest: 'Mayor', choice: 'Zoe' }));
  });

  test('is rankings where voters rank, and votes where they do not', () => {
    const contests = [contest('Mayor', RANKED), contest('Levy', { totalBallots: null })];
    const command = recorded('B1', [FIFTY]);
    const [sheet] = command.sheets;
    assert(sheet !== undefined, 'there is a sheet');
    const withSheet = (change: object) => decide(begun(contests), { ...command, sheets: [{ ...sheet, ...change }] });
    const levy = { Levy: { Ada: 20, Ben: 30 } };
    expect(withSheet({ votes: levy }).ok).toBe(true);
    expect(withSheet({ votes: { ...levy, Mayor: { Ada: 50, Ben: 0, Cyd: 0 } } })).toEqual(
      err({ code: 'rankings-missing', contest: 'Mayor' }),
    );
    expect(withSheet({ votes: levy, rankings: {} })).toEqual(err({ code: 'rankings-missing', contest: 'Mayor' }));
    expect(withSheet({ rankings: { Mayor: FIFTY, Levy: FIFTY } })).toEqual(
      err({ code: 'contest-not-ranked', contest: 'Levy' }),
    );
    expect(withSheet({ rankings: { Mayor: FIFTY, Judge: FIFTY } })).toEqual(
      err({ code: 'unknown-contest', contest: 'Judge' }),
    );
  });

  test('goes to no review team', () => {
    const audit = accept(begun(), { type: 'create-review-team', jurisdiction: 'Adams' });
    const kinds = { duplicate: 2 };
    const place = { jurisdiction: 'Adams', batch: 'B1', ballots: 50, enteredBy: 'clerk', basedOn: null, remark: null };
    expect(decide(audit, { type: 'send-batch-to-review', ...place, kinds })).toEqual(
      err({ code: 'rankings-not-for-review', contest: 'Mayor' }),
    );
  });
});

describe('what was counted is the outcome', () => {
  test('by instant runoff, and not by first choices', () => {
    // Ben 40, Ada 32, Cyd 28: with Cyd out, Ada has 60. First choices alone would have made it Ben.
    expect(measured(recorded('B1', [BEN_FIRST]), recorded('B2', [BEN_FIRST]))).toMatchObject({
      outcome: 'hand-tally-confirmed',
      handTally: { winners: ['Ada'], settled: true, agrees: true },
    });
  });

  test('of another winner than was reported', () => {
    const ben = { piles: [pile('Ben', 30), pile('Ada', 20)], without: 0 };
    expect(measured(recorded('B1', [ben]), recorded('B2', [ben]))).toMatchObject({
      outcome: 'hand-tally-overturned',
      handTally: { winners: ['Ben'], agrees: false, settled: true },
    });
  });

  test('is open where a tie decides who is eliminated, and ballots are missing that could change it', () => {
    const level = { piles: [pile('Ada', 25), pile('Ben', 25)], without: 0 };
    expect(measured(recorded('B1', [level]), recorded('B2', [level]))).toMatchObject({
      outcome: 'hand-tally-open',
      handTally: { winners: [], tied: ['Ada', 'Ben'], settled: false },
    });
    // 40 to 35, and 25 ballots that the manifest lists were not there.
    const some = { piles: [pile('Ada', 20), pile('Ben', 15)], without: 0 };
    const missing = recorded('B2', [{ piles: [pile('Ada', 20), pile('Ben', 20)], without: 0 }], { counted: 40 });
    expect(measured(recorded('B1', [some], { counted: 35 }), missing)).toMatchObject({
      outcome: 'hand-tally-open',
      handTally: { winners: ['Ada'], settled: false },
    });
  });
});

/* One card at a time, as clerks would count them who know nothing of piles: who may win, by every order of level choices. */
function winnersByHand(cards: readonly (readonly string[])[], standing: readonly string[]): ReadonlySet<string> {
  if (standing.length <= 1) return new Set(standing);
  const votes = new Map(standing.map((choice) => [choice, 0]));
  for (const card of cards) {
    const choice = card.find((one) => standing.includes(one));
    if (choice !== undefined) votes.set(choice, (votes.get(choice) ?? 0) + 1);
  }
  const fewest = Math.min(...votes.values());
  const out = standing.filter((choice) => votes.get(choice) === fewest);
  return new Set(
    out.flatMap((one) => [
      ...winnersByHand(
        cards,
        standing.filter((choice) => choice !== one),
      ),
    ]),
  );
}

/** Whom a card counts for, by the sentences of the rule: skipped is closed up, two marks end it, again counts once. */
function readByHand(ranks: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const rank of ranks) {
    const names = rank.split('=').filter((name) => name !== '_' && name !== '?');
    const marks = rank.split('=').filter((name) => name !== '_');
    if (new Set(marks).size > 1) return found;
    if (names[0] !== undefined && !found.includes(names[0])) found.push(names[0]);
  }
  return found;
}

const MARKS = [...CHOICES, 'Ada=Ben', 'Ben=Cyd', '_', '?'];
const cardAnywhere = fc.record({
  batch: fc.constantFrom(...BATCHES),
  sheet: fc.constantFrom(0, 1),
  ranks: fc.array(fc.constantFrom(...MARKS), { maxLength: 4 }),
});

test('rankings by batch and sheet are what the cards say when they are counted one by one, and no outcome is ever wrong', () => {
  const states = new Set<string | undefined>();
  fc.assert(
    fc.property(fc.array(cardAnywhere, { minLength: 1, maxLength: 40 }), fc.nat(12), (cards, lost) => {
      const commands = BATCHES.map((batch) => {
        const own = cards.filter((card) => card.batch === batch);
        const sheets = [0, 1].map((sheet) => {
          const piles = Map.groupBy(
            own.filter((card) => card.sheet === sheet),
            ({ ranks }) => keyByHand(ranks),
          );
          return {
            piles: [...piles.values()].map((alike) => pile(alike[0]?.ranks.join(' ') ?? '', alike.length)),
            without: sheet === 0 ? 50 - own.length - (batch === 'B1' ? lost : 0) : 0,
          };
        });
        return recorded(batch, sheets, { counted: batch === 'B1' ? 50 - lost : 50 });
      }).filter(({ sheets }) => (sheets[0]?.rankings?.Mayor?.without ?? 0) >= 0);
      fc.pre(commands.length === 2);
      const found = measured(...commands);
      const byHand = winnersByHand(
        cards.map(({ ranks }) => readByHand(ranks)),
        CHOICES,
      );
      states.add(found?.outcome);
      const tally = found?.handTally;
      if (byHand.size > 1) {
        expect(tally).toMatchObject({ winners: [], tied: CHOICES.filter((one) => byHand.has(one)), settled: false });
        expect(found?.outcome).toBe('hand-tally-open');
        return;
      }
      const [winner] = byHand;
      expect(tally).toMatchObject({ winners: [winner], tied: [], agrees: winner === 'Ada' });
      if (lost === 0) expect(tally?.settled).toBe(true);
      if (found?.outcome === 'hand-tally-confirmed') expect(winner).toBe('Ada');
      if (found?.outcome === 'hand-tally-overturned') expect(winner).not.toBe('Ada');
      // Every lost card for one choice, first of all: a settled outcome stays.
      for (const choice of tally?.settled ? CHOICES : []) {
        const all = [...cards.map(({ ranks }) => readByHand(ranks)), ...Array.from({ length: lost }, () => [choice])];
        expect([...winnersByHand(all, CHOICES)]).toEqual([winner]);
      }
    }),
    { numRuns: 400 },
  );
  expect([...states].sort()).toEqual(['hand-tally-confirmed', 'hand-tally-open', 'hand-tally-overturned']);
});

/** Marks that the product may not take for one another. */
function keyByHand(ranks: readonly string[]): string {
  return ranks.join(' ').replace(/( ?_)+$/, '');
}

describe('one choice for everybody who was written in', () => {
  /** In each batch 18 for Ada, 16 for Ben and 16 or fewer for the line; the line and Ben are level or Ben is out. */
  const tally = (line: string, forLine: number) =>
    BATCHES.map((batch) =>
      recorded(batch, [
        { piles: [pile('Ada', 34 - forLine), pile('Ben Ada', 16), pile(`${line} Ben`, forLine)], without: 0 },
      ]),
    );
  const named = (line: string, change: Partial<Contest> = {}) =>
    begun([
      contest('Mayor', { ...RANKED, choices: ['Ada', 'Ben', line].map((name) => ({ name, votes: 0 })), ...change }),
    ]);
  const LINES: readonly [string, string, Partial<Contest>][] = [
    ['by its name', 'Write-ins', {}],
    ['as it was said', 'Others', { writeIns: { choice: 'Others', names: [] } }],
    ['as it was said, with two names', 'Others', { writeIns: { choice: 'Others', names: ['Jo Fox', 'Al Orr'] } }],
  ];

  test.each(LINES)('keeps the outcome open unless all of them together are out first: %s', (_, line, change) => {
    // 17 for the line: Ben, with 16, is out before it.
    const open = measuredOf(named(line, change), ...tally(line, 17));
    expect(open?.handTally).toMatchObject({ winners: ['Ada'], settled: false });
    expect(open?.outcome).not.toBe('hand-tally-confirmed');
    expect(measuredOf(named(line, change), ...tally(line, 16))?.handTally).toMatchObject({ settled: false });
    const last = measuredOf(named(line, change), ...tally(line, 15));
    expect(last?.handTally).toMatchObject({ settled: true });
  });

  test('is one person where it is said who', () => {
    const one = named('Write-ins', { writeIns: { choice: 'Write-ins', names: ['Jo Fox'] } });
    expect(measuredOf(one, ...tally('Write-ins', 17))?.handTally).toMatchObject({ settled: true });
    expect(measuredOf(named('Cyd'), ...tally('Cyd', 17))?.handTally).toMatchObject({ settled: true });
  });
});
