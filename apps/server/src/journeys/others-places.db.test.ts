import { randomUUID } from 'node:crypto';
import {
  commands,
  discrepancyReportAddress,
  documentAddress,
  fileAddress,
  liveAddress,
  logAddress,
  officeLogAddress,
  queries,
  reportAddress,
  reportedResultsAddress,
  retrievalListAddress,
  templateAddress,
  uploadAddress,
  uploadIssuesAddress,
} from '@plumbline/api';
import { BALLOT_KINDS } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { COMMANDS } from '../commands.ts';
import { POLLING } from '../demonstration/small-elections.ts';
import { enterOffice } from '../sign-in/enter-office.ts';
import { openBoard } from '../testing/open-board.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openFirstRound, SECOND_MANAGER } from './plan-audit.ts';
import { planBatches, planPolling } from './plan-small-election.ts';

/*
 * Somebody of one county sends everything that there is, with the identifiers of another county, of an audit they are not
 * part of, and of another office. J1 and J2 are Jane's, J3 is Omar's. The board belongs to J1.
 */

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);
const { auditId, jane } = await planPolling(office, ada, 'Round open');
await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
for (const jurisdiction of ['J1', 'J2']) await jane.send('create-boards', { auditId, jurisdiction, count: 2 });
const participants = () => 'Jurisdiction,Admin Email\nJ1,jane@j1.example\nJ2,jane@j1.example\n';
const batches = await planBatches(office, ada, { name: 'Without Omar', participants });
const omar = await office.signedIn(SECOND_MANAGER);
const elsewhere = await enterOffice(office.services, {
  organization: 'Elsewhere',
  defaultState: 'NV',
  administrators: [{ email: 'eve@elsewhere.example', name: 'Eve Stone' }],
});
const eve = await office.signedIn('eve@elsewhere.example');
const desk = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
const [ownLink, otherLink] = desk.boards.map((one) => one.link?.split('/').at(-1) ?? '');
assert(ownLink !== undefined && otherLink !== undefined, 'two boards have links');
const board = office.nobody();
await openBoard(office.services, board, ownLink);
const ballotOf = async (jurisdiction: string) => {
  const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction });
  const sitting = office.nobody();
  await openBoard(office.services, sitting, boards[1]?.link);
  const { ballots } = await sitting.ask('board', { auditId, jurisdiction, board: 'Audit Board #02' });
  assert(ballots[0] !== undefined, 'the second board has a ballot');
  return ballots[0].ballot;
};
const upload = await jane.upload(
  { auditId: batches.auditId, kind: 'manifest', jurisdiction: 'J1' },
  { name: 'manifest.csv', text: 'Batch Name,Number of Ballots\nSecret 1,4\n' },
);

type Place = {
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly board: string;
  readonly organizationId: string;
  readonly electionId: string;
  readonly ballot: string;
  readonly batch: string;
};

const electionOf = async (id: string) => {
  const audits = office.services.db.selectFrom('audit').select('election_id').where('id', '=', id);
  return (await audits.executeTakeFirstOrThrow()).election_id;
};

const IN_J1: Place = {
  auditId,
  jurisdiction: 'J1',
  board: 'Audit Board #02',
  organizationId: office.organizationId,
  electionId: await electionOf(auditId),
  ballot: await ballotOf('J1'),
  batch: '1',
};
const IN_J2: Place = { ...IN_J1, jurisdiction: 'J2', ballot: await ballotOf('J2') };
const OTHER_AUDIT: Place = {
  ...IN_J1,
  auditId: batches.auditId,
  electionId: await electionOf(batches.auditId),
  batch: 'Batch 1',
};

