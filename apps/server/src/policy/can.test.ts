import { expect, test } from 'vitest';
import { COMMANDS } from '../commands.ts';
import { QUERIES } from '../queries.ts';
import type { Actor, Grant } from './actor.ts';
import { NOBODY } from './actor.ts';
import { actingIn, can, mayKnowOf } from './can.ts';
import { PERMISSIONS, type Permission } from './permissions.ts';
import type { Scope } from './scope.ts';

const PLACE = { organizationId: 'org', electionId: 'election', auditId: 'audit', jurisdiction: 'J1', board: 'Board 1' };
const ADMINISTRATOR: Grant = { role: 'audit-administrator', organizationId: 'org' };
const AUDIT = { organizationId: 'org', electionId: 'election', auditId: 'audit' };
const MANAGER: Grant = { role: 'jurisdiction-manager', ...AUDIT, jurisdiction: 'J1' };
const OBSERVER: Grant = { role: 'observer', ...AUDIT };
const BOARD: Grant = { role: 'audit-board', ...PLACE, round: 1 };

function person(...grants: readonly Grant[]): Actor {
  return { kind: 'person', personId: 'p', grants };
}

const ACTORS: readonly (readonly [string, Actor])[] = [
  ['administrator', person(ADMINISTRATOR)],
  ['manager', person(MANAGER)],
  ['board', { kind: 'board', boardId: 'b', grants: [BOARD] }],
  ['observer', person(OBSERVER)],
  ['nobody', NOBODY],
];

test('who may do what, within their own reach', () => {
  const scope: Scope = { kind: 'board', ...PLACE };
  const width = Math.max(...Object.keys(PERMISSIONS).map((name) => name.length));
  const header = `${''.padEnd(width)}  ${ACTORS.map(([name]) => name).join('  ')}`;
  const lines = (Object.keys(PERMISSIONS) as Permission[]).map((permission) => {
    const marks = ACTORS.map(([name, actor]) =>
      (can(actor, permission, scope) === undefined ? '·' : 'yes').padEnd(name.length),
    );
    return `${permission.padEnd(width)}  ${marks.join('  ')}`.trimEnd();
  });
  expect(`\n${[header, ...lines].join('\n')}\n`).toMatchSnapshot();
});

test('a grant does not reach another county, another audit or another office', () => {
  const places: readonly Scope[] = [
    { kind: 'jurisdiction', ...PLACE, jurisdiction: 'J2' },
    { kind: 'jurisdiction', ...PLACE, auditId: 'another' },
    { kind: 'jurisdiction', ...PLACE, electionId: 'another' },
    { kind: 'jurisdiction', ...PLACE, organizationId: 'elsewhere' },
  ];
  for (const scope of places) expect(can(person(MANAGER), 'batch.record', scope)).toBeUndefined();
  expect(
    can(person(ADMINISTRATOR), 'plan.edit', { kind: 'audit', ...AUDIT, organizationId: 'elsewhere' }),
  ).toBeUndefined();
  expect(
    can(person(ADMINISTRATOR), 'audit.create', { kind: 'organization', organizationId: 'elsewhere' }),
  ).toBeUndefined();
});

test('a manager knows of their own audit, and of no other', () => {
  expect(mayKnowOf(person(MANAGER), { kind: 'audit', ...AUDIT })).toBe(true);
  expect(mayKnowOf(person(MANAGER), { kind: 'audit', ...AUDIT, auditId: 'another' })).toBe(false);
  // One part among others is enough.
  const twice = person({ ...MANAGER, auditId: 'another' }, MANAGER);
  expect(mayKnowOf(twice, { kind: 'audit', ...AUDIT })).toBe(true);
  const otherElection = { kind: 'election', organizationId: 'org', electionId: 'another' } as const;
  expect(mayKnowOf(person(MANAGER), otherElection)).toBe(false);
  expect(mayKnowOf(person(MANAGER), { kind: 'organization', organizationId: 'elsewhere' })).toBe(false);
});

test('whoever has two roles acts in the one that may', () => {
  const both = person(ADMINISTRATOR, MANAGER);
  const scope: Scope = { kind: 'jurisdiction', ...PLACE };
  expect(can(both, 'batch.record', scope)).toBe('jurisdiction-manager');
  expect(can(both, 'tallies.reopen', scope)).toBe('audit-administrator');
});

