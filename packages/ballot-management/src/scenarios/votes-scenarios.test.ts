import { Sha256Schema } from '@plumbline/election';
import { parseCandidateTotalsCsv, type TabulatorBatchRow } from '@plumbline/election-files';
import { assert, entriesOf, lookUp } from '@plumbline/prelude';
import { sha256Hex } from '@plumbline/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asksForAudits, digestsOutdated, noteCommitments } from '../decisions/note-commitments.ts';
import { roomSeenBy } from '../decisions/room-seen-by.ts';
import { decideImport } from '../imports/decide-import.ts';
import { figuresOf } from '../reports/figures.ts';
import { draftManifest, manifestCsv } from '../reports/manifest.ts';
import { draftTallies, newestReport, talliesCsv } from '../reports/tallies.ts';
import type { BallotEventOf, ContestVotes } from '../state/ballot-event.ts';
import type { OpenRoom } from '../state/room.ts';
import { after, injected, play, refusalOf, refused, text } from '../testing/play-room.ts';
import { counted, county, coverSheet, nameOf } from '../testing/tamarack.ts';
import { AFTER, by } from '../testing/tamarack-people.ts';

const COUNTY = county();
const FIGURES = figuresOf(COUNTY);
/** The 30 batches of the county, with what their tabulators counted. */
const BATCHES = draftManifest(COUNTY, 'by-batch').rows.map((row) => {
  const batch = lookUp(COUNTY.batches, row.batch);
  assert(batch !== undefined, 'a row is of a batch', row.batch);
  return { ...row, tabulatorBatch: batch.tabulatorBatch, cards: FIGURES.at(batch.countedAt, 'tabulated')?.value ?? 0 };
});
const MAYOR = { name: 'Mayor', votesAllowed: 1, choices: ['Ann Lane', 'Bo Ruiz'] } as const;
const COUNCIL = { name: 'Council - Seats', votesAllowed: 2, choices: ['C', 'D', 'E'] } as const;
const ASKED = { contests: [MAYOR, COUNCIL], contestsInAudit: 2 };

type Reported = readonly ContestVotes[];

function votesOf(mayor: readonly number[], council: readonly number[] = [0, 0, 0]): Reported {
  const said = { overvotes: null, undervotes: null, cards: null };
  const contest = ({ name, votesAllowed, choices }: typeof MAYOR | typeof COUNCIL, votes: readonly number[]) => ({
    contest: name,
    votesAllowed,
    choices: choices.map((choice, at) => ({ choice, votes: votes[at] ?? 0 })),
    ...said,
  });
  return [contest(MAYOR, mayor), contest(COUNCIL, council)];
}

const cardsOf = (batch: string) => BATCHES.find((each) => each.batch === batch)?.cards ?? 0;
const report = (batch: string, contests: Reported = votesOf([cardsOf(batch), 0]), cards = cardsOf(batch)) =>
  by('okafor', { type: 'report-votes', batch, cards, contests, method: 'report.csv' });
const numberOf = (room: OpenRoom, batch: string) => lookUp(room.votes, batch)?.length ?? 0;
const approve = (room: OpenRoom, batches: readonly string[], who = 'reyes') =>
  by(who, { type: 'approve-votes', reports: batches.map((batch) => ({ batch, report: numberOf(room, batch) })) });

function allApproved(room: OpenRoom): OpenRoom {
  const reported = play(room, ...BATCHES.map(({ batch }) => report(batch)));
  return play(
    reported,
    approve(
      reported,
      BATCHES.map(({ batch }) => batch),
    ),
  );
}

const draftOf = (room: OpenRoom) => draftTallies(room, draftManifest(room, 'by-batch'), ASKED);
const obstaclesOf = (room: OpenRoom) => draftOf(room).obstacles;

/** The room once an audit was given the votes as they are: with a manifest that is frozen. */
function handedOver(room: OpenRoom, audit = 'audit-1'): OpenRoom {
  const csv = manifestCsv(draftManifest(room, 'by-batch'));
  const file = { name: 'tamarack.csv', bytes: csv.length, sha256: Sha256Schema.parse(sha256Hex(csv)) };
  const frozen =
    room.manifests.length > 0 ? room : play(room, by('okafor', { type: 'freeze-manifest', form: 'by-batch', file }));
  return injected(frozen, handedOverEvent(frozen, audit));
}

