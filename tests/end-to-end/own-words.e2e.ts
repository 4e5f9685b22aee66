import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { follow, isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure, SECOND_ADMINISTRATOR } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* An administrator says what the office calls things, and everybody's screens say it from then on. */

const { home, ownWordsPage: words } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());

const field = (noun: string) => fill(words.one, { noun });
const fieldOfSeveral = (nouns: string) => fill(words.other, { noun: nouns });

test('what an office calls things stands on its screens, and the guides say which word is which', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'In other words');
  const { election } = await ada.ask('plan', { auditId });
  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'Own words');
  await follow(desk, home.officeOwnWords);
  await isAt(desk, words.title);
  await type(desk, field('container'), 'batch');
  await type(desk, field('seal'), '7 ties');
  await press(desk, words.save);
  await sees(desk, fill(words.problems.half, { noun: 'container' }));
  await sees(desk, fill(words.problems.letters, { word: '7 ties' }));
  await sees(desk, fill(words.problems.alike, { word: 'batch', ours: 'container', other: 'batch' }));
  await pictureOf(desk, 'own-words-wrong', [1280, 820, 320]);
  const found = [...(await inspectPage(desk, 'own words with what is wrong'))];
  await type(desk, field('container'), 'urn');
  await type(desk, fieldOfSeveral('containers'), 'urns');
  await type(desk, field('seal'), 'security tie');
  await type(desk, fieldOfSeveral('seals'), 'security ties');
  await type(desk, field('jurisdiction'), 'township');
  await type(desk, fieldOfSeveral('jurisdictions'), 'townships');
  // By keyboard: Enter in a field saves.
  await desk.getByLabel(fieldOfSeveral('jurisdictions')).press('Enter');
  await sees(desk, words.saved);
  await pictureOf(desk, 'own-words-saved', [1280, 820, 320]);
  // The page on which words are said names ours.
  expect(await desk.getByLabel(field('container')).inputValue()).toBe('urn');
  found.push(...(await inspectPage(desk, 'own words')));

  const room = { electionId: election.electionId, jurisdiction: 'J1' };
  await ada.send('change-election', { ...election, name: 'General', date: '2026-11-03', state: 'CA' });
  const director = { person: 'ada', name: 'Ada Warren', signIn: ADMINISTRATOR.email };
  const second = { person: 'ben', name: 'Ben Ortiz', signIn: SECOND_ADMINISTRATOR.email };
  const opening = { type: 'open-room', electionDay: '2026-11-03', profile: 'default', director, second } as const;
  await ada.send('ask-ballot-room', { ...room, ask: opening });
  await visit(desk, `/elections/${election.electionId}/ballots/J1/containers`);
  await isAt(desk, 'Urns');
  await sees(desk, 'Choose one to seal it, read its security ties, carry it or store it.');
  await visit(desk, `/elections/${election.electionId}/ballots/J1/log`);
  await sees(desk, WORDS.ballotCustody.log.lead);

  await visit(desk, `/audits/${auditId}/participants`);
  await sees(desk, /3 townships take part/);
  expect(
    await desk
      .getByRole('main')
      .getByText(/\bjurisdictions?\b/i)
      .count(),
  ).toBe(0);

  await visit(desk, '/help');
  await desk.getByText(words.help.title, { exact: true }).first().click();
  await sees(desk.getByRole('row', { name: /container/ }), 'urn');
  await pictureOf(desk, 'own-words-help', [1280, 820, 320]);

  const jane = await journey.windowOf(FIRST_MANAGER);
  await visit(jane, `/audits/${auditId}/office/J1`);
  await sees(jane.getByRole('main'), 'J1');
  expect(
    await jane
      .getByRole('main')
      .getByText(/\bjurisdictions?\b/i)
      .count(),
  ).toBe(0);
  expect(found).toEqual([]);
  expect(journey.complaints).toEqual([]);
}, 180_000);
