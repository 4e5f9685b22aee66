import { createHash } from 'node:crypto';
import type { CommandInput } from '@plumbline/api';
import { readPdf } from '@plumbline/documents/testing/read-pdf';
import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { downloadBytes, isAt, press, rowsOf, sees, tableOf, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure, SECOND_ADMINISTRATOR } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Labels of a ballot room with many containers are made in the background: the page can be left and come back to, and lists what is done. */

const { rounds, ballotCustody, ballotRoom } = WORDS;
const { making, kept } = rounds;
const { labels } = ballotCustody;
const journey = await openJourney();
afterAll(() => journey.close());
const WIDTHS = [1280];
/** As many as may be printed at once: fewer are made before anybody is told how far they are. */
const CONTAINERS = 2_000;

test('labels of all containers are ordered, cancelled, made again and taken; of some they are printed at once', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const rosa = await journey.clientOf(SECOND_ADMINISTRATOR.email);
  const { election } = await ada.ask('plan', { auditId: await planPolling(journey, ada, 'Labels') });
  const { electionId } = election;
  await ada.send('change-election', { electionId, name: 'General', date: '2026-11-03', state: 'OH' });
  const room = { electionId, jurisdiction: 'J1' };
  const ask = (what: CommandInput<'ask-ballot-room'>['ask'], by = ada) =>
    by.send('ask-ballot-room', { ...room, ask: what });
  const director = { person: 'p1', name: ADMINISTRATOR.name, signIn: ADMINISTRATOR.email };
  const second = { person: 'p2', name: SECOND_ADMINISTRATOR.name, signIn: SECOND_ADMINISTRATOR.email };
  await ask({ type: 'open-room', electionDay: '2026-11-03', profile: 'default', director, second });
  await ask({ type: 'take-oath', person: 'p1' });
  const { waiting } = await rosa.ask('ballot-room', room);
  await ask({ type: 'confirm-grants', proposals: waiting.map(({ proposal }) => proposal) }, rosa);
  const rows = Array.from({ length: CONTAINERS }, (_, index) => `BAG-${String(index + 1).padStart(4, '0')},bag,zip,Y`);
  const csv = ['Container,Kind,Seal Positions,Holds Voted Ballots', ...rows].join('\n');
  const content = Buffer.from(csv).toString('base64');
  const file = { ...room, kind: 'containers', name: 'containers.csv', content, isConfirmed: false } as const;
  const { fingerprint } = await ada.send('import-ballot-file', { ...file, seen: null });
  await ada.send('import-ballot-file', { ...file, seen: fingerprint });

  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Labels of a room');
  const address = `/elections/${electionId}/ballots/J1/containers`;
  await visit(page, address);
  await isAt(page, ballotRoom.pages.containers);
  await sees(page, making.about);
  const orderNamed = (form: string) =>
    fill(making.orderNamed, { name: fill(making.form, { name: ballotRoom.pages.containers, form }) });
  const list = page.getByRole('region', { name: making.title, exact: true });
  const kind = labels.kinds['container-labels'];
  const single = fill(labels.singleOf, { name: kind, stock: '4x6-thermal' });
  await press(page, orderNamed(labels.onPaper));
  await press(page, orderNamed(fill(labels.single, { stock: '4x6-thermal' })));
  // One after the other: the second waits for the first.
  await press(list, fill(making.cancelNamed, { name: single }));
  await sees(list, making.cancelled);
  const found = [...(await inspectPage(page, 'labels being made'))];
  await pictureOf(page, 'room-files-making', WIDTHS);

  // Left and come back to.
  await visit(page, `/elections/${electionId}/ballots/J1/batches`);
  await isAt(page, ballotRoom.pages.batches);
  await visit(page, address);
  await isAt(page, ballotRoom.pages.containers);
  const table = tableOf(page, kept.title);
  await eventually(async () => (await rowsOf(table).catch(() => []))[0]?.[0]).toBe('j1-container-labels.pdf');
  await press(list, fill(making.againNamed, { name: single }));
  await sees(list, /\d[\d,]* of 4,000 pages are made/);
  await pictureOf(page, 'room-files-progress', WIDTHS);
  await list.waitFor({ state: 'detached', timeout: 120_000 });
  const files = await rowsOf(table);
  expect(files.map(([name]) => name)).toEqual(['j1-container-labels-4x6-thermal.pdf', 'j1-container-labels.pdf']);
  const bytes = await downloadBytes(page, 'j1-container-labels.pdf');
  const digest = createHash('sha256').update(bytes).digest('hex');
  expect(files[1]?.join(' ')).toContain(digest.slice(0, 6));
  found.push(...(await inspectPage(page, 'labels that were made')));
  await pictureOf(page, 'room-files-done', WIDTHS);

  // Of a few that are searched for.
  await page.getByLabel(ballotRoom.containers.find, { exact: true }).fill('BAG-000');
  const some = fill(labels.onPaperOf, { name: ballotRoom.pages.containers });
  expect((await readPdf(await downloadBytes(page, some))).pages).toHaveLength(9);
  expect(found).toEqual([]);
  expect(journey.complaints).toEqual([]);
}, 300_000);
