import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { BATCHES } from '../../apps/server/src/demonstration/small-elections.ts';
import { planAudit } from '../../apps/server/src/journeys/plan-audit.ts';
import { repository } from '../source-files.ts';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, press, rowsOf, sees, tableOf, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { fill, WORDS } from './words.ts';

/* A file is checked before there is an audit it could be for: the page answers what the command answers, and sends nothing. */

const { checkFile, files, home, office } = WORDS;
const REFERENCE = path.join(repository, 'packages/election-files/reference');
const at = (name: string) => path.join(REFERENCE, name);

const journey = await openJourney();
const folder = await mkdtemp(path.join(tmpdir(), 'check-a-file-'));
afterAll(async () => {
  await journey.close();
  await rm(folder, { recursive: true, force: true });
});

type Issue = {
  severity: 'ERROR' | 'CONFIRM' | 'WARNING';
  row?: number;
  column?: string;
  message: string;
  advice: string;
};
type Said = { accepted: boolean; issueCount: number; batches?: number; cards?: number; issues: readonly Issue[] };

/** What the command prints of files, run as an operator runs it. */
async function commandOn(names: readonly string[]): Promise<Said> {
  const main = path.join(repository, 'apps/cli/src/main.ts');
  const run = promisify(execFile)(process.execPath, [main, 'inspect', ...names, '--json'], { maxBuffer: 2 ** 26 });
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  return JSON.parse(stdout) as Said;
}

async function check(page: Page, names: readonly string[]): Promise<void> {
  await page.getByLabel(checkFile.chooseLabel).setInputFiles([...names]);
  await page.getByRole('heading', { level: 2, name: foundIn(names), exact: true }).waitFor();
}

const nameOf = (names: readonly string[]) => names.map((name) => path.basename(name)).join(', ');
const foundIn = (names: readonly string[]) => fill(checkFile.found, { name: nameOf(names) });

/** The problems as the page lists them: the kind, row, column, sentence and advice of each. */
async function problemsOn(page: Page, name: string): Promise<readonly (readonly string[])[]> {
  const table = tableOf(page, fill(files.check.caption, { name }));
  const columns = (await table.locator('thead th').allTextContents()).map((text) => text.trim());
  const asked = [files.check.severity, files.check.row, files.check.column, files.check.message, files.check.advice];
  const rows = await rowsOf(table);
  return rows.map((row) => asked.map((column) => row[columns.indexOf(column)]));
}

test('a manager without an audit checks files of several systems, and reads what the command says of them', async () => {
  const page = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(page, 'Check a file');
  await follow(page, home.checkFile);
  await isAt(page, checkFile.title);
  const found = [...(await inspectPage(page, 'nothing chosen'))];
  await pictureOf(page, 'check-empty', [1280, 390]);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  for (const names of [
    ['malformed/manifest-duplicate-batch.csv'],
    ['malformed/manifest-not-a-number.csv'],
    ['malformed/ess-stripped-zeros.zip'],
    ['malformed/hart-sbi-conflict.zip'],
    ['malformed/dominion-duplicate-ballot.csv'],
    ['malformed/clearballot-no-choice.csv'],
    ['workbooks/manifest-damaged-openpyxl.xlsx'],
    ['synthetic-pineland/Alder/cvr.csv'],
    ['synthetic-pineland/Elm/cvr-report.json.gz'],
    ['colorado-2017-coordinated/county_manifest_Lake.csv'],
    ['alaska-2024-general/CVR_Export-partial.zip'],
  ]) {
    const said = await commandOn(names.map(at));
    await check(page, names.map(at));
    const name = nameOf(names);
    const problems = said.issues.length === 0 ? [] : await problemsOn(page, name);
    expect([name, problems.map(([kind, row, column, , advice]) => [kind, row, column, advice])]).toEqual([
      name,
      said.issues.map(({ severity, row, column, advice }) => [
        files.check.severities[severity],
        row?.toLocaleString('en-US') ?? '',
        column ?? '',
        advice,
      ]),
    ]);
    expect(problems.filter(([, , , message], place) => !message.startsWith(said.issues[place].message))).toEqual([]);
    const alerts = await page.getByRole('alert').allTextContents();
    expect([name, alerts.length]).toEqual([name, said.accepted ? 0 : 1]);
    const counts = new Map(
      said.batches === undefined ? [] : (await rowsOf(tableOf(page, checkFile.figures))).map((row) => [row[0], row[1]]),
    );
    for (const [count, value] of [
      [checkFile.counts.batches, said.batches],
      [checkFile.counts.cards, said.cards],
    ] as const)
      expect([name, count, counts.get(count)]).toEqual([name, count, value?.toLocaleString('en-US')]);
  }
  expect(sent).toEqual([]);
  await check(page, [at('malformed/dominion-duplicate-ballot.csv')]);
  await page.getByRole('heading', { name: 'Dominion or Liberty', exact: true }).waitFor();
  expect(await page.getByRole('heading', { name: 'Hart', exact: true }).count()).toBe(0);
  await sees(page, /^Export the CVRs and tick the tabular form\./);
  found.push(...(await inspectPage(page, 'problems of records')));
  await pictureOf(page, 'check-problems', [1280, 390]);
  await check(page, [at('synthetic-pineland/Alder/cvr.csv')]);
  found.push(...(await inspectPage(page, 'records without a problem')));
  await pictureOf(page, 'check-records', [1280, 390]);
  expect(found).toEqual([]);
});

