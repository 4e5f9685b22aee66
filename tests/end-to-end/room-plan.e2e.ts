import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { openPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

const { roomPlan } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());

test('a manager writes names, is told who stands twice, and changes, adds and removes supplies', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const { place } = await openPolling(journey, ada, { name: 'Plan of the room', draws: 20 });
  const page = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(page, 'Plan of the room');
  await visit(page, `/audits/${place.auditId}/office/J1/room`);
  await isAt(page, roomPlan.title);
  const asked = await ada.ask('room-plan', { auditId: place.auditId, jurisdiction: 'J1' });
  const [first, second] = asked.staffing.places;
  await type(page, first?.inWords ?? '', 'Ann Oakley');
  await type(page, second?.inWords ?? '', 'ann  oakley');
  await press(page, roomPlan.staffing.save);
  await sees(page, 'Ann Oakley stands in more than one place that one person cannot fill: Supervisor, Station.');

  // What is not right is said at its field, and what was typed stays.
  const { supplies } = roomPlan;
  await type(page, fill(supplies.besidesOf, { item: 'Clock that everybody sees' }), 'many');
  await press(page, supplies.save);
  await sees(page.getByRole('alert'), fill(supplies.numberWrong, { item: 'Clock that everybody sees' }));
  await type(page, fill(supplies.besidesOf, { item: 'Clock that everybody sees' }), '3');
  await press(page, fill(supplies.removeOf, { item: 'Camera, if the law asks for it' }));
  await press(page, fill(supplies.addTo, { group: supplies.groups.room }));
  await type(page, fill(supplies.itemOf, { number: asked.supplies.lines.length }), 'Kettle');
  await press(page, supplies.save);
  await sees(page, roomPlan.saved);
  const itemsSaved = async () => {
    const { lines } = (await ada.ask('room-plan', { auditId: place.auditId, jurisdiction: 'J1' })).supplies;
    return lines.map(({ item, besides }) => `${item} ${besides}`);
  };
  // That something was saved stood there already, of the names.
  await eventually(itemsSaved).toContain('Kettle 1');
  const items = await itemsSaved();
  expect(items).toContain('Clock that everybody sees 3');
  expect(items.join()).not.toContain('Camera');
  await press(page, supplies.again);
  await sees(page, supplies.proposed);
});

test('whose training is over on the day is marked at their name, with who could come instead', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const { place } = await openPolling(journey, ada, { name: 'Trained', draws: 20 });
  const { electionId } = (await ada.ask('plan', { auditId: place.auditId })).election;
  // Everybody had the course on 20 August 2026; it is good for two years.
  const room = { electionId, jurisdiction: 'J1' };
  await journey.loadRoom(room, commandsOf(setUp()), (name) => `${name}@tamarack.example`);
  const page = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(page, 'Training of staff');
  await visit(page, `/audits/${place.auditId}/office/J1/room`);
  await isAt(page, roomPlan.title);
  const { staffing } = await ada.ask('room-plan', { auditId: place.auditId, jurisdiction: 'J1' });
  const station = staffing.places.find((one) => one.place === 'station 1')?.inWords ?? '';
  await type(page, station, 'Pham');
  await type(page, roomPlan.staffing.day, '2028-08-20');
  await press(page, roomPlan.staffing.save);
  await sees(page, roomPlan.saved);
  expect(await page.getByText('Pham (Station)').count()).toBe(0);
  await type(page, roomPlan.staffing.day, '2028-08-21');
  await press(page, roomPlan.staffing.save);
  const mark =
    'Pham (Station): the training “BM-101” is good until August 20, 2028, and not on August 21, 2028. Nobody else in the ballot room is trained for it on that day and free.';
  // In the list of what is wrong, and at the field.
  await eventually(() => page.getByText(mark).count()).toBe(2);
  const field = page.getByLabel(station, { exact: true });
  expect(await field.getAttribute('aria-describedby')).not.toBeNull();
  const found = [...(await inspectPage(page, 'staffing plan with a training that is over'))];
  await pictureOf(page, 'staff-training', [1280, 390]);
  // What was looked up is about who is saved.
  await type(page, station, 'Somebody else');
  await eventually(() => page.getByText(mark).count()).toBe(1);
  expect(found).toEqual([]);
});
