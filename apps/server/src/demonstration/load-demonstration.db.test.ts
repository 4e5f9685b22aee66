import { assert } from '@plumbline/prelude';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { checkInstallation } from '../check/check-installation.ts';
import { rebuildProjections } from '../projections/rebuild.ts';
import { openTestOffice, type TestPerson } from '../testing/test-office.ts';
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
    'Practice: the ballots of two counties': 'planning',
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

  const practice = audits.find((audit) => audit.name === 'Practice: the ballots of two counties');
  const { rooms } = await ada.ask('ballot-rooms', { electionId: practice?.electionId ?? '' });
  expect(
    rooms.map(({ jurisdiction, figures }) => [jurisdiction, figures?.net, figures?.gross, figures?.residual]),
  ).toEqual([
    ['Larch', -5, 7, 0],
    ['Tamarack', -5, 7, 0],
  ]);

  const report = await rebuildProjections(office.services, { repair: false });
  expect(report).toMatchObject({ broken: [], differences: [] });
  const { db, blobs, now } = office.services;
  expect((await checkInstallation({ db, blobs, now, ownsTheLog: false })).differences).toEqual([]);
});
