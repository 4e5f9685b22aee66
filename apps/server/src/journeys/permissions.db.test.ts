import { randomUUID } from 'node:crypto';
import type { CommandInput, CommandName, QueryName } from '@plumbline/api';
import { Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { enterOffice } from '../sign-in/enter-office.ts';
import { ensurePeople } from '../stores/people.ts';
import { putTallyLink, setTallyEntryState, tallyEntriesSince } from '../stores/tally-entries.ts';
import { digestOfToken } from '../stores/token.ts';
import { openBoard } from '../testing/open-board.ts';
import {
  EVERYBODY,
  type Identifiers,
  PLACES_OF,
  type Place,
  placesAllowed,
  WAYS_IN,
  type WayIn,
  type Who,
} from '../testing/permission-table.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { FIRST_MANAGER, openFirstRound, planAudit, SECOND_MANAGER, useFile } from './plan-audit.ts';

/*
 * Every cell of docs/permissions.md over HTTP: as everybody, to every place, by the road that browsers take. A command is sent with
 * an identifier that was used for another: whoever may give it is told so after the question of right, and nothing is done.
 */

const READING = 'sam@support.example';
const ACTING = 'sue@support.example';
const office = await openTestOffice({ jobs: true, support: [READING, ACTING] });
afterAll(() => office.close());
const { organizationId } = office;
const BO = 'bo@other.example';
const MEMBER = 'mo@county.example';
const OBSERVER = 'olive@watch.example';
const BOARD = 'Audit Board #01';
const world: { places: Readonly<Record<Place, Identifiers>>; people: Readonly<Record<Who, TestPerson>>; used: string } =
  {
    places: Object.create(null),
    people: Object.create(null),
    used: randomUUID(),
  };

const manages = (j1: string, others: string) => `Jurisdiction,Admin Email\nJ1,${j1}\nJ2,${others}\nJ3,${others}\n`;
const LIST = { kind: 'participants', jurisdiction: null } as const;

async function electionOf(person: TestPerson, auditId: string): Promise<string> {
  return (await person.ask('plan', { auditId })).election.electionId;
}

async function plan(organization: string, ada: TestPerson, name: string, managers: string) {
  const planned = { name, type: 'ballot-polling', ...POLLING, participants: () => managers } as const;
  const auditId = await planAudit({ organizationId: organization }, ada, planned);
  const electionId = await electionOf(ada, auditId);
  return { organizationId: organization, electionId, auditId, jurisdiction: 'J1', board: BOARD };
}

beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const own = await plan(organizationId, ada, 'Own', manages(FIRST_MANAGER, SECOND_MANAGER));
  const { auditId, electionId } = own;
  const jane = await office.signedIn(FIRST_MANAGER);
  const omar = await office.signedIn(SECOND_MANAGER);
  await useFile(jane, { auditId, kind: 'manifest', jurisdiction: 'J1' }, POLLING.manifests.J1);
  await useFile(omar, { auditId, kind: 'manifest', jurisdiction: 'J2' }, POLLING.manifests.J2);
  await ada.send('declare-jurisdiction', { auditId, jurisdiction: 'J3', holdsBallots: false });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 2 });
  await omar.send('create-boards', { auditId, jurisdiction: 'J2', count: 1 });
  const { link } = await jane.send('rotate-board-link', { auditId, jurisdiction: 'J1', board: BOARD });

  const common = { organizationId, auditType: 'ballot-polling', method: 'bravo', compatibility: true } as const;
  const second = { ...common, name: 'Second', election: { kind: 'existing', electionId } } as const;
  const again = await ada.send('create-audit', second);
  const third = { ...common, name: 'Third', election: { ...second.election, startsFrom: null } } as const;
  const without = await ada.send('create-audit', third);
  await useFile(ada, { auditId: without.auditId, ...LIST }, `Jurisdiction,Admin Email\nJ2,${SECOND_MANAGER}\n`);
  const administrators = [{ email: BO, name: 'Bo' }];
  const other = await enterOffice(office.services, { organization: 'Other', defaultState: 'CA', administrators });
  const bo = await office.signedIn(BO);
  world.places = {
    own,
    again: { ...own, auditId: again.auditId },
    board: { ...own, board: 'Audit Board #02' },
    jurisdiction: { ...own, jurisdiction: 'J2' },
    without: { ...own, auditId: without.auditId },
    election: await plan(organizationId, ada, 'Elsewhere', manages(SECOND_MANAGER, SECOND_MANAGER)),
    office: await plan(other, bo, 'Foreign', manages('cy@other.example', 'cy@other.example')),
  };
  const board = office.nobody();
  await openBoard(office.services, board, link);
  const stranger = await office.signedIn('stranger@nowhere.example');
  const room = { electionId, jurisdiction: 'J1' };
  const director = { person: 'mo', name: 'Mo', signIn: MEMBER };
  const opening = { type: 'open-room', electionDay: '2026-11-03', profile: 'default', director } as const;
  await ada.send('ask-ballot-room', { ...room, ask: opening });
  const member = await office.signedIn(MEMBER);
  await ada.send('invite-observer', { auditId, email: OBSERVER, name: 'Olive Reed', days: 30 });
  const observer = await office.signedIn(OBSERVER);
  const letIn = async (email: string, mode: 'read' | 'act') => {
    const known = await ensurePeople(office.services.db, [{ email }], office.clock.now);
    await ada.send('consent-to-support', { organizationId, personId: known.get(email) ?? '', mode, minutes: 240 });
    return office.signedIn(email);
  };
  const [reading, acting] = [await letIn(READING, 'read'), await letIn(ACTING, 'act')];
  world.people = {
    administrator: ada,
    manager: jane,
    member,
    board,
    'tally entry': await letInToEnterTallies(auditId),
    observer,
    'support reading': reading,
    'support acting': acting,
    'signed in': stranger,
    nobody: office.nobody(),
  };
  const renamed = { electionId, name: 'Own', date: null, state: null };
  await ada.client.send('change-election', renamed, world.used);
}, 120_000);