/** Everything that a command or a query may want to know; each takes what is in its schema. */
function everything(place: Place): Readonly<Record<string, unknown>> {
  const interpretation = { kind: 'vote', choices: ['candidate 1'], invalidWriteIn: false, note: '' };
  return {
    ...place,
    name: 'Another',
    auditType: 'ballot-polling',
    method: 'bravo',
    compatibility: false,
    kind: 'manifest',
    uploadId: upload.uploadId,
    confirmed: true,
    contests: POLLING.contests,
    settings: { electionName: 'E', state: 'CA', riskLimitPercent: 20, dataEntry: 'online' },
    holdsBallots: false,
    cardStyles: true,
    reason: 'because',
    digest: '0'.repeat(64),
    date: null,
    state: 'CA',
    seed: '1',
    act: { act: 'seed', seed: '1' },
    required: false,
    round: 1,
    sampleSizes: { 'Contest 1': 5 },
    sizes: JSON.stringify({ 'Contest 1': 5 }),
    count: 1,
    members: ['Mallory'],
    record: { state: 'audited', interpretations: { 'Contest 1': interpretation, 'Contest 2': interpretation } },
    basedOn: null,
    typedNames: ['Mallory'],
    sheets: [{ name: 'S', votes: { 'Contest 1': { 'candidate 1': 1, 'candidate 2': 0, 'candidate 3': 0 } } }],
    outcome: 'confirmed',
    personId: randomUUID(),
    batches: ['1', '2'],
    headers: [{ header: 'Sack', column: 'Batch Name' }],
    unit: { kind: 'ballot', ballot: place.ballot },
    cause: 'not-known',
    note: 'A note',
    people: ['Ann', 'Ben'],
    seen: { kind: 'ballot', record: { state: 'not-found' } },
    ask: { type: 'take-oath', person: 'mallory' },
    email: 'mallory@nowhere.example',
    code: 'ABCD EFGH',
    filled: 'none',
    days: 7,
    find: 'none',
    minutes: 60,
    consentId: randomUUID(),
    entryId: randomUUID(),
    number: '123456',
    mode: 'read',
    hours: 24,
    file: { what: 'audit-report' },
    jobId: randomUUID(),
    off: [],
    request: randomUUID(),
    part: null,
    person: 'Mallory',
    way: { by: 'printed' },
    question: 'Mallory asks',
    words: { batch: { one: 'bundle', other: 'bundles' } },
    contact: { name: 'Mallory', telephone: '555 0199', email: null, hours: null },
    // Nobody says these about themselves.
    role: 'audit-administrator',
    grants: [{ role: 'audit-administrator', organizationId: place.organizationId }],
    actor: { kind: 'person', grants: [{ role: 'audit-administrator', organizationId: place.organizationId }] },
    scope: { kind: 'organization', organizationId: place.organizationId },
  };
}

/** What one command calls as another does, and means otherwise. */
const OTHERWISE: Readonly<Record<string, object>> = {
  'answer-help': { answer: 'Mallory answers' },
  'set-supplies': { lines: [], basedOn: 0 },
  'set-staffing': { names: [{ place: 'board 1 1', name: 'Mallory' }], basedOn: 0 },
  // Findings are confirmed one by one, uploads at once.
  'commit-inputs': { confirmed: [] },
  'match-names': { contests: {}, choices: {} },
  'choose-extra-batches': { required: [{ jurisdiction: 'J1', batch: '1' }], onePerJurisdiction: true },
  'state-manifest': {
    manifest: '0'.repeat(64),
    verified: 'hand-count',
    by: 'Mallory',
    on: '2024-11-05',
    ballots: Object.fromEntries(BALLOT_KINDS.map((kind) => [kind, { listed: 'included' }])),
  },
  'state-card-order': {
    manifest: '0'.repeat(64),
    all: { scanOrder: 'yes', imprinted: false, first: { end: 'top', face: 'down' } },
    otherwise: [],
  },
  'state-rules': { rules: { texts: [], chosen: [], statutoryLimit: { percent: 5, reasonAbove: null } } },
  'state-lot': { contest: 'Contest 1', seen: { level: ['candidate 1', 'candidate 2'], cards: 1 }, out: 'candidate 1' },
  'plan-round-sizes': { sizes: { 'Contest 1': [5] } },
  'make-ballot-file': { file: { what: 'batch-labels' } },
  'deliver-device-acts': { device: 'none', sentAt: null, acts: [] },
  'import-ballot-file': {
    kind: 'check-ins',
    name: 'check-ins.csv',
    content: 'U2l0ZQ==',
    seen: null,
    isConfirmed: false,
  },
  'send-batch-to-review': { kinds: { duplicate: 1 }, remark: 'Mallory' },
  'reopen-card': { position: 1 },
  'review-batch': { votes: {}, remark: 'Mallory' },
  'send-card-to-review': { why: 'write-in', remark: 'Mallory', seen: {} },
  'choose-work-times': { times: { ballotSeconds: 180, batchMinutes: 12, countSeconds: 9 } },
  'record-totals': { contests: { 'Contest 1': { votes: { 'candidate 1': 1, 'candidate 2': 0, 'candidate 3': 0 } } } },
};

