import { ballotDocumentAddress } from '@plumbline/api';
import type { BallotAsk, BallotAskOf } from '@plumbline/ballot-management';
import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openTestRoom } from './open-test-room.ts';

/*
 * Two people fill in one form: one counts what goes out, the other what comes in. The second is not shown the number of the first before
 * their own stands in the record, loses nothing of it by entering theirs, and cannot find it by trying.
 */

const office = await openTestOffice();
afterAll(() => office.close());

type Enter = BallotAskOf<'enter-form'>;
const { place: room, ada, dora, ask, enrol, signedIn } = await openTestRoom(office);
for (const [person, duty] of [
  ['tom', 'retriever'],
  ['rita', 'retriever'],
  ['cora', 'custodian'],
  ['rick', 'custodian'],
  ['nora', 'custodian'],
  ['vera', 'reviewer'],
] as const) {
  await enrol(person, [duty]);
}
const [tom, rita, cora, rick, nora, vera] = await Promise.all(
  ['tom', 'rita', 'cora', 'rick', 'nora', 'vera'].map(signedIn),
);
assert(tom && rita && cora && rick && nora && vera, 'six people are signed in');
await ask(cora, {
  type: 'create-container',
  container: 'BOX-1',
  kind: 'ballot-box',
  positions: ['front'],
  holdsVoted: true,
});

const enter = (filled: string, fields: Enter['fields'], tables: Enter['tables'] = {}): Enter => {
  return { type: 'enter-form', filled, fields, tables, counters: [], witnesses: [], custodians: [] };
};
const start = (person: TestPerson, form: 'F-10' | 'F-16' | 'F-19' | 'F-20', place: string) =>
  ask(person, { type: 'start-form', filled: form, form, place, capture: 'live' });

async function seenBy(person: TestPerson, filled: string) {
  const answer = await person.ask('ballot-form', { ...room, filled });
  const newest = answer.form.versions.at(-1);
  assert(newest !== undefined, 'a form has its first version');
  const { fields, tables } = newest;
  return { fields, tables, withheld: answer.form.withheld, text: JSON.stringify(answer) };
}

async function refusalOf(person: TestPerson, what: BallotAsk): Promise<string | undefined> {
  return (await person.refused('ask-ballot-room', { ...room, ask: what })).refusal;
}

test('a drop box: whoever receives it counts before they are shown what was counted at the box, and the seals', async () => {
  await start(tom, 'F-10', 'retrieval:DB-2');
  await ask(tom, enter('F-10', { box: 'DB-2', countedAtRetrieval: 9731, transferSeals: '0090213 0090214' }));
  const statement = 'I counted 9731 at the box, and put 0090213 on it.';
  await ask(tom, { type: 'make-late-statement', filled: 'F-10', statement, about: '2026-01-01T17:05:00-05:00' });
  const blind = await seenBy(rita, 'F-10');
  expect(blind.fields).toEqual({ box: 'DB-2' });
  expect([...blind.withheld].sort()).toEqual(['countedAtRetrieval', 'transferSeals']);
  expect(blind.text).not.toMatch(/9731|9,731|0090213/);
  expect(JSON.stringify(await rita.ask('ballot-counts', room))).not.toContain('9731');
  expect(JSON.stringify(await rita.ask('ballot-reconciliation', room))).not.toContain('9731');
  expect((await seenBy(tom, 'F-10')).fields).toMatchObject({ countedAtRetrieval: 9731 });
  // Nor is it printed for her, as if these fields were blank.
  const printed = ballotDocumentAddress({ ...room, what: 'filled-form', filled: 'F-10' });
  await expect(rita.download(printed)).rejects.toThrow('you are to count or read yourself first');
  expect(await tom.download(printed)).toMatch(/^%PDF/);
  // A guess, right or wrong, is refused the same.
  for (const countedAtRetrieval of [9731, 9730]) {
    expect(await refusalOf(rita, enter('F-10', { box: 'DB-2', countedAtRetrieval }))).toBe('form-does-not-fit');
  }
  await ask(rita, enter('F-10', { box: 'DB-2', countedAtReceipt: 9730 }));
  const counted = await seenBy(rita, 'F-10');
  expect(counted.fields).toEqual({ box: 'DB-2', countedAtRetrieval: 9731, countedAtReceipt: 9730 });
  expect(counted.withheld).toEqual(['transferSeals']);
  await ask(rita, enter('F-10', { ...counted.fields, sealsReceived: '0090213 0090214' } as Enter['fields']));
  expect((await seenBy(rita, 'F-10')).fields).toMatchObject({ transferSeals: '0090213 0090214' });
  expect((await seenBy(rita, 'F-10')).withheld).toEqual([]);
  expect((await seenBy(rita, 'F-10')).text).toContain(statement);
});