/**
 * People whom a manager let in: asked by a link, and confirmed. The audit here is one of ballots, in which no manager can do that, so
 * the rows are written as the log of an audit of batches would have them.
 */
async function letInToEnterTallies(auditId: string): Promise<TestPerson> {
  const { db } = office.services;
  const place = { auditId, jurisdiction: 'J1', round: 1 };
  const at = office.clock.now;
  const link = { rotation: 0, tokenSha256: digestOfToken('a link'), at };
  await db.transaction().execute((tx) => putTallyLink(tx, place, link));
  const people = office.nobody();
  await people.send('sign-in-to-tally-entry', { token: 'a link', people: ['Ann', 'Bob'] });
  const [entry] = await tallyEntriesSince(db, place, { since: at, limit: 1 });
  assert(entry !== undefined, 'the people asked');
  await db
    .transaction()
    .execute((tx) => setTallyEntryState(tx, entry.entryId, { state: 'confirmed', at, people: ['Ann', 'Bob'] }));
  return people;
}

/** What a command takes besides the identifiers of its place. */
type Rest<Name extends CommandName> = Omit<CommandInput<Name>, keyof Identifiers>;
const RESTS: { readonly [Name in CommandName]: Rest<Name> } = {
  'request-sign-in-code': { email: 'nobody@nowhere.example' },
  'sign-in-with-code': { email: 'nobody@nowhere.example', code: 'ABCD EFGH' },
  'begin-account-sign-in': { browser: 'x'.repeat(32) },
  'sign-in-with-account': { browser: 'x'.repeat(32), answer: 'state=none&code=none' },
  'sign-in-with-link': { token: 'none' },
  'sign-in-to-board': { token: 'none', pin: '0' },
  'sign-in-to-tally-entry': { token: 'none', people: ['Ann', 'Bob'] },
  'sign-out': {},
  'prepare-second-factor': { kind: 'authenticator', purpose: 'add' },
  'add-second-factor': { added: { kind: 'authenticator', code: '123456' } },
  'answer-second-factor': { answer: { kind: 'authenticator', code: '123456' } },
  'confirm-second-factor': { answer: { kind: 'recovery-code', code: 'ABCD EFGH JKMN' } },
  'remove-second-factor': { factorId: randomUUID() },
  'make-recovery-codes': {},
  'keep-recovery-codes': {},
  'reset-second-factor': { personId: randomUUID() },
  'stay-signed-in': {},
  'end-session': { sessionId: randomUUID() },
  'end-other-sessions': {},
  'end-sessions-of-person': { personId: randomUUID() },
  'create-audit': { name: 'Another', auditType: 'ballot-polling', method: 'bravo', compatibility: false },
  'change-election': { name: 'Renamed' },
  'delete-audit': {},
  'register-file': { kind: 'manifest', uploadId: randomUUID(), confirmed: false },
  'name-headers': { uploadId: randomUUID(), headers: [{ header: 'Sack', column: 'Batch Name' }] },
  'remove-file': { kind: 'manifest' },
  'define-contests': { contests: POLLING.contests },
  'match-names': { contests: {}, choices: {} },
  'find-assertions': {},
  'choose-sampling': { cardStyles: true },
  'change-settings': {
    settings: { electionName: 'General', state: 'CA', riskLimitPercent: 5, dataEntry: 'online' },
  },
  'plan-round-sizes': { sizes: { 'Contest 1': [20, 30] } },
  'state-manifest': {
    manifest: '0'.repeat(64),
    verified: 'hand-count',
    by: 'Canvass board',
    on: '2026-11-05',
    ballots: {
      'election-day': { listed: 'included' },
      early: { listed: 'included' },
      mail: { listed: 'included' },
      uocava: { listed: 'none' },
      provisional: { listed: 'included' },
      'cured-or-late': { listed: 'none' },
    },
  },
  'state-card-order': {
    manifest: '0'.repeat(64),
    all: { scanOrder: 'yes', imprinted: false, first: { end: 'top', face: 'down' } },
    otherwise: [],
  },
  'state-rules': {
    rules: {
      texts: [{ kind: 'law', citation: 'Code § 1-7-515', subject: 'scope', says: 'All ballots of the election.' }],
      chosen: [],
      statutoryLimit: { percent: 5, reasonAbove: null },
    },
  },
  'ask-for-help': { uploadId: randomUUID(), question: 'A test' },
  'answer-help': { request: randomUUID(), answer: 'A test' },
  'close-help': { request: randomUUID() },
  'declare-jurisdiction': { holdsBallots: true },
  'choose-extra-batches': { required: [], onePerJurisdiction: false },
  'choose-two-persons': { required: false },
  'choose-work-times': { times: { ballotSeconds: 180, batchMinutes: 12, countSeconds: 9 } },
  'commit-inputs': {},
  'confirm-act': { act: { act: 'seed', seed: '12345678901234567890' } },
  'refuse-act': { reason: 'A test' },
  'withdraw-proposal': {},
  'withdraw-refusal': {},
  'withdraw-commitment': { reason: 'A test' },
  'set-seed': { seed: '12345678901234567890' },
  'launch-round': { round: 1, sampleSizes: { 'Contest 1': 20 } },
  'take-list': { part: null, person: 'Ann', way: { by: 'printed' } },
  'create-boards': { count: 1 },
  'create-review-team': {},
  'send-card-to-review': { ballot: 'none', why: 'write-in' },
  'rotate-board-link': {},
  'replace-board-pin': {},
  'set-supplies': { lines: null, basedOn: 0 },
  'set-staffing': { names: [], basedOn: 0 },
  'name-board-members': { members: ['Ann', 'Ben'] },
  'record-ballot': { ballot: 'none', record: { state: 'not-found' }, basedOn: null },
  'sign-off-board': { typedNames: ['Ann', 'Ben'] },
  'reopen-board': { reason: 'A test' },
  'reopen-card': { batch: 'none', position: 1, reason: 'A test' },
  'record-batch': { batch: 'none', sheets: [{ name: 'Sheet 1', votes: {} }], basedOn: null },
  'send-batch-to-review': { batch: 'none', kinds: { duplicate: 1 }, basedOn: null },
  'review-batch': { batch: 'none', votes: {}, basedOn: null },
  'make-tally-link': {},
  'confirm-tally-entry': { entryId: randomUUID(), number: '123456' },
  'end-tally-entry': { entryId: randomUUID() },
  'record-totals': { contests: {}, basedOn: null },
  'finalize-totals': {},
  'reopen-totals': { reason: 'A test' },
  'finalize-tallies': {},
  'reopen-tallies': { reason: 'A test' },
  'combine-batches': { name: 'Both', batches: ['1', '2'] },
  'explain-case': { unit: { kind: 'ballot', ballot: 'none' }, cause: 'not-known', note: 'A test' },
  'record-second-look': {
    unit: { kind: 'ballot', ballot: 'none' },
    people: ['Ann', 'Ben'],
    seen: { kind: 'ballot', record: { state: 'not-found' } },
  },
  'settle-case': { unit: { kind: 'ballot', ballot: 'none' }, note: 'A test' },
  'reopen-case': { unit: { kind: 'ballot', ballot: 'none' }, reason: 'A test' },
  'withdraw-launch': { round: 1, reason: 'A test' },
  'close-round': { round: 1 },
  'reopen-round': { round: 1, reason: 'A test' },
  'state-lot': {
    round: 1,
    contest: 'Contest 1',
    seen: { level: ['Winner', 'Loser'], cards: 1 },
    out: 'Winner',
    reason: 'A test',
  },
  conclude: { outcome: 'confirmed' },
  'escalate-audit': { name: 'Every ballot' },
  'redact-text': { digest: Sha256Schema.parse('0'.repeat(64)), reason: 'A test' },
  'redact-room-text': { digest: Sha256Schema.parse('0'.repeat(64)), reason: 'A test' },
  'ask-ballot-room': { ask: { type: 'take-oath', person: 'mo' } },
  'join-ballot-room': { email: 'nobody@nowhere.example', code: 'ABCD EFGH' },
  'leave-ballot-room': {},
  'deliver-device-acts': { device: 'none', sentAt: null, acts: [] },
  'import-ballot-file': {
    kind: 'check-ins',
    name: 'check-ins.csv',
    content: 'U2l0ZSxLaW5kLENoZWNrLWlucwo=',
    seen: null,
    isConfirmed: false,
  },
  'register-ballot-manifest': {},
  'register-ballot-totals': {},
  'invite-observer': { email: 'olive@watch.example', name: 'Olive', days: 30 },
  'end-observer': { personId: randomUUID() },
  'publish-audit-page': {},
  'withdraw-audit-page': {},
  'consent-to-support': { personId: randomUUID(), mode: 'read', minutes: 60 },
  'end-support-consent': { consentId: randomUUID() },
  'set-help-contact': { contact: null },
  'remove-office-map': {},
  'set-own-words': { words: {} },
  'choose-notices': { off: [] },
  'make-file': { file: { what: 'audit-report' } },
  'cancel-file': { jobId: randomUUID() },
  'make-ballot-file': { file: { what: 'batch-labels' } },
  'cancel-ballot-file': { jobId: randomUUID() },
  'choose-notice-hours': { hours: 24 },
};

