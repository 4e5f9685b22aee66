import { Sha256Schema } from '@plumbline/election';
import { expect, test } from 'vitest';
import { contest, fileOf, manifestOf, SETTINGS, totalsOf } from '../../testing/build-audit.ts';
import { EARLIER_EVENT_EXAMPLES } from '../../testing/earlier-event-examples.ts';
import type { AuditEvent } from '../audit-event.ts';
import type { RecordedVotes } from '../audit-state.ts';
import { type SealedEvent, upcastEvent } from '../earlier-events.ts';
import { fieldworkOf } from '../fieldwork-of.ts';
import { AUDIT_EVENT_SCHEMAS } from './audit-event-schemas.ts';

const DIGEST = Sha256Schema.parse('0123456789abcdef'.repeat(4));
const BOARD = { jurisdiction: 'Adams', board: 'Board 1' };
const HELP = { request: '0b7c5c64-5a4b-4f0f-9d5b-3f0c6d7e8f90', jurisdiction: 'Adams' };
const CASE = {
  jurisdiction: 'Adams',
  unit: { kind: 'ballot', ballot: 'B 1' },
  revision: 1,
  by: 'jurisdiction-manager:p',
} as const;
const RECORD: RecordedVotes = {
  state: 'audited',
  interpretations: {
    Mayor: { kind: 'vote', choices: ['Ada', 'Ben'], invalidWriteIn: false, note: { digest: DIGEST } },
    Levy: { kind: 'blank', invalidWriteIn: true, note: null },
    Clerk: { kind: 'contest-not-on-ballot', note: null },
  },
};

