import { assert } from '@plumbline/prelude';
import { randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { decide } from '../../frame/decide.ts';
import { drawSample } from '../../frame/draw-sample.ts';
import { measureRisk } from '../../frame/measure-risk.ts';
import { assertBegun, assertInRounds } from '../../state/assert-phase.ts';
import type { AuditCommand } from '../../state/audit-command.ts';
import type { AuditEvent } from '../../state/audit-event.ts';
import { type Audit, NOT_BEGUN } from '../../state/audit-state.ts';
import { EARLIER_SCHEMAS, type SealedEvent, sealedRound } from '../../state/earlier-events.ts';
import { AUDIT_EVENT_SCHEMAS } from '../../state/events/audit-event-schemas.ts';
import { evolve } from '../../state/evolve.ts';
import { digestOfText } from '../../state/free-text.ts';
import { CONTRACT_CELLS } from './contract-cells.ts';
import type { MadeElection } from './made-election.ts';
import { cardsFor, inBatches, madeContest, shuffled } from './made-elections.ts';
import { inputsOf, openDesk, playAudit, playRound } from './play-audit.ts';

/** An audit of each cell of the contract, with the log it left. */
const PLAYED = CONTRACT_CELLS.map((cell) => {
  const random = randomSource(`whole audits\n${cell.situation}`);
  const election = cell.makeElection(random);
  return { situation: cell.situation, election, ...playAudit(election, cell.adversary, random) };
});

test.each(PLAYED)('the log alone gives the state again: $situation', ({ audit, events }) => {
  expect(events.reduce(evolve, NOT_BEGUN)).toEqual(audit);
});

test.each(PLAYED)('every event stands as its schema reads it: $situation', ({ events }) => {
  for (const { type, ...data } of events.map(asSealed)) {
    const read = AUDIT_EVENT_SCHEMAS[type].schema.safeParse(data);
    expect({ type, error: read.error, data: read.data }).toEqual({ type, error: undefined, data });
  }
});

/** The event as the log holds it: what was drawn stands in a file, which it names. */
function asSealed(event: AuditEvent): SealedEvent {
  if (event.type !== 'round-opened') return event;
  const { draws, phantomDraws } = event;
  const sha256 = digestOfText({ salt: '0'.repeat(64), text: JSON.stringify([draws, phantomDraws]) });
  return sealedRound(event, { sha256, bytes: 1, draws: draws.length, phantomDraws: phantomDraws.length });
}

test.each(PLAYED)('what was drawn stands as the entry of an earlier log would hold it: $situation', ({ events }) => {
  for (const { type, ...data } of events) {
    if (type !== 'round-opened') continue;
    const read = EARLIER_SCHEMAS[type][2].safeParse(data);
    expect({ error: read.error, data: read.data }).toEqual({ error: undefined, data });
  }
});

test.each(PLAYED)('an audit rebuilt from its log draws and measures the same again: $situation', (played) => {
  const { events, election } = played;
  const inputs = inputsOf(election);
  let audit: Audit = NOT_BEGUN;
  for (const event of events) {
    if (event.type === 'round-opened') {
      const { sampleSizes, strata, drawnFrom, draws, phantomDraws } = event;
      const divided = strata === undefined ? {} : { strata };
      expect(drawSample({ audit: assertBegun(audit), inputs, sampleSizes, ...divided })).toEqual({
        ok: true,
        value: { drawnFrom, draws, phantomDraws, ...divided },
      });
    }
    if (event.type === 'round-closed') {
      expect(measureRisk({ audit: assertInRounds(audit), inputs })).toEqual({ ok: true, value: event.measurements });
    }
    audit = evolve(audit, event);
  }
});

test.each(PLAYED)('what is refused leaves the audit as it was: $situation', ({ events, commands }) => {
  const oneOfEach = [...new Map(commands.map((command) => [command.type, command])).values()];
  let audit: Audit = NOT_BEGUN;
  let refused = 0;
  for (const event of events) {
    audit = frozen(evolve(audit, event));
    // One ballot more is not another situation.
    if (event.type === 'ballot-recorded') continue;
    const before = structuredClone(audit);
    const refusals = oneOfEach.filter((command) => !decide(audit, frozen(command)).ok);
    refused += refusals.length;
    expect(audit).toEqual(before);
  }
  expect(refused).toBeGreaterThan(events.length / 10);
});

/** Whoever writes into it throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
}

const DECIDED: MadeElection = {
  type: 'ballot-polling',
  method: 'bravo',
  riskLimitPercent: 10,
  jurisdictions: [{ name: 'J1', expectedBallots: null }],
  contests: [madeContest('C', { A: 60, B: 40 }, { totalBallots: 100 })],
  batches: inBatches('J1', shuffled(cardsFor('C', { A: 50, B: 50 }), randomSource('cards'))),
};

/** Whatever was entered for one round; the round is closed, and another may have been opened. */
function afterARound(election: MadeElection, sampleSizes: Readonly<Record<string, number>>) {
  const random = randomSource('after a round');
  const adversary = { roundsMax: 2, sizes: () => ({}) };
  const { desk, inputs } = openDesk(election, adversary, random);
  const play = { table: { audit: assertBegun(desk.audit()), election, inputs, random }, adversary, sampleSizes };
  playRound(desk, { ...play, round: 1 });
  return { desk, inputs, entered: desk.commands.filter(isEntry) };
}

function isEntry({ type }: AuditCommand): boolean {
  return ['record-ballot', 'sign-off-board', 'record-batch', 'finalize-tallies'].includes(type);
}

test('what was seen on a card cannot be changed once its round is closed, nor in a later round', () => {
  const { desk, inputs, entered } = afterARound(DECIDED, { C: 20 });
  expect(entered.length).toBeGreaterThan(10);
  expect(entered.filter((command) => decide(desk.audit(), command).ok)).toEqual([]);
  const sampleSizes = { C: 20 };
  const sample = drawSample({ audit: assertBegun(desk.audit()), inputs, sampleSizes });
  assert(sample.ok, 'a second sample is drawn', sample);
  desk.submitAll([{ type: 'open-round', round: 2, sampleSizes, ...sample.value, extraBatches: [] }]);
  expect(entered.filter((command) => decide(desk.audit(), command).ok)).toEqual([]);
});

test('what was counted in a batch cannot be changed once its round is closed', () => {
  const cell = CONTRACT_CELLS.find(({ type }) => type === 'batch-comparison');
  assert(cell !== undefined, 'batch comparison is tried');
  const { desk, entered } = afterARound(cell.makeElection(randomSource('batches')), { C: 10 });
  expect(entered.length).toBeGreaterThan(5);
  expect(entered.filter((command) => decide(desk.audit(), command).ok)).toEqual([]);
});

test('however many cards are in no manifest, no ticket of a listed card moves', () => {
  const listedDraws = (cast: number) => {
    const [contest] = DECIDED.contests;
    const election = { ...DECIDED, contests: [{ ...contest, totalBallots: cast }] };
    const { desk, inputs } = openDesk(election, { roundsMax: 1, sizes: () => ({}) }, randomSource('one seed'));
    const sample = drawSample({ audit: assertBegun(desk.audit()), inputs, sampleSizes: { C: 100 } });
    assert(sample.ok, 'a sample is drawn', sample);
    return sample.value;
  };
  const all = listedDraws(100);
  expect(all.phantomDraws).toEqual([]);
  for (const cast of [101, 110, 150, 200]) {
    const { draws, phantomDraws } = listedDraws(cast);
    expect(draws.length + phantomDraws.length).toBe(100);
    expect(draws).toEqual(all.draws.slice(0, draws.length));
  }
  expect(listedDraws(200).phantomDraws.length).toBeGreaterThan(20);
});
