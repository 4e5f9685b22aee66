import { type AuditEvent, type BegunAudit, type ContestMeasurement, evolve, isInRounds } from '@plumbline/audit';
import { CELLS_OF, playCell } from '@plumbline/audit/contract';
import { assert } from '@plumbline/prelude';
import { drawn } from '@plumbline/words/en/drawn';
import { publicAudit } from '@plumbline/words/en/public-audit';
import { englishOf } from '@plumbline/words/english-of';
import { drawn as drawnInSpanish } from '@plumbline/words/es/drawn';
import { publicAudit as inSpanish } from '@plumbline/words/es/public-audit';
import { describe, expect, test } from 'vitest';
import { auditReportSections } from './audit-report.ts';
import { PUBLIC_AUDIT_BYTES_MAX, publicAuditPage, wholePublicAuditPage } from './public-audit-page.ts';
import { publicAuditOf } from './public-audit-view.ts';
import type { ReportContext } from './report-context.ts';
import { batchAudit, pollingAudit } from './testing/printed-audits.ts';
import { contextOf, IN_ENGLISH, IN_SPANISH, phasesOf, SOME_DIGEST, TIMES } from './testing/public-phases.ts';
import { gradeInEnglish, gradeInSpanish, readingTextOf } from './testing/reading-grade.ts';

const polling = await pollingAudit();
const batches = await batchAudit();

const pageOf = (context: ReportContext, speech = IN_ENGLISH) => publicAuditPage(context, TIMES, speech);

/** Every kind of audit, played to its end, as it stood in each phase. */
const KINDS = Object.entries(CELLS_OF).map(([kind, cells]) => {
  const cell = cells.find(({ situation }) => /right|whole|everything/.test(situation)) ?? cells[0];
  assert(cell !== undefined, 'every kind is tried', kind);
  return { kind, ...playCell(cell, 'public') };
});
const STANDS = [
  ...KINDS,
  { kind: 'a replayed polling', ...polling },
  { kind: 'a replayed comparison', ...batches },
].flatMap(({ kind, audit, inputs }) =>
  [...Object.entries(phasesOf(audit)), ['end', audit] as const].map(([phase, at]) => ({
    name: `${kind}, ${phase}`,
    context: contextOf(at, inputs),
  })),
);

/** The text of a page, without what is for browsers. */
function textOf(page: string): string {
  const said = page.replaceAll(/<(style|title)\b[\s\S]*?<\/\1>/g, ' ').replaceAll(/<[^>]*>/g, ' ');
  return said.replaceAll(/\s+/g, ' ');
}

/** What stands between two headings of the page. */
function partOf(page: string, title: string): string {
  const [, rest = ''] = page.split(`<h2>${title}</h2>`);
  return textOf(rest.split('<h2>')[0] ?? '');
}

/** The state of each step in words, in their order. */
function statesOf(page: string): readonly string[] {
  return [...page.matchAll(/<li class="(done|now|next|later)"><h4>([^<]*)/g)].map(
    ([, state, title]) => `${title}: ${state}`,
  );
}