/** One of every type of event, with everything in it that it may have. */
const EVENTS: { readonly [Type in AuditEvent['type']]: Extract<SealedEvent, { readonly type: Type }> } = {
  'audit-created': {
    type: 'audit-created',
    version: 2,
    practice: false,
    name: 'Pilot',
    organization: 'Pineland',
    auditType: 'ballot-polling',
    method: 'bravo',
    compatibility: false,
    election: { electionId: 'e', name: 'General' },
    startsFrom: { auditId: 'a', name: 'First' },
    escalates: { round: 2, riskLimitPercent: 5, contests: [{ contest: 'Mayor', pValue: 0.25 }] },
  },
  'participants-registered': {
    type: 'participants-registered',
    file: fileOf(null, { kind: 'participants', jurisdictions: 1 }),
    jurisdictions: [{ name: 'Adams', expectedBallots: 100 }],
  },
  'contests-defined': { type: 'contests-defined', version: 5, contests: [contest('Mayor')] },
  'assertions-found': {
    type: 'assertions-found',
    contests: {
      Mayor: {
        mayWin: ['Ada'],
        ranks: 3,
        assertions: [
          { type: 'NEB', winner: 'Ada', loser: 'Ben', eliminated: [], margin: 20 },
          { type: 'NEN', winner: 'Ada', loser: 'Ben', eliminated: ['Cy'], margin: 30 },
        ],
      },
    },
  },
  'names-matched': {
    type: 'names-matched',
    jurisdiction: 'Adams',
    contests: { 'Mayor (Vote for 1)': 'Mayor' },
    choices: { Mayor: { 'ADA M.': 'Ada' } },
  },
  'sampling-chosen': {
    type: 'sampling-chosen',
    cardStyles: false,
    selection: { rule: 'colorado', cards: { Adams: 100 } },
  },
  'work-times-chosen': {
    type: 'work-times-chosen',
    times: { ballotSeconds: 180, batchMinutes: 12.5, countSeconds: 8 },
  },
  'extra-batches-chosen': {
    type: 'extra-batches-chosen',
    required: [{ jurisdiction: 'Adams', batch: 'B' }],
    onePerJurisdiction: true,
  },
  'settings-changed': { type: 'settings-changed', version: 3, settings: SETTINGS },
  'round-sizes-planned': { type: 'round-sizes-planned', sizes: { Mayor: [111, 167] } },
  'file-registered': { type: 'file-registered', file: totalsOf('Adams') },
  'file-removed': { type: 'file-removed', kind: 'manifest', jurisdiction: 'Adams' },
  'jurisdiction-declared': { type: 'jurisdiction-declared', jurisdiction: 'Adams', holdsBallots: false },
  'manifest-stated': {
    type: 'manifest-stated',
    jurisdiction: 'Adams',
    statement: {
      manifest: DIGEST,
      verified: 'counter-against-voters',
      by: { digest: DIGEST },
      on: '2026-11-05',
      ballots: {
        'election-day': { listed: 'included' },
        early: { listed: 'included' },
        mail: { listed: 'included' },
        uocava: { listed: 'none' },
        provisional: { listed: 'included' },
        'cured-or-late': { listed: 'not-yet-counted', cards: 12 },
      },
    },
  },
  'totals-stated': {
    type: 'totals-stated',
    jurisdiction: 'Adams',
    totals: DIGEST,
    manifestVersion: 2,
    room: { number: 812, hash: DIGEST },
  },
  'card-order-stated': {
    type: 'card-order-stated',
    jurisdiction: 'Adams',
    orders: {
      manifest: DIGEST,
      all: { scanOrder: 'yes', imprinted: false, first: { end: 'top', face: 'down' } },
      otherwise: [
        {
          tabulator: 'T1',
          batch: 'B',
          order: { scanOrder: 'unknown', imprinted: true, first: { end: 'bottom', face: 'up' } },
        },
      ],
    },
  },
  'rules-stated': {
    type: 'rules-stated',
    rules: {
      texts: [{ kind: 'law', citation: 'Code § 1-7-515', subject: 'contests', says: 'One statewide contest.' }],
      chosen: [{ contest: 'Mayor', criterion: 'Closest contest', by: 'Secretary of State' }],
      statutoryLimit: { percent: 5, reasonAbove: null },
    },
  },
  'inputs-committed': {
    type: 'inputs-committed',
    commitment: DIGEST,
    confirmed: [
      { finding: 'listed-below-cast', contest: 'Mayor', cast: 90, listed: 80, bearing: 90, phantoms: 10 },
      { finding: 'cards-not-matched', places: [{ jurisdiction: 'Adams', which: 'these', batches: ['T1 B'] }] },
      { finding: 'tabulator-alone', jurisdictions: ['Adams'] },
      { finding: 'not-yet-counted', waiting: [{ jurisdiction: 'Adams', cards: 12 }] },
      { finding: 'limit-above-statute', statutoryPercent: 5, riskLimitPercent: 10, reason: 'An order of a court' },
    ],
  },
  'commitment-withdrawn': { type: 'commitment-withdrawn', version: 2, reason: { digest: DIGEST } },
  'seed-set': { type: 'seed-set', seed: '31415926535897932384' },
  'round-opened': {
    type: 'round-opened',
    version: 3,
    round: 1,
    sampleSizes: { Mayor: 2 },
    drawnFrom: 'universe',
    drawn: { sha256: DIGEST, bytes: 144, draws: 1, phantomDraws: 1 },
    extraBatches: [{ jurisdiction: 'Adams', batch: 'B' }],
  },
  'batches-combined': {
    type: 'batches-combined',
    combined: { jurisdiction: 'Adams', name: 'Mixed', batches: ['B', 'C'] },
  },
  'fieldwork-begun': { type: 'fieldwork-begun', jurisdiction: 'Adams', round: 1, opened: { number: 9, hash: DIGEST } },
  'boards-created': { type: 'boards-created', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots: ['B 1'] }] },
  'review-team-created': { type: 'review-team-created', ...BOARD },
  'card-sent-to-review': {
    type: 'card-sent-to-review',
    version: 2,
    ...BOARD,
    ballot: 'B 1',
    why: 'write-in',
    remark: { digest: DIGEST },
    seen: { Mayor: { kind: 'vote', choices: ['Ada'], invalidWriteIn: false, note: null } },
  },
  'board-members-named': { type: 'board-members-named', ...BOARD, members: ['Ann', 'Bo'] },
  'ballot-recorded': { type: 'ballot-recorded', version: 6, ...BOARD, ballot: 'B 1', record: RECORD },
  'board-signed-off': { type: 'board-signed-off', ...BOARD },
  'board-reopened': { type: 'board-reopened', version: 2, ...BOARD, reason: { digest: DIGEST } },
  'batch-recorded': {
    type: 'batch-recorded',
    version: 3,
    jurisdiction: 'Adams',
    batch: 'B',
    sheets: [
      {
        name: 'Sheet 1',
        votes: { Mayor: { Ada: 3, Ben: 0 } },
        rankings: {
          Judge: { piles: [{ ranks: [{ choices: ['Cy'], invalidWriteIn: false }], cards: 3 }], without: 1 },
        },
      },
    ],
    enteredBy: 'p',
    people: ['Ann', 'Bob'],
  },
  'card-reopened': { type: 'card-reopened', ...BOARD, ballot: 'B 1', reason: { digest: DIGEST } },
  'batch-sent-to-review': {
    type: 'batch-sent-to-review',
    jurisdiction: 'Adams',
    batch: 'B 1',
    kinds: { 'write-in': 2, duplicate: 1 },
    remark: { digest: DIGEST },
    enteredBy: 'entry-1',
    people: ['Ann', 'Bo'],
  },
  'stacks-counted': {
    type: 'stacks-counted',
    version: 2,
    jurisdiction: 'Adams',
    batch: 'B 1',
    stacks: 47,
    sent: 3,
    handled: 50,
  },
  'batch-reviewed': {
    type: 'batch-reviewed',
    ...BOARD,
    batch: 'B 1',
    people: ['Eve', 'Fay'],
    votes: { Mayor: { Ada: 2, Ben: 1 } },
    remark: { digest: DIGEST },
  },
  'totals-recorded': {
    type: 'totals-recorded',
    jurisdiction: 'Adams',
    contests: { Mayor: { votes: { Ada: 2, Ben: 1 }, notFound: 1 } },
    enteredBy: 'clerk',
  },
  'two-persons-chosen': { type: 'two-persons-chosen', required: true },
  'act-proposed': { type: 'act-proposed', act: { act: 'seed', seed: '0123' }, by: 'audit-administrator:p' },
  'act-confirmed': {
    type: 'act-confirmed',
    act: { act: 'conclude', outcome: 'confirmed' },
    by: 'audit-administrator:q',
  },
  'proposal-refused': { type: 'proposal-refused', by: 'audit-administrator:q', reason: { digest: DIGEST } },
  'refusal-withdrawn': { type: 'refusal-withdrawn' },
  'proposal-withdrawn': { type: 'proposal-withdrawn' },
  'totals-finalized': { type: 'totals-finalized', jurisdiction: 'Adams' },
  'help-asked': { type: 'help-asked', ...HELP, kind: 'manifest', question: { digest: DIGEST } },
  'help-answered': { type: 'help-answered', ...HELP, answer: { digest: DIGEST } },
  'help-closed': { type: 'help-closed', ...HELP },
  'list-taken': {
    type: 'list-taken',
    jurisdiction: 'Adams',
    part: { by: 'container', name: 'Bin 7' },
    person: 'Ann Lee',
    way: 'mailed',
  },
  'totals-reopened': { type: 'totals-reopened', jurisdiction: 'Adams', reason: { digest: DIGEST } },
  'tallies-finalized': { type: 'tallies-finalized', jurisdiction: 'Adams', discrepancies: 2 },
  'tallies-reopened': { type: 'tallies-reopened', version: 2, jurisdiction: 'Adams', reason: { digest: DIGEST } },
  'launch-withdrawn': { type: 'launch-withdrawn', round: 1, reason: { digest: DIGEST } },
  'round-reopened': { type: 'round-reopened', round: 1, reason: { digest: DIGEST } },
  'lot-stated': {
    type: 'lot-stated',
    round: 1,
    contest: 'Mayor',
    level: ['Ada', 'Ben'],
    cards: 3,
    out: 'Ben',
    reason: { digest: DIGEST },
  },
  'round-closed': {
    type: 'round-closed',
    version: 4,
    round: 1,
    measurements: [
      {
        contest: 'Mayor',
        targeted: true,
        sampleSize: 2,
        draws: 2,
        distinct: 1,
        phantomDraws: 1,
        notFound: 0,
        discrepancies: 1,
        pValue: 0.04,
        riskLimitMet: true,
        outcome: 'confirmed',
        handTally: { winners: ['Ada'], tied: [], agrees: true, settled: true },
        charges: [{ jurisdiction: 'Adams', batch: 'B', times: 3, taint: 0.5 }],
        corrected: { pValue: 0.05, why: { because: 'other-universe' } },
      },
    ],
    fieldwork: { Adams: { number: 7, hash: DIGEST } },
  },
  'case-explained': { type: 'case-explained', ...CASE, cause: 'wrong-ballot', note: { digest: DIGEST } },
  'second-look-recorded': {
    type: 'second-look-recorded',
    version: 4,
    ...CASE,
    people: ['Cy', 'Di'],
    seen: { kind: 'ballot', record: RECORD },
  },
  'case-settled': { type: 'case-settled', ...CASE, resolution: 'confirmed', note: { digest: DIGEST } },
  'case-reopened': {
    type: 'case-reopened',
    jurisdiction: 'Adams',
    unit: { kind: 'contest', contest: 'Mayor' },
    reason: { digest: DIGEST },
    by: 'audit-administrator:p',
  },
  'text-redacted': { type: 'text-redacted', digest: DIGEST, jurisdiction: 'Adams', reason: 'It names a voter.' },
  'audit-concluded': { type: 'audit-concluded', outcome: 'confirmed' },
  'audit-escalated': {
    type: 'audit-escalated',
    escalatedTo: { auditId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', name: 'Every ballot' },
  },
};

