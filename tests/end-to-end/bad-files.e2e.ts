import { afterAll, expect, test } from 'vitest';
import { BATCHES } from '../../apps/server/src/demonstration/small-elections.ts';
import { planAudit } from '../../apps/server/src/journeys/plan-audit.ts';
import { chooseFile, press, rowsOf, sees, slotOf, tableOf, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* Files that cannot be used, and a launch for which they are missing. */

const { files, rounds, setup } = WORDS;

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

async function atDesk(name: string) {
  const auditId = await planAudit(journey, ada, { name, type: 'batch-comparison', ...BATCHES });
  const page = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(page, name);
  await visit(page, `/audits/${auditId}/office/J1`);
  return { auditId, page };
}

test('a file in the wrong slot is named for what it is', async () => {
  const { page } = await atDesk('Wrong slot');
  await chooseFile(page, 'manifest', BATCHES.files.J1.totals, 'totals.csv');
  await sees(slotOf(page, 'manifest'), /a file of candidate totals by batch/);
  await chooseFile(
    page,
    'manifest',
    BATCHES.participants({ first: FIRST_MANAGER, second: FIRST_MANAGER }),
    'people.csv',
  );
  await sees(slotOf(page, 'manifest'), /a list of participating jurisdictions/);
  await chooseFile(page, 'manifest', BATCHES.files.J1.manifest);
  await sees(slotOf(page, 'manifest'), files.check.clean);
});

test('a file with several problems shows all of them, by row and column, with what was found and expected', async () => {
  const { page } = await atDesk('Several problems');
  await chooseFile(page, 'manifest', 'Batch Name,Number of Ballots\nA,23\nA,12\n,7\nC,many\n', 'manifest.csv');
  const table = tableOf(page, fill(files.check.caption, { name: 'manifest.csv' }));
  const columns = (await table.locator('thead th').allTextContents()).map((name) => name.trim());
  const rows = await rowsOf(table);
  const cells = rows.map((row) =>
    [files.check.row, files.check.column, files.check.found].map((name) => row[columns.indexOf(name)]),
  );
  expect(cells.toSorted()).toEqual([
    ['3', 'Batch Name', 'A'],
    ['4', 'Batch Name', ''],
    ['5', 'Number of Ballots', 'many'],
  ]);
  expect(rows.every((row) => row[columns.indexOf(files.check.expected)] !== undefined)).toBe(true);
  await sees(page, fill(files.check.refused_other, { count: 3 }));
  await sees(page, files.none);
});

test('whoever sends a manifest in words of their own says what its columns are, and it is used', async () => {
  const { page } = await atDesk('Words of their own');
  const text = BATCHES.files.J1.manifest.replace('Batch Name,Number of Ballots', 'Sack,Sheets');
  await chooseFile(page, 'manifest', text, 'sacks.csv');
  const slot = slotOf(page, 'manifest');
  await sees(slot, fill(files.check.refused_other, { count: 3 }));
  const read = slot.getByRole('button', { name: files.headers.read, exact: true });
  expect(await read.getAttribute('aria-disabled')).toBe('true');
  const header = (name: string) => slot.getByLabel(fill(files.headers.is, { header: name }), { exact: true });
  await header('Sack').selectOption('Batch Name');
  await header('Sheets').selectOption('Batch Name');
  await sees(slot, fill(files.headers.twice, { column: 'Batch Name' }));
  await header('Sheets').selectOption('Number of Ballots');
  await press(slot, files.headers.read);
  await sees(slot, files.check.clean);
  await press(slot, files.check.use);
  await sees(slot, files.registered);
});

test('an audit without files says what is missing, in its words and with the way there', async () => {
  const { auditId } = await atDesk('Nothing uploaded');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Nothing uploaded, administrator');
  await visit(page, `/audits/${auditId}/launch`);
  const missing = ['J1', 'J2'].flatMap((jurisdiction) => [
    fill(setup.commit.missingLines.manifest, { jurisdiction }),
    fill(setup.commit.missingLines['candidate-totals'], { jurisdiction }),
  ]);
  const lines = page
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('link', { name: /has not uploaded/ });
  await eventually(async () => (await lines.allTextContents()).toSorted()).toEqual(missing.toSorted());
  await visit(page, `/audits/${auditId}/commit`);
  for (const line of missing) await sees(page, line);
  const commit = page.getByRole('button', { name: setup.commit.submit, exact: true });
  if ((await commit.count()) > 0) expect(await commit.getAttribute('aria-disabled')).toBe('true');
  await visit(page, `/audits/${auditId}/seed`);
  await sees(page, setup.seed.notYet);
  await visit(page, `/audits/${auditId}/reports`);
  await sees(page, rounds.reports.notYet);
});