test('where two roles may, the place says in which one it is done, whatever was granted first', () => {
  const county: Scope = { kind: 'jurisdiction', ...PLACE };
  const audit: Scope = { kind: 'audit', ...AUDIT };
  for (const both of [person(ADMINISTRATOR, MANAGER), person(MANAGER, ADMINISTRATOR)]) {
    expect(can(both, 'jurisdiction.read', county)).toBe('jurisdiction-manager');
    expect(can(both, 'jurisdiction-file.upload', county)).toBe('jurisdiction-manager');
    expect(can(both, 'jurisdiction.read', { ...county, jurisdiction: 'J2' })).toBe('audit-administrator');
    expect(can(both, 'commitment.read', audit)).toBe('audit-administrator');
    expect(can(both, 'log.read', audit)).toBe('audit-administrator');
  }
});

test('whoever has a part in an audit and also watches it has that part', () => {
  const audit: Scope = { kind: 'audit', ...AUDIT };
  for (const part of [ADMINISTRATOR, MANAGER]) {
    for (const grants of [[part, OBSERVER] as const, [OBSERVER, part] as const]) {
      expect(can(person(...grants), 'log.read', audit)).toBe(part.role);
    }
  }
  expect(can(person(OBSERVER), 'log.read', audit)).toBe('observer');
  expect(can(person(OBSERVER), 'log.read', { ...audit, auditId: 'another' })).toBeUndefined();
});

const support = (organizationId: string, mode: 'read' | 'act' = 'read'): Grant => ({
  role: 'support',
  organizationId,
  mode,
  consentBy: `administrator of ${organizationId}`,
});

test('whoever has a part and is let in as support has that part, and support that reads does not repair', () => {
  const audit: Scope = { kind: 'audit', ...AUDIT };
  for (const grants of [[ADMINISTRATOR, support('org')] as const, [support('org'), ADMINISTRATOR] as const]) {
    expect(can(person(...grants), 'log.read', audit)).toBe('audit-administrator');
  }
  for (const grants of [[OBSERVER, support('org')] as const, [support('org'), MANAGER] as const]) {
    expect(can(person(...grants), 'log.read', audit)).toBe(grants.find(({ role }) => role !== 'support')?.role);
  }
  const county: Scope = { kind: 'jurisdiction', ...PLACE };
  expect(can(person(support('org')), 'tallies.reopen', county)).toBeUndefined();
  expect(can(person(support('org', 'act')), 'tallies.reopen', county)).toBe('support');
  expect(can(person(support('org', 'act')), 'tallies.reopen', { ...county, organizationId: 'b' })).toBeUndefined();
});

test('support acts under the consent of the office that it acts in, whoever else has let it in', () => {
  const own = person(support('org'), support('elsewhere'), MANAGER, { ...MANAGER, auditId: 'another' });
  expect(actingIn(own, { kind: 'audit', ...AUDIT }).grants).toEqual([
    support('org'),
    MANAGER,
    { ...MANAGER, auditId: 'another' },
  ]);
  const board: Actor = { kind: 'board', boardId: 'b', grants: [BOARD] };
  expect(actingIn(board, { kind: 'organization', organizationId: 'elsewhere' })).toBe(board);
});

test('whoever is signed in may do what is for those, and nobody who is not; anyone may do what is for anyone', () => {
  const server: Scope = { kind: 'server' };
  expect(can(person(), 'home.read', server)).toBe('signed-in');
  expect(can({ kind: 'board', boardId: 'b', grants: [BOARD] }, 'home.read', server)).toBeUndefined();
  for (const actor of [person(), NOBODY]) expect(can(actor, 'session.use', server)).toBe('anyone');
});

test('every permission is asked for somewhere', () => {
  const asked = new Set<string>(
    [...Object.values(COMMANDS), ...Object.values(QUERIES)].map((definition) => definition.permission),
  );
  // Of uploads, downloads, live news, and the job that opens a round.
  for (const other of [
    'participants.upload',
    'participants.read',
    'file.read',
    'retrieval-list.read',
    'document.print',
    'audit-document.print',
    'audit-report.read',
    'jurisdiction-report.read',
    'comparisons.read',
    'news.read',
    'round.open',
  ]) {
    asked.add(other);
  }
  expect(Object.keys(PERMISSIONS).filter((name) => !asked.has(name))).toEqual([]);
});