describe('S-F10 the public page of an audit', () => {
  test('says in each phase where the audit is', () => {
    const at = phasesOf(polling.audit);
    const statesIn = (audit: BegunAudit) => statesOf(pageOf(contextOf(audit, polling.inputs)));
    const [plan, locked, dice, round, result] = [
      'The plan',
      'The plan is locked',
      'The dice are rolled',
      'Round 1',
      'The result',
    ];
    const rest = [`${result}: later`];
    expect(statesIn(at.planning)).toEqual([
      `${plan}: now`,
      `${locked}: later`,
      `${dice}: later`,
      `${round}: later`,
      ...rest,
    ]);
    expect(statesIn(at.committed)).toEqual([
      `${plan}: done`,
      `${locked}: done`,
      `${dice}: next`,
      `${round}: later`,
      ...rest,
    ]);
    expect(statesIn(at.seeded)).toEqual([
      `${plan}: done`,
      `${locked}: done`,
      `${dice}: done`,
      `${round}: next`,
      ...rest,
    ]);
    expect(statesIn(at['round-open'])).toEqual([
      `${plan}: done`,
      `${locked}: done`,
      `${dice}: done`,
      `${round}: now`,
      ...rest,
    ]);
    // Its limit is not met, so there is another round to come.
    expect(statesIn(at['round-closed'])).toEqual([
      ...[`${plan}: done`, `${locked}: done`, `${dice}: done`, `${round}: done`],
      ...['Round 2: next', ...rest],
    ]);
    expect(statesIn(batches.audit).at(-1)).toBe(`${result}: done`);
  });

  test('shows days and times as the clocks of the state showed them', () => {
    const page = pageOf(contextOf(polling.audit, polling.inputs));
    // 03:15 in UTC on the 13th is 20:15 on the 12th in Denver; 02:00 is 19:00.
    expect(page).toContain('This is how things stood on November 12, 2026 at 8:15 PM MST.');
    expect(page).toContain('Done, November 12, 2026');
    expect(pageOf(contextOf(polling.audit, polling.inputs), IN_SPANISH)).toContain('Hecho, 12 de noviembre de 2026');
  });

  test('tells nothing of a phase before it has come, whatever the state holds', () => {
    const { audit, inputs } = polling;
    assert(isInRounds(audit), 'it has rounds', audit.phase);
    const at = phasesOf(audit);
    const commitment = audit.commitment;
    const seed = audit.seed ?? '';
    const holds = (phase: keyof typeof at) => {
      const page = pageOf(contextOf(at[phase], inputs));
      return {
        votes: /<td>60/.test(page),
        commitment: page.includes(commitment),
        files: audit.files.some(({ sha256 }) => page.includes(sha256)),
        seed: page.includes(seed),
        drawn: page.includes('Sample by jurisdiction'),
        risk: page.includes('Measured risk by round'),
        seen: page.includes('Reported and seen'),
      };
    };
    const nothing = {
      votes: false,
      commitment: false,
      files: false,
      seed: false,
      drawn: false,
      risk: false,
      seen: false,
    };
    expect(holds('planning')).toEqual(nothing);
    const locked = { ...nothing, votes: true, commitment: true, files: true };
    expect(holds('committed')).toEqual(locked);
    expect(holds('seeded')).toEqual({ ...locked, seed: true });
    expect(holds('round-open')).toEqual({ ...locked, seed: true, drawn: true });
    expect(holds('round-closed')).toEqual({ ...locked, seed: true, drawn: true, risk: true, seen: true });
  });

  test('speaks of no dice and no draw where every ballot is counted', () => {
    const counts = KINDS.filter(({ kind }) => kind === 'full-hand-tally');
    expect(counts).toHaveLength(1);
    for (const { audit, inputs } of counts) {
      for (const at of [...Object.values(phasesOf(audit)), audit]) {
        const page = pageOf(contextOf(at, inputs));
        expect(textOf(page)).not.toMatch(/\bdice\b|Digits|risk limit is \d/i);
        expect(partOf(page, 'What was drawn, and where')).toContain('every ballot is counted');
      }
    }
  });

  test('of an open round says which jurisdictions are done, and nothing of what they saw', () => {
    const open = phasesOf(polling.audit)['round-open'];
    assert(isInRounds(open), 'a round is open', open.phase);
    const [round] = open.rounds;
    assert(round !== undefined, 'a round is open');
    const working = Object.fromEntries(
      Object.entries(round.work).map(([name, work]) => [
        name,
        { ...work, talliesFinal: false, boards: work.boards.map((board) => ({ ...board, signedOff: false })) },
      ]),
    );
    const at = { ...open, rounds: [{ ...round, work: working }] } as BegunAudit;
    const drawnUnits = publicAuditOf(contextOf(open, polling.inputs), TIMES).sample;
    expect(drawnUnits).toEqual([{ jurisdiction: 'Tamarack', units: 33, unitsDone: 33 }]);
    expect(publicAuditOf(contextOf(at, polling.inputs), TIMES).sample).toEqual([
      { jurisdiction: 'Tamarack', units: 33, unitsDone: 0 },
    ]);
    const page = pageOf(contextOf(at, polling.inputs));
    expect(page).toContain('Done: 0 of 1 jurisdiction. What was found is shown when the round is closed.');
    expect(partOf(page, 'What was drawn, and where')).toContain('0 of 33');
    expect(page).toContain('Not yet measured: no round is closed.');
  });

  test.each(STANDS)('what is not known yet is a word and never a number: $name', ({ context }) => {
    const view = publicAuditOf(context, TIMES);
    for (const speech of [IN_ENGLISH, IN_SPANISH]) {
      const page = pageOf(context, speech);
      const words = speech.language === 'en' ? publicAudit : inSpanish;
      if (view.commitment === null) expect(page).toContain(words.check.commitmentNotYet);
      if (view.seed === null && !view.everything) expect(page).toContain(words.check.seedNotYet);
      if (view.contests.some(({ measured }) => measured === null)) {
        expect(page).toContain(view.hasClosedRound ? words.contests.notInRoundYet : words.contests.notMeasuredYet);
      }
      if (!view.isLocked) expect(page).not.toMatch(/<td>0/);
      expect(page).not.toMatch(/\b(null|undefined|NaN|Infinity)\b/);
      expect(page).not.toMatch(/\{\{|(contests|steps|check|why|sample)\.[a-z]/);
    }
  });

  test.each(STANDS)('is one small page that loads nothing, the same each time: $name', ({ context }) => {
    for (const speech of [IN_ENGLISH, IN_SPANISH]) {
      const page = pageOf(context, speech);
      expect(page).toBe(pageOf(context, speech));
      expect(new TextEncoder().encode(page).length).toBeLessThan(PUBLIC_AUDIT_BYTES_MAX);
      expect(page).not.toMatch(/<script|javascript:|\son\w+=|<img|<link|@import|url\((?!#)|src=|https?:/i);
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, named = ''] of page.matchAll(/aria-labelledby="([^"]+)"/g)) {
        for (const id of named.split(' ')) expect(ids).toContain(id);
      }
    }
  });

  test.each(STANDS)('is read with eight years of school, in English and in Spanish: $name', ({ context }) => {
    const english = gradeInEnglish(readingTextOf(pageOf(context)));
    const spanish = gradeInSpanish(readingTextOf(pageOf(context, IN_SPANISH)));
    expect({ english: english <= 8, spanish: spanish <= 8, grades: [english, spanish] }).toMatchObject({
      english: true,
      spanish: true,
    });
  });

  test.each([
    ['ballot polling', polling],
    ['batch comparison', batches],
  ])('has the figures of the report: %s', (_, { audit, inputs }) => {
    const context = contextOf(audit, inputs);
    const page = pageOf(context);
    const section = auditReportSections(context).find(({ name }) => name === 'rounds');
    const [heads = [], ...rows] = section?.rows ?? [];
    const cell = (row: readonly unknown[], name: string) => String(row[heads.indexOf(name)] ?? '');
    const measured = rows.filter((row) => /^\d/.test(cell(row, 'P-Value')));
    expect(measured.length).toBeGreaterThan(0);
    for (const row of measured) {
      const own = page
        .split('<section class="contest">')
        .find((part) => textOf(part).includes(cell(row, 'Contest Name')));
      expect(own).toContain(`<td>${cell(row, 'P-Value').replace('<', '&lt;')}`);
      for (const [, , votes = ''] of cell(row, 'Audited Votes').matchAll(/([^:;]+): (\d+)/g)) {
        expect(own).toContain(`<td>${Number(votes).toLocaleString('en-US')}`);
      }
    }
    const { plan } = audit;
    for (const { choices } of plan.contests) {
      for (const { votes } of choices) expect(page).toContain(`<td>${votes.toLocaleString('en-US')}`);
    }
  });

  test('a ranked or another contest that no round measured is not among what was confirmed', () => {
    const { audit, inputs } = batches;
    assert(isInRounds(audit), 'it has rounds', audit.phase);
    const rounds = audit.rounds.map((round) => ({
      ...round,
      measurements: round.measurements.map(
        (one) => ({ ...one, outcome: 'not-measured', pValue: null }) as ContestMeasurement,
      ),
    }));
    const page = pageOf(contextOf({ ...audit, rounds }, inputs));
    expect(page).toContain('Not measured: nothing that was seen says enough about this contest.');
    expect(page).not.toContain('Confirmed: the reported outcome stands.');
    expect(partOf(page, 'What this audit cannot show')).toContain(
      `Not measured by it: ${audit.plan.contests.map(({ name }) => name).join(', ')}.`,
    );
  });

  test('who was reported to win a ranked contest that is counted by hand is told once the plan is locked', () => {
    const cell = CELLS_OF['full-hand-tally'].find(({ situation }) =>
      situation.endsWith('who leads in first choices was reported'),
    );
    assert(cell !== undefined, 'a ranked contest is counted by hand');
    const { audit, inputs } = playCell(cell, 'public');
    const said = publicAudit.contests.rankedWinner.replace('{{winner}}', 'A');
    const at = phasesOf(audit);
    expect(pageOf(contextOf(at.planning, inputs))).not.toContain(said);
    expect(pageOf(contextOf(at.committed, inputs))).toContain(said);
    expect(pageOf(contextOf(audit, inputs))).toContain(said);
  });

  test('a round that was opened again says what it had found before, once it is closed again', () => {
    const { audit, inputs } = polling;
    assert(isInRounds(audit), 'it has rounds', audit.phase);
    const round = audit.rounds.length;
    const measured = (pValue: number) =>
      audit.plan.contests.map(({ name, targeted }) => ({
        ...{ contest: name, targeted, sampleSize: 1, draws: 1, distinct: 1, phantomDraws: 0, notFound: 0 },
        ...{ discrepancies: 0, pValue, riskLimitMet: pValue <= 0.1, handTally: null, charges: [], corrected: null },
        outcome: pValue <= 0.1 ? ('confirmed' as const) : ('measured-not-confirmed' as const),
      }));
    const events: readonly AuditEvent[] = [
      { type: 'round-closed', version: 4, round, measurements: measured(0.1234), fieldwork: {} },
      { type: 'round-reopened', round, reason: { digest: SOME_DIGEST } },
      { type: 'round-closed', version: 4, round, measurements: measured(0.04), fieldwork: {} },
    ];
    const open: BegunAudit = {
      ...audit,
      phase: 'round-open',
      rounds: audit.rounds.map((one) => ({ ...one, measurements: [] })),
    } as BegunAudit;
    const times = new Map([
      [
        round,
        {
          openedAt: '2026-11-12T19:00:00.000Z',
          closedAt: '2026-11-13T02:00:00.000Z',
          earlierClosings: [
            { closedAt: '2026-11-12T20:00:00.000Z', reopenedAt: '2026-11-12T21:00:00.000Z', reopenedBy: 'CANARY' },
          ],
        },
      ],
    ]);
    const at = (count: number, speech = IN_ENGLISH) => {
      const now = events.slice(0, count).reduce(evolve, open);
      assert(now.phase !== 'not-begun', 'it has begun');
      return pageOf({ ...contextOf(now, inputs, times), textOf: () => 'CANARY' }, speech);
    };
    const again =
      'Round 1 was closed on November 12, 2026 at 1:00 PM MST, and opened again on November 12, 2026 at 2:00 PM MST.';
    expect(partOf(at(1), 'Corrections')).toContain('No closed round was opened again.');
    expect(partOf(at(2), 'Corrections')).toContain(again);
    expect(at(2)).not.toContain('12.34 %');
    expect(partOf(at(3), 'Corrections')).toContain(again);
    expect(partOf(at(3), 'Corrections')).toContain('Measured risk: 12.34 %.');
    expect(at(3, IN_SPANISH)).toContain('Riesgo medido: 12.34 %.');
    expect(at(3)).not.toContain('CANARY');
  });

  test('where an audit repeats another system, the figure of today stands beside, and no promise', () => {
    const { audit, inputs } = polling;
    assert(isInRounds(audit), 'it has rounds', audit.phase);
    const pageWith = (pValue: number, today: number) => {
      const corrected = { pValue: today, why: { because: 'other-universe' } } as const;
      const rounds = audit.rounds.map((round) => ({
        ...round,
        measurements: round.measurements.map((one) => ({ ...one, pValue, outcome: 'confirmed' as const, corrected })),
      }));
      return pageOf(contextOf({ ...audit, rounds, plan: { ...audit.plan, compatibility: true } }, inputs));
    };
    expect(pageWith(0.05, 0.0979)).toContain('By our way of today the measured risk is 9.79 %, within the limit.');
    const above = pageWith(0.05, 0.2);
    expect(above).toContain(
      'By our way of today the measured risk is 20.0 %, above the limit. So we do not vouch for this outcome.',
    );
    for (const promise of ['It is a promise', 'If the outcome were wrong, the chance'])
      expect(above).not.toContain(promise);
  });

  test('at the end says that the reported outcomes stand only where that was confirmed of each contest', () => {
    const { audit, inputs } = polling;
    assert(isInRounds(audit), 'it has rounds', audit.phase);
    const [model] = audit.plan.contests;
    const measurement = audit.rounds.at(-1)?.measurements[0];
    assert(model !== undefined && measurement !== undefined, 'a contest was measured');
    const contests = ['One', 'Other'].map((name) => ({ ...model, name, targeted: name === 'One' }));
    const ended = (other: ContestMeasurement['outcome'], today?: number) => {
      const corrected = today === undefined ? null : ({ pValue: today, why: { because: 'other-universe' } } as const);
      const found = { ...measurement, handTally: null, pValue: 0.01 };
      const measurements = [
        { ...found, contest: 'One', outcome: 'confirmed' as const, corrected },
        { ...found, contest: 'Other', targeted: false, outcome: other, corrected: null },
      ];
      const rounds = audit.rounds.slice(0, 1).map((round) => ({ ...round, measurements }));
      const plan = { ...audit.plan, contests, compatibility: today !== undefined };
      const at = { ...audit, phase: 'concluded', outcome: 'confirmed', plan, rounds } as BegunAudit;
      const [first = ''] = /(?<=<p class="told">)[^<]*/.exec(pageOf(contextOf(at, inputs))) ?? [];
      return first;
    };
    const stand = 'The audit is over. The reported outcomes stand.';
    expect(ended('confirmed')).toBe(stand);
    expect(ended('nothing-to-confirm')).toBe(stand);
    const inPart =
      'The audit is over. The outcomes it was held for stand. Not all of the others were confirmed: look at each contest.';
    expect(ended('measured-not-confirmed')).toBe(inPart);
    expect(ended('not-measured')).toBe(inPart);
    // Of another system, and confirmed by the sums of today too, or not.
    expect(ended('confirmed', 0.02)).toBe(stand);
    expect(ended('confirmed', 0.2)).toBe(
      'The audit is over. It went by an older way to do the sums. We do not vouch for each outcome: look at each contest.',
    );
  });

  test('in an open round names the time of the last step, and of nothing that people have finished since', () => {
    const at = phasesOf(polling.audit);
    const page = pageOf(contextOf(at['round-open'], polling.inputs));
    expect(page).toContain(
      'The last step was on November 12, 2026 at 8:15 PM MST. Who has finished since then is shown as well.',
    );
    expect(page).not.toContain('This is how things stood');
    expect(pageOf(contextOf(at['round-closed'], polling.inputs))).toContain('This is how things stood');
  });

  test('names from the office cannot become part of the page', () => {
    const { audit, inputs } = polling;
    const bad = '<i onload="x">&"\'';
    const plan = {
      ...audit.plan,
      ...{ name: bad, organization: bad },
      settings: audit.plan.settings && { ...audit.plan.settings, electionName: bad },
      rules: {
        texts: [{ kind: 'law' as const, citation: bad, subject: 'observation' as const, says: bad }],
        chosen: [{ contest: audit.plan.contests[0]?.name ?? '', criterion: bad, by: bad }],
        statutoryLimit: null,
      },
    };
    const page = pageOf(contextOf({ ...audit, plan }, inputs), {
      ...IN_ENGLISH,
      otherLanguage: { language: 'es', address: bad },
      wholeAddress: bad,
    });
    expect(page).not.toContain('<i ');
    expect(page.split('&lt;i onload=&quot;x&quot;&gt;&amp;&quot;&#39;').length - 1).toBeGreaterThanOrEqual(8);
  });

  test('names of contests, choices and jurisdictions cannot become part of the page either', () => {
    const { audit, inputs } = polling;
    assert(isInRounds(audit), 'it has rounds', audit.phase);
    const bad = (of: string) => `<i onload="x">${of}`;
    const plan = {
      ...audit.plan,
      contests: audit.plan.contests.map(({ name, choices, ...contest }) => ({
        ...contest,
        name: bad(name),
        choices: choices.map((choice) => ({ ...choice, name: bad(choice.name) })),
      })),
    };
    const rounds = audit.rounds.map((round) => ({
      ...round,
      draws: round.draws.map((draw) => ({ ...draw, contest: bad(draw.contest), jurisdiction: bad('Tamarack') })),
      measurements: round.measurements.map((one) => ({ ...one, contest: bad(one.contest) })),
    }));
    const files = audit.files.map((file) => ({ ...file, jurisdiction: bad('Tamarack') }));
    for (const at of [{ ...audit, plan, rounds, files }, phasesOf({ ...audit, plan, rounds, files }).planning]) {
      const page = pageOf(contextOf(at, inputs));
      expect(page).not.toContain('<i ');
      expect(page).toContain('<h3 id="c1">&lt;i onload');
      expect(page).toContain('<th scope=row>&lt;i onload');
    }
  });

  test('nothing confidential leaves: a canary of each class is found nowhere', () => {
    const { audit, inputs } = polling;
    assert(isInRounds(audit), 'it has rounds', audit.phase);
    const canaries = {
      member: 'CANARY-MEMBER',
      earlierMember: 'CANARY-EARLIER',
      enteredBy: 'CANARY-ENTERED',
      listTakenBy: 'CANARY-TAKEN',
      note: 'CANARY-NOTE',
      fileName: 'CANARY-anna.smith.csv',
      participants: 'cd'.repeat(32),
      rule: 'CANARY-RULE',
      container: 'Box 10',
      batch: 'Third',
      ticket: audit.rounds[0]?.draws[0]?.ticket ?? 'CANARY-TICKET',
    };
    const [first] = audit.rounds;
    assert(first !== undefined, 'there is a round');
    const work = Object.fromEntries(
      Object.entries(first.work).map(([name, own]) => [
        name,
        {
          ...own,
          listTakenBy: canaries.listTakenBy,
          boards: own.boards.map((board) => ({
            ...board,
            name: canaries.member,
            members: [canaries.member],
            earlierMembers: [canaries.earlierMember],
          })),
        },
      ]),
    );
    const manifest = audit.files.find(({ kind }) => kind === 'manifest');
    assert(manifest !== undefined, 'there is a manifest');
    const files = [
      ...audit.files.map((file) => ({ ...file, name: canaries.fileName })),
      {
        ...manifest,
        kind: 'participants' as const,
        jurisdiction: null,
        name: canaries.fileName,
        sha256: canaries.participants as typeof manifest.sha256,
        figures: { kind: 'participants' as const, jurisdictions: 1 },
      },
    ];
    const rules = {
      texts: [{ kind: 'law' as const, citation: 'C.R.S. 1', subject: 'scope' as const, says: canaries.rule }],
      chosen: [],
      statutoryLimit: { percent: 5, reasonAbove: canaries.rule },
    };
    const ended = { ...audit, plan: { ...audit.plan, rules }, files, rounds: [{ ...first, work }] } as BegunAudit;
    const stands = [...Object.values(phasesOf(ended)), ended].map((at) => ({
      ...contextOf(at, inputs),
      textOf: () => canaries.note,
      nameOf: () => canaries.enteredBy,
    }));
    const told = stands.flatMap((context) => [
      pageOf(context),
      pageOf(context, IN_SPANISH),
      JSON.stringify(publicAuditOf(context, TIMES)),
    ]);
    for (const [kind, canary] of Object.entries(canaries)) {
      expect({ kind, isFound: told.some((text) => text.includes(canary)) }).toEqual({ kind, isFound: false });
    }
    // The same search finds what is public.
    expect(told.at(-1)).toContain(manifest.sha256);
  });

  test('an audit that was just created has a page, and one without any contest', () => {
    const { planning } = phasesOf(polling.audit);
    const empty = {
      ...planning,
      files: [],
      plan: { ...planning.plan, settings: null, contests: [], jurisdictions: [] },
    } as BegunAudit;
    const page = pageOf(contextOf(empty, polling.inputs));
    for (const said of [publicAudit.contests.none, publicAudit.why.noLimitYet, publicAudit.sample.notYet])
      expect(page).toContain(said);
  });

  test('thirty contests and 1,600 jurisdictions are less than 200 kB, with every figure in a table', () => {
    const context = stateContext();
    for (const speech of [IN_ENGLISH, IN_SPANISH]) {
      const page = pageOf(context, speech);
      expect(new TextEncoder().encode(page).length).toBeLessThanOrEqual(PUBLIC_AUDIT_BYTES_MAX);
      expect(page).toContain('<svg ');
      for (const at of [1, 30]) expect(page).toContain(`Contest number ${at} of the state`);
      expect(page.match(/<section class="contest">/g)).toHaveLength(30);
      // The risk of each contest stands in its table, drawn or not.
      expect(page.match(/<td>0\.0123/g)?.length).toBe(30);
      for (const at of [1, 800, 1600])
        expect(page).toContain(`<th scope=row>Jurisdiction ${at} of the State<td>1<td>1<td>0`);
      expect(page).toContain(
        speech.language === 'en' ? 'we draw pictures for the first' : 'solo dibujamos las primeras',
      );
    }
  });

  test('of still more than fits, those jurisdictions with the most work are listed, and the page says how many are not', () => {
    const context = stateContext(
      'with a name that is as long as names of places in a list of places can become, and longer',
    );
    const page = pageOf(context);
    expect(new TextEncoder().encode(page).length).toBeLessThanOrEqual(PUBLIC_AUDIT_BYTES_MAX);
    expect(page).toContain('900 more jurisdictions are in the report of the audit.');
    expect(page).toContain('<th scope=row>All jurisdictions<td>1,600<td>1,600<td>0');
  });

  test.each([
    [150, 'of the state', 60, 150],
    [500, 'of the state', 30, 500],
    [500, 'x'.repeat(470), 1, 200],
  ])(
    '%d contests are less than 200 kB too: of the first ones their numbers, of more what was found, and the page says what is left out',
    (count, ofContest, tabled, named) => {
      const context = stateContext('of the State', { count, ofContest });
      for (const speech of [IN_ENGLISH, IN_SPANISH]) {
        const page = pageOf(context, speech);
        expect(new TextEncoder().encode(page).length).toBeLessThanOrEqual(PUBLIC_AUDIT_BYTES_MAX);
        const sections = page.split('<section class="contest">').slice(1);
        expect(sections).toHaveLength(named);
        expect(page.match(/<td>0\.0123/g)).toHaveLength(tabled);
        // What was found of a contest stands there for each that is named.
        expect(sections.filter((one) => one.includes('class="told"'))).toHaveLength(named);
        const isEnglish = speech.language === 'en';
        expect(page).toContain(
          isEnglish
            ? `it has the numbers of the first ${tabled === 1 ? 'contest' : `${tabled} contests`} only`
            : `solo tiene los números de ${tabled === 1 ? 'la primera contienda' : `las primeras ${tabled} contiendas`}`,
        );
        const more = isEnglish ? 'more contests are in the report' : 'contiendas más están en el informe';
        expect(page.includes(`${count - named} ${more}`)).toBe(named < count);
        expect(page).not.toMatch(/The tables have all numbers|Las tablas tienen todos/);
      }
    },
  );

  test('names of 500 letters, contests of hundreds of choices and whole laws are less than 200 kB, and the page says where all of it is', () => {
    const long = '長い名前'.repeat(120);
    const context = stateContext(long, { count: 300, ofContest: long, choices: 60 });
    const { plan } = context.audit;
    const texts = Array.from({ length: 40 }, (_, index) => {
      const says = `Rule ${index + 1}: ${long.repeat(4)}`;
      return { kind: 'law', citation: `§ ${index + 1}`, subject: 'observation', says } as const;
    });
    const audit = { ...context.audit, plan: { ...plan, rules: { texts, chosen: [], statutoryLimit: null } } };
    for (const speech of [IN_ENGLISH, IN_SPANISH]) {
      const page = pageOf({ ...context, audit }, speech);
      expect(new TextEncoder().encode(page).length).toBeLessThanOrEqual(PUBLIC_AUDIT_BYTES_MAX);
      const isEnglish = speech.language === 'en';
      const { leftOut, contests, sample } = isEnglish ? publicAudit : inSpanish;
      expect(page).toContain(`${leftOut.says} ${leftOut.letters}`);
      expect(page).toContain(`<a href="${isEnglish ? 'en' : 'es'}/whole" download>${leftOut.whole}</a>`);
      for (const [said, count] of [
        [contests.moreChoices_other, '40'],
        [contests.more_other, '280'],
        [sample.more_other, '1,570'],
      ] as const)
        expect(page.replaceAll('1570', '1,570')).toContain(said.replace('{{count, number}}', count));
      // Each rule about watching has its beginning, each of the first contests what was found.
      for (const rule of [1, 40]) expect(page).toContain(`Rule ${rule}: 長い名前`);
      expect(page.match(/<section class="contest">/g)).toHaveLength(20);
    }
  });

  test('the page as a whole has every contest, choice and jurisdiction, and leaves nothing out', () => {
    const context = stateContext('of the State', { count: 150, choices: 40 });
    const page = wholePublicAuditPage(context, TIMES, IN_ENGLISH);
    expect(new TextEncoder().encode(page).length).toBeGreaterThan(PUBLIC_AUDIT_BYTES_MAX);
    expect(page.match(/<section class="contest">/g)).toHaveLength(150);
    expect(page.match(/<td>0\.0123/g)).toHaveLength(150);
    for (const at of [1, 1600]) expect(page).toContain(`<th scope=row>Jurisdiction ${at} of the State<td>`);
    expect(page).toContain('<th scope=row>Choice 40 of the state<td>0');
    expect(page).not.toContain(publicAudit.leftOut.says);
    expect(pageOf(context)).toContain(publicAudit.leftOut.says);
    // What leaves nothing out names no other page.
    expect(pageOf(contextOf(polling.audit, polling.inputs))).not.toContain(publicAudit.leftOut.says);
  });

  test('an office speaks in its own words in English, and in ours in Spanish', () => {
    const context = contextOf(batches.audit, batches.inputs);
    const own = englishOf({ batch: { one: 'stack', other: 'stacks' } });
    const page = pageOf(context, { ...IN_ENGLISH, language: own });
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('Stacks of ballots are drawn by chance');
    expect(textOf(page)).not.toMatch(/\bbatch(es)?\b/i);
  });

  test('a practice audit says so on its page, in both languages', () => {
    const { audit, inputs } = polling;
    const context = contextOf({ ...audit, plan: { ...audit.plan, practice: true } }, inputs);
    for (const speech of [IN_ENGLISH, IN_SPANISH])
      expect(pageOf(context, speech)).toMatch(/<p class="practice">PRACTICE/);
    expect(pageOf(contextOf(audit, inputs))).not.toContain('PRACTICE');
  });
});

/** A state: 1,600 jurisdictions of which a batch each was drawn, and thirty contests that were measured in three rounds. */
function stateContext(
  name = 'of the State',
  {
    count = 30,
    ofContest = 'of the state',
    choices = 3,
  }: { readonly count?: number; readonly ofContest?: string; readonly choices?: number } = {},
): ReportContext {
  const { audit, inputs } = batches;
  assert(isInRounds(audit), 'it has rounds', audit.phase);
  const [model] = audit.plan.contests;
  const [first] = audit.rounds;
  const draw = first?.draws[0];
  const measurement = first?.measurements[0];
  assert(
    model !== undefined && first !== undefined && draw !== undefined && measurement !== undefined,
    'there is a round',
  );
  const names = Array.from({ length: count }, (_, index) => `Contest number ${index + 1} ${ofContest}`);
  const contests = names.map((name) => ({
    ...model,
    name,
    choices: [
      ...['Alexandra Montgomery', 'Benjamin O’Sullivan', 'Write-ins'],
      // Of one contest: many of each would fill any page.
      ...Array.from({ length: name === names[0] ? choices - 3 : 0 }, (_, at) => `Choice ${at + 4} ${ofContest}`),
    ].map((choice, at) => ({ name: choice, votes: Math.max(0, 900_000 - at * 300_000) })),
  }));
  const places = Array.from({ length: 1600 }, (_, index) => `Jurisdiction ${index + 1} ${name}`);
  const draws = places.map((jurisdiction) => ({ ...draw, jurisdiction }));
  const measured = (risk: number, pValue: number) =>
    names.map((contest) => ({
      ...measurement,
      contest,
      pValue,
      distinct: Math.round(1600 / (risk + 1)),
      riskLimitMet: pValue < 0.05,
      handTally: null,
    }));
  const rounds = [0.4, 0.2, 0.0123].map((pValue, index) => ({
    ...first,
    number: index + 1,
    draws: index === 0 ? draws : [],
    measurements: measured(2 - index, pValue),
  }));
  const plan = { ...audit.plan, contests, jurisdictions: places.map((name) => ({ name, expectedBallots: null })) };
  return contextOf({ ...audit, plan, rounds } as BegunAudit, inputs);
}

test('both languages have every sentence with its blanks, and none in the other', () => {
  for (const [english, spanish] of [
    [publicAudit, inSpanish],
    [drawn, drawnInSpanish],
  ] as const) {
    const said = new Map(sentencesOf(english));
    for (const [name, sentence] of sentencesOf(spanish)) {
      const blanks = (words: string) => [...new Set(words.match(/\{\{[^}]*\}\}/g) ?? [])].toSorted();
      const own = said.get(name) ?? '';
      // Of one thing Spanish may say “uno”, and leave the number out.
      if (!name.endsWith('_one')) expect([name, blanks(sentence)]).toEqual([name, blanks(own)]);
      if (/\p{L}/u.test(sentence.replaceAll(/\{\{[^}]*\}\}|SHA-256|No\b/gu, ''))) expect(sentence).not.toBe(own);
    }
    expect(sentencesOf(spanish)).toHaveLength(said.size);
  }
});

function sentencesOf(catalogue: object, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(catalogue).flatMap(([name, words]: [string, unknown]) =>
    typeof words === 'string'
      ? [[`${before}${name}`, words] as const]
      : sentencesOf(words as object, `${before}${name}.`),
  );
}