const QUERY_RESTS: Readonly<Partial<Record<QueryName, Readonly<Record<string, string>>>>> = {
  'planner-sizes': {
    contest: '{"choices":[{"name":"A","votes":6},{"name":"B","votes":3}],"winners":1,"votesAllowed":1,"ballots":10}',
    limitPercent: '5',
  },
  'planner-margins': {
    contest: '{"choices":[{"name":"A","votes":6},{"name":"B","votes":3}],"winners":1,"votesAllowed":1,"ballots":10}',
    limitPercent: '5',
  },
  'board-door': { token: 'none' },
  'sample-preview': { sizes: '{"Contest 1":20}' },
  ballot: { ballot: 'none' },
  case: { kind: 'ballot', name: 'none' },
  'second-look': { kind: 'ballot', name: 'none' },
  'ballot-form': { filled: 'none' },
  'ballot-where': { find: 'none' },
};

const HEADERS = { 'x-plumbline': '1' };

async function answerTo(way: WayIn, who: Who, place: Place): Promise<Response> {
  const person = world.people[who];
  const ids = world.places[place];
  switch (way.kind) {
    case 'command': {
      const body = JSON.stringify({ ...ids, ...RESTS[way.name as CommandName] });
      const headers = { ...HEADERS, 'content-type': 'application/json', 'command-id': world.used };
      return person.fetch(`${office.origin}/api/commands/${way.name}`, { method: 'POST', headers, body });
    }
    case 'query': {
      const query = new URLSearchParams({ ...ids, ...QUERY_RESTS[way.name as QueryName] });
      return person.fetch(`${office.origin}/api/queries/${way.name}?${query}`, { method: 'GET' });
    }
    case 'download':
    case 'upload': {
      const query = searchOf(way, ids);
      const headers = { ...HEADERS, 'content-type': 'application/octet-stream' };
      const request = way.kind === 'upload' ? { method: 'POST', headers, body: 'Batch Name\n' } : { method: 'GET' };
      const stop = new AbortController();
      const response = await person.fetch(`${office.origin}${way.name}?${query}`, { ...request, signal: stop.signal });
      if (way.name !== '/api/live' || !response.ok) return response;
      // News never end by themselves.
      stop.abort();
      return new Response(null, { status: 200 });
    }
  }
}

