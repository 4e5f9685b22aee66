import { afterAll, expect, test } from 'vitest';
import { isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
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