const PRESENT = Object.values(EVENTS);

test.each(PRESENT)('$type stands in the log as its schema reads it', ({ type, ...data }) => {
  const read = AUDIT_EVENT_SCHEMAS[type].schema.safeParse(structuredClone(data));
  expect(read.error).toBeUndefined();
  expect(read.data).toEqual(data);
});

/** Every property of an event, however deep, by its path. Those of figures by name are names, and may be any. */
function propertiesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const place = [...path, name];
    return Array.isArray(value) ? propertiesOf(part, place) : [place, ...propertiesOf(part, place)];
  });
}

/** Where the names of what was counted stand in place of the names of properties. */
const KEYED_BY_NAME =
  /^(sizes|contests(\.[^.]+\.votes)?|choices(\.[^.]+)?|selection\.cards|sampleSizes|fieldwork|kinds|votes(\.[^.]+)?|seen|(seen\.)?record\.interpretations|sheets\.\d+\.votes(\.[^.]+)?|sheets\.\d+\.rankings|file\.figures\.votes(\.[^.]+)?)$/;
const isProperty = (path: readonly string[]) => !KEYED_BY_NAME.test(path.slice(0, -1).join('.'));

const OPTIONAL = [
  'audit-created escalates',
  'audit-created election',
  'audit-created startsFrom',
  'inputs-committed confirmed',
  'batch-recorded people',
  'batch-recorded sheets.0.rankings',
  'batch-sent-to-review people',
];