function searchOf(way: WayIn, ids: Identifiers): URLSearchParams {
  const { organizationId: organization, electionId, auditId, jurisdiction } = ids;
  if (way.noun === 'ballot-room') {
    const rest = { what: 'empty-form', form: 'F-04', phase: 'before', sha256: '0'.repeat(64) };
    return new URLSearchParams({ electionId, jurisdiction, ...rest });
  }
  if (way.noun === 'organization') return new URLSearchParams({ organizationId: organization, name: 'x.geojson' });
  const isPart = way.noun === 'jurisdiction';
  const ofAudit = way.of === 'list of standardized contests' ? 'standardized-contests' : 'participants';
  const kind = isPart ? 'manifest' : ofAudit;
  const document = isPart ? 'sign-in-sheets' : 'seed-sheet';
  return new URLSearchParams({ auditId, kind, document, name: 'x.csv', ...(isPart ? { jurisdiction } : {}) });
}

/** How a right that is not there is answered. Whatever else is answered was asked by somebody who may. */
const REFUSED = new Set(['not-signed-in', 'not-allowed', 'not-found']);

async function verdictOf(response: Response): Promise<string> {
  if (response.ok) {
    await response.body?.cancel();
    return 'allowed';
  }
  const { code } = (await response.json()) as { readonly code: string };
  assert(
    code !== 'request-not-understood' && code !== 'too-many-requests',
    'the request reaches the question of right',
    code,
  );
  return REFUSED.has(code) ? code : 'allowed';
}

