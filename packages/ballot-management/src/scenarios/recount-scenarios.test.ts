import { Sha256Schema } from '@plumbline/election';
import { assert, lookUp } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import { describe, expect, test } from 'vitest';
import { draftManifest, manifestCsv } from '../reports/manifest.ts';
import { recountFigures, recountResults, sumsOfRecount } from '../reports/recount-results.ts';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { ContestVotes } from '../state/ballot-event.ts';
import { type Recount, type RecountNamed, recountKey } from '../state/recount.ts';
import type { OpenRoom } from '../state/room.ts';
import { play, refusalOf, refused, text } from '../testing/play-room.ts';
import { county } from '../testing/tamarack.ts';
import { by } from '../testing/tamarack-people.ts';

/* SB-11: Commissioner is recounted in P-03 and in MB-005 to MB-008. Hand counts of the base county: 348, 262, and 200 each. */

const COUNTY = county();
const ORDERED: Recount = { by: 'order', order: 'Recount of 2026-11-20' };
const CONTEST = 'Commissioner';
const SAID = { contest: CONTEST, votesAllowed: 1, cards: null } as const;

/** Votes for the two choices, then overvotes and undervotes: all cards of the batch. */
function votes(lane: number, ruiz: number, over: number, under: number): ContestVotes {
  const choices = [
    { choice: 'Lane', votes: lane },
    { choice: 'Ruiz', votes: ruiz },
  ];
  return { ...SAID, choices, overvotes: over, undervotes: under };
}

/** What was reported before. */
const BEFORE: Readonly<Record<string, ContestVotes>> = {
  'ED-P03-T1': votes(170, 165, 2, 11),
  'ED-P03-T2': votes(130, 120, 1, 11),
  'MB-005': votes(98, 91, 1, 10),
  'MB-006': votes(101, 88, 0, 11),
  'MB-007': votes(95, 96, 1, 8),
  'MB-008': votes(99, 90, 0, 11),
};
const cardsOf = (batch: string) => ({ 'ED-P03-T1': 348, 'ED-P03-T2': 262 })[batch] ?? 200;

type Said = Partial<Omit<BallotCommandOf<'report-recount'>, 'type' | 'signIns' | 'at'>>;
const report = (batch: string, said: Said = {}, who = 'gorski') => {
  const before = BEFORE[batch];
  assert(before !== undefined, 'the batch is recounted', batch);
  const found = { recount: ORDERED, batch, cards: cardsOf(batch), before, after: before };
  return by(who, { type: 'report-recount', ...found, ...said });
};
const resultOf = (batch: string, number = 1, recount = ORDERED): RecountNamed => {
  return { recount, batch, contest: CONTEST, report: number };
};
const approve = (results: readonly RecountNamed[], who = 'reyes') => by(who, { type: 'approve-recounts', results });
const explain = (result: RecountNamed, reason: string, who = 'gorski') =>
  by(who, { type: 'explain-recount', result, reason: text(reason) });
const newestOf = (room: OpenRoom, named: RecountNamed) => lookUp(room.recounts, recountKey(named))?.reports.at(-1);

