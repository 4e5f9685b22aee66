import { retrievalListAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { DEMONSTRATION } from './demonstration-people.ts';
import { type DemonstrationLink, loadDemonstration } from './load-demonstration.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());

const SILENTLY = { print: () => undefined };
const GEORGIA = 'May 19, 2026 - General Primary Election';

async function signInAs(links: readonly DemonstrationLink[], role: string): Promise<TestPerson> {
  const token =
    links
      .find((link) => link.role === role)
      ?.path.split('/')
      .at(-1) ?? '';
  const person = office.nobody();
  await person.send('sign-in-with-link', { token });
  return person;
}

async function entriesOfAllLogs(): Promise<readonly string[]> {
  const { rows } = await sql<{ body: string }>`select body from log_entry order by chain, number`.execute(
    office.services.db,
  );
  return rows.map(({ body }) => body);
}

test('the demonstration holds Georgia as it was published, and is loaded once', { timeout: 180_000 }, async () => {
  const links = await loadDemonstration(office.services, SILENTLY);
  expect(links.map((link) => link.role)).toEqual(['Audit administrator', 'Jurisdiction manager', 'Audit board']);
  const entries = await entriesOfAllLogs();
  const again = await loadDemonstration(office.services, SILENTLY);
  // Each start prints links of its own, and the log says so: those of the start before are worth nothing from then on.
  const added = (await entriesOfAllLogs()).filter((body) => !entries.includes(body));
  expect(added.map((body) => JSON.parse(body).type)).toEqual([
    'sign-in-links-withdrawn',
    ...Array(3).fill('sign-in-link-made'),
  ]);
  const used = await office.nobody().refused('sign-in-with-link', { token: links[0]?.path.split('/').at(-1) ?? '' });
  expect(used.code).toBe('link-used');

  const ada = await signInAs(again, 'Audit administrator');
  const { organizations } = await ada.ask('home', {});
  const audits = organizations[0]?.audits ?? [];
  expect(Object.fromEntries(audits.map((audit) => [audit.name, audit.phase]))).toEqual({
    'Practice: a round under way': 'round-open',
    'Practice: one county reconciled, another in progress': 'planning',
    'Practice: a hybrid audit of a reconciled county': 'round-open',
    'Practice: ballot polling': 'planning',
    'Practice: batch comparison': 'planning',
    'Practice: second audit of the election': 'planning',
    [GEORGIA]: 'concluded',
  });
  const georgia = audits.find((audit) => audit.name === GEORGIA);
  assert(georgia !== undefined, 'Georgia is there');
  const { measurements, jurisdictions } = await ada.ask('round-progress', { auditId: georgia.auditId });
  expect(measurements.map((one) => [one.contest, one.draws, one.distinct, one.pValue?.toFixed(9)])).toEqual([
    ['US Senate - Rep', 138, 134, '0.049083729'],
    ['Governor - Dem', 18, 18, '0.041726014'],
  ]);
  expect(jurisdictions).toHaveLength(159);
  const ballots = jurisdictions.reduce((sum, line) => sum + (line.ballotsInManifest ?? 0), 0);
  expect(ballots).toBe(2_081_564);
  expect(jurisdictions.every((line) => line.status === 'complete')).toBe(true);
  // The report of 2 June 2026 has 706 rows: 148 with tickets, and 558 marked as extra.
  expect(jurisdictions.reduce((sum, line) => sum + line.extraUnits, 0)).toBe(558);
  expect(jurisdictions.find((line) => line.jurisdiction === 'FULTON')?.extraUnits).toBe(10);
  const fulton = await ada.ask('jurisdiction', { auditId: georgia.auditId, jurisdiction: 'FULTON' });
  const parts = fulton.batches.filter((batch) => batch.combinedInto !== null);
  // 22 and 11 batches of two combinations that are extra, and the drawn batch of each of the three others.
  expect(parts).toHaveLength(22 + 11 + 3);
  expect(fulton.batches.filter((batch) => batch.countedInRound === null)).toEqual([]);
  expect(fulton.batches.filter((batch) => batch.extra && batch.combinedInto === null)).toHaveLength(10);
  expect(parts.flatMap((part) => part.comparisons)).toEqual([]);

  const board = await signInAs(again, 'Audit board');
  const { person } = await board.ask('session', {});
  assert(person?.role === 'audit-board', 'the link opens a board', person);
  const { ballots: onTable } = await board.ask('board', person);
  expect(onTable.length).toBeGreaterThan(5);

  const practice = audits.find((audit) => audit.name === 'Practice: one county reconciled, another in progress');
  const { rooms } = await ada.ask('ballot-rooms', { electionId: practice?.electionId ?? '' });
  expect(
    rooms.map(({ jurisdiction, figures }) => [jurisdiction, figures?.net, figures?.gross, figures?.residual]),
  ).toEqual([
    // One voter more than in the county that is explained.
    ['Larch', -6, 8, 1],
    ['Tamarack', -5, 7, 0],
  ]);
  assert(practice !== undefined, 'the election of two counties is there');
  await expectAtWork(ada, practice);
  const inProgress = { electionId: practice.electionId, jurisdiction: 'Larch' };
  await expectInProgress(ada, inProgress);

  await expectFedFromRoom(
    ada,
    audits.find(({ name }) => name.startsWith('Practice: a hybrid audit')),
  );

  const report = await rebuildProjections(office.services, { repair: false });
  expect(report).toMatchObject({ broken: [], differences: [] });
  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
  const reviewer = await office.signedIn(DEMONSTRATION.reviewer);
  expect((await reviewer.ask('ballot-forms', inProgress)).heading.you).toMatchObject({ person: 'reyes' });
});

/** The hybrid audit has the manifest of its ballot room, byte for byte, and has drawn from both strata of it. */
async function expectFedFromRoom(
  ada: TestPerson,
  audit: { readonly auditId: string; readonly electionId: string } | undefined,
): Promise<void> {
  assert(audit !== undefined, 'the hybrid audit is there');
  const { auditId, electionId } = audit;
  const place = { electionId, jurisdiction: 'Aspen' };
  const manifest = await ada.ask('ballot-manifest', { ...place, form: 'by-tabulator-with-cvrs' });
  expect(manifest).toMatchObject({ cards: 5960, frozen: [{ version: 1, withdrawnBecause: null }] });
  // Frozen before its board was lent a container.
  expect(manifest.blockers).toMatchObject([{ what: 'container-not-ready', search: { container: 'BOX-M-04' } }]);
  const { out } = await ada.ask('ballot-station', place);
  expect(out).toMatchObject([{ container: 'BOX-M-04', board: 'Audit Board #01', purpose: 'audit' }]);
  expect(manifest.audits).toMatchObject([{ auditId, isPlanned: false, registered: 'this' }]);
  const { slots, statement } = await ada.ask('jurisdiction', { auditId, jurisdiction: 'Aspen' });
  const registered = slots.find(({ kind }) => kind === 'manifest')?.registered;
  expect(registered).toMatchObject({ sha256: manifest.frozen[0]?.sha256, figures: { batches: 30, ballots: 5960 } });
  expect(statement?.by).toMatchObject({ text: 'Ballot room of Aspen' });
  // Fourteen mail batches of 200, one of 57, and 15 provisional ballots went through the central scanners.
  expect(slots.find(({ kind }) => kind === 'cvrs')?.registered?.figures).toMatchObject({ cards: 14 * 200 + 57 + 15 });
  const { rounds } = await ada.ask('round-progress', { auditId });
  expect(rounds).toMatchObject([{ strata: { 'County Commissioner': { cvr: 20, noCvr: 40 } } }]);
  const list = await ada.download(retrievalListAddress({ auditId, jurisdiction: 'Aspen' }));
  const containers = new Set(list.match(/BOX-[A-Z0-9-]+/g));
  expect(containers.has('BOX-M-01')).toBe(true);
  expect([...containers].some((name) => name.startsWith('BOX-ED'))).toBe(true);
}

type Place = { readonly electionId: string; readonly jurisdiction: string };

/** Each page of the county that is reconciled shows what its people did, in figures that add up to those of the county. */
async function expectAtWork(
  ada: TestPerson,
  { auditId, electionId }: { readonly auditId: string; readonly electionId: string },
): Promise<void> {
  const place = { electionId, jurisdiction: 'Tamarack' };
  const manifest = await ada.ask('ballot-manifest', { ...place, form: 'by-batch' });
  expect(manifest).toMatchObject({ blockers: [], cards: 5960, frozen: [{ version: 1, withdrawnBecause: null }] });
  expect(manifest.audits).toMatchObject([{ auditId, registered: 'this' }]);

  const { bullets } = await ada.ask('ballot-standard', place);
  expect(bullets.map(({ bullet, state }) => [bullet, state])).toEqual(
    ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9'].map((bullet) => [bullet, 'shown']),
  );
  const { transfers, timeline } = await ada.ask('ballot-custody', { ...place, container: 'BOX-ED-02' });
  expect(transfers.map(({ variance }) => variance)).toEqual(Array(11).fill(0));
  const sentFrom = (account: string) =>
    transfers.filter(({ from }) => from === account).reduce((sum, { declared }) => sum + (declared ?? 0), 0);
  // 480 + 365 + 290 envelopes of drop boxes, and four times 800 ballots.
  expect([sentFrom('VOTERS'), sentFrom('PRINTER')]).toEqual([1135, 3200]);
  // To the board and back.
  expect(timeline?.steps.filter(({ people }) => people.includes('nakai'))).toHaveLength(2);
  expect(timeline?.gaps).toBe(0);

  const { areas } = await ada.ask('ballot-inventory', place);
  const vault = areas.find(({ area }) => area === 'Vault A')?.newest;
  expect(vault).toMatchObject({ expectedUnseen: [], seenUnexpected: [], wrongSlot: [] });
  expect(vault?.asExpected).toHaveLength(10);
  expect((await ada.ask('ballot-storage', place)).entries).toMatchObject([{ people: ['pham', 'gorski'] }]);

  const { challenged } = await ada.ask('ballot-forms', place);
  expect(challenged).toMatchObject({ forms: ['F-12 2026-11-03', 'F-12 2026-11-04'], off: [] });
  const lastDay = await ada.ask('ballot-form', { ...place, filled: 'F-12 2026-11-04' });
  expect(lastDay.form).toMatchObject({ state: 'approved', versions: [{ fields: { returned: 2905, accepted: 2861 } }] });

  const { batches } = await ada.ask('ballot-votes', place);
  const contests = batches.flatMap(({ contests: reported }) => reported ?? []);
  const sumOf = (count: (contest: (typeof contests)[number]) => number) =>
    contests.reduce((sum, contest) => sum + count(contest), 0);
  const votesFor = (name: string) =>
    sumOf(({ choices }) => choices.find(({ choice }) => choice === name)?.votes ?? Number.NaN);
  expect(batches.map(({ state }) => state)).toEqual(Array(30).fill('approved'));
  expect(['Aiyana Brandt', 'Curtis Dole', 'Write-in'].map(votesFor)).toEqual([2911, 2702, 31]);
  expect(sumOf(({ undervotes }) => undervotes ?? Number.NaN)).toBe(309);
  expect(sumOf(({ overvotes }) => overvotes ?? Number.NaN)).toBe(7);
}

/** The county in progress has one of each that an office meets: none of it is 0, and none of it green. */
async function expectInProgress(ada: TestPerson, place: Place): Promise<void> {
  const { units } = await ada.ask('ballot-reconciliation', place);
  expect(units.find(({ equation, place: at }) => equation === 'E5' && at === 'site:P-04')).toMatchObject({
    ...{ difference: -1, residual: -1, status: 'unexplained' },
  });
  const { forms } = await ada.ask('ballot-forms', place);
  expect(forms.filter(({ state }) => state === 'returned').map(({ filled }) => filled)).toEqual(['F-13 batch:MB-012']);
  const lastDay = await ada.ask('ballot-form', { ...place, filled: 'F-12 2026-11-04' });
  expect(lastDay.form.versions).toMatchObject([{ fields: { returned: 2910, pendingCure: 5 } }]);
  const { containers } = await ada.ask('ballot-containers', place);
  expect(containers.filter(({ condition }) => condition === 'quarantined').map(({ container }) => container)).toEqual([
    'BOX-EV-S',
    'BOX-M-03',
  ]);
  const { incidents } = await ada.ask('ballot-incidents', place);
  expect(incidents.map(({ kind, subject }) => [kind, subject])).toEqual(
    expect.arrayContaining([
      ['SEAL_MISMATCH', 'BOX-EV-S'],
      ['CUSTODY_GAP', 'BOX-M-03'],
    ]),
  );
  const { people } = await ada.ask('ballot-training', place);
  expect(people.filter(({ lapses }) => lapses.length > 0).map(({ person }) => person)).toEqual(['lund']);
  const { transfers } = await ada.ask('ballot-custody', place);
  // What is on its way is told to nobody who did not send it.
  expect(transfers.filter(({ received }) => received.length === 0)).toMatchObject([
    { transfer: 'Unused of P-02', declared: null, variance: null },
  ]);
  const { areas } = await ada.ask('ballot-inventory', place);
  const vault = areas.find(({ area }) => area === 'Vault A')?.newest;
  expect(vault?.wrongSlot).toMatchObject([{ container: 'BOX-EV-N', slot: 'Floor' }]);
  expect((await ada.ask('ballot-votes', place)).batches.map(({ state }) => state)).toEqual(Array(30).fill('waits'));
}
