import type { Sha256 } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import type { Audit, BatchCombination } from '../state/audit-state.ts';
import {
  accept,
  combining,
  contest,
  draw,
  measurement,
  openAudit,
  opening,
  plannedAudit,
  seededAudit,
} from '../testing/build-audit.ts';
import { decide } from './decide.ts';

const TWO = { type: 'batch-comparison', contests: [contest('Mayor'), contest('Levy')], batches: 3 } as const;
const ONE = { type: 'batch-comparison', batches: 3 } as const;

const sheet = (...contests: readonly string[]) => ({
  name: 'Sheet 1',
  votes: Object.fromEntries(contests.map((name) => [name, { Ada: 30, Ben: 15 }])),
});
const counted = (batch: string, contests: readonly string[] = ['Mayor']) =>
  ({
    type: 'record-batch',
    jurisdiction: 'Adams',
    batch,
    ballots: 50,
    sheets: [sheet(...contests)],
    enteredBy: 'person-1',
  }) as const;
const finalize = { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 } as const;

function closed(...met: readonly string[]): Audit {
  const measurements = ['Mayor', 'Levy'].map((name) => measurement(name, { riskLimitMet: met.includes(name) }));
  return accept(openAudit(TWO, [draw(), draw({ contest: 'Levy' })]), counted('B1', ['Mayor', 'Levy']), finalize, {
    type: 'close-round',
    round: 1,
    measurements,
  });
}

describe('opening a round', () => {
  test('a round that draws fewer than were asked is refused, and one that draws more', () => {
    const asked = { Mayor: 2 };
    for (const draws of [[draw()], [draw(), draw({ batch: 'B2' }), draw()]]) {
      expect(decide(seededAudit(ONE), opening(1, draws, asked))).toEqual(
        err({ code: 'sample-not-as-asked', contest: 'Mayor', asked: 2, drawn: draws.length }),
      );
    }
    expect(decide(seededAudit(ONE), opening(1, [draw(), draw()], asked)).ok).toBe(true);
  });

  test('a polling round that draws fewer than were asked is refused, though it takes every ballot of a batch', () => {
    const polling = seededAudit({ type: 'ballot-polling', batches: 1 });
    expect(decide(polling, opening(1, [draw({ position: 1 })], { Mayor: 2 }))).toEqual(
      err({ code: 'sample-not-as-asked', contest: 'Mayor', asked: 2, drawn: 1 }),
    );
  });

  test('the draws of another contest do not make up for those that are missing', () => {
    const draws = [draw({ contest: 'Levy' }), draw({ contest: 'Levy' }), draw()];
    expect(decide(seededAudit(TWO), opening(1, draws, { Mayor: 2, Levy: 1 }))).toEqual(
      err({ code: 'sample-not-as-asked', contest: 'Mayor', asked: 2, drawn: 1 }),
    );
  });

  test('nothing asked is not a sample', () => {
    expect(decide(seededAudit(ONE), opening(1, [], { Mayor: 0 }))).toEqual(
      err({ code: 'sample-not-as-asked', contest: 'Mayor', asked: 0, drawn: 0 }),
    );
  });

  test('a size that reaches every batch takes each once, together with what earlier rounds drew', () => {
    const all = ['B1', 'B2', 'B3'].map((batch) => draw({ batch }));
    expect(decide(seededAudit(ONE), opening(1, all, { Mayor: 9 })).ok).toBe(true);
    const first = accept(openAudit(ONE, [draw()]), counted('B1'), finalize, {
      type: 'close-round',
      round: 1,
      measurements: [measurement('Mayor')],
    });
    expect(decide(first, opening(2, all.slice(1), { Mayor: 9 })).ok).toBe(true);
    expect(decide(first, opening(2, all.slice(2), { Mayor: 9 }))).toEqual(
      err({ code: 'sample-not-as-asked', contest: 'Mayor', asked: 9, drawn: 1 }),
    );
  });

  test('a phantom drawn for another contest is no draw of this one', () => {
    const contests = [contest('Mayor', { totalBallots: 110 }), contest('Levy', { totalBallots: 110 })];
    const polling = seededAudit({ type: 'ballot-polling', contests });
    const drawn = opening(1, [draw({ position: 1 })], { Mayor: 2, Levy: 1 });
    const phantom = (name: string) => ({ contest: name, phantom: 1, ticket: '0.7' });
    expect(decide(polling, { ...drawn, phantomDraws: [phantom('Levy')] })).toEqual(
      err({ code: 'sample-not-as-asked', contest: 'Mayor', asked: 2, drawn: 1 }),
    );
    expect(decide(polling, { ...drawn, phantomDraws: [phantom('Levy'), phantom('Mayor')] }).ok).toBe(true);
  });

  test('a round without draws is refused also where earlier rounds drew every batch', () => {
    const all = ['B1', 'B2', 'B3'].map((batch) => draw({ batch }));
    const first = accept(openAudit(ONE, all), counted('B1'), counted('B2'), counted('B3'), finalize, {
      type: 'close-round',
      round: 1,
      measurements: [measurement('Mayor')],
    });
    expect(decide(first, opening(2, [], { Mayor: 0 }))).toEqual(
      err({ code: 'sample-not-as-asked', contest: 'Mayor', asked: 0, drawn: 0 }),
    );
  });

  test('rounds are numbered from 1 without gaps', () => {
    expect(decide(seededAudit(ONE), opening(2, [draw()]))).toEqual(err({ code: 'wrong-round', expected: 1, asked: 2 }));
    expect(decide(closed(), opening(1, [draw(), draw({ contest: 'Levy' })]))).toEqual(
      err({ code: 'wrong-round', expected: 2, asked: 1 }),
    );
  });

  test('exactly the contests that have not met their limit get a sample', () => {
    const refused = (asked: Readonly<Record<string, number>>, audit: Audit, outstanding: readonly string[]) =>
      expect(decide(audit, opening('rounds' in audit ? 2 : 1, [draw()], asked))).toEqual(
        err({ code: 'sizes-not-for-outstanding-contests', outstanding, asked: Object.keys(asked) }),
      );
    refused({ Mayor: 1 }, seededAudit(TWO), ['Mayor', 'Levy']);
    refused({ Mayor: 1, Levy: 1, Sheriff: 1 }, seededAudit(TWO), ['Mayor', 'Levy']);
    refused({ Mayor: 1, Sheriff: 1 }, seededAudit(TWO), ['Mayor', 'Levy']);
    refused({ Mayor: 1, Levy: 1 }, closed('Mayor'), ['Levy']);
    expect(decide(closed('Mayor'), opening(2, [draw({ contest: 'Levy', batch: 'B2' })])).ok).toBe(true);
  });

  test('no round opens once every limit is met', () => {
    expect(decide(closed('Mayor', 'Levy'), opening(2, []))).toEqual(err({ code: 'risk-limit-met' }));
  });
});

