import type { CommandInput } from '@plumbline/api';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellOfQuestions } from '../ballots/jobs/tell-of-questions.ts';
import { newestMessages } from '../stores/messages.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { atTamarack, loadTamarack } from './load-tamarack.ts';

/* Who sees to a question of a room is reminded of it by mail: once before its day, once after it, and not who wants no such mails. */

const office = await openTestOffice();
afterAll(() => office.close());
const { services, clock } = office;
const DAY_MS = 24 * 60 * 60_000;
const world = { room: { electionId: '', jurisdiction: 'Tamarack' } };

/** The day of the calendar so many days from now. */
const dayIn = (days: number) => new Date(clock.now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
const pass = (days: number) => {
  clock.now = new Date(clock.now.getTime() + days * DAY_MS);
};

async function assign(question: 'Q1a' | 'Q2' | 'Q3', person: string, due: string): Promise<void> {
  const what: CommandInput<'ask-ballot-room'>['ask'] = { type: 'assign-question', question, person, due };
  const okafor = await office.signedIn(atTamarack('okafor'));
  await okafor.send('ask-ballot-room', { ...world.room, ask: what });
}

/** What was written since it was asked last, without codes to sign in. */
let seen = 0;
async function told(): Promise<readonly (readonly [to: string, subject: string])[]> {
  await tellOfQuestions(services);
  const all = (await newestMessages(services.db, 1000)).filter(({ subject }) => !subject.includes('sign-in code'));
  const fresh = all.slice(0, all.length - seen).toReversed();
  seen = all.length;
  return fresh.map(({ to, subject }) => [to, subject]);
}

beforeAll(async () => {
  world.room = await loadTamarack(office, () => commandsOf(setUp()));
}, 120_000);

test('whoever sees to a question is reminded two days before, and once more when its day is over', async () => {
  expect(await told()).toEqual([]);
  await assign('Q2', 'reyes', dayIn(5));
  expect(await told(), 'five days before').toEqual([]);
  pass(2);
  expect(await told(), 'three days before').toEqual([]);
  pass(1);
  const soon = await told();
  expect(soon).toEqual([[atTamarack('reyes'), expect.stringMatching(/^Tamarack: “.+” is due on \w+ \d+, \d{4}$/)]]);
  expect(await told(), 'once').toEqual([]);
  pass(2);
  expect(await told(), 'on its day').toEqual([]);
  pass(1);
  expect(await told()).toEqual([[atTamarack('reyes'), expect.stringMatching(/^Tamarack: “.+” was due on /)]]);
  pass(10);
  expect(await told(), 'once').toEqual([]);
});

test('of several processes that tell at once each mail is of one', async () => {
  await assign('Q3', 'quist', dayIn(1));
  await Promise.all([tellOfQuestions(services), tellOfQuestions(services), tellOfQuestions(services)]);
  expect(await told()).toHaveLength(1);
});

test('who is assigned anew is reminded, and the one before them no more', async () => {
  await assign('Q1a', 'quist', dayIn(6));
  await assign('Q1a', 'okafor', dayIn(1));
  expect((await told()).map(([to]) => to)).toEqual([atTamarack('okafor')]);
  // Another day begins it again.
  await assign('Q1a', 'okafor', dayIn(2));
  expect((await told()).map(([to]) => to)).toEqual([atTamarack('okafor')]);
  pass(10);
  // The question of the test before this one is over too.
  expect((await told()).map(([to]) => to).toSorted()).toEqual([atTamarack('okafor'), atTamarack('quist')]);
});

test('whoever works in a room switches them off, and sees nothing of the mails of audits', async () => {
  const reyes = await office.signedIn(atTamarack('reyes'));
  expect((await reyes.ask('own-notices', {})).told).toEqual([{ kind: 'question-due', isOn: true }]);
  await reyes.send('choose-notices', { off: ['question-due'] });
  await assign('Q2', 'reyes', dayIn(1));
  expect(await told()).toEqual([]);
  await reyes.send('choose-notices', { off: [] });
  await assign('Q2', 'reyes', dayIn(2));
  expect(await told()).toHaveLength(1);
});