/** Without a session nobody is told anything; of another office nobody learns that it is there. */
function refusalFor(who: Who, place: Place): RegExp {
  if (who === 'nobody') return /^not-signed-in$/;
  return place === 'office' || who === 'signed in' ? /^not-found$/ : /^not-(found|allowed)$/;
}

/** Who may ask, and is told that there is nothing: no round, no file, no jurisdiction of this name. */
const NOTHING_THERE: Readonly<Record<string, readonly Place[]>> = {
  'query jurisdiction': ['without'],
  'query documents': ['without'],
  'query room-plan': ['without'],
  'download /api/document.pdf of a jurisdiction': ['without'],
  'download /api/audit-report.csv of a jurisdiction': ['without'],
  'download /api/retrieval-list.csv of the audit': ['own', 'again', 'without', 'election'],
  'download /api/retrieval-list.csv of a jurisdiction': ['again', 'without', 'election'],
  'download /api/discrepancy-report.csv of the audit': ['again', 'without', 'election'],
  'download /api/discrepancy-report.csv of a jurisdiction': ['again', 'without', 'election'],
  'download /api/reported-results.csv of a jurisdiction': ['without'],
  'download /api/templates of a jurisdiction': ['without'],
  'download /api/files of a jurisdiction': ['without', 'election'],
  // No audit here compares with cast vote records.
  'download /api/files list of standardized contests': ['own', 'again', 'without', 'election'],
  // Nothing was proposed or released; rooms elsewhere are not open, which whoever may read them is told.
  'download /api/ballot-packet.zip': ['own', 'again', 'board', 'without'],
  'download /api/ballot-records.zip': ['own', 'again', 'board', 'without'],
  // None was built under this name.
  'download /api/kept-report': ['own', 'again', 'without', 'election'],
  'download /api/kept-ballot-file': ['own', 'again', 'board', 'without'],
  'download /api/help-file': ['own', 'again', 'jurisdiction', 'without', 'election'],
  'download /api/draws': ['again', 'without', 'election'],
};

/**
 * A manager may not take the log away before the tallies of all jurisdictions are final: the round is open. Nor may an observer, who
 * reads no report of what is not finished.
 */
