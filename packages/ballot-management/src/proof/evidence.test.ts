import { lookUp } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import type { BulletId, QuestionId } from '../state/nouns.ts';
import { NOT_OPENED, type OpenRoom } from '../state/room.ts';
import { commandsOf, injected, play, refusalOf, refused, text } from '../testing/play-room.ts';
import { CONTAINERS, counted, county, filled } from '../testing/tamarack.ts';
import { AFTER, by, on, setUp } from '../testing/tamarack-people.ts';
import { answersOf } from './answers.ts';
import { evidenceOf } from './evidence.ts';

/* What shows the nine bullets in a county whose figures are worked out by hand: 5,960 ballots, 5,965 voters, 30 batches in 10 boxes. */

const NOW = on('2026-11-09', '10:45');

const UNCOUNTED = {
  type: 'create-batch',
  batch: 'MB-099',
  name: 'MB-099',
  channel: 'mail',
  countedAt: 'batch:MB-099',
  accountedAt: 'mail',
  tabulator: 'CC-1',
  tabulatorBatch: null,
  hasCvrs: true,
} as const;

function bullet(room: OpenRoom, id: BulletId, now = NOW) {
  const found = evidenceOf(room, now).find((one) => one.bullet === id);
  if (found === undefined) throw new Error(`no bullet ${id}`);
  return found;
}

function missing(room: OpenRoom, id: BulletId, now = NOW): Readonly<Record<string, number>> {
  return Object.fromEntries(bullet(room, id, now).missing.map(({ what, count }) => [what, count]));
}

function figures(room: OpenRoom, id: BulletId, fact: string): Readonly<Record<string, number>> | undefined {
  return bullet(room, id).facts.find((one) => one.fact === fact)?.figures;
}

function released(room: OpenRoom): OpenRoom {
  return play(
    room,
    by('quist', { type: 'propose-publication', publication: 'public-page', file: null }, NOW),
    by('osei', { type: 'release-publication', publication: 'public-page', file: null }, NOW),
  );
}

describe('the county in which everything is in order', () => {
  test('B1 to B9 are shown once the public page is released, two with a note', () => {
    const states = evidenceOf(released(county()), NOW).map((one) => [one.bullet, one.state, one.missing]);
    expect(states).toEqual([
      ['B1', 'shown', []],
      // Nobody trains the director.
      ['B2', 'shown-with-note', []],
      // Nobody has gone through the vault yet.
      ['B3', 'shown-with-note', []],
      ['B4', 'shown', []],
      ['B5', 'shown', []],
      ['B6', 'shown', []],
      ['B7', 'shown', []],
      ['B8', 'shown', []],
      ['B9', 'shown', []],
    ]);
  });

  test('B5 the balance has the figures of the county', () => {
    expect(figures(county(), 'B5', 'balance')).toEqual({ ballots: 5960, voters: 5965, net: -5, gross: 7, residual: 0 });
    expect(figures(county(), 'B5', 'explanations')).toEqual({ explanations: 3 });
  });

  test('B3 thirty batches lie in ten containers', () => {
    expect(figures(county(), 'B3', 'batches')).toEqual({ batches: 30, placed: 30 });
    expect(figures(county(), 'B3', 'containers')).toEqual({ containers: 10, stored: 10 });
  });
});

