import { afterAll, expect, test } from 'vitest';
import { BATCHES } from '../../apps/server/src/demonstration/small-elections.ts';
import { planAudit } from '../../apps/server/src/journeys/plan-audit.ts';
import { inspectPage } from './inspect-page.ts';
import { chooseFile, isAt, press, sees, slotOf, type, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* A manager asks for help with a file, the administrator answers and closes, and the manager reads it. */

const { audit, files, fileHelp } = WORDS;
const PICTURES = process.env.PLUMBLINE_PICTURES;

const journey = await openJourney();
afterAll(() => journey.close());

test('a manager asks for help with a file and reads the answer below it', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planAudit(journey, ada, { name: 'Help with a file', type: 'batch-comparison', ...BATCHES });
  const desk = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(desk, 'Help, manager');
  await visit(desk, `/audits/${auditId}/office/J1`);
  await chooseFile(desk, 'manifest', 'Batch Name,Number of Ballots\nA,23\nA,12\n,7\n', 'manifest of the county.csv');
  const slot = slotOf(desk, 'manifest');
  await sees(slot, fill(files.check.refused_other, { count: 2 }));
  await press(slot, fileHelp.ask.open);
  await press(slot, fileHelp.ask.submit);
  await sees(slot, fileHelp.ask.missing);
  await type(slot, fileHelp.ask.question, 'Our two machines both have a batch A.\nMay we call one of them A2?');
  // What was typed survives a reload.
  await desk.reload();
  await sees(slotOf(desk, 'manifest'), fileHelp.ask.question);
  const found = [...(await inspectPage(desk, 'desk that asks for help'))];
  await press(slotOf(desk, 'manifest'), fileHelp.ask.submit);
  await sees(desk, fileHelp.ask.sent);
  await sees(desk, fileHelp.noAnswer);
  if (PICTURES !== undefined) await desk.screenshot({ path: `${PICTURES}/help-desk.png`, fullPage: true });

  const office = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(office, 'Help, administrator');
  await visit(office, `/audits/${auditId}/files`);
  await sees(office, fill(audit.waiting, { count: 1 }));
  await office.getByRole('link', { name: new RegExp(`^${fileHelp.title}`) }).click();
  await isAt(office, fileHelp.title);
  await sees(office, 'May we call one of them A2?');
  await office.getByText(fileHelp.issues, { exact: true }).click();
  found.push(...(await inspectPage(office, 'questions about files')));
  if (PICTURES !== undefined) {
    await office.screenshot({ path: `${PICTURES}/help-office.png`, fullPage: true });
    await office.setViewportSize({ width: 390, height: 800 });
    await office.screenshot({ path: `${PICTURES}/help-office-390.png`, fullPage: true });
    await office.setViewportSize({ width: 1280, height: 900 });
  }
  await press(office, fileHelp.answer.submit);
  await sees(office, fileHelp.answer.missing);
  await type(office, fileHelp.answer.label, 'Yes. Name it the same in the totals.');
  await press(office, fileHelp.answer.submit);
  await sees(office, fileHelp.states.answered);

  await sees(desk, 'Yes. Name it the same in the totals.');
  await press(office, `${fileHelp.close} Ballot manifest of J1`);
  await sees(office, fileHelp.closedOnes);
  await sees(desk, fileHelp.states.closed);
  found.push(...(await inspectPage(desk, 'desk with an answer')));
  if (PICTURES !== undefined) {
    await desk.setViewportSize({ width: 390, height: 800 });
    await desk.screenshot({ path: `${PICTURES}/help-desk-390.png`, fullPage: true });
  }
  expect(found).toEqual([]);
  expect(journey.complaints).toEqual([]);
}, 180_000);