function isNotYet(way: WayIn, who: Who, place: Place): boolean {
  if (way.name === '/api/log.jsonl') return (who === 'manager' || WATCHES.has(who)) && place === 'own';
  if (!WATCHES.has(who) || !REPORTS.has(way.name)) return false;
  // Of the audits of the office one alone is in a round.
  return place === 'own' || place === 'jurisdiction';
}

const WATCHES: ReadonlySet<Who> = new Set(['observer', 'support reading', 'support acting']);

const REPORTS: ReadonlySet<string> = new Set([
  '/api/audit-report.csv',
  '/api/discrepancy-report.csv',
  '/api/reported-results.csv',
]);

function expectedOf(way: WayIn, who: Who, place: Place): RegExp {
  if (!placesAllowed(way, who).includes(place)) return refusalFor(who, place);
  if (isNotYet(way, who, place)) return /^not-allowed$/;
  return NOTHING_THERE[titleOf(way)]?.includes(place) === true ? /^not-found$/ : /^allowed$/;
}

function titleOf({ kind, name, of }: WayIn): string {
  return [kind, name, ...(of === undefined ? [] : [of])].join(' ');
}

test.each(WAYS_IN.map((way) => [titleOf(way), way] as const))('%s', async (_, way) => {
  const wrong: string[] = [];
  for (const who of EVERYBODY) {
    for (const place of PLACES_OF[way.noun]) {
      const verdict = await verdictOf(await answerTo(way, who, place));
      if (!expectedOf(way, who, place).test(verdict)) wrong.push(`${who}, ${place}: ${verdict}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('an observer sends what anybody sends who is not signed in, and ends their own sessions: nothing else', () => {
  const sent = WAYS_IN.filter((way) => way.kind !== 'query' && way.kind !== 'download').filter(
    (way) => placesAllowed(way, 'observer').length > 0 && placesAllowed(way, 'nobody').length === 0,
  );
  expect(sent.map(({ name }) => name)).toEqual(['end-session', 'end-other-sessions']);
});

test('support that reads sends nothing in an office, and support that repairs only what it was let in for', () => {
  const sentBy = (who: Who) =>
    WAYS_IN.filter((way) => way.kind === 'command' && way.noun !== 'server' && placesAllowed(way, who).length > 0);
  expect(sentBy('support reading')).toEqual([]);
  expect(sentBy('support acting').map(({ name }) => name)).toEqual([
    'register-file',
    'name-headers',
    'remove-file',
    'reopen-board',
    'reopen-card',
    'reopen-totals',
    'reopen-tallies',
  ]);
});

test('the list of participants is registered by an administrator, who alone may upload one', async () => {
  const { auditId } = world.places.again;
  const { administrator, manager } = world.people;
  const { uploadId } = await administrator.upload(
    { auditId, ...LIST },
    { name: 'x.csv', text: manages('a@b.example', 'a@b.example') },
  );
  const file = { auditId, ...LIST, uploadId, confirmed: true };
  expect((await manager.refused('register-file', file)).code).toBe('not-allowed');
});

test('the problems of an uploaded file are for those who may upload it', async () => {
  const { auditId } = world.places.own;
  const { administrator, manager, board, nobody } = world.people;
  const omar = await office.signedIn(SECOND_MANAGER);
  const bo = await office.signedIn(BO);
  const slot = { auditId, kind: 'manifest', jurisdiction: 'J1' } as const;
  const { uploadId } = await manager.upload(slot, { name: 'x.csv', text: 'Batch Name\n' });
  const address = `${office.origin}/api/uploads/${uploadId}/issues.csv`;
  const verdicts = [administrator, manager, omar, board, bo, nobody].map(async (person) =>
    verdictOf(await person.fetch(address, { method: 'GET' })),
  );
  const refused = ['not-allowed', 'not-allowed', 'not-found', 'not-signed-in'];
  expect(await Promise.all(verdicts)).toEqual(['allowed', 'allowed', ...refused]);
});

test('people who enter tallies send nothing but batches, besides what anybody sends, and read their batches and news', () => {
  const own = WAYS_IN.filter(
    (way) => placesAllowed(way, 'tally entry').length > 0 && placesAllowed(way, 'nobody').length === 0,
  );
  expect(own.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'command record-batch',
    'command send-batch-to-review',
    'query tally-entry',
    'download /api/live',
  ]);
});
