import { expect, test } from 'vitest';
import { COMMANDS } from '../commands.ts';
import type { CommandDefinition } from '../road/define-command.ts';
import { EVERYBODY, placesAllowed, renderPermissions, WAYS_IN } from './permission-table.ts';

test('docs/permissions.md is the table of the code', async () => {
  await expect(renderPermissions()).toMatchFileSnapshot('../../../../docs/permissions.md');
});

test('nobody may do anything in another office', () => {
  const elsewhere = WAYS_IN.flatMap((way) => {
    return EVERYBODY.flatMap((who) => (placesAllowed(way, who).includes('office') ? [`${way.name} ${who}`] : []));
  });
  expect(elsewhere).toEqual([]);
});

test('a manager, a member of a ballot room and a board have nothing in another election, jurisdiction or board than their own', () => {
  const beyond = WAYS_IN.flatMap((way) =>
    (['manager', 'member', 'board'] as const).flatMap((who) => {
      const reach = who === 'manager' ? ['own', 'again', 'board'] : ['own'];
      const other = placesAllowed(way, who).filter((place) => !reach.includes(place));
      return other.map((place) => `${way.name} ${who} ${place}`);
    }),
  );
  expect(beyond).toEqual([]);
});

test('nobody who is not signed in may do more than sign in and look at what a server without mail shows', () => {
  const names = WAYS_IN.filter((way) => placesAllowed(way, 'nobody').length > 0).map(({ name }) => name);
  expect(names).toEqual([
    'request-sign-in-code',
    'sign-in-with-code',
    'begin-account-sign-in',
    'sign-in-with-account',
    'sign-in-with-link',
    'sign-in-to-board',
    'sign-in-to-tally-entry',
    'sign-out',
    'prepare-second-factor',
    'add-second-factor',
    'answer-second-factor',
    'stay-signed-in',
    'session',
    'outbox',
    'planner-sizes',
    'planner-margins',
    'second-factor-offer',
    'board-door',
    'tally-request',
  ]);
});

const DEFINED: readonly CommandDefinition<never, unknown>[] = Object.values(COMMANDS);
const PLACE = { auditId: 'a', electionId: 'e', jurisdiction: 'Adams', board: 'Board 1' };

test('a command is defined by the name it is sent under, and under which its answer is kept', () => {
  expect(Object.entries(COMMANDS).filter(([name, definition]) => definition.name !== name)).toEqual([]);
});

test('no answer is kept of what knows its repeats, and no digest of a short secret that could be guessed', () => {
  const knowing = DEFINED.filter(({ knowsItsRepeats }) => knowsItsRepeats).map(({ name }) => name);
  expect(knowing.toSorted()).toEqual([
    'deliver-device-acts',
    'import-ballot-file',
    'publish-audit-page',
    'record-ballot',
    'record-batch',
    'remove-office-map',
    'set-help-contact',
    'set-own-words',
    'withdraw-audit-page',
  ]);
  expect(DEFINED.filter(({ hidesInput }) => hidesInput).map(({ name }) => name)).toEqual(['sign-in-to-board']);
});

test('what one county records waits for that county alone, and what is said of cases and mixed batches for the audit', () => {
  const held = DEFINED.flatMap(({ name, gate }) => (gate === undefined ? [] : [[name, gate(PLACE as never)] as const]));
  const holding = (chain: string) => held.filter(([, one]) => one === chain).map(([name]) => name);
  expect(new Set(held.map(([, chain]) => chain))).toEqual(
    new Set(['audit:a/fieldwork/Adams', 'audit:a', 'election/e/ballots/Adams']),
  );
  expect(holding('audit:a').toSorted()).toEqual([
    'combine-batches',
    'explain-case',
    'record-second-look',
    'reopen-case',
    'settle-case',
  ]);
  expect(holding('election/e/ballots/Adams').toSorted()).toEqual([
    'ask-ballot-room',
    'deliver-device-acts',
    'import-ballot-file',
    'join-ballot-room',
    'leave-ballot-room',
    'redact-room-text',
  ]);
  const own = [
    'create-boards',
    'record-ballot',
    'record-batch',
    'sign-off-board',
    'finalize-tallies',
    'make-tally-link',
  ];
  expect(holding('audit:a/fieldwork/Adams')).toEqual(expect.arrayContaining(own));
});

test('a case of a county is asked for there, and that of a contest as a whole in the audit', () => {
  for (const name of ['explain-case', 'record-second-look', 'settle-case', 'reopen-case'] as const) {
    const { scope } = COMMANDS[name];
    expect(scope(PLACE as never)).toEqual({ kind: 'jurisdiction', auditId: 'a', jurisdiction: 'Adams' });
    expect(scope({ ...PLACE, jurisdiction: null } as never)).toEqual({ kind: 'audit', auditId: 'a' });
  }
});