describe('combining batches', () => {
  const combine = (change: Partial<BatchCombination> = {}) =>
    combining({ jurisdiction: 'Adams', name: 'B1 and B2', batches: ['B1', 'B2'], ...change });
  const open = () => openAudit({ ...ONE, jurisdictions: ['Adams', 'Baker'] }, [draw(), draw({ batch: 'B3' })]);
  const refused = (name: string, reason: string) => err({ code: 'batches-not-combinable', name, reason });

  test('a sampled batch is combined with another, whether that was sampled or not', () => {
    const { combined } = combine();
    expect(decide(open(), combine())).toEqual(ok([{ type: 'batches-combined', combined }]));
    expect(decide(open(), combine({ name: 'All', batches: ['B2', 'B3'] })).ok).toBe(true);
  });

  test('one batch, or one named twice, is no combination', () => {
    for (const batches of [['B1'], ['B1', 'B1']]) {
      expect(decide(open(), combine({ batches }))).toEqual(refused('B1 and B2', 'too-few'));
    }
  });

  test('at least one part was sampled, in this county', () => {
    expect(decide(open(), combine({ batches: ['B2', 'B4'] }))).toEqual(refused('B1 and B2', 'not-sampled'));
    expect(decide(open(), combine({ jurisdiction: 'Baker' }))).toEqual(refused('B1 and B2', 'not-sampled'));
  });

  test('what an earlier round counted stays: its measurement rests on it', () => {
    const second = accept(closed('Mayor'), opening(2, [draw({ contest: 'Levy', batch: 'B2' })]));
    expect(decide(second, combine())).toEqual(refused('B1 and B2', 'counted-earlier'));
    expect(decide(second, combine({ name: 'B2 and B3', batches: ['B2', 'B3'] })).ok).toBe(true);
  });

  test('each part is named once, as the manifest of its county lists it', () => {
    for (const audit of [plannedAudit(ONE), open()]) {
      expect(decide(audit, combine({ batches: ['B1', 'B1', 'B2'] }))).toEqual(refused('B1 and B2', 'named-twice'));
      expect(decide(audit, combine({ batches: ['B1', 'b2'] }))).toEqual(
        err({ code: 'batches-not-combinable', name: 'B1 and B2', reason: 'not-listed', batches: ['b2'] }),
      );
      expect(decide(audit, combine({ jurisdiction: 'Adam' }))).toEqual(
        err({ code: 'unknown-jurisdiction', jurisdiction: 'Adam' }),
      );
    }
    const withoutManifest = accept(plannedAudit(ONE), { type: 'remove-file', jurisdiction: 'Adams', kind: 'manifest' });
    expect(decide(withoutManifest, combine())).toEqual(err({ code: 'manifest-needed-first', jurisdiction: 'Adams' }));
  });

  test('the name is new: not that of a part, of another batch, drawn or not, or of another combination', () => {
    for (const audit of [plannedAudit(ONE), open()]) {
      // B4 is not drawn yet. Its name would make the count of the mixed batches stand for ballots nobody looked at.
      for (const name of ['B2', 'B3', 'B4']) {
        expect(decide(audit, combine({ name }))).toEqual(refused(name, 'name-in-use'));
      }
    }
    const once = accept(open(), combine());
    expect(decide(once, combine({ batches: ['B3', 'B4'] }))).toEqual(refused('B1 and B2', 'name-in-use'));
    expect(decide(once, combine({ name: 'Others', batches: ['B3', 'B4'] })).ok).toBe(true);
  });

  test('a batch belongs to one combination', () => {
    const once = accept(open(), combine());
    expect(decide(once, combine({ name: 'Others', batches: ['B2', 'B3'] }))).toEqual(
      refused('Others', 'already-combined'),
    );
  });

  test('combinations of another county do not stand in the way', () => {
    const both = openAudit({ ...ONE, jurisdictions: ['Adams', 'Baker'] }, [draw(), draw({ jurisdiction: 'Baker' })]);
    expect(decide(accept(both, combine()), combine({ jurisdiction: 'Baker' })).ok).toBe(true);
  });

  test('what another county has drawn is neither a part that was sampled nor a name in use', () => {
    const both = openAudit({ ...ONE, jurisdictions: ['Adams', 'Baker'] }, [
      draw({ batch: 'B3' }),
      draw({ jurisdiction: 'Baker' }),
      draw({ jurisdiction: 'Baker', batch: 'Mixed' }),
    ]);
    expect(decide(both, combine())).toEqual(refused('B1 and B2', 'not-sampled'));
    expect(decide(both, combine({ name: 'Mixed', batches: ['B2', 'B3'] })).ok).toBe(true);
  });

  test('a batch that was added beyond the sample may be combined, and its name is taken', () => {
    const extraBatches = [{ jurisdiction: 'Adams', batch: 'B4' }];
    const audit = accept(seededAudit(ONE), { ...opening(1, [draw()]), extraBatches });
    expect(decide(audit, combine({ name: 'Others', batches: ['B4', 'B5'] })).ok).toBe(true);
    expect(decide(audit, combine({ name: 'B4' }))).toEqual(refused('B4', 'name-in-use'));
  });

  test('what is combined before the seed is one unit of the draw; once the seed is known, each part is charged', () => {
    const combinations = (audit: Audit) => (audit.phase === 'not-begun' ? [] : audit.combinedBatches);
    const before = accept(plannedAudit(ONE), combine());
    expect(combinations(before)).toMatchObject([{ name: 'B1 and B2', made: 'before-seed' }]);
    expect(combinations(accept(open(), combine()))).toMatchObject([{ name: 'B1 and B2', made: 'after-seed' }]);
    // The seed is known, so nobody may say any more that a mixture was there before: not even before the round.
    expect(decide(seededAudit(ONE), combine()).ok).toBe(false);
  });

  test('final tallies, and audits of ballots, are not combined', () => {
    const final = accept(open(), counted('B1'), counted('B3'), finalize);
    expect(decide(final, combine())).toEqual(err({ code: 'tallies-final', jurisdiction: 'Adams' }));
    expect(decide(openAudit({ type: 'ballot-polling' }, [draw({ position: 1 })]), combine())).toEqual(
      err({ code: 'not-for-audit-type', command: 'combine-batches', auditType: 'ballot-polling' }),
    );
  });
});