function handedOverEvent(room: OpenRoom, audit: string): BallotEventOf<'tallies-handed-over'> {
  const made = talliesCsv(draftOf(room), ASKED);
  const file = { name: 'votes.csv', bytes: made.length, sha256: Sha256Schema.parse(sha256Hex(made)) };
  const version = room.manifests.at(-1)?.version ?? 0;
  return { type: 'tallies-handed-over', by: [], at: AFTER, audit, version, file, ...ASKED };
}

const standing = (room: OpenRoom) => room.tallies.map(({ audit, withdrawnBecause }) => [audit, withdrawnBecause]);
const incidentsOf = (room: OpenRoom) =>
  [...entriesOf(room.incidents)].flatMap(([, { kind, subject }]) =>
    kind === 'SOURCE_CHANGED_AFTER_COMMITMENT' ? [subject] : [],
  );

test('what an audit is given is, batch by batch, what was approved last, whatever was reported, corrected and sent back before', () => {
  const figures = fc.record({
    mayor: fc.tuple(fc.nat(1000), fc.nat(1000)),
    council: fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)),
    times: fc.integer({ min: 1, max: 3 }),
    isReturned: fc.boolean(),
  });
  /** Numbers in these proportions that are so many together, or fewer. */
  const within = (most: number, parts: readonly number[]) => {
    const all = parts.reduce((sum, each) => sum + each, 0);
    return parts.map((each) => (all === 0 ? 0 : Math.floor((each * most) / all)));
  };
  fc.assert(
    fc.property(fc.array(figures, { minLength: BATCHES.length, maxLength: BATCHES.length }), (drawn) => {
      let room = COUNTY;
      const expected = new Map<string, readonly number[]>();
      for (const [at, { batch, cards }] of BATCHES.entries()) {
        const { mayor, council, times, isReturned } = drawn[at] ?? {
          mayor: [],
          council: [],
          times: 1,
          isReturned: false,
        };
        for (let time = 1; time <= times; time += 1) {
          const [ofMayor, ofCouncil] = [within(cards - time, mayor), within(2 * (cards - time), council)];
          room = play(room, report(batch, votesOf(ofMayor, ofCouncil)));
          if (time < times && isReturned) {
            const reports = [{ batch, report: numberOf(room, batch) }];
            const reason = text('The tape of the tabulator says something else.');
            room = play(room, by('reyes', { type: 'return-votes', reports, reason }));
          }
          expected.set(batch, [...ofMayor, ...ofCouncil]);
        }
      }
      room = play(
        room,
        approve(
          room,
          BATCHES.map(({ batch }) => batch),
        ),
      );
      const draft = draftOf(room);
      expect(draft.obstacles).toEqual([]);
      // Read as the audit reads it, against its contests and its manifest.
      const bytes = new TextEncoder().encode(talliesCsv(draft, ASKED));
      const manifest = draftManifest(room, 'by-batch').rows.map(({ name, cards }) => ({ batch: name, ballots: cards }));
      const parsed = parseCandidateTotalsCsv({ name: 'votes.csv', bytes }, { contests: ASKED.contests, manifest });
      expect(parsed.issues.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
      assert(parsed.accepted, 'the audit reads the file', parsed.issues);
      expect(parsed.value.batches).toHaveLength(30);
      for (const { batch: name, votes } of parsed.value.batches) {
        const batch = BATCHES.find((each) => each.name === name)?.batch ?? '';
        const read = [votes.Mayor?.['Ann Lane'], votes.Mayor?.['Bo Ruiz']];
        const seats = ['C', 'D', 'E'].map((choice) => votes['Council - Seats']?.[choice]);
        expect({ batch, votes: [...read, ...seats] }).toEqual({ batch, votes: expected.get(batch) });
      }
    }),
    { numRuns: 8 },
  );
});

