import { expect, test } from 'vitest';
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