test('a hand-over and the station: rows keep what was sent, whoever types what came', async () => {
  await start(cora, 'F-19', 'container:BOX-1');
  const out = { container: 'BOX-1', position: 'front', out: '0088141' };
  await ask(cora, enter('F-19', { declared: 8642 }, { seals: [out] }));
  const blind = await seenBy(rick, 'F-19');
  expect(blind).toMatchObject({ fields: {}, tables: { seals: [{ container: 'BOX-1', position: 'front' }] } });
  expect(blind.text).not.toMatch(/8642|0088141/);
  const withoutRow = await rick.refused('ask-ballot-room', { ...room, ask: enter('F-19', { counted: 8642 }) });
  expect(withoutRow.refusal).toBe('row-holds-withheld');
  expect(withoutRow.detail).toContain('Row 1 of “Seals” in F-19 holds something that is not shown to you');
  const read = { container: 'BOX-1', position: 'front', in: '0088142' };
  await ask(rick, enter('F-19', { counted: 8641 }, { seals: [read] }));
  expect(await seenBy(rick, 'F-19')).toMatchObject({
    fields: { declared: 8642, counted: 8641 },
    tables: { seals: [{ ...out, in: '0088142' }] },
  });
  await start(cora, 'F-20', 'container:BOX-1');
  const sent = { container: 'BOX-1', board: 'Board 3', cardsOut: 7537 };
  await ask(cora, enter('F-20', {}, { movements: [sent] }));
  expect((await seenBy(rick, 'F-20')).text).not.toContain('7537');
  await ask(rick, enter('F-20', {}, { movements: [{ container: 'BOX-1', board: 'Board 3', cardsIn: 7536 }] }));
  expect((await seenBy(cora, 'F-20')).tables).toEqual({ movements: [{ ...sent, cardsIn: 7536 }] });
});

test('the seals of a certificate are shown to those who filled it in and to its reviewers, and to nobody who may read them next', async () => {
  await start(cora, 'F-16', 'container:BOX-1');
  const entries = enter(
    'F-16',
    { sealedAt: '2026-11-04T10:00:00-05:00', location: 'Vault A', certifiedTotal: 12 },
    { batches: [{ batch: 'MB-001', cards: 12 }], seals: [{ position: 'front', seal: '0088777' }] },
  );
  await ask(cora, entries);
  // Whoever signs beside them has to see what they sign.
  expect((await seenBy(rick, 'F-16')).text).toContain('0088777');
  for (const person of [cora, rick]) await ask(person, { type: 'sign-form', filled: 'F-16' });
  await ask(cora, { type: 'complete-form', filled: 'F-16', isUnexplained: false });
  const blind = await seenBy(nora, 'F-16');
  expect(blind.text).not.toContain('0088777');
  expect(blind.withheld).toEqual(['seals.0.seal']);
  expect(blind.fields).toMatchObject({ certifiedTotal: 12 });
  for (const person of [cora, rick]) expect((await seenBy(person, 'F-16')).text).toContain('0088777');
  await ask(vera, { type: 'begin-review', filled: 'F-16' });
  await ask(vera, { type: 'reenter-line', filled: 'F-16', line: 'certifiedTotal', value: 12 });
  expect((await seenBy(vera, 'F-16')).text).toContain('0088777');
  await ask(vera, { type: 'approve-form', filled: 'F-16', seen: [] });
  // An amendment by somebody who was not shown the seals leaves them.
  await ask(nora, {
    type: 'amend-form',
    filled: 'F-16',
    fields: { ...entries.fields, location: 'Vault B' },
    tables: { ...entries.tables, seals: [{ position: 'front' }] },
    reason: 'transcription',
    text: 'It stands in the other vault.',
    evidence: [{ kind: 'document', ref: 'The list of the vault' }],
  });
  expect((await seenBy(cora, 'F-16')).tables.seals).toEqual([{ position: 'front', seal: '0088777' }]);
  // Nor does the amendment open them, to whoever made it or to anybody else, while it is a draft, signed or complete.
  const complete: BallotAsk = { type: 'complete-form', filled: 'F-16', isUnexplained: false };
  for (const then of [undefined, { type: 'sign-form', filled: 'F-16' } as const, complete]) {
    if (then !== undefined) await ask(nora, then);
    for (const person of [nora, tom]) {
      const amended = await seenBy(person, 'F-16');
      expect(amended.text).not.toContain('0088777');
      expect(amended.withheld).toEqual(['seals.0.seal']);
    }
    for (const person of [cora, rick]) expect((await seenBy(person, 'F-16')).text).toContain('0088777');
  }
});