/** The same of queries. */
const ASKED_OTHERWISE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  case: { kind: 'ballot' },
  'second-look': { kind: 'ballot' },
};

/** Commands and queries that are about oneself, or about the way in. */
const ABOUT_ONESELF = new Set([
  'request-sign-in-code',
  'sign-in-with-code',
  'begin-account-sign-in',
  'sign-in-with-account',
  'sign-in-with-link',
  'sign-in-to-board',
  'sign-in-to-tally-entry',
  'board-door',
  'tally-request',
  'sign-out',
  'prepare-second-factor',
  'add-second-factor',
  'answer-second-factor',
  'confirm-second-factor',
  'remove-second-factor',
  'make-recovery-codes',
  'keep-recovery-codes',
  'stay-signed-in',
  'second-factor-offer',
  'own-second-factors',
  'recovery-codes',
  'end-session',
  'end-other-sessions',
  'session',
  'outbox',
  'planner-sizes',
  'planner-margins',
  'own-sessions',
  'own-notices',
  'choose-notices',
  'home',
]);

type Asked = { readonly what: string; readonly status: number; readonly text: string };

async function sendEverything(person: TestPerson, place: Place): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  const forged = { 'x-plumbline': '1', 'x-forwarded-user': ADMINISTRATOR, 'x-role': 'audit-administrator' };
  const take = async (what: string, address: string, request: RequestInit) => {
    const response = await person.fetch(`${office.origin}${address}`, {
      ...request,
      headers: { ...forged, ...request.headers },
    });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    if (isStream) await response.body?.cancel();
    asked.push({ what, status: response.status, text: isStream ? '' : await response.text() });
  };
  const inputs = everything(place);
  for (const name of Object.keys(commands).filter((one) => !ABOUT_ONESELF.has(one))) {
    await take(name, `/api/commands/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'command-id': randomUUID() },
      body: JSON.stringify({ ...inputs, ...OTHERWISE[name] }),
    });
  }
  for (const name of Object.keys(queries).filter((one) => !ABOUT_ONESELF.has(one))) {
    const texts = Object.entries(inputs).filter(([, value]) => typeof value === 'string');
    await take(
      name,
      `/api/queries/${name}?${new URLSearchParams({ ...Object.fromEntries(texts), ...ASKED_OTHERWISE[name] } as Record<string, string>)}`,
      {},
    );
  }
  const slot = { ...place, kind: 'manifest' } as const;
  const addresses = {
    file: fileAddress(slot),
    template: templateAddress({ ...slot, kind: 'candidate-totals' }),
    participants: fileAddress({ auditId: place.auditId, kind: 'participants', jurisdiction: null }),
    'retrieval-list': retrievalListAddress(place),
    'retrieval-list of all': `/api/retrieval-list.csv?auditId=${place.auditId}`,
    document: documentAddress({ ...slot, document: 'sign-in-sheets' }),
    'document of all': documentAddress({ auditId: place.auditId, document: 'seed-sheet' }),
    report: reportAddress({ auditId: place.auditId }),
    'jurisdiction-report': reportAddress(place),
    'discrepancy-report': discrepancyReportAddress(place.auditId),
    'reported-results': reportedResultsAddress(place.auditId),
    'log-download': logAddress(place.auditId),
    'office-log-download': officeLogAddress(place.organizationId),
    live: liveAddress(place.auditId),
    'upload-issues': uploadIssuesAddress(upload.uploadId),
  };
  for (const [what, address] of Object.entries(addresses)) await take(what, address, {});
  for (const kind of ['participants', 'manifest', 'candidate-totals'] as const) {
    const jurisdiction = kind === 'participants' ? null : place.jurisdiction;
    await take(`upload ${kind}`, uploadAddress({ auditId: place.auditId, kind, jurisdiction, name: 'x.csv' }), {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: 'Batch Name,Number of Ballots\nX,1\n',
    });
  }
  return asked;
}

/** What was not refused for want of a right, with its status. */
function answered(asked: readonly Asked[]): readonly string[] {
  return asked.filter(({ status }) => status !== 403 && status !== 404).map(({ what, status }) => `${what} ${status}`);
}

/** The newest entry of each log: what is refused leaves no trace in them. */
async function heads(): Promise<readonly string[]> {
  const logs = [auditId, batches.auditId].map((id) => ada.ask('log', { auditId: id }));
  return (await Promise.all(logs)).map(({ entries }) => entries[0]?.hash ?? '');
}

test('a manager changes and reads nothing of another county, only what the whole audit shows its managers', async () => {
  const before = await heads();
  const asked = await sendEverything(omar, IN_J1);
  expect(answered(asked)).toEqual([
    'commitment 200',
    'cases 200',
    'kept-reports 200',
    'file-help 200',
    'log 200',
    'ballot-rooms 200',
    'live 200',
  ]);
  const answerOf = (what: string) => JSON.parse(asked.find((one) => one.what === what)?.text ?? 'null');
  // Lists of their own counties, in which this one is not.
  expect(answerOf('ballot-rooms').rooms).toMatchObject([{ jurisdiction: 'J3', isOpen: false, figures: null }]);
  expect(answerOf('cases')).toMatchObject({ cases: [], withheld: [] });
  expect(answerOf('file-help').questions).toEqual([]);
  expect(await heads()).toEqual(before);
});

test('a manager changes and reads nothing of an audit that their county is not part of', async () => {
  const before = await heads();
  expect(answered(await sendEverything(omar, OTHER_AUDIT))).toEqual([]);
  expect(await heads()).toEqual(before);
});

test('an audit board changes and reads nothing of another board, county or audit', async () => {
  const before = await heads();
  for (const place of [IN_J1, IN_J2]) expect(answered(await sendEverything(board, place))).toEqual(['live 200']);
  expect(answered(await sendEverything(board, OTHER_AUDIT))).toEqual([]);
  expect(await heads()).toEqual(before);
});

test('an administrator of another office, and whoever is not signed in, change and read nothing', async () => {
  const before = await heads();
  for (const place of [IN_J1, OTHER_AUDIT]) expect(answered(await sendEverything(eve, place))).toEqual([]);
  const asked = await sendEverything(office.nobody(), IN_J1);
  expect(asked.filter(({ status }) => status !== 401).map(({ what, status }) => `${what} ${status}`)).toEqual([]);
  expect(await heads()).toEqual(before);
  expect(elsewhere).not.toBe(office.organizationId);
});

test('what is refused tells nothing of the place: no name of a batch, a person or a digest', async () => {
  for (const [person, place] of [
    [omar, IN_J1],
    [board, IN_J2],
    [eve, IN_J1],
  ] as const) {
    const asked = await sendEverything(person, place);
    const refused = asked.filter(({ status }) => status === 403 || status === 404).map(({ text }) => text);
    expect(refused.filter((text) => /jane|omar|Ada Warren|Secret 1|[0-9a-f]{64}|candidate/i.test(text))).toEqual([]);
  }
});

test('a board in its own place does what boards do, and nothing else', async () => {
  const own: Place = { ...IN_J1, board: 'Audit Board #01' };
  const asked = await sendEverything(board, own);
  const allowed = Object.values(COMMANDS).filter(({ permission }) =>
    ['board.name-members', 'ballot.record', 'board.sign-off'].includes(permission),
  );
  expect(answered(asked).map((one) => one.split(' ')[0])).toEqual([
    ...allowed.map(({ name }) => name),
    'board',
    'board-remade',
    // The ballot of another board is not shown, though the board asks in its own name: 403 would be a lie about the right.
    'ballot',
    'live',
  ]);
  const ballot = asked.find(({ what }) => what === 'ballot');
  expect(ballot?.text).not.toContain('candidate');
  expect(asked.find(({ what }) => what === 'record-ballot')?.text).toContain('ballot-not-assigned');
});

test('a session of somebody else is not ended, and a link of another board opens that board only', async () => {
  const { sessions } = await jane.ask('own-sessions', {});
  for (const { sessionId } of sessions) {
    expect((await omar.refused('end-session', { sessionId })).code).toBe('not-found');
  }
  await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const second = office.nobody();
  await openBoard(office.services, second, otherLink);
  expect(answered(await sendEverything(second, { ...IN_J1, board: 'Audit Board #01' }))).toEqual(['live 200']);
});
