import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { by, setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { joinAtDevice } from './join-at-device.ts';
import { signInByCode } from './office-steps.ts';
import { follow, isAt, press, rowsOf, sees, tableOf, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { inAct, openRoomPage } from './open-room-page.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* A polling place that opens absentee envelopes: carriers are expected, read, opened by two, and named at the close where nobody has opened them. */

const { ballotCustody, ballotForms, ballotRoom } = WORDS;
const { carriers } = ballotCustody;
const { containers, pages } = ballotRoom;
const at = (person: string) => `${person}@tamarack.example`;
const SITE = { type: 'register-site', kind: 'central', tabulators: [], days: [] } as const;
const LISTED = [
  { carrier: 'C-201', envelopes: '140', seals: '0061201' },
  { carrier: 'C-202', envelopes: '70', seals: '0061202, 0061212' },
  { carrier: 'C-203', envelopes: '55', seals: '0061203' },
] as const;

const journey = await openJourney();
afterAll(() => journey.close());

async function openCarriers(page: Page): Promise<void> {
  await follow(page, 'J1');
  await openRoomPage(page, pages.carriers);
  await isAt(page, pages.carriers);
}

/** The row of a carrier, without what is blank. */
async function rowOf(page: Page, carrier: string): Promise<readonly string[]> {
  const rows = await rowsOf(tableOf(page, carriers.carrier));
  return (rows.find(([name]) => name === carrier) ?? []).filter((cell) => cell !== '');
}

/** The list of carriers is asked for again, and its answer waits until it is released. */
async function holdAnswer(page: Page) {
  const asked = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  await page.route(
    '**/api/queries/ballot-carriers**',
    async (route) => {
      asked.resolve();
      await held.promise;
      await route.continue();
    },
    { times: 1 },
  );
  return { isAsked: asked.promise, release: () => held.resolve() };
}

/** Cells of the list that say more than can be seen. */
function cutOff(page: Page): Promise<readonly string[]> {
  return tableOf(page, carriers.carrier)
    .locator('td')
    .evaluateAll((cells) =>
      cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent ?? ''),
    );
}

async function readSeal(page: Page, carrier: string, seals: Readonly<Record<string, string>>): Promise<void> {
  await press(page, fill(carriers.openIt, { carrier }));
  await page.getByRole('region', { name: carrier, exact: true }).waitFor();
  await inAct(page, containers.read.title, async (act) => {
    for (const [position, seal] of Object.entries(seals)) {
      await type(act, fill(containers.read.number, { position }), seal);
    }
    await press(act, containers.read.submit);
  });
}

/** By those at the device who have read its seals. */
async function openCarrier(page: Page, carrier: string, envelopes: string): Promise<void> {
  await sees(page.getByRole('region', { name: carrier, exact: true }), carriers.isRead);
  await openWithCount(page, carrier, envelopes);
}

async function openWithCount(page: Page, carrier: string, envelopes: string): Promise<void> {
  await inAct(page, carriers.open.title, async (act) => {
    await type(act, carriers.open.envelopes, envelopes);
    await press(act, carriers.open.submit);
  });
  await eventually(async () => (await rowOf(page, carrier))[1]).toBe(carriers.states.opened);
}

test('B3 SB-09 carriers are expected, read blind and opened by two; what nobody has opened keeps the site from being closed', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const commands = [
    ...commandsOf(setUp()),
    by('osei', { ...SITE, site: 'W-56' }),
    by('osei', { ...SITE, site: 'W-57' }),
    by('osei', { type: 'register-area', area: 'Room 2', isSecured: false }),
    by('osei', {
      type: 'expect-carriers',
      site: 'W-57',
      carriers: [
        { carrier: 'C-301', envelopes: 12, seals: [{ position: 'lid', seal: '0061301' }] },
        { carrier: 'C-302', envelopes: 8, seals: [{ position: 'lid', seal: '0061302' }] },
      ],
    }),
    by('eze ibarra', {
      type: 'read-seals',
      container: 'C-302',
      readings: [{ position: 'lid', seal: '0061302' }],
      condition: 'intact',
      incident: 'C-302',
    }),
    by('eze ibarra', { type: 'open-container', container: 'C-302', purpose: 'What is in it?' }),
    by('pham', { type: 'create-container', container: 'BAG-1', kind: 'bag', positions: ['lid'], holdsVoted: true }),
    by('pham', { type: 'issue-seals', first: '0090990', last: '0090990', to: 'pham' }),
    by('pham gorski', { type: 'apply-seal', seal: '0090990', container: 'BAG-1', position: 'lid' }),
    by('pham gorski', {
      type: 'send-transfer',
      transfer: 'T-9',
      from: 'VOTERS',
      to: 'SITE:W-57:envelopes',
      unit: 'envelopes',
      declared: 31,
      container: 'BAG-1',
    }),
  ];
  await journey.loadRoom({ electionId, jurisdiction: 'J1' }, commands, at);

  const osei = await signInByCode(journey, at('osei'));
  pictureOnFailure(osei, 'Carriers expected');
  await openCarriers(osei);
  await osei.getByLabel(carriers.site, { exact: true }).selectOption('W-56');
  await sees(osei, carriers.none);
  for (const { carrier, envelopes, seals } of LISTED) {
    await inAct(osei, carriers.expect.title, async (act) => {
      await type(act, carriers.expect.carrier, carrier);
      await type(act, carriers.expect.envelopes, envelopes);
      await act.getByLabel(carriers.expect.seals, { exact: true }).fill(seals);
      await press(act, carriers.expect.submit);
    });
    await eventually(() => rowOf(osei, carrier)).toEqual([
      carrier,
      carriers.states.sealed,
      envelopes,
      carriers.noCustody,
    ]);
  }

  // One was listed by mistake.
  const shown = await holdAnswer(osei);
  await inAct(osei, carriers.expect.title, async (act) => {
    await type(act, carriers.expect.carrier, 'C-240');
    await type(act, carriers.expect.envelopes, '70');
    await type(act, carriers.expect.seals, '0061240');
    await press(act, carriers.expect.submit);
    await shown.isAsked;
    // Whoever types on while the list is still on its way loses nothing.
    await type(act, carriers.expect.carrier, 'C-241');
    shown.release();
    await eventually(async () => (await rowOf(osei, 'C-240'))[0]).toBe('C-240');
    await sees(act, carriers.expect.done);
    const number = act.getByRole('textbox', { name: carriers.expect.carrier, exact: true });
    expect(await number.inputValue()).toBe('C-241');
    expect(await act.getByLabel(carriers.expect.envelopes, { exact: true }).inputValue()).toBe('');
    await number.fill('');
  });
  await press(osei, fill(carriers.openIt, { carrier: 'C-240' }));
  await inAct(osei, carriers.strike.title, async (act) => {
    await type(act, carriers.strike.reason, 'Two digits were swapped');
    await press(act, carriers.strike.submit);
  });
  await eventually(async () => (await rowsOf(tableOf(osei, carriers.struck.heading))).map((row) => row.at(-1))).toEqual(
    ['Two digits were swapped'],
  );
  expect(await rowOf(osei, 'C-240')).toEqual([]);

  // What was logged out to the other site is taken over by those who logged it out.
  const pham = await signInByCode(journey, at('pham'));
  pictureOnFailure(pham, 'Carriers taken over');
  await openCarriers(pham);
  await pham.getByLabel(carriers.site, { exact: true }).selectOption('W-57');
  await inAct(pham, fill(carriers.takeOver.title_one, { count: 1 }), (act) => press(act, carriers.takeOver.submit));
  await eventually(async () => (await rowOf(pham, 'BAG-1')).slice(0, 3)).toEqual([
    'BAG-1',
    carriers.states.sealed,
    '31',
  ]);

  const page = await signInByCode(journey, at('yazzie'), { width: 820, height: 1180 });
  pictureOnFailure(page, 'Carriers of a site');
  await openCarriers(page);
  await joinAtDevice(page, journey, at('hale'));
  await page.getByLabel(carriers.site, { exact: true }).selectOption('W-56');
  await press(page, fill(carriers.openIt, { carrier: 'C-202' }));
  const panel = page.getByRole('region', { name: 'C-202', exact: true });
  await inAct(page, containers.store.title, async (act) => {
    await act.getByLabel(containers.store.area, { exact: true }).selectOption('Room 2');
    await type(act, containers.store.slot, 'by the door');
    await press(act, containers.store.submit);
  });
  await eventually(async () => (await rowOf(page, 'C-202')).at(-1)).toMatch(/: Room 2, by the door$/);

  await readSeal(page, 'C-201', { closure: '0061201' });
  await openCarrier(page, 'C-201', '140');
  // What is on the others is written nowhere.
  for (const seal of ['0061202', '0061212', '0061203']) {
    expect(await page.getByText(seal).count()).toBe(0);
  }
  const missing = fill(carriers.notOpened_other, { count: 2, carriers: 'C-202, C-203' });
  await sees(page, `${missing} ${fill(carriers.envelopes_other, { count: 125 })}`);
  await inAct(page, fill(carriers.close.title, { site: 'W-56' }), (act) => press(act, carriers.close.submit));
  await sees(page, /W-56 cannot be closed yet\. Carriers expected, not opened: C-202, C-203 \(125 envelopes\)/);
  await readSeal(page, 'C-202', { 'closure 1': '0061202', 'closure 2': '0061221' });
  await sees(panel, containers.secondReading);
  await pictureOf(page, 'carriers', [1280, 820, 320]);
  expect(await inspectPage(page, 'carriers of a site')).toEqual([]);

  // Two digits were the wrong way round: somebody else reads, and the two open it once they have read it right.
  const eze = await journey.clientOf(at('eze'));
  const readings = [
    { position: 'closure 1', seal: '0061202' },
    { position: 'closure 2', seal: '0061212' },
  ];
  const second = { type: 'read-seals', container: 'C-202', readings, condition: 'intact', incident: 'C-202' } as const;
  await eze.send('ask-ballot-room', { electionId, jurisdiction: 'J1', ask: second });
  await page.reload();
  await readSeal(page, 'C-202', { 'closure 1': '0061202', 'closure 2': '0061212' });
  await openCarrier(page, 'C-202', '69');
  expect((await rowOf(page, 'C-202')).slice(0, 5)).toEqual(['C-202', carriers.states.opened, '70', '69', '−1']);
  await readSeal(page, 'C-203', { closure: '0061203' });
  await openCarrier(page, 'C-203', '55');
  await sees(page, carriers.allOpened);
  await inAct(page, fill(carriers.close.title, { site: 'W-56' }), (act) => press(act, carriers.close.submit));
  await sees(page, /Closed .* by yazzie, hale\./);

  // At the next site nobody finds the carrier: two close it over that, and an incident stays open.
  await page.getByLabel(carriers.site, { exact: true }).selectOption('W-57');
  // Opened as a container, and not here: its seals are not as they were read.
  expect((await rowOf(page, 'C-302')).slice(0, 3)).toEqual(['C-302', carriers.states.cut, '8']);
  await press(page, fill(carriers.openIt, { carrier: 'C-302' }));
  await sees(page, carriers.sealsOff);
  await openWithCount(page, 'C-302', '8');
  await sees(page, fill(carriers.notOpened_other, { count: 2, carriers: 'C-301, BAG-1' }));
  expect((await rowOf(page, 'BAG-1')).slice(0, 3)).toEqual(['BAG-1', carriers.states.sealed, carriers.countFirst]);
  await inAct(page, fill(carriers.close.overTitle, { site: 'W-57' }), (act) => press(act, carriers.close.overSubmit));
  await sees(page, carriers.close.closedOver);
  await pictureOf(page, 'carriers-closed-over', [1280, 820, 320]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await cutOff(page)).toEqual([]);
  await page.setViewportSize({ width: 820, height: 1180 });
  await openRoomPage(page, pages.incidents);
  await isAt(page, pages.incidents);
  await sees(page, ballotRoom.incidentKinds.CARRIER_UNOPENED);
  expect(journey.complaints).toEqual([]);
}, 240_000);