describe('closing a round', () => {
  const done = () => accept(openAudit(ONE, [draw()]), counted('B1'), finalize);

  test('a round that is not the current one is not closed', () => {
    expect(decide(done(), { type: 'close-round', round: 2, measurements: [measurement('Mayor')] })).toEqual(
      err({ code: 'wrong-round', expected: 1, asked: 2 }),
    );
  });

  test('every contest that was drawn for is measured', () => {
    expect(decide(done(), { type: 'close-round', round: 1, measurements: [] })).toEqual(
      err({ code: 'unknown-contest', contest: 'Mayor' }),
    );
    const measurements = [measurement('Mayor')];
    expect(decide(done(), { type: 'close-round', round: 1, measurements })).toEqual(
      ok([{ type: 'round-closed', version: 4, round: 1, measurements, fieldwork: {} }]),
    );
    // Where fieldwork has chains of its own, the entry stands for their newest entries.
    const fieldwork = { Adams: { number: 7, hash: '7'.repeat(64) as Sha256 } };
    expect(decide(done(), { type: 'close-round', round: 1, measurements, fieldwork })).toEqual(
      ok([{ type: 'round-closed', version: 4, round: 1, measurements, fieldwork }]),
    );
  });

  test('every county that is not done is named, and only those', () => {
    const planned = { ...ONE, jurisdictions: ['Adams', 'Baker', 'Clark'] };
    const audit = openAudit(planned, [draw(), draw({ jurisdiction: 'Baker' })]);
    const half = accept(audit, counted('B1'), finalize);
    expect(decide(half, { type: 'close-round', round: 1, measurements: [measurement('Mayor')] })).toEqual(
      err({ code: 'jurisdictions-outstanding', jurisdictions: ['Baker'] }),
    );
  });
});