describe('a report', () => {
  const contest = (said: Partial<ContestVotes>): Reported => [
    { ...(votesOf([0, 0])[1] as ContestVotes), choices: votesOfCouncil(120, 130, 50), ...said },
  ];
  const votesOfCouncil = (...votes: readonly number[]) =>
    COUNCIL.choices.map((choice, at) => ({ choice, votes: votes[at] ?? 0 }));
  const of = (said: Partial<ContestVotes>) => refusalOf(COUNTY, report('MB-001', contest(said)));

  test('of 200 cards with two votes on each comes to 400, where it says all of it', () => {
    // 120 + 130 + 50 = 300 votes; on 200 cards there are 400 to give.
    expect(of({ cards: 200, overvotes: 20, undervotes: 80 })).toBeUndefined();
    expect(of({ cards: 200, overvotes: 20, undervotes: 79 })).toMatchObject({
      code: 'votes-do-not-add-up',
      votes: 399,
      expected: 400,
    });
    expect(of({ cards: 160, overvotes: 0, undervotes: 20 })).toBeUndefined();
    expect(of({ cards: 201, overvotes: 20, undervotes: 82 })).toMatchObject({ code: 'contest-on-more-cards' });
  });

  test('that does not say how many cards bear the contest is of whole cards, and of no more than there are', () => {
    expect(of({ overvotes: 0, undervotes: 20 })).toBeUndefined();
    expect(of({ overvotes: 0, undervotes: 21 })).toMatchObject({ code: 'votes-not-of-whole-cards', votes: 321 });
    expect(of({ overvotes: 0, undervotes: 102 })).toMatchObject({ code: 'votes-too-many', votes: 402, most: 400 });
  });

  test('that says votes alone has no more than its cards allow', () => {
    expect(of({})).toBeUndefined();
    expect(of({ choices: votesOfCouncil(200, 200, 0) })).toBeUndefined();
    expect(of({ choices: votesOfCouncil(200, 200, 1) })).toMatchObject({
      code: 'votes-too-many',
      votes: 401,
      most: 400,
    });
    expect(of({ choices: votesOfCouncil(151, 100, 50), cards: 150 })).toMatchObject({
      code: 'votes-too-many',
      most: 300,
    });
  });

  test('names each contest and each choice once, and a batch that is there', () => {
    const twice = votesOf([1, 0]);
    expect(refusalOf(COUNTY, report('MB-001', [...twice, ...twice]))).toMatchObject({ code: 'votes-named-twice' });
    const choices = [
      { choice: 'C', votes: 1 },
      { choice: 'C', votes: 2 },
    ];
    expect(of({ choices })).toMatchObject({ code: 'votes-named-twice', name: 'C' });
    expect(refusalOf(COUNTY, report('MB-099', votesOf([0, 0]), 0))).toMatchObject({ code: 'unknown', kind: 'batch' });
  });
});

describe('the second person', () => {
  const reported = play(COUNTY, report('MB-001'), report('MB-002'));

  test('is nobody who has reported votes of the batch, also not an earlier report of it; that it was tried is kept', () => {
    const again = play(reported, by('pham', { ...votesCommand('MB-001'), method: 'second.csv' }));
    expect(refusalOf(again, approve(again, ['MB-001'], 'okafor'))).toEqual({
      code: 'votes-reviewed-by-reporter',
      batch: 'MB-001',
      person: 'okafor',
    });
    const kept = refused(again, approve(again, ['MB-001'], 'okafor'));
    expect(kept.refusedActs.at(-1)).toMatchObject({ command: 'approve-votes', code: 'votes-reviewed-by-reporter' });
    // Whoever has no such duty looks at nothing.
    expect(refusalOf(again, approve(again, ['MB-001'], 'moss'))).toMatchObject({ code: 'duty-missing' });
    expect(refusalOf(again, approve(again, ['MB-001']))).toBeUndefined();
  });

  test('approves what they looked at: not a report that came after it, not twice, not what was sent back', () => {
    const looked = approve(reported, ['MB-001', 'MB-002']);
    const since = play(reported, report('MB-002', votesOf([199, 1])));
    expect(refusalOf(since, looked)).toEqual({ code: 'votes-not-waiting', batch: 'MB-002' });
    expect(newestReport(since, 'MB-001')?.state.is).toBe('waits');
    const approved = play(reported, looked);
    expect(refusalOf(approved, looked)).toEqual({ code: 'votes-not-waiting', batch: 'MB-001' });
    const reason = text('The tape of the tabulator says 198.');
    const back = (reports: { batch: string; report: number }[], why = reason) =>
      by('reyes', { type: 'return-votes', reports, reason: why });
    expect(refusalOf(reported, back([{ batch: 'MB-001', report: 1 }], text('Wrong')))).toMatchObject({
      code: 'text-too-short',
    });
    const returned = play(reported, back([{ batch: 'MB-001', report: 1 }]));
    expect(newestReport(returned, 'MB-001')?.state.is).toBe('returned');
    expect(refusalOf(returned, approve(returned, ['MB-001']))).toEqual({ code: 'votes-not-waiting', batch: 'MB-001' });
    expect(refusalOf(reported, approve(reported, ['MB-001', 'MB-001']))).toEqual({ code: 'batches-not-each-once' });
    expect(refusalOf(reported, approve(reported, []))).toEqual({ code: 'batches-not-each-once' });
  });

  test('approves no votes of other cards than were tabulated there', () => {
    const short = play(COUNTY, report('MB-003', votesOf([5, 0]), cardsOf('MB-003') - 1));
    expect(refusalOf(short, approve(short, ['MB-003']))).toEqual({
      code: 'votes-on-other-cards',
      batch: 'MB-003',
      cards: 199,
      tabulated: 200,
    });
  });

  const votesCommand = (batch: string) =>
    ({
      type: 'report-votes',
      batch,
      cards: cardsOf(batch),
      contests: votesOf([10, 10]),
    }) as const;
});