test('B3 the form of a site begins with the carriers of its list, and says where it has come to differ', async () => {
  const page = await signInByCode(journey, at('yazzie'));
  pictureOnFailure(page, 'Carriers in a form');
  await follow(page, 'J1');
  await openRoomPage(page, pages.forms);
  await isAt(page, pages.forms);
  const { forms, fill: filling, form } = ballotForms;
  const starting = page
    .locator('form')
    .filter({ has: page.getByRole('heading', { name: forms.another, exact: true }) });
  await starting.getByLabel(forms.anotherForm, { exact: true }).selectOption('F-04');
  await starting.getByLabel(forms.anotherPlace, { exact: true }).selectOption('site:W-57');
  await press(starting, forms.another);
  const carrierAt = async (row: number) => {
    const fields = page.getByRole('group', { name: new RegExp(`Carriers and bags expected, row ${row}$`) });
    return [
      await fields.getByLabel(/Carrier or bag/).inputValue(),
      await fields.getByLabel(/Opened/).inputValue(),
      await fields.getByLabel(/Seal/).inputValue(),
    ];
  };
  await eventually(() => carrierAt(1)).toEqual(['C-301', 'no', '']);
  expect(await carrierAt(2)).toEqual(['C-302', 'yes', '0061302']);
  expect(await carrierAt(3)).toEqual(['BAG-1', 'no', '']);
  expect(await page.getByText('0061301').count()).toBe(0);
  await sees(page, /Every carrier or bag that the site expects is here once/);
  expect(await page.getByText(filling.carriersDiffer).count()).toBe(0);
  await page
    .getByRole('group', { name: /Carriers and bags expected, row 1$/ })
    .getByLabel(/Opened/)
    .selectOption('yes');
  await sees(page, filling.carriersDiffer);
  await pictureOf(page, 'form-carriers', [1280, 820, 320]);
  expect(await inspectPage(page, 'form with carriers')).toEqual([]);
  await press(page, filling.carriersTakeOver);
  await eventually(() => carrierAt(1)).toEqual(['C-301', 'no', '']);
  // The answer is lost: what was kept is not somebody else's.
  await page.route(
    '**/api/commands/ask-ballot-room',
    async (route) => {
      await route.fetch();
      return route.abort('connectionreset');
    },
    { times: 1 },
  );
  await press(page, form.save);
  await sees(page, WORDS.everywhere.problems['no-connection'].title);
  await page.reload();
  await eventually(() => carrierAt(3)).toEqual(['BAG-1', 'no', '']);
  await eventually(() => page.getByText(filling.unsaved).count()).toBe(0);
  expect(await page.getByText(form.overtaken).count()).toBe(0);
  expect(await page.getByText(filling.carriersDiffer).count()).toBe(0);

  // In another tab the same form is open still as it was: it writes over nothing, and signs nothing that it does not show.
  const tab = await page.context().newPage();
  await visit(tab, page.url());
  const spoiled = (of: Page) => of.getByLabel(/Spoiled, in ballot cards/);
  const signedBy = fill(form.signs, { people: 'yazzie' });
  await spoiled(tab).fill('5');
  await page.bringToFront();
  await spoiled(page).fill('3');
  await press(page, form.save);
  await eventually(() => page.getByText(filling.unsaved).count()).toBe(0);
  await press(tab, form.save);
  await sees(tab, form.overtaken);
  await page.reload();
  await eventually(() => spoiled(page).inputValue()).toBe('3');
  await press(tab, form.takeTheirs);
  await eventually(() => spoiled(tab).inputValue()).toBe('3');
  await spoiled(page).fill('4');
  await press(page, form.save);
  await eventually(() => page.getByText(filling.unsaved).count()).toBe(0);
  await press(tab, form.sign);
  await sees(tab, /Somebody else has entered something in .* since you read it/);
  expect(await page.getByText(signedBy).count()).toBe(0);
  await press(page, form.sign);
  await sees(page, signedBy);
  expect(journey.complaints).toEqual([]);
}, 120_000);
