import { assert } from '@plumbline/prelude';
import { randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { decide } from '../../frame/decide.ts';
import { missingInputs } from '../../frame/decide-planning.ts';
import { drawsByStratum } from '../../frame/draws-by-stratum.ts';
import type { StratumSizes } from '../../sampling/stratum.ts';
import { assertBegun, assertInRounds } from '../../state/assert-phase.ts';
import { accept, plannedAudit } from '../../testing/build-audit.ts';
import { compared, pairs } from '../contract/comparison-cell.ts';
import { cards, reportedWith, withoutRecords } from '../contract/hybrid-cell.ts';
import type { MadeBatch, MadeElection } from '../contract/made-election.ts';
import { laidOver } from '../contract/made-elections.ts';
import { type Adversary, drawnFor, openDesk, playRound } from '../contract/play-audit.ts';
import { kindOf } from '../kinds.ts';

/*
 * Small hybrid audits through the decisions, draws and measurements of the product. In each A wins as reported, unless it is
 * said; 20 cards have records and 10 have none.
 */

const RANDOM = () => randomSource('hybrid');
const A = ['A'];
const B = ['B'];
const HONEST: Adversary = { roundsMax: 1, sizes: () => ({}) };

type Change = Partial<Pick<MadeElection, 'contests' | 'batches' | 'jurisdictions'>>;

function election(change: Change = {}): MadeElection {
  const batches = usualBatches();
  return {
    type: 'hybrid',
    method: 'suite',
    riskLimitPercent: 10,
    jurisdictions: [{ name: 'J1', expectedBallots: null }],
    contests: [reportedWith(batches, { A: 7, B: 3 })],
    batches,
    ...change,
  };
}

function usualBatches(): readonly MadeBatch[] {
  const random = RANDOM();
  return [
    compared('J1', [...pairs(14, A), ...pairs(6, B)], random),
    withoutRecords('J1', [...cards(7, A), ...cards(3, B)], random),
  ];
}

/** The same, and on every card a vote for the levy. */
function batchesWithLevy(): readonly MadeBatch[] {
  const random = RANDOM();
  const others = [...cards(7, A), ...cards(3, B)];
  return [
    compared(
      'J1',
      [...pairs(14, A), ...pairs(6, B)].map(({ cvr, card }) => ({
        cvr: { ...cvr, Levy: ['Yes'] },
        card: { ...card, Levy: ['Yes'] },
      })),
      random,
    ),
    withoutRecords('J1', laidOver(others, cards(others.length, ['Yes'], 'Levy')), random),
  ];
}

/** Plays rounds of these sizes and answers what the last of them measured, contest by contest. */
function measured(
  made: MadeElection,
  rounds: readonly Readonly<Record<string, StratumSizes>>[],
  adversary: Adversary = HONEST,
  random = RANDOM(),
) {
  const { desk, inputs } = openDesk(made, adversary, random);
  let found: ReturnType<typeof playRound> = [];
  for (const [index, sampleSizes] of rounds.entries()) {
    const table = { audit: assertBegun(desk.audit()), election: made, inputs, random };
    found = playRound(desk, { table, adversary, round: index + 1, sampleSizes });
  }
  return { found, audit: assertInRounds(desk.audit()), inputs };
}

test('a round says how many of each stratum are drawn, and the parts add up', () => {
  const { desk, inputs } = openDesk(election(), HONEST, RANDOM());
  const table = { audit: assertBegun(desk.audit()), election: election(), inputs, random: RANDOM() };
  const { strata: _, ...sample } = drawnFor(table, { C: { cvr: 3, noCvr: 2 } });
  const opening = { type: 'open-round', round: 1, sampleSizes: { C: 5 }, ...sample, extraBatches: [] } as const;
  const refused = { ok: false, error: { code: 'sizes-not-divided', contest: 'C' } };
  expect(decide(desk.audit(), opening)).toEqual(refused);
  expect(decide(desk.audit(), { ...opening, strata: { C: { cvr: 3, noCvr: 3 } } })).toEqual(refused);
  expect(decide(desk.audit(), { ...opening, strata: { C: { cvr: 3, noCvr: 2 } } })).toMatchObject({ ok: true });
  const other = { ...refused.error, contest: 'D' };
  const ofTwo = { C: { cvr: 3, noCvr: 2 }, D: { cvr: 1, noCvr: 1 } };
  expect(decide(desk.audit(), { ...opening, strata: ofTwo })).toEqual({ ok: false, error: other });
});

test('where all cards are one population, nobody divides a size', () => {
  const all = usualBatches().slice(0, 1);
  const made = { ...election({ batches: all }), type: 'ballot-comparison', method: 'super-simple' } as const;
  const contests = [reportedWith(all, { A: 0, B: 0 })];
  const { desk, inputs } = openDesk({ ...made, contests }, HONEST, RANDOM());
  const sample = drawnFor({ audit: assertBegun(desk.audit()), election: made, inputs, random: RANDOM() }, { C: 5 });
  const opening = { type: 'open-round', round: 1, sampleSizes: { C: 5 }, ...sample, extraBatches: [] } as const;
  expect(decide(desk.audit(), { ...opening, strata: { C: { cvr: 5, noCvr: 0 } } })).toEqual({
    ok: false,
    error: { code: 'sizes-divided-without-strata' },
  });
});

test('strata are told apart by batches, so no other way of drawing is chosen', () => {
  const { desk } = openDesk(election(), HONEST, RANDOM());
  const audit = { ...assertBegun(desk.audit()), phase: 'planning' } as const;
  const choice = { type: 'choose-sampling', cardStyles: true, selection: { rule: 'tickets' } } as const;
  expect(decide(audit, choice)).toMatchObject({ ok: false, error: { code: 'not-for-audit-type' } });
});

test('each stratum has its own sequence: what one draws moves nothing in the other', () => {
  const { desk, inputs } = openDesk(election(), HONEST, RANDOM());
  const table = { audit: assertBegun(desk.audit()), election: election(), inputs, random: RANDOM() };
  const few = drawnFor(table, { C: { cvr: 2, noCvr: 8 } }).draws;
  const many = drawnFor(table, { C: { cvr: 15, noCvr: 8 } }).draws;
  expect(many.filter(({ batch }) => batch === 'P1')).toEqual(few.filter(({ batch }) => batch === 'P1'));
  expect(many.filter(({ batch }) => batch === 'B1').slice(0, 2)).toEqual(few.filter(({ batch }) => batch === 'B1'));
});

test('where nothing is wrong more draws lower the risk; a stratum that could hide the whole margin cannot be left out', () => {
  const risk = (sizes: StratumSizes) => measured(election(), [{ C: sizes }]).found[0]?.pValue ?? 1;
  expect(risk({ cvr: 18, noCvr: 8 })).toBeLessThan(risk({ cvr: 8, noCvr: 8 }));
  expect(risk({ cvr: 18, noCvr: 8 })).toBeLessThan(risk({ cvr: 18, noCvr: 5 }));
  // A leads by 12. The ten cards without records, reported 7 : 3, can take 14 from that.
  expect(risk({ cvr: 18, noCvr: 0 })).toBe(1);
});

/** All cards of both strata, in rounds that draw as many as are left until nobody has to be looked for. */
function everyCard(made: MadeElection, adversary: Adversary = HONEST) {
  const random = RANDOM();
  const { desk, inputs } = openDesk(made, adversary, random);
  for (let round = 1; ; round += 1) {
    const table = { audit: assertBegun(desk.audit()), election: made, inputs, random };
    const seen = 'results' in table.audit ? table.audit.results.ballots : undefined;
    assert(round < 60, 'every card is drawn in the end', { seen });
    const sizes = round === 1 ? { cvr: 20, noCvr: 10 } : { cvr: 1, noCvr: 0 };
    const [found] = playRound(desk, { table, adversary, round, sampleSizes: { C: sizes } });
    assert(found !== undefined, 'the contest is measured');
    if (found.handTally !== null || found.riskLimitMet) return found;
  }
}

test('once every card was looked for, the count decides: a wrong outcome is overturned', () => {
  const random = RANDOM();
  const batches = [
    compared('J1', [...pairs(9, A), ...pairs(5, A, B), ...pairs(6, B)], random),
    withoutRecords('J1', [...cards(5, A), ...cards(5, B)], random),
  ];
  const found = everyCard(election({ batches, contests: [reportedWith(batches, { A: 5, B: 5 })] }));
  expect(found).toMatchObject({
    pValue: 1,
    riskLimitMet: false,
    outcome: 'hand-tally-overturned',
    handTally: { winners: ['B'], agrees: false, settled: true },
  });
});

test('cards that are cast and in no manifest are drawn where there are no records, once each at most', () => {
  const [inRecords, others] = usualBatches();
  assert(inRecords !== undefined && others !== undefined, 'there are two batches');
  const batches = [inRecords, others];
  const contests = [reportedWith(batches, { A: 7, B: 3 }, { totalBallots: 34 })];
  const { audit, inputs, found } = measured(election({ batches, contests }), [{ C: { cvr: 40, noCvr: 10 } }]);
  const phantoms = audit.rounds[0]?.phantomDraws ?? [];
  expect(phantoms.length).toBeGreaterThan(0);
  expect(new Set(phantoms.map(({ phantom }) => phantom)).size).toBe(phantoms.length);
  expect(found[0]?.phantomDraws).toBe(phantoms.length);
  const [contest] = audit.plan.contests;
  assert(contest !== undefined, 'there is a contest');
  const strata = drawsByStratum(audit, contest, { inputs, round: 1 });
  expect(strata?.noCvr).toEqual({ draws: 10, distinct: 10 - phantoms.length });
  expect(strata?.cvr.draws).toBe(40);
});

test('a contest beside the others has the unlisted cards that come before the last card drawn from its own', () => {
  const batches = batchesWithLevy();
  const levy = reportedWith(batches, { Yes: 10, No: 0 }, { name: 'Levy', targeted: false, totalBallots: 34 });
  const made = election({ batches, contests: [reportedWith(batches, { A: 7, B: 3 }, { totalBallots: 34 }), levy] });
  const found = Array.from({ length: 10 }, (_, source) => {
    const { audit, inputs } = measured(made, [{ C: { cvr: 5, noCvr: 9 } }], HONEST, randomSource(`beside ${source}`));
    return kindOf(audit.plan).counted(audit, audit.plan.contests[1] ?? levy, inputs).phantomDraws;
  });
  // Four of fourteen, of which the nine that were drawn reach past most.
  expect(found.every((phantoms) => phantoms >= 0 && phantoms <= 4)).toBe(true);
  expect(found.reduce((sum, phantoms) => sum + phantoms, 0)).toBeGreaterThan(10);
});

test('once every listed card was drawn, the cards that are in no manifest count as drawn too', () => {
  const [inRecords, others] = usualBatches();
  assert(inRecords !== undefined && others !== undefined, 'there are two batches');
  const batches = [inRecords, others];
  const made = election({ batches, contests: [reportedWith(batches, { A: 7, B: 3 }, { totalBallots: 34 })] });
  const riskOf = (noCvr: number, source: number) => {
    const { found } = measured(made, [{ C: { cvr: 5, noCvr } }], HONEST, randomSource(`unlisted ${source}`));
    return { pValue: found[0]?.pValue, phantomDraws: found[0]?.phantomDraws };
  };
  // Of ten that are listed and four that are not, thirteen leave one that is not in four of fourteen draws.
  const sources = Array.from({ length: 20 }, (_, source) => source).filter((one) => riskOf(13, one).phantomDraws === 3);
  expect(sources.length).toBeGreaterThan(0);
  for (const source of sources) expect(riskOf(13, source).pValue).toBe(riskOf(14, source).pValue);
});

test('a manifest that does not say which batches have records tells no strata apart', () => {
  const audit = assertBegun(plannedAudit({ type: 'hybrid' }));
  expect(missingInputs(audit)).toContainEqual({ what: 'manifest-without-strata', jurisdiction: 'Adams' });
  const removed = assertBegun(accept(audit, { type: 'remove-file', kind: 'manifest', jurisdiction: 'Adams' }));
  expect(missingInputs(removed)).toContainEqual({ what: 'manifest', jurisdiction: 'Adams' });
});

test('a contest nobody drew for is measured where others drew from its cards, and not at all where they drew from none', () => {
  const batches = [...batchesWithLevy(), withoutRecords('J2', cards(10, ['Yes'], 'Levy'), RANDOM())];
  const levy = (jurisdictions: readonly string[]) =>
    reportedWith(batches, { Yes: jurisdictions.length * 10, No: 0 }, { name: 'Levy', targeted: false, jurisdictions });
  const made = (jurisdictions: readonly string[]) =>
    election({
      batches,
      jurisdictions: ['J1', 'J2'].map((name) => ({ name, expectedBallots: null })),
      contests: [reportedWith(batches, { A: 7, B: 3 }, { jurisdictions: ['J1'] }), levy(jurisdictions)],
    });
  const inJ1 = measured(made(['J1']), [{ C: { cvr: 8, noCvr: 6 } }]).found[1];
  expect(inJ1).toMatchObject({ contest: 'Levy', sampleSize: null, draws: 14 });
  expect(inJ1?.pValue).toBeLessThan(1);
  // Of J2, which has cards without records only, nobody drew: that stratum has no sample, and the other still has.
  const both = measured(made(['J1', 'J2']), [{ C: { cvr: 8, noCvr: 6 } }]);
  expect(both.found[1]).toMatchObject({ contest: 'Levy', draws: 8 });
  const [, wide] = both.audit.plan.contests;
  assert(wide !== undefined, 'there are two contests');
  const counted = kindOf(both.audit.plan).counted(both.audit, wide, both.inputs);
  expect([counted.draws.length, counted.phantomDraws]).toEqual([8, 0]);
  // Only cards without records were drawn of J1, and none of J2: nothing is a sample.
  const nothing = measured(made(['J1', 'J2']), [{ C: { cvr: 0, noCvr: 6 } }]).found[1];
  expect(nothing).toMatchObject({ contest: 'Levy', pValue: null, outcome: 'not-measured' });
});
