import { describe, expect, test } from 'vitest';
import type { Actor, Grant } from '../policy/actor.ts';
import { NOBODY } from '../policy/actor.ts';
import {
  auditScope,
  ballotRoomScope,
  boardScope,
  electionScope,
  jurisdictionScope,
  organizationScope,
  WHOLE_SERVER,
} from '../policy/scope.ts';
import type { Reader } from '../stores/store.ts';
import { authorize } from './authorize.ts';
import { aboutOf, scopeOfFound, scopeOfGrants } from './resolve-scope.ts';

/* What a request is about, where what it belongs to was read before: beside who asks, or in what they have been given. */

const AUDIT_ID = '00000000-0000-4000-8000-00000000000a';
const ELECTION_ID = '00000000-0000-4000-8000-00000000000e';
const PATH = { organizationId: 'office', electionId: ELECTION_ID };
const PLACE = { auditId: AUDIT_ID, jurisdiction: 'Adams', board: 'Board 1' };
const MANAGER: Grant = { role: 'jurisdiction-manager', ...PATH, auditId: AUDIT_ID, jurisdiction: 'Adams' };
const MEMBER: Grant = { role: 'ballot-room-member', ...PATH, jurisdiction: 'Adams' };
const ADMINISTRATOR: Grant = { role: 'audit-administrator', organizationId: 'office' };
const person = (...grants: readonly Grant[]): Actor => ({ kind: 'person', personId: 'p', grants });

describe('what is read of an audit beside who asks', () => {
  test('is where it lies, and how it stands for whom it is asked: for all, or for one county', () => {
    const asked = [auditScope(PLACE), jurisdictionScope(PLACE), boardScope(PLACE)];
    expect(asked.map((one) => aboutOf(one, { withStand: false }))).toEqual(asked.map(() => ({ auditId: AUDIT_ID })));
    expect(asked.map((one) => aboutOf(one, { withStand: true }))).toEqual([
      { auditId: AUDIT_ID, stand: 'whole' },
      { auditId: AUDIT_ID, stand: { jurisdiction: 'Adams' } },
      { auditId: AUDIT_ID, stand: { jurisdiction: 'Adams' } },
    ]);
  });

  test('is nothing where no audit is named, or by what is no identifier', () => {
    const room = ballotRoomScope({ electionId: ELECTION_ID, jurisdiction: 'Adams' });
    for (const one of [WHOLE_SERVER, organizationScope({ organizationId: AUDIT_ID }), electionScope(PATH), room]) {
      expect(aboutOf(one, { withStand: true })).toBeUndefined();
    }
    const unfit = ['', 'a', AUDIT_ID.slice(1), `${AUDIT_ID}0`, `0${AUDIT_ID}`, AUDIT_ID.toUpperCase(), `${AUDIT_ID}\n`];
    for (const auditId of unfit) expect(aboutOf(auditScope({ auditId }), { withStand: false })).toBeUndefined();
  });

  test('says where the request belongs that names that audit, and of no other', () => {
    const found = { auditId: AUDIT_ID, place: PATH, stand: undefined };
    expect(scopeOfFound(found, auditScope(PLACE))).toEqual({ kind: 'audit', auditId: AUDIT_ID, ...PATH });
    expect(scopeOfFound(found, jurisdictionScope(PLACE))).toEqual({
      kind: 'jurisdiction',
      auditId: AUDIT_ID,
      jurisdiction: 'Adams',
      ...PATH,
    });
    expect(scopeOfFound(found, auditScope({ auditId: ELECTION_ID }))).toBeUndefined();
    expect(scopeOfFound({ ...found, place: undefined }, auditScope(PLACE))).toBeUndefined();
    expect(scopeOfFound(undefined, auditScope(PLACE))).toBeUndefined();
    expect(scopeOfFound(found, electionScope(PATH))).toBeUndefined();
  });
});

describe('what somebody was given says where a request belongs', () => {
  test('an office to its administrators, and to whoever has a part in it, and no other office', () => {
    const own = organizationScope({ organizationId: 'office' });
    for (const grant of [ADMINISTRATOR, MANAGER, MEMBER]) expect(scopeOfGrants(person(grant), own)).toEqual(own);
    expect(scopeOfGrants(person(MANAGER), organizationScope({ organizationId: 'elsewhere' }))).toBeUndefined();
    expect(scopeOfGrants(NOBODY, own)).toBeUndefined();
  });

  test('an election and its ballot rooms to those who have a part in that election', () => {
    const room = ballotRoomScope({ electionId: ELECTION_ID, jurisdiction: 'Baker' });
    for (const grant of [MANAGER, MEMBER]) {
      expect(scopeOfGrants(person(grant), electionScope(PATH))).toEqual({ kind: 'election', ...PATH });
      expect(scopeOfGrants(person(grant), room)).toEqual({ kind: 'ballot-room', jurisdiction: 'Baker', ...PATH });
      expect(scopeOfGrants(person(grant), electionScope({ electionId: AUDIT_ID }))).toBeUndefined();
    }
    // Which elections an office has, its administrators were not given.
    expect(scopeOfGrants(person(ADMINISTRATOR), electionScope(PATH))).toBeUndefined();
    // The part that says so may be the second.
    expect(scopeOfGrants(person(ADMINISTRATOR, MEMBER), room)).toMatchObject(PATH);
  });

  test('an audit with its counties and boards to those who have a part in that audit', () => {
    for (const asked of [auditScope(PLACE), jurisdictionScope(PLACE), boardScope(PLACE)]) {
      expect(scopeOfGrants(person(ADMINISTRATOR, MANAGER), asked)).toEqual({ ...asked, ...PATH });
      expect(scopeOfGrants(person(ADMINISTRATOR, MEMBER), asked)).toBeUndefined();
    }
    expect(scopeOfGrants(person(MANAGER), auditScope({ auditId: ELECTION_ID }))).toBeUndefined();
    expect(scopeOfGrants(person(MANAGER), WHOLE_SERVER)).toBeUndefined();
  });
});

/** What was read already is not asked for again. */
const NO_DATABASE = {} as Reader;

test('who may not is told so where they have a part, and else that nothing is there; nobody is asked to sign in', async () => {
  const asked = {
    permission: 'plan.edit',
    scope: auditScope(PLACE),
    about: { auditId: AUDIT_ID, place: PATH, stand: undefined },
  } as const;
  const codeFor = async (actor: Actor) => {
    const answer = await authorize(NO_DATABASE, actor, asked);
    return answer.ok ? answer.value : answer.error.code;
  };
  const scope = { kind: 'audit', auditId: AUDIT_ID, ...PATH };
  expect(await codeFor(person(ADMINISTRATOR))).toEqual({ role: 'audit-administrator', scope });
  expect(await codeFor(person(MANAGER))).toBe('not-allowed');
  expect(await codeFor(person())).toBe('not-found');
  expect(await codeFor(person({ ...ADMINISTRATOR, organizationId: 'elsewhere' }))).toBe('not-found');
  expect(await codeFor(NOBODY)).toBe('not-signed-in');
});

test('the part that somebody has says where an audit belongs before anything that was read of it', async () => {
  const read = { auditId: AUDIT_ID, place: { organizationId: 'elsewhere', electionId: AUDIT_ID }, stand: undefined };
  const asked = { permission: 'jurisdiction.read', scope: jurisdictionScope(PLACE), about: read } as const;
  expect(await authorize(NO_DATABASE, person(MANAGER), asked)).toMatchObject({
    ok: true,
    value: { role: 'jurisdiction-manager', scope: PATH },
  });
});