describe('never shown while something is missing', () => {
  test('B1 a topic without a procedure, and a new version that nobody has approved', () => {
    const draft = {
      type: 'draft-procedure',
      kind: 'procedure',
      procedure: 'PR-4',
      version: 2,
      topics: ['custody'],
    } as const;
    const drafted = play(county(), by('osei', { ...draft, text: text('How ballots are guarded, anew') }, NOW));
    expect(missing(drafted, 'B1')).toEqual({ 'procedure-not-approved': 1 });
    // The version before stays in force, so that the topic is covered.
    expect(figures(drafted, 'B1', 'topics')).toEqual({ covered: 4, all: 4 });
    const approve = { type: 'approve-procedure', procedure: 'PR-4', version: 2, effectiveFrom: '2026-11-09' } as const;
    expect(refusalOf(drafted, by('osei', approve, NOW))).toEqual({ code: 'author-approves-own', person: 'osei' });
    const approved = play(drafted, by('solberg', approve, NOW));
    expect(missing(approved, 'B1')).toEqual({});
    // Nobody else puts their own name and another day in the place of those.
    const again = by('reyes', { ...approve, effectiveFrom: '2030-01-01' }, NOW);
    const already = { code: 'procedure-approved-already', procedure: 'PR-4', version: 2 };
    expect(refusalOf(approved, again)).toEqual(already);
    // A day before they came into force there was none.
    expect(missing(setUp(), 'B1', on('2026-08-31'))).toMatchObject({ 'topic-without-procedure': 4 });
  });

  test('B1 a draft counts nowhere until somebody else than its author approves it, and only a procedure covers a topic', () => {
    // The county, set up without its own procedures.
    const bare = commandsOf(setUp()).filter(({ type }) => !type.endsWith('-procedure'));
    const draft = { type: 'draft-procedure', version: 1, text: text('A draft to edit') } as const;
    const topics = (room: OpenRoom) => figures(room, 'B1', 'topics');
    const drafted = play(
      play(NOT_OPENED, ...bare),
      by('okafor', { ...draft, kind: 'procedure', procedure: 'PR-9', topics: ['custody'] }, NOW),
      by('okafor', { ...draft, kind: 'course-outline', procedure: 'BM-101', topics: ['accounting'] }, NOW),
      by('okafor', { ...draft, kind: 'calendar', procedure: 'CAL-1', topics: ['reconciliation'] }, NOW),
    );
    expect(topics(drafted)).toEqual({ covered: 0, all: 4 });
    expect(figures(drafted, 'B2', 'outlines')).toEqual({ approved: 0, all: 1 });
    const approve = { type: 'approve-procedure', version: 1, effectiveFrom: '2026-11-09' } as const;
    for (const procedure of ['PR-9', 'BM-101', 'CAL-1']) {
      const refusal = refusalOf(drafted, by('okafor', { ...approve, procedure }, NOW));
      expect(refusal).toEqual({ code: 'author-approves-own', person: 'okafor' });
    }
    const outlines = ['BM-101', 'CAL-1'].map((procedure) => by('osei', { ...approve, procedure }, NOW));
    expect(topics(play(drafted, ...outlines))).toEqual({ covered: 0, all: 4 });
    expect(figures(play(drafted, ...outlines), 'B2', 'outlines')).toEqual({ approved: 1, all: 1 });
    expect(topics(play(drafted, by('osei', { ...approve, procedure: 'PR-9' }, NOW)))).toEqual({ covered: 1, all: 4 });
    // A name stands for what it once was.
    const other = { ...draft, version: 2, kind: 'procedure', procedure: 'BM-101', topics: ['custody'] } as const;
    expect(refusalOf(drafted, by('okafor', other, NOW))).toMatchObject({ code: 'name-taken' });
  });

  test('B1 a form names a procedure of counting, and no outline or calendar that was approved after it', () => {
    const draft = { type: 'draft-procedure', kind: 'calendar', procedure: 'CAL-1', topics: ['accounting'] } as const;
    const room = play(
      county(),
      by('okafor', { ...draft, version: 1, text: text('Days') }, NOW),
      by('okafor', { ...draft, version: 2, text: text('Days, anew') }, NOW),
      by('osei', { type: 'approve-procedure', procedure: 'CAL-1', version: 2, effectiveFrom: '2026-11-09' }, NOW),
      by('okafor', { type: 'start-form', filled: 'F-01 anew', form: 'F-01', place: 'style:S1', capture: 'live' }, NOW),
    );
    expect(lookUp(room.forms, 'F-01 anew')?.procedure).toEqual({ procedure: 'PR-2', version: 1 });
  });

  test('B2 training that lapses with the calendar', () => {
    // Trained on 2026-08-20 for 24 months.
    expect(missing(county(), 'B2', on('2028-08-20'))).toEqual({});
    expect(missing(county(), 'B2', on('2028-08-21'))).toMatchObject({ 'training-lapsed': 20 });
  });

  test('B3 a batch that lies in no container', () => {
    const room = play(county(), by('okafor', UNCOUNTED, NOW));
    expect(missing(room, 'B3')).toEqual({ 'batch-in-no-container': 1 });
    // Its cards are not counted, so no sum of the county is known: opened, duplicated, counted, batched.
    expect(missing(room, 'B4')).toEqual({ 'stage-not-counted': 4 });
    expect(bullet(room, 'B5').state).toBe('not-shown');
    expect(figures(room, 'B5', 'balance')).toBeUndefined();
  });

  test('B4 before anything was counted no stage is taken for 0', () => {
    const { state, facts } = bullet(setUp(), 'B4');
    expect(state).toBe('not-shown');
    expect(facts[0]?.figures.counted).toBe(0);
  });

  test('B5 a difference that nobody has explained', () => {
    const [line] = [
      by('yazzie', { type: 'withdraw-explanation', explanation: 'x-fled', reason: text('It was not so.') }),
    ];
    const room = play(county(), line);
    expect(missing(room, 'B5')).toHaveProperty('difference-unexplained');
    expect(figures(room, 'B5', 'balance')).toMatchObject({ net: -5, residual: 1 });
  });

  test('B6 an entry by one person is refused, and its incident keeps storage from being shown', () => {
    const entry = { type: 'enter-area', entry: 'E-1', area: 'Vault A', purpose: 'Inventory' } as const;
    const room = refused(county(), by('pham', entry, NOW));
    expect(missing(room, 'B6')).toEqual({ 'access-incident-open': 1 });
  });

  test('B7 a container of which nobody knew where it was', () => {
    const missed = play(
      county(),
      by(
        'pham',
        { type: 'report-missing', container: CONTAINERS[0] ?? '', incident: 'I-1', since: on('2026-11-08', '09:00') },
        NOW,
      ),
    );
    expect(missing(missed, 'B7')).toEqual({ 'container-held-apart': 1, 'custody-gap': 1, 'custody-incident-open': 1 });
  });

  test('B8 a form that nobody has reviewed, and one that was never started', () => {
    const room = counted();
    expect(missing(room, 'B8')['form-not-approved']).toBeGreaterThan(30);
    expect(missing(setUp(), 'B8')).toMatchObject({ 'no-form': 1, 'form-not-started': 4 * 4 + 2 * 3 * 2 });
    // Someone who had a part in it approves it: no command lets it happen, and a log that says so is seen.
    const name = 'F-07 site:P-01';
    const approval = { filled: name, version: 1, verdicts: {}, isExternal: false, by: ['yazzie'], at: AFTER } as const;
    expect(missing(injected(county(), { type: 'form-approved', ...approval }), 'B8')).toEqual({
      'reviewer-took-part': 1,
    });
  });

  test('B9 the public page that one person has proposed is not released, and nobody releases their own', () => {
    const propose = by('quist', { type: 'propose-publication', publication: 'public-page', file: null }, NOW);
    const proposed = play(county(), propose);
    expect(missing(proposed, 'B9')).toEqual({ 'public-page-not-released': 1 });
    const both = play(
      setUp(),
      by('osei', {
        type: 'assign-duty',
        person: 'quist',
        duty: 'director',
        place: null,
        from: '2026-09-01',
        until: null,
        isExternal: false,
      }),
      propose,
    );
    const release = { type: 'release-publication', publication: 'public-page', file: null } as const;
    expect(refusalOf(both, by('quist', release, NOW))).toEqual({ code: 'released-by-proposer', person: 'quist' });
    expect(refusalOf(proposed, by('reyes', release, NOW))?.code).toBe('duty-missing');
    const tried = refused(both, by('quist', release, NOW));
    expect(tried.refusedActs.at(-1)?.code).toBe('released-by-proposer');
    expect(missing(released(county()), 'B9')).toEqual({});
  });

  test('B9 what was released is taken back by either alone, with a reason', () => {
    const withdraw = { type: 'withdraw-publication', publication: 'public-page' } as const;
    const room = released(county());
    expect(refusalOf(room, by('quist', { ...withdraw, reason: text('Wrong') }, NOW))?.code).toBe('text-too-short');
    const after = play(room, by('quist', { ...withdraw, reason: text('A name of a voter stood on it.') }, NOW));
    expect(missing(after, 'B9')).toEqual({ 'public-page-not-released': 1 });
  });
});