const CASES = PRESENT.flatMap(({ type, ...data }) =>
  propertiesOf(data)
    .filter(isProperty)
    .map((path) => ({ type, data, path, place: path.join('.') })),
);

/** A copy with something done to the object that holds the property. */
function changed(
  data: object,
  path: readonly string[],
  change: (holder: Record<string, unknown>, name: string) => void,
) {
  const copy: unknown = structuredClone(data);
  const [name = ''] = path.slice(-1);
  const holder = path.slice(0, -1).reduce<unknown>((part, one) => (part as Record<string, unknown>)[one], copy);
  change(holder as Record<string, unknown>, name);
  return copy;
}

const isRefused = (type: AuditEvent['type'], data: unknown) => {
  const read = AUDIT_EVENT_SCHEMAS[type].schema.safeParse(data);
  return read.success ? undefined : read.error.issues.map(({ path }) => path.join('.'));
};

test.each(CASES)('$type is refused without $place', ({ type, data, path, place }) => {
  const without = changed(data, path, (holder, name) => delete holder[name]);
  if (OPTIONAL.includes(`${type} ${place}`)) expect(isRefused(type, without)).toBeUndefined();
  else expect(isRefused(type, without)).toContain(place);
});

test.each(CASES)('$type is refused with $place under another name, or with one more beside it', (one) => {
  const { type, data, path, place } = one;
  const around = path.slice(0, -1).join('.');
  const renamed = changed(data, path, (holder, name) => {
    holder[`${name}2`] = holder[name];
    delete holder[name];
  });
  expect(isRefused(type, renamed)).toContain(OPTIONAL.includes(`${type} ${place}`) ? around : place);
  const added = changed(data, path, (holder) => {
    holder.added = 1;
  });
  expect(isRefused(type, added)).toEqual([around]);
});

test.each(CASES)('$type is refused with another kind of value at $place', ({ type, data, path, place }) => {
  const changedType = changed(data, path, (holder, name) => {
    holder[name] = typeof holder[name] === 'boolean' ? 'true' : false;
  });
  expect(isRefused(type, changedType)).toEqual([place]);
});

