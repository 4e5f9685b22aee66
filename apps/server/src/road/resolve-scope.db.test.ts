import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { planAudit } from '../journeys/plan-audit.ts';
import {
  auditScope,
  boardScope,
  electionScope,
  jurisdictionScope,
  organizationScope,
  WHOLE_SERVER,
} from '../policy/scope.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { resolveScope } from './resolve-scope.ts';

const office = await openTestOffice({ jobs: false });
afterAll(() => office.close());
const { organizationId } = office;
const { db } = office.services;
const ada = await office.signedIn(ADMINISTRATOR);
const auditId = await planAudit(office, ada, { name: 'Scopes', type: 'ballot-polling', ...POLLING });

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

test('what a request is about belongs to the organization that its stored row names', async () => {
  expect(await resolveScope(db, WHOLE_SERVER)).toEqual({ kind: 'server' });
  expect(await resolveScope(db, organizationScope({ organizationId }))).toEqual({
    kind: 'organization',
    organizationId,
  });
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  expect(await resolveScope(db, electionScope({ electionId }))).toEqual({
    kind: 'election',
    organizationId,
    electionId,
  });
  const path = { organizationId, electionId, auditId };
  expect(await resolveScope(db, auditScope({ auditId }))).toEqual({ kind: 'audit', ...path });
  const place = { auditId, jurisdiction: 'J1' };
  expect(await resolveScope(db, jurisdictionScope(place))).toEqual({ kind: 'jurisdiction', ...path, ...place });
  const board = { ...place, board: 'Board 1' };
  expect(await resolveScope(db, boardScope(board))).toEqual({ kind: 'board', ...path, ...board });
});

test.each([UNKNOWN, 'no identifier', '', '\u0000'])(
  'there is no audit, no election and no organization %j',
  async (unknown) => {
    expect(await resolveScope(db, auditScope({ auditId: unknown }))).toBeUndefined();
    expect(await resolveScope(db, electionScope({ electionId: unknown }))).toBeUndefined();
    expect(await resolveScope(db, organizationScope({ organizationId: unknown }))).toBeUndefined();
  },
);

test('an identifier in capitals, or with more around it, is another', async () => {
  for (const text of [auditId.toUpperCase(), `${auditId}0`, `0${auditId}`, ` ${auditId}`, `${auditId}\n`]) {
    expect(await resolveScope(db, auditScope({ auditId: text }))).toBeUndefined();
  }
  for (const text of [organizationId.toUpperCase(), `${organizationId}0`]) {
    expect(await resolveScope(db, organizationScope({ organizationId: text }))).toBeUndefined();
  }
});