test('whoever types a number only to be shown the other leaves it on the form, for everybody who is shown both', async () => {
  const begin = { type: 'start-form', filled: 'DB-4', form: 'F-10', place: 'retrieval:DB-4', capture: 'live' } as const;
  await ask(tom, begin);
  await ask(tom, enter('DB-4', { box: 'DB-4', countedAtRetrieval: 777, transferSeals: '0090400' }));
  const retyped = async (person: TestPerson) =>
    (await person.ask('ballot-form', { ...room, filled: 'DB-4' })).worksheet.retyped;
  await ask(rita, enter('DB-4', { box: 'DB-4', countedAtReceipt: 1, sealsReceived: '1' }));
  expect(await retyped(tom)).toEqual([]);
  const { fields } = await seenBy(rita, 'DB-4');
  expect(fields).toMatchObject({ countedAtRetrieval: 777, transferSeals: '0090400' });
  const again = { ...fields, countedAtReceipt: 777, sealsReceived: '0090400' } as Enter['fields'];
  await ask(rita, enter('DB-4', again));
  const of = { table: null, row: null, by: ['rita'] };
  const both = [
    { ...of, field: 'countedAtReceipt', first: 1, last: 777 },
    { ...of, field: 'sealsReceived', first: '1', last: '0090400' },
  ];
  for (const person of [tom, rita, cora]) expect(await retyped(person)).toEqual(both);
  // The reviewer is still to read the count, and is shown nothing of it before.
  expect(await retyped(vera)).toEqual([]);
  // Nor is whoever receives it anew.
  const { countedAtReceipt: _, ...blank } = again;
  await ask(rita, enter('DB-4', blank));
  expect(await retyped(cora)).toEqual([both[1]]);
  expect(await retyped(tom)).toEqual([{ ...both[0], last: null }, both[1]]);
  await ask(rita, enter('DB-4', { box: 'DB-4', countedAtReceipt: 777, sealsReceived: '0090400' }));
  expect(await retyped(cora)).toEqual(both);
});

test('the log of the room shows an administrator who is a person of it no text while they are to count, and no seals they may be asked to read', async () => {
  await ask(dora, { type: 'enrol-person', person: 'ada', name: 'ada', party: null });
  await ask(dora, { type: 'add-sign-in', person: 'ada', signIn: ADMINISTRATOR });
  const shown = async () => {
    const { entries } = await ada.ask('ballot-log', room);
    return entries.flatMap(({ texts }) => texts.flatMap(({ shown }) => (shown.state === 'kept' ? [shown.text] : [])));
  };
  await ask(cora, { type: 'start-form', filled: 'F-24', form: 'F-24', place: 'container:BOX-1', capture: 'live' });
  const yes = { noLitigation: true, noContest: true, noRequest: true, noInvestigation: true, counselAgrees: true };
  const destroyed = { contents: 'unused', electionOn: '2024-11-05', destroyedOn: '2026-11-04', method: 'Shredded' };
  const witnesses = { holdSources: 'The clerk', witness: 'tom', witnessWith: 'rita', certificate: 'C-7' };
  const containers = [{ container: 'BOX-1', sealsFound: '0055123 0055124' }];
  await ask(cora, enter('F-24', { ...yes, ...destroyed, ...witnesses }, { containers }));
  expect(await shown()).toContain('0055123 0055124');
  for (const person of [cora, rick]) await ask(person, { type: 'sign-form', filled: 'F-24' });
  await ask(cora, { type: 'complete-form', filled: 'F-24', isUnexplained: false });
  expect(await shown()).toContain('Shredded');
  expect((await shown()).join()).not.toContain('0055123');
  const drop = { type: 'start-form', filled: 'DB-3', form: 'F-10', place: 'retrieval:DB-3', capture: 'live' } as const;
  await ask(tom, drop);
  const sent = { box: 'DB-3', countedAtRetrieval: 412, transferSeals: '0090300', issues: 'We counted 412' };
  await ask(tom, enter('DB-3', sent));
  expect(await shown()).toEqual([]);
  const { fields } = await seenBy(rita, 'DB-3');
  const received = { ...fields, countedAtReceipt: 412, sealsReceived: '0090300' } as Enter['fields'];
  await ask(rita, enter('DB-3', received));
  expect(await shown()).toContain('We counted 412');
});