describe('B7 SB-11 results before and after a recount, batch by batch', () => {
  test('B7 SB-11 Commissioner in each batch as it was: the difference is 0, and somebody else approves it', () => {
    const batches = Object.keys(BEFORE);
    const reported = play(COUNTY, ...batches.map((batch) => report(batch)));
    const approved = play(reported, approve(batches.map((batch) => resultOf(batch))));
    const results = recountResults(approved);
    expect(results.map(({ batch }) => batch)).toEqual(batches);
    expect(results.map(({ reports }) => reports.at(-1)?.state.is)).toEqual(batches.map(() => 'approved'));
    // 170 + 130 + 98 + 101 + 95 + 99, 165 + 120 + 91 + 88 + 96 + 90, 2 + 1 + 1 + 1, 11 + 11 + 10 + 11 + 8 + 11, 348 + 262 + 800.
    expect(sumsOfRecount(results)).toEqual([
      { what: 'choice', name: 'Lane', before: 693, after: 693, net: 0, gross: 0 },
      { what: 'choice', name: 'Ruiz', before: 650, after: 650, net: 0, gross: 0 },
      { what: 'overvotes', name: '', before: 5, after: 5, net: 0, gross: 0 },
      { what: 'undervotes', name: '', before: 62, after: 62, net: 0, gross: 0 },
      { what: 'cards', name: '', before: 1410, after: 1410, net: 0, gross: 0 },
    ]);
  });

  test('B7 SB-11 a sheet in the wrong folder is +1 and −1: nothing net and two gross, until both are recounted', () => {
    const mixed = play(
      COUNTY,
      report('MB-005', { cards: 201, after: votes(99, 91, 1, 10) }),
      report('MB-006', { cards: 199, after: votes(100, 88, 0, 11) }),
    );
    const cards = (room: OpenRoom) => sumsOfRecount(recountResults(room)).find(({ what }) => what === 'cards');
    expect(cards(mixed)).toMatchObject({ before: 400, after: 400, net: 0, gross: 2 });
    const again = play(mixed, report('MB-005'), report('MB-006'));
    expect(cards(again)).toMatchObject({ net: 0, gross: 0 });
    // Nothing that was recorded is taken away.
    expect(lookUp(again.recounts, recountKey(resultOf('MB-005')))?.reports.map((one) => one.cards)).toEqual([201, 200]);
  });

  test('what differs is approved only once somebody has said why', () => {
    const differing = report('MB-007', { after: votes(96, 95, 1, 8) });
    const room = play(COUNTY, differing);
    expect(refusalOf(room, approve([resultOf('MB-007')]))).toEqual({
      code: 'recount-not-explained',
      batch: 'MB-007',
      contest: CONTEST,
    });
    expect(refusalOf(room, explain(resultOf('MB-007'), 'a mark'))).toMatchObject({ code: 'text-too-short' });
    const why = 'One mark outside of the oval was read for Ruiz by the scanner';
    const explained = play(room, explain(resultOf('MB-007'), why), approve([resultOf('MB-007')]));
    expect(newestOf(explained, resultOf('MB-007'))).toMatchObject({
      reason: { by: ['gorski'] },
      state: { is: 'approved', by: ['reyes'] },
    });
    const same = play(COUNTY, report('MB-008'));
    expect(refusalOf(same, explain(resultOf('MB-008'), why))).toEqual({
      code: 'recount-not-differing',
      batch: 'MB-008',
    });
  });

  test('B8 nobody approves what they recorded or explained, and that they tried stands in the log', () => {
    const room = play(COUNTY, report('MB-005', {}, 'okafor'));
    expect(refusalOf(room, approve([resultOf('MB-005')], 'okafor'))).toEqual({
      code: 'recount-reviewed-by-reporter',
      batch: 'MB-005',
      person: 'okafor',
    });
    const tried = refused(room, approve([resultOf('MB-005')], 'okafor'));
    expect(tried.refusedActs.at(-1)).toMatchObject({ code: 'recount-reviewed-by-reporter' });
    const differing = play(COUNTY, report('MB-007', { after: votes(96, 95, 1, 8) }));
    const explained = play(differing, explain(resultOf('MB-007'), 'A mark outside of the oval was read', 'okafor'));
    expect(refusalOf(explained, approve([resultOf('MB-007')], 'okafor'))).toMatchObject({ person: 'okafor' });
  });

  test('a result that was recorded anew since is not approved, and neither is one that was sent back', () => {
    const twice = play(COUNTY, report('MB-005'), report('MB-005'));
    expect(refusalOf(twice, approve([resultOf('MB-005', 1)]))).toEqual({
      code: 'recount-not-waiting',
      batch: 'MB-005',
    });
    const back = play(
      COUNTY,
      report('MB-005'),
      by('reyes', {
        type: 'return-recounts',
        results: [resultOf('MB-005')],
        reason: text('The tally sheet says 97 for Lane'),
      }),
    );
    expect(newestOf(back, resultOf('MB-005'))?.state.is).toBe('returned');
    expect(refusalOf(back, approve([resultOf('MB-005')]))).toMatchObject({ code: 'recount-not-waiting' });
    expect(newestOf(play(back, report('MB-005')), resultOf('MB-005', 2))?.state.is).toBe('waits');
  });

  test('the figures before are the approved votes of the batch where there are any, and nobody types others', () => {
    const [of] = [BEFORE['MB-005']];
    assert(of !== undefined, 'the batch is recounted');
    const reported = play(
      COUNTY,
      by('okafor', { type: 'report-votes', batch: 'MB-005', cards: 200, contests: [of], method: 'tape' }),
    );
    expect(refusalOf(reported, report('MB-005'))).toMatchObject({ code: 'recount-before-not-approved' });
    const known = play(reported, by('reyes', { type: 'approve-votes', reports: [{ batch: 'MB-005', report: 1 }] }));
    expect(refusalOf(known, report('MB-005', { before: votes(97, 92, 1, 10) }))).toMatchObject({
      code: 'recount-before-known',
    });
    const recounted = play(known, report('MB-005', { before: null, after: votes(97, 92, 1, 10) }));
    const newest = newestOf(recounted, resultOf('MB-005'));
    assert(newest !== undefined, 'it was recorded');
    expect(newest.beforeFrom).toBe(1);
    expect(recountFigures(newest).map(({ name, difference }) => [name, difference])).toEqual([
      ['Lane', 1],
      ['Ruiz', -1],
      ['', 0],
      ['', 0],
      ['', 0],
    ]);
    expect(refusalOf(COUNTY, report('MB-005', { before: null }))).toMatchObject({ code: 'recount-before-missing' });
  });

  test('votes that the cards cannot have, and other choices, are refused', () => {
    expect(refusalOf(COUNTY, report('MB-005', { after: votes(150, 91, 1, 10) }))).toMatchObject({
      code: 'votes-too-many',
    });
    const other = { ...votes(98, 91, 1, 10), choices: [{ choice: 'Lane', votes: 98 }] };
    expect(refusalOf(COUNTY, report('MB-005', { after: { ...other, undervotes: null } }))).toMatchObject({
      code: 'recount-of-other-choices',
    });
    const twice = { ...votes(98, 91, 1, 10), choices: [1, 2].map((at) => ({ choice: 'Lane', votes: at })) };
    expect(refusalOf(COUNTY, report('MB-005', { after: twice }))).toMatchObject({ code: 'votes-named-twice' });
  });

  test('a recount in an audit is another recount than an ordered one, and both stay', () => {
    const audit: Recount = { by: 'audit', audit: 'A1' };
    const room = play(COUNTY, report('MB-005'), report('MB-005', { recount: audit, after: votes(98, 92, 1, 9) }));
    expect(recountResults(room).map(({ recount, reports }) => [recount.by, reports.length])).toEqual([
      ['audit', 1],
      ['order', 1],
    ]);
  });

  test('a result puts nothing in the way of a manifest that is frozen', () => {
    const csv = manifestCsv(draftManifest(COUNTY, 'by-batch'));
    const file = { name: 'tamarack.csv', bytes: csv.length, sha256: Sha256Schema.parse(sha256Hex(csv)) };
    const frozen = play(COUNTY, by('okafor', { type: 'freeze-manifest', form: 'by-batch', file }));
    const room = play(frozen, report('MB-005', { after: votes(97, 92, 1, 10) }));
    expect(room.manifests).toEqual(frozen.manifests);
    expect(room.incidents.size).toBe(frozen.incidents.size);
  });
});