describe('what keeps votes from an audit', () => {
  const room = allApproved(COUNTY);

  test('is named batch by batch, and is nothing once every batch is approved', () => {
    expect(obstaclesOf(room)).toEqual([]);
    expect(obstaclesOf(COUNTY)).toEqual(BATCHES.map(({ batch }) => ({ what: 'votes-missing', batch })));
    const waits = play(room, report('MB-004', votesOf([1, 1])));
    expect(obstaclesOf(waits)).toEqual([{ what: 'votes-waiting', batch: 'MB-004' }]);
  });

  test('is a batch that was scanned again, split or merged since', () => {
    const again = play(room, by('diaz kim', { type: 'rescan-batch', batch: 'MB-007', tabulatorBatch: '1031' }));
    expect(obstaclesOf(again)).toEqual([{ what: 'votes-outdated', batch: 'MB-007' }]);
    const who = { by: ['diaz', 'kim'], at: AFTER };
    const merged = injected(room, { type: 'batches-merged', ...who, batches: ['MB-008'], into: 'MB-009' });
    expect(obstaclesOf(merged)).toEqual([{ what: 'votes-outdated', batch: 'MB-009' }]);
    const split = injected(room, { type: 'batch-split', ...who, batch: 'MB-008', into: ['MB-009'] });
    expect(obstaclesOf(split)).toEqual([{ what: 'votes-outdated', batch: 'MB-009' }]);
  });

  test('is a contest that the report lacks, or has with other choices', () => {
    const asked = { contests: [MAYOR, { ...COUNCIL, choices: ['C', 'D', 'F'] }], contestsInAudit: 2 };
    const draft = draftTallies(room, draftManifest(room, 'by-batch'), asked);
    expect(draft.obstacles).toHaveLength(30);
    expect(draft.obstacles[0]).toMatchObject({ what: 'votes-of-contest-missing', contest: COUNCIL.name });
  });

  test('is a name that two batches share, and votes that the cards of the manifest do not allow', () => {
    const rows = draftManifest(room, 'by-batch').rows.map((row) =>
      row.batch === 'MB-002' ? { ...row, name: 'MB-001', cards: 199 } : row,
    );
    expect(draftTallies(room, { rows }, ASKED).obstacles).toEqual([
      { what: 'votes-name-repeated', name: 'MB-001' },
      { what: 'votes-above-cards', batch: 'MB-002', contest: 'Mayor', votes: 200, most: 199 },
    ]);
  });
});

