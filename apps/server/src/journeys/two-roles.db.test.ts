import { eventOf } from '@plumbline/record';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { auditChain, fieldworkChain } from '../log/audit-chains.ts';
import { readLog } from '../log/read-log.ts';
import { enterOffice } from '../sign-in/enter-office.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { openFirstRound, planAudit, useFile } from './plan-audit.ts';
import { stateManifest } from './state-manifest.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const ada = await office.signedIn(ADMINISTRATOR);

/** Ada administers the audit and manages J1 and J2, as in an office of one county. */
const ONE_OFFICE = {
  ...POLLING,
  participants: () =>
    ['Jurisdiction,Admin Email', `J1,${ADMINISTRATOR}`, `J2,${ADMINISTRATOR}`, 'J3,omar@j3.example'].join('\n'),
};

test('whoever is administrator and manager in one gets the links of the boards, and acts in the role of the place', async () => {
  const auditId = await planAudit(office, ada, { name: 'One office', type: 'ballot-polling', ...ONE_OFFICE });
  await ada.send('declare-jurisdiction', { auditId, jurisdiction: 'J3', holdsBallots: false });
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(ada, { auditId, kind: 'manifest', jurisdiction }, POLLING.manifests[jurisdiction]);
  }
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  const place = { auditId, jurisdiction: 'J1' };
  const before = await ada.ask('jurisdiction', place);
  expect(before.heading.nextStep.step).toBe('create-boards');
  await ada.send('create-boards', { ...place, count: 2 });
  const { boards, heading } = await ada.ask('jurisdiction', place);
  expect(boards.map((board) => board.link)).toEqual([expect.stringContaining('/'), expect.stringContaining('/')]);
  expect(heading.nextStep.step).toBe('boards-at-work');
  expect(heading.abilities).toMatchObject({
    'rotate-board-link': { allowed: true },
    'close-round': { allowed: false },
  });
  expect((await ada.ask('round-progress', { auditId })).heading.nextStep.step).toBe('wait-for-jurisdictions');

  const { db } = office.services;
  const fieldwork = await readLog(db, fieldworkChain(auditId, 'J1'));
  const entries = [...(await readLog(db, auditChain(auditId))), ...fieldwork];
  const roles = new Map(
    entries.map((entry) => {
      const { event, body } = eventOf(entry);
      return [event.type, body.actor.split(':')[0]];
    }),
  );
  expect(Object.fromEntries(roles)).toMatchObject({
    'participants-registered': 'audit-administrator',
    'file-registered': 'jurisdiction-manager',
    'seed-set': 'audit-administrator',
    'boards-created': 'jurisdiction-manager',
  });
});

test('a manager of several counties is told of the one that has something to do', async () => {
  const participants = () =>
    ['Jurisdiction,Admin Email', 'J1,jo@counties.example', 'J2,jo@counties.example', 'J3,omar@j3.example'].join('\n');
  const plan = { name: 'Two counties', type: 'ballot-polling', ...POLLING, participants } as const;
  const auditId = await planAudit(office, ada, plan);
  const jo = await office.signedIn('jo@counties.example');
  await useFile(jo, { auditId, kind: 'manifest', jurisdiction: 'J1' }, POLLING.manifests.J1);
  const stepOf = async () => (await jo.ask('log', { auditId })).heading.nextStep.step;
  expect(await stepOf()).toBe('state-manifest');
  await stateManifest(jo, { auditId, jurisdiction: 'J1' });
  expect(await stepOf()).toBe('upload-manifest');
  await useFile(jo, { auditId, kind: 'manifest', jurisdiction: 'J2' }, POLLING.manifests.J2);
  expect(await stepOf()).toBe('state-manifest');
  await stateManifest(jo, { auditId, jurisdiction: 'J2' });
  expect(await stepOf()).toBe('wait-for-launch');
});

test('the administrator of one office who manages a county in another’s audit is offered there what its managers are', async () => {
  const administrators = [{ email: 'noor@north.example', name: 'Noor North' }];
  await enterOffice(office.services, { organization: 'North office', defaultState: 'CA', administrators });
  const participants = () => ['Jurisdiction,Admin Email', 'J1,noor@north.example', 'J2,jo@counties.example'].join('\n');
  const plan = { name: 'Audit of the first office', type: 'ballot-polling', ...POLLING, participants } as const;
  const auditId = await planAudit(office, ada, plan);
  const noor = await office.signedIn('noor@north.example');
  const offered = async (person: typeof ada) => {
    const { heading } = await person.ask('log', { auditId });
    return Object.keys(heading.abilities);
  };
  expect(await offered(ada)).toContain('delete-audit');
  expect(await offered(noor)).not.toContain('delete-audit');
  const jurisdiction = await noor.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  expect(Object.keys(jurisdiction.heading.abilities)).toContain('register-file');
  expect(Object.keys(jurisdiction.heading.abilities)).not.toContain('delete-audit');
});