test('what is no election file is told, and can be said to be one', async () => {
  const page = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(page, 'Check a letter');
  await visit(page, '/check-a-file');
  const letter = { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear clerk,\n') };
  await page.getByLabel(checkFile.chooseLabel).setInputFiles(letter);
  await sees(page, checkFile.unknown);
  await page.getByLabel(checkFile.kind).selectOption({ label: checkFile.kinds.manifest });
  await sees(page, fill(checkFile.is, { kind: checkFile.kinds.manifest }));
  await page
    .getByRole('alert')
    .getByText(/^The file could not be used/)
    .waitFor();
  const damaged = { name: 'records.csv.gz', mimeType: 'application/gzip', buffer: Buffer.from('no gzip at all') };
  await page.getByLabel(checkFile.chooseLabel).setInputFiles(damaged);
  await sees(page, checkFile.damaged);
});

test('help is asked for at a desk, where there is one, and not here', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planAudit(journey, ada, { name: 'To ask at', type: 'batch-comparison', ...BATCHES });
  const page = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(page, 'Check at a desk');
  await visit(page, `/audits/${auditId}/office/J1`);
  await follow(page, office.desk.checkFile);
  await check(page, [at('malformed/manifest-duplicate-batch.csv')]);
  await follow(page, fill(checkFile.askAt, { jurisdiction: 'J1', audit: 'To ask at' }));
  await page.waitForURL(`**/audits/${auditId}/office/J1`);
});

test('a file of 100 MB does not hold up the page, shows how far it is, and can be left', async () => {
  const file = path.join(folder, 'large.csv');
  await writeLargeExport(file, 100 * 2 ** 20);
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Check 100 MB');
  await follow(page, home.checkFile);
  await isAt(page, checkFile.title);
  // As text, because it runs in the browser: the longest that the page did not get to draw.
  await page.evaluate(`
    window.longest = 0;
    let before = performance.now();
    const tick = (now) => { window.longest = Math.max(window.longest, now - before); before = now; requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
  `);
  await page.getByLabel(checkFile.chooseLabel).setInputFiles(file);
  const bar = page.getByRole('progressbar');
  await eventually(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(5);
  await pictureOf(page, 'check-reading', [1280, 390]);
  await press(page, checkFile.stop);
  await bar.waitFor({ state: 'detached' });
  await check(page, [file]);
  await sees(page, fill(checkFile.is, { kind: checkFile.kinds['dominion-csv'] }));
  // Half a second is what two busy processors may take from a page that does nothing.
  expect(await page.evaluate('window.longest')).toBeLessThan(500);
});

/** A Dominion export of one contest, of at least so many bytes. */
async function writeLargeExport(file: string, bytes: number): Promise<void> {
  const out = createWriteStream(file);
  const contest = '"Governor\n(Vote For=1)"';
  const head = [
    'Large election,5.17',
    `,,,,,,,,${contest},${contest}`,
    ',,,,,,,,Ann Lee,Bob Ray',
    'CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,CountingGroup,PrecinctPortion,BallotType,DEM,REP',
  ].join('\n');
  let written = out.write(`${head}\n`) ? head.length : 0;
  for (let batch = 1; written < bytes; batch += 1) {
    const rows = Array.from({ length: 1000 }, (_, place) => {
      const number = (batch - 1) * 1000 + place + 1;
      return `${number},10,${batch},${place + 1},10-${batch}-${place + 1},Election Day,${102} (${102}),Style 2,${number % 2},${(number + 1) % 2}`;
    });
    const text = `${rows.join('\n')}\n`;
    written += text.length;
    if (!out.write(text)) await new Promise<void>((go) => out.once('drain', go));
  }
  await new Promise<void>((go) => out.end(go));
}