describe('votes that an audit has', () => {
  const handed = handedOver(allApproved(COUNTY));
  const file = handed.tallies[0]?.file.sha256 ?? '';
  const committed = injected(handed, { type: 'manifest-committed', by: [], at: AFTER, version: 1, audit: 'audit-1' });
  const corrected = report('MB-001', votesOf([199, 1]));

  test('are withdrawn by a report that says something else, before the audit has committed itself', () => {
    expect(standing(handed)).toEqual([['audit-1', null]]);
    const changed = play(handed, corrected);
    expect(standing(changed)).toEqual([['audit-1', 'votes-reported']]);
    expect(digestsOutdated(handed, []).has(file)).toBe(false);
    expect(digestsOutdated(changed, []).has(file)).toBe(true);
    // The manifest says what it said.
    expect(changed.manifests.map(({ withdrawnBecause }) => withdrawnBecause)).toEqual([null]);
    const withdrawn = { type: 'tallies-withdrawn', by: [], at: AFTER, audit: 'audit-1', because: 'x' } as const;
    expect(asksForAudits(handed, [{ ...withdrawn, sha256: Sha256Schema.parse(file) }])).toBe(true);
  });

  test('are withdrawn by a batch that is scanned again, counted again or called otherwise, with the manifest or without it', () => {
    const again = by('diaz kim', { type: 'rescan-batch', batch: 'MB-007', tabulatorBatch: '1031' });
    expect(standing(play(handed, again))).toEqual([['audit-1', 'batch-rescanned']]);
    const renamed = by('eze', { type: 'rename-batch', batch: 'MB-001', name: 'MB-001 b' });
    expect(standing(play(handed, renamed))).toEqual([['audit-1', 'batch-renamed']]);
    const amended = by('eze', {
      type: 'enrol-person',
      person: 'new',
      name: 'Somebody',
      party: null,
    });
    expect(standing(play(handed, { ...amended, signIns: ['osei'] }))).toEqual([['audit-1', null]]);
  });

  const amended = (fields: Readonly<Record<string, number>>) =>
    by('eze', {
      type: 'amend-form',
      filled: nameOf('F-13', 'batch:MB-012'),
      fields: { ...coverSheet(12), ...fields },
      tables: {},
      reason: 'transcription',
      text: text('The cover sheet was read again'),
      evidence: [{ kind: 'log', ref: 'CC-2 log' }],
    });

  test('are withdrawn by a scanner that counted other cards, and by a manifest that is withdrawn though it would say the same', () => {
    const other = play(handed, amended({ tabulated: 199 }));
    expect(obstaclesOf(other)).toEqual([{ what: 'votes-on-other-cards', batch: 'MB-012', cards: 200, tabulated: 199 }]);
    expect(standing(other)).toEqual([['audit-1', 'form-amended']]);
    const again = play(handed, amended({ outstacked: 2 }));
    expect(obstaclesOf(again)).toEqual([]);
    expect(standing(again)).toEqual([['audit-1', 'form-amended']]);
  });

  test('stay with an audit that has committed itself: what changes is an incident of it, once for each change', () => {
    const changed = play(committed, corrected);
    expect([standing(changed), incidentsOf(changed)]).toEqual([[['audit-1', null]], ['audit-1']]);
    expect(digestsOutdated(changed, []).has(file)).toBe(true);
    // The same said again changes nothing more.
    expect(incidentsOf(play(changed, corrected))).toEqual(['audit-1']);
  });

  test('are noted as withdrawn where the audit has another file, and a change is no incident of it then', () => {
    const manifest = handed.manifests[0]?.file.sha256 ?? null;
    const has = (tallies: string | null) => [{ audit: 'audit-1', sha256: manifest, tallies, isCommitted: true }];
    expect(noteCommitments(committed, has(file), AFTER)).toEqual([]);
    const noted = noteCommitments(committed, has('ab'.repeat(32)), AFTER);
    expect(noted).toMatchObject([{ type: 'tallies-withdrawn', audit: 'audit-1', because: 'replaced-in-audit' }]);
    const known = after(committed, noted) as OpenRoom;
    expect(incidentsOf(play(known, corrected))).toEqual([]);
  });

  test('are those that it was given last', () => {
    const second = handedOver(handed);
    expect(standing(second)).toEqual([
      ['audit-1', 'tallies-handed-over'],
      ['audit-1', null],
    ]);
    expect(standing(play(handedOver(handed, 'audit-2'), corrected))).toEqual([
      ['audit-1', 'votes-reported'],
      ['audit-2', 'votes-reported'],
    ]);
  });
});