const LATER = Object.entries(AUDIT_EVENT_SCHEMAS).flatMap(([type, { version }]) =>
  Array.from({ length: version - 1 }, (_, index) => ({ type, version: index + 1 })),
);

test('the manifest of a county fits like its totals', () => {
  expect(isRefused('file-registered', { file: manifestOf('Adams') })).toBeUndefined();
});

test.each(LATER)('version $version of $type is read and turned into the present form', ({ type, version }) => {
  const example = EARLIER_EVENT_EXAMPLES.find(
    ({ written, ...one }) => written.type === type && one.version === version,
  );
  expect(example, `an example of version ${version} of ${type} stands in earlier-event-examples.ts`).toBeDefined();
  if (example === undefined) return;
  const { type: _, ...data } = example.written;
  const form = AUDIT_EVENT_SCHEMAS[example.written.type];
  const schemas = Object.entries({ ...form.earlier, [form.version]: form.schema });
  const fitting = schemas.filter(([, schema]) => schema.safeParse(data).success).map(([one]) => Number(one));
  expect(fitting).toEqual([version]);
  expect(upcastEvent(example.written)).toEqual(example.means);
});

test('a text itself cannot stand in an entry of the version that seals its digest', () => {
  expect(isRefused('commitment-withdrawn', { version: 2, reason: { text: 'A manifest was wrong.' } })).toContain(
    'reason.digest',
  );
});

test('no example is of a version that never was', () => {
  const places = EARLIER_EVENT_EXAMPLES.map(({ written, version }) => ({ type: written.type, version }));
  const inOrder = (list: typeof places) => list.map(({ type, version }) => `${type} ${version}`).toSorted();
  expect(inOrder(places)).toEqual(inOrder(LATER as typeof places));
});

test.each([
  ['writeIns', { choice: 'Write-In', names: ['Ada'] }, 3],
  ['countedBy', 'instant-runoff', 4],
  ['reportedWinner', 'Ada', 5],
] as const)('no contest has %s before the version that brought it', (property, value, since) => {
  const { schema, earlier } = AUDIT_EVENT_SCHEMAS['contests-defined'];
  const schemas = [...Object.values(earlier), schema];
  const { cardsBearing, ...first } = contest('Mayor');
  const reading = schemas.map((one, place) => {
    const version = place + 1;
    const [mayor, said] = version === 1 ? [first, {}] : [{ ...first, cardsBearing }, { version }];
    const reads = (contests: unknown) => one.safeParse({ ...said, contests }).success;
    expect(reads([mayor]), `version ${version}`).toBe(true);
    return reads([{ ...mayor, [property]: value }]);
  });
  expect(reading).toEqual([1, 2, 3, 4, 5].map((version) => version >= since));
});

/* What boards and counties enter while a round is open, by the chains that the log has: one of the audit, and one of the fieldwork of each county. */
const OF_COUNTIES: readonly AuditEvent['type'][] = [
  'fieldwork-begun',
  'list-taken',
  'boards-created',
  'review-team-created',
  'card-sent-to-review',
  'board-members-named',
  'ballot-recorded',
  'board-signed-off',
  'board-reopened',
  'card-reopened',
  'batch-recorded',
  'batch-sent-to-review',
  'stacks-counted',
  'batch-reviewed',
  'totals-recorded',
  'totals-finalized',
  'totals-reopened',
  'tallies-finalized',
  'tallies-reopened',
];
const OF_CASES: readonly AuditEvent['type'][] = [
  'case-explained',
  'second-look-recorded',
  'case-settled',
  'case-reopened',
];

test('what a county enters stands in its own chain, a case while the round is open, and all else in that of the audit', () => {
  for (const { type } of PRESENT) {
    // Only its type and its county are looked at.
    const event = { type, jurisdiction: 'Adams', combined: { jurisdiction: 'Adams' } } as unknown as AuditEvent;
    const isOfCounty = OF_COUNTIES.includes(type);
    const isOfRound = isOfCounty || OF_CASES.includes(type) || type === 'batches-combined';
    expect(fieldworkOf(event, { isRoundOpen: true }), type).toBe(isOfRound ? 'Adams' : null);
    expect(fieldworkOf(event, { isRoundOpen: false }), type).toBe(isOfCounty ? 'Adams' : null);
  }
});
