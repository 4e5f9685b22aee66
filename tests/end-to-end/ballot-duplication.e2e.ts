import { commandsOf, play } from '@plumbline/ballot-management/testing/play-room';
import { by, setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { joinAtDevice } from './join-at-device.ts';
import { signInByCode } from './office-steps.ts';
import { isAt, press, sees, tick, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* A ballot is remade by two at a telephone, looked at by two others, and its number leads to the original. */

const { ballotDuplication, ballotCustody } = WORDS;
const { make, verify } = ballotDuplication;
const at = (person: string) => `${person}@tamarack.example`;

const journey = await openJourney();
afterAll(() => journey.close());
let rooms: { readonly electionId: string; readonly jurisdiction: string };
let address = '';

beforeAll(async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  rooms = { electionId, jurisdiction: 'J1' };
  const duty = { type: 'assign-duty', duty: 'duplicator', place: null, from: '2026-09-01', until: null } as const;
  const played = play(
    setUp(),
    ...['eze', 'ibarra'].map((person) => by('osei', { ...duty, person, isExternal: false })),
  );
  await journey.loadRoom(rooms, commandsOf(played), at);
  address = `/elections/${electionId}/ballots/J1/duplication`;
});

async function pair(first: string, second: string): Promise<Page> {
  const page = await signInByCode(journey, at(first), { width: 390, height: 844 });
  pictureOnFailure(page, `${first} and ${second}`);
  await visit(page, address);
  await isAt(page, ballotDuplication.title);
  await sees(page, ballotDuplication.two);
  await joinAtDevice(page, journey, at(second));
  return page;
}

test('a ballot is remade, looked at by others, and leads to its original', async () => {
  const makers = await pair('moss', 'tran');
  await pictureOf(makers, 'duplication-empty', [390, 1280]);
  await press(makers, make.submit);
  await sees(makers, make.batchMissing);
  await sees(makers, make.stampedMissing);
  for (const expected of ['D-001', 'D-002']) {
    await eventually(() => makers.getByLabel(make.number, { exact: true }).inputValue()).toBe(expected);
    await type(makers, make.batch, 'MB-007');
    await type(makers, make.style, 'S2');
    await tick(makers, make.stamped);
    await press(makers, make.submit);
    await sees(makers, fill(make.done, { number: expected }));
  }
  // A number that stands on another ballot is refused where it is typed.
  await type(makers, make.number, 'D-001');
  await tick(makers, make.stamped);
  await press(makers, make.submit);
  await sees(makers, fill(make.numberTaken, { number: 'D-001' }));
  await sees(makers, verify.own);
  await pictureOf(makers, 'duplication-made', [390]);
  expect(await inspectPage(makers, 'remade ballots')).toEqual([]);

  const others = await pair('eze', 'ibarra');
  await sees(others, fill(verify.submit, { number: 'D-001' }));
  await others.context().setOffline(true);
  await press(others, fill(verify.submit, { number: 'D-001' }));
  await sees(others, WORDS.everywhere.problems['no-connection'].title);
  await others.context().setOffline(false);
  await press(others, fill(verify.submit, { number: 'D-001' }));
  await press(others, fill(verify.submit, { number: 'D-002' }));
  await sees(others, verify.none);
  await pictureOf(others, 'duplication-verified', [390]);
  const eze = await journey.clientOf(at('eze'));
  const [listed] = (await eze.ask('ballot-forms', rooms)).forms.filter(({ form }) => form === 'F-14');
  const { form } = await eze.ask('ballot-form', { ...rooms, filled: listed?.filled ?? '' });
  expect(form.versions.at(-1)?.fields).toMatchObject({ blanksUsed: 2 });
  const row = { batch: 'MB-007', style: 'S2', caller: 'moss', marker: 'tran', verifier: 'eze', verifierWith: 'ibarra' };
  expect(form.versions.at(-1)?.tables.pairs).toMatchObject([
    { ...row, original: 'D-001', duplicate: 'D-001', originalStamped: true, duplicateStamped: true, cards: 1 },
    { ...row, original: 'D-002', duplicate: 'D-002' },
  ]);

  await visit(others, `${address.replace(/duplication$/, 'custody')}?where=d-002`);
  await sees(others, fill(ballotCustody.where.remade, { name: 'D-002', batch: 'MB-007', original: 'D-002' }));
  await pictureOf(others, 'duplication-where', [390]);
}, 180_000);