describe('a file of a tabulator', () => {
  const rowsFor = (batches: readonly string[], mayor: readonly number[]): readonly TabulatorBatchRow[] =>
    batches.map((batch, at) => {
      const found = BATCHES.find((each) => each.batch === batch);
      assert(found !== undefined, 'the county has the batch', batch);
      const { tabulator, tabulatorBatch, cards } = found;
      const [contest] = votesOf(mayor);
      return { row: at + 2, tabulator, batch: tabulatorBatch, cards, contests: contest === undefined ? [] : [contest] };
    });
  const imported = (room: OpenRoom, rows: readonly TabulatorBatchRow[], who = 'okafor') => {
    const file = { name: 'report.csv', bytes: 9, sha256: Sha256Schema.parse('ab'.repeat(32)) };
    const content = { kind: 'tabulator-batches', rows } as const;
    const decided = decideImport(room, { file, content }, { signIns: [who], at: AFTER });
    assert(decided.ok, 'somebody of the room asks', decided);
    return decided.value;
  };
  const votes = (decision: ReturnType<typeof imported>) =>
    decision.lines.filter(({ said, subject }) => said?.what === 'votes' || subject.startsWith('MB-'));

  test('reports the votes of each batch with its cards; the same again is nothing new, and other numbers are a change', () => {
    const first = imported(COUNTY, rowsFor(['MB-001', 'MB-003'], [120, 70]));
    expect(votes(first).map(({ outcome, rows }) => [outcome, rows])).toEqual([
      ['new', [2]],
      ['new', [3]],
    ]);
    const room = after(COUNTY, first.events) as OpenRoom;
    expect(newestReport(room, 'MB-003')).toMatchObject({ cards: 200, method: 'report.csv', by: ['okafor'] });
    const same = imported(room, rowsFor(['MB-001', 'MB-003'], [120, 70]));
    expect(votes(same).map(({ outcome }) => outcome)).toEqual(['same', 'same']);
    expect(same.events).toEqual([]);
    expect(votes(imported(room, rowsFor(['MB-001'], [121, 70]))).map(({ outcome }) => outcome)).toEqual(['changed']);
    // What was sent back is to be reported anew, also where it is right.
    const reason = text('It is to be reported once more.');
    const reports = [{ batch: 'MB-001', report: 1 }];
    const returned = play(room, by('reyes', { type: 'return-votes', reports, reason }));
    expect(votes(imported(returned, rowsFor(['MB-001'], [120, 70]))).map(({ outcome }) => outcome)).toEqual([
      'changed',
    ]);
  });

  test('is taken in whole or not at all: every batch whose votes cannot be is named', () => {
    const found = imported(COUNTY, rowsFor(['MB-001', 'MB-003', 'MB-005'], [150, 70]));
    expect(votes(found).map(({ outcome, refusal }) => [outcome, refusal?.code])).toEqual([
      ['refused', 'votes-too-many'],
      ['refused', 'votes-too-many'],
      ['refused', 'votes-too-many'],
    ]);
    expect(found.events).toEqual([]);
  });

  test('tells nobody the count of a batch that they are to read again first', () => {
    // The cover sheets wait for their review: Reyes has read none of them.
    const room = play(counted(), report('MB-001'));
    expect(lookUp(roomSeenBy(room, ['reyes'], AFTER.slice(0, 10)).room.votes, 'MB-001')).toEqual([]);
    expect(lookUp(roomSeenBy(room, ['okafor'], AFTER.slice(0, 10)).room.votes, 'MB-001')).toHaveLength(1);
    expect(refusalOf(room, approve(room, ['MB-001']))).toEqual({ code: 'figures-hidden' });
    const tried = [
      [200, 0],
      [199, 1],
    ].map((mayor) => imported(room, rowsFor(['MB-001'], mayor), 'reyes').lines);
    expect(tried[0]).toEqual(tried[1]);
    expect(tried[0]?.at(-1)).toMatchObject({ said: null, refusal: { code: 'imported-place-hidden' } });
  });
});
