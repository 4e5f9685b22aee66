import type { CommandInput } from '@plumbline/api';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { atTamarack, loadTamarack } from './load-tamarack.ts';

/* A new office begins with the drafts: they enter as ordinary commands of whoever presses it, are read by everybody enrolled, and approved by another. */

const office = await openTestOffice();
afterAll(() => office.close());

type Ask = CommandInput<'ask-ballot-room'>['ask'];
const world = { room: { electionId: '', jurisdiction: 'Tamarack' } };
const signedIn = (person: string) => office.signedIn(atTamarack(person));
const ask = (person: TestPerson, what: Ask) => person.send('ask-ballot-room', { ...world.room, ask: what });

beforeAll(async () => {
  world.room = await loadTamarack(office, () =>
    // A county without procedures.
    commandsOf(setUp()).filter(({ type }) => !type.endsWith('-procedure')),
  );
});

const coverage = async (person: TestPerson) => {
  const { bullets } = await person.ask('ballot-standard', world.room);
  const facts = bullets.flatMap((each) => each.facts);
  return Object.fromEntries(
    ['procedures', 'topics', 'outlines'].map((name) => [name, facts.find(({ fact }) => fact === name)?.figures]),
  );
};

test('B1 the drafts are kept by whoever begins with them, count nowhere, and are approved by another', async () => {
  const [okafor, osei] = await Promise.all(['okafor', 'osei'].map(signedIn));
  if (okafor === undefined || osei === undefined) throw new Error('they are enrolled');
  const { drafts } = await okafor.ask('ballot-starter-drafts', world.room);
  expect(drafts.map(({ kind }) => kind)).toEqual([
    ...Array(4).fill('procedure'),
    'calendar',
    ...Array(11).fill('course-outline'),
  ]);
  expect(drafts.flatMap(({ topics }) => topics)).toEqual(['organization', 'accounting', 'reconciliation', 'custody']);
  for (const { procedure, kind, topics, text } of drafts) {
    await ask(okafor, { type: 'draft-procedure', procedure, kind, version: 1, topics, text });
  }
  expect(await okafor.ask('ballot-starter-drafts', world.room)).toMatchObject({ drafts: [] });
  expect(await coverage(osei)).toEqual({
    procedures: { inForce: 0, all: 4 },
    topics: { covered: 0, all: 4 },
    outlines: { approved: 0, all: 11 },
  });

  // Whoever approves it reads it word for word first.
  const read = { ...world.room, procedure: 'PR-4', version: 1 };
  const { reading } = await osei.ask('ballot-procedures', read);
  expect(reading).toMatchObject({
    kind: 'procedure',
    title: 'How ballots are guarded and handed on',
    topics: ['custody'],
    author: ['okafor'],
    isYours: false,
    effectiveFrom: null,
    text: { state: 'kept', text: drafts.find(({ procedure }) => procedure === 'PR-4')?.text },
  });
  expect((await okafor.ask('ballot-procedures', read)).reading).toMatchObject({ isYours: true });
  const approve = { type: 'approve-procedure', procedure: 'PR-4', version: 1, effectiveFrom: '2026-09-01' } as const;
  const own = await okafor.refused('ask-ballot-room', { ...world.room, ask: approve });
  expect(own).toMatchObject({ refusal: 'author-approves-own' });
  await ask(osei, { ...approve, procedure: 'BM-130' });
  expect(await coverage(osei)).toMatchObject({ topics: { covered: 0, all: 4 }, outlines: { approved: 1, all: 11 } });
  await ask(osei, approve);
  expect(await coverage(osei)).toMatchObject({ procedures: { inForce: 1, all: 4 }, topics: { covered: 1, all: 4 } });
});

test('whoever is no person of the room sees that there is a text, and not its words', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { reading, procedures } = await ada.ask('ballot-procedures', { ...world.room, procedure: 'PR-4', version: 1 });
  expect(procedures.length).toBe(16);
  expect(reading).toMatchObject({ procedure: 'PR-4', title: null, text: null });
  expect(procedures.map(({ title }) => title).filter((title) => title !== null)).toEqual([]);
  const nowhere = await ada.client.ask('ballot-procedures', { ...world.room, procedure: 'PR-4', version: 9 });
  expect(nowhere).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('a question is assigned with a day, and whoever sees to it hears of it on the overview', async () => {
  const [osei, reyes] = await Promise.all(['osei', 'reyes'].map(signedIn));
  if (osei === undefined || reyes === undefined) throw new Error('they are enrolled');
  const { answers: before, heading } = await osei.ask('ballot-standard', world.room);
  expect(before.map(({ assigned }) => assigned)).toEqual([null, null, null, null, null]);
  expect(before[3]?.helpers[0]).toEqual({ duty: 'reviewer', people: expect.arrayContaining(['reyes']) });
  await ask(osei, { type: 'assign-question', question: 'Q2', person: 'reyes', due: heading.today });
  const { answers } = await osei.ask('ballot-standard', world.room);
  expect(answers.find(({ question }) => question === 'Q2')?.assigned).toEqual({
    person: 'reyes',
    name: 'reyes',
    due: heading.today,
    isOver: false,
    by: ['E. Osei'],
  });
  const questionsOf = async (person: TestPerson) => (await person.ask('ballot-room', world.room)).view?.questions;
  expect(await questionsOf(reyes)).toEqual([{ question: 'Q2', due: heading.today, isOver: false }]);
  expect(await questionsOf(osei)).toEqual([]);
});