describe('the conclusion', () => {
  test('a full hand count is not concluded where every limit is met, nor a confirmation where one is not', () => {
    expect(decide(closed('Mayor', 'Levy'), { type: 'conclude', outcome: 'full-hand-count' })).toEqual(
      err({ code: 'risk-limit-met' }),
    );
    expect(decide(closed('Mayor'), { type: 'conclude', outcome: 'confirmed' })).toEqual(
      err({ code: 'risk-limit-not-met' }),
    );
  });

  test.each([
    ['confirmed', ['Mayor', 'Levy']],
    ['full-hand-count', ['Mayor']],
  ] as const)('the outcome %s is concluded where it holds', (outcome, met) => {
    expect(decide(closed(...met), { type: 'conclude', outcome })).toEqual(ok([{ type: 'audit-concluded', outcome }]));
  });

  test('an audit that was concluded for a count of every ballot begins it once, and no other begins one', () => {
    const escalatedTo = { auditId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', name: 'Every ballot' };
    const escalate = { type: 'escalate', escalatedTo } as const;
    expect(decide(closed('Mayor'), escalate)).toMatchObject(err({ code: 'audit-not-in-phase' }));
    const confirmed = accept(closed('Mayor', 'Levy'), { type: 'conclude', outcome: 'confirmed' });
    expect(decide(confirmed, escalate)).toEqual(err({ code: 'concluded-without-count' }));
    const concluded = accept(closed('Mayor'), { type: 'conclude', outcome: 'full-hand-count' });
    expect(decide(concluded, escalate)).toEqual(ok([{ type: 'audit-escalated', escalatedTo }]));
    const begun = accept(concluded, escalate);
    expect(begun).toEqual({ ...concluded, escalatedTo });
    expect(decide(begun, escalate)).toEqual(err({ code: 'already-escalated', name: 'Every ballot' }));
    // One that was begun with the conclusion is begun too.
    const atOnce = accept(closed('Mayor'), { type: 'conclude', outcome: 'full-hand-count', escalatedTo });
    expect(decide(atOnce, escalate)).toEqual(err({ code: 'already-escalated', name: 'Every ballot' }));
  });

  test('what a hand tally of every batch overturned is concluded as that, and as nothing else', () => {
    const found = (overturned: boolean) => {
      const outcome = overturned ? 'hand-tally-overturned' : 'hand-tally-confirmed';
      const measurements = [
        measurement('Mayor', { outcome }),
        measurement('Levy', { outcome: 'confirmed', riskLimitMet: true }),
      ];
      return accept(openAudit(TWO, [draw(), draw({ contest: 'Levy' })]), counted('B1', ['Mayor', 'Levy']), finalize, {
        type: 'close-round',
        round: 1,
        measurements,
      });
    };
    expect(decide(found(true), { type: 'conclude', outcome: 'overturned' })).toEqual(
      ok([{ type: 'audit-concluded', outcome: 'overturned' }]),
    );
    expect(decide(found(true), { type: 'conclude', outcome: 'confirmed' })).toEqual(
      err({ code: 'outcome-overturned', contest: 'Mayor' }),
    );
    expect(decide(found(false), { type: 'conclude', outcome: 'overturned' })).toEqual(
      err({ code: 'no-outcome-overturned' }),
    );
  });
});

describe('what an audit may not be concluded as', () => {
  test('a sample settles every contest or leaves one: it is never unsettled', () => {
    for (const audit of [closed('Mayor'), closed('Mayor', 'Levy')]) {
      expect(decide(audit, { type: 'conclude', outcome: 'unsettled' })).toEqual(err({ code: 'risk-limit-not-met' }));
    }
  });

  test('nothing is overturned while a contest is not settled', () => {
    expect(decide(closed('Mayor'), { type: 'conclude', outcome: 'overturned' })).toEqual(
      err({ code: 'risk-limit-not-met' }),
    );
  });

  test('an overturned contest beside the others does not overturn the audit', () => {
    const measurements = [
      measurement('Mayor', { riskLimitMet: true, outcome: 'confirmed' }),
      measurement('Levy', { targeted: false, outcome: 'hand-tally-overturned' }),
    ];
    const polling = openAudit(
      { type: 'ballot-polling', contests: [contest('Mayor'), contest('Levy', { targeted: false })] },
      [draw({ position: 1 })],
    );
    const done = accept(
      { ...polling, rounds: polling.rounds.map((round) => ({ ...round, work: {} })) },
      { type: 'close-round', round: 1, measurements },
    );
    expect(decide(done, { type: 'conclude', outcome: 'overturned' })).toEqual(err({ code: 'no-outcome-overturned' }));
    expect(decide(done, { type: 'conclude', outcome: 'confirmed' }).ok).toBe(true);
  });
});

test('of a contest that met its limit no more is asked, and what was drawn for it does not count for others', () => {
  const both = closed('Mayor');
  expect(decide(both, opening(2, [draw({ contest: 'Levy', batch: 'B2' })], { Levy: 1 })).ok).toBe(true);
  expect(decide(both, opening(2, [draw({ batch: 'B2' })], { Mayor: 1 }))).toEqual(
    err({ code: 'sizes-not-for-outstanding-contests', outstanding: ['Levy'], asked: ['Mayor'] }),
  );
  expect(decide(closed('Mayor', 'Levy'), opening(2, [draw({ batch: 'B2' })]))).toEqual(err({ code: 'risk-limit-met' }));
  // Three batches: one was drawn for the levy before, and two are left. Draws for the mayor do not make up for them.
  const rest = ['B2', 'B3'].map((batch) => draw({ contest: 'Levy', batch }));
  expect(decide(both, opening(2, rest, { Levy: 9 })).ok).toBe(true);
  expect(decide(both, opening(2, [draw({ batch: 'B3' }), ...rest.slice(0, 1)], { Levy: 9 }))).toEqual(
    err({ code: 'sample-not-as-asked', contest: 'Levy', asked: 9, drawn: 1 }),
  );
});

test('a combination has not the name of a batch that was drawn, whatever the manifest in use lists', () => {
  const audit = openAudit(ONE, [draw(), draw({ batch: 'Mixed' })]);
  const mixed = (name: string) => combining({ jurisdiction: 'Adams', name, batches: ['B1', 'B2'] });
  expect(decide(audit, mixed('Mixed'))).toEqual(
    err({ code: 'batches-not-combinable', name: 'Mixed', reason: 'name-in-use' }),
  );
  expect(decide(audit, mixed('B1 and B2')).ok).toBe(true);
});