describe('the answers of the questionnaire', () => {
  const answer = (room: OpenRoom, question: QuestionId) => {
    const found = answersOf(room, NOW).find((one) => one.question === question);
    if (found === undefined) throw new Error(`no answer ${question}`);
    return found;
  };
  const valuesOf = (room: OpenRoom, question: QuestionId) =>
    Object.assign({}, ...answer(room, question).sentences.map((one) => one.figures)) as Record<string, number>;

  test('B1 B5 B8 each names at least three figures, its forms and its procedures', () => {
    for (const { question, sentences, forms, procedures, missing: lacks } of answersOf(county(), NOW)) {
      const count = sentences.flatMap((one) => Object.values(one.figures)).length;
      expect(count, question).toBeGreaterThanOrEqual(3);
      expect(procedures.length, question).toBeGreaterThan(0);
      if (question !== 'Q3') expect(forms.length, question).toBeGreaterThan(0);
      // Why people were chosen, and what was considered, stands in no record: it is said to be missing.
      const notRecorded = { Q1c: ['reasons-not-recorded'], Q3: ['factors-not-recorded'] };
      expect(lacks, question).toEqual(question === 'Q1c' || question === 'Q3' ? notRecorded[question] : []);
    }
  });

  test('B5 the figures are those of the reports', () => {
    expect(valuesOf(county(), 'Q1b')).toMatchObject({
      ballots: 5960,
      voters: 5965,
      net: -5,
      gross: 7,
      explanations: 3,
    });
    expect(valuesOf(county(), 'Q1a')).toMatchObject({ cards: 5960, batches: 30 });
    expect(answer(county(), 'Q1a').procedures).toEqual([{ procedure: 'PR-2', version: 1 }]);
  });

  test('B8 one more form changes the answer about review, and one more count the answer about accounting', () => {
    const paper = filled('F-07', 'site:Center', {
      people: 'yazzie hale',
      fields: {
        unopenedPacks: 1,
        inUnopenedPacks: 100,
        remainder: 0,
        disposition: 'returned',
        container: 'UN-9',
        seal: '0088119',
      },
    });
    const before = valuesOf(county(), 'Q2');
    const more = play(county(), ...paper);
    expect(valuesOf(more, 'Q2')).toEqual({ ...before, all: (before.all ?? 0) + 1 });
    // A batch that nobody has counted leaves no total to tell of.
    const uncounted = play(county(), by('okafor', UNCOUNTED, NOW));
    expect(answer(uncounted, 'Q1a').missing).toEqual(['nothing-counted']);
    expect(answer(uncounted, 'Q1b')).toMatchObject({ sentences: [], missing: ['nothing-reconciled'] });
  });

  test('B4 a room in which nothing happened has no figure, and every answer says what is missing', () => {
    const before = answersOf(setUp(), NOW);
    expect(before.map(({ missing: lacks }) => lacks)).toEqual([
      ['nothing-counted', 'no-form'],
      ['nothing-reconciled', 'no-form'],
      ['reasons-not-recorded'],
      ['nothing-reviewed', 'no-form'],
      ['factors-not-recorded'],
    ]);
  });
});
