import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../database/connect.ts';
import { POLLING } from '../demonstration/small-elections.ts';
import { openFirstRound, planAudit } from '../journeys/plan-audit.ts';
import { planPolling } from '../journeys/plan-small-election.ts';
import { ADMINISTRATOR, openTestOffice } from '../testing/test-office.ts';
import { rebuildProjections } from './rebuild.ts';

const office = await openTestOffice();
afterAll(() => office.close());
const { services } = office;

// An audit in its first round with boards, one of whose links was replaced, and an audit that was deleted.
beforeAll(async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  const { auditId, jane } = await planPolling(office, ada, 'Kept');
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 2 });
  await jane.send('rotate-board-link', { auditId, jurisdiction: 'J1', board: 'Audit Board #01' });
  const givenUp = await planAudit(office, ada, { name: 'Given up', type: 'ballot-polling', ...POLLING });
  await ada.send('delete-audit', { auditId: givenUp });
});

test('what is stored after a real course of events is what the log says, to the last column', async () => {
  const report = await rebuildProjections(services, { repair: true });
  expect(report).toMatchObject({ chains: 4, broken: [], differences: [] });
  const { boards, audits, managers } = await countRows();
  expect([boards, audits, managers]).toEqual([2, 2, 6]);
});

async function countRows() {
  const { rows } = await services.pool.query(`select
    (select count(*) from board_link) as boards, (select count(*) from audit) as audits,
    (select count(*) from jurisdiction_manager) as managers`);
  return rows[0];
}

test('a check names what somebody changed behind the log, and changes nothing', async () => {
  await services.pool.query("update audit set phase = 'concluded', outcome = 'confirmed' where name = 'Kept'");
  const report = await rebuildProjections(services, { repair: false });
  expect(report.differences.map(({ table, found }) => `${table} ${found}`)).toEqual([
    'audit only-stored',
    'audit only-in-log',
  ]);
  expect(report.differences[0]?.row).toMatchObject({ name: 'Kept', phase: 'concluded' });
  expect(report.differences[1]?.row).toMatchObject({ name: 'Kept', phase: 'round-open' });
  expect((await rebuildProjections(services, { repair: false })).differences).toHaveLength(2);
});

test('a rebuild puts right what was changed, lost or invented', async () => {
  await services.pool.query("update audit set phase = 'concluded' where name = 'Kept'");
  await services.pool.query('delete from board_link where rotation = 1');
  await services.pool.query("update election_jurisdiction set name = 'J9' where name = 'J3'");
  await services.pool.query("update election set name = 'Invented' where name = 'Kept'");
  await services.pool.query(`update audit set election_id = (select election_id from audit where name = 'Given up')
    where name = 'Kept'`);
  await services.pool.query('delete from jurisdiction_manager');
  await services.pool.query(`insert into election
    select gen_random_uuid(), organization_id, 'None', null, null, now(), false from audit limit 1`);
  await services.pool.query('delete from last_sign_in');
  expect((await rebuildProjections(services, { repair: true })).differences.length).toBeGreaterThanOrEqual(14);
  expect((await rebuildProjections(services, { repair: false })).differences).toEqual([]);
});

test('nothing is rebuilt from a log that is broken, and the entry is named', async () => {
  const owner = connect(office.ownerTarget);
  const client = await owner.pool.connect();
  await client.query('alter table log_entry disable trigger user');
  await client.query('grant update on log_entry to current_user');
  await client.query(`update log_entry set body = body || ' ', hash = encode(sha256(convert_to(
    number::text || E'\\n' || previous_hash || E'\\n' || body || ' ', 'UTF8')), 'hex')
    where chain like 'organization:%' and number = 2`);
  await services.pool.query("update audit set phase = 'concluded'");
  client.release();
  await owner.disconnect();
  const report = await rebuildProjections(services, { repair: true });
  expect(report.broken).toMatchObject([{ entry: { at: 2, code: 'body-is-not-canonical' } }]);
  expect(report.differences).toEqual([]);
});

test('nothing is rebuilt from a log whose end is not what its head says', async () => {
  const owner = connect(office.ownerTarget);
  await owner.pool.query('alter table log_chain disable trigger user');
  await owner.pool.query("update log_chain set head_number = head_number - 1 where id like 'audit:%'");
  await owner.disconnect();
  const { broken, differences } = await rebuildProjections(services, { repair: true });
  const heads = broken.filter(({ chain }) => chain.startsWith('audit:'));
  expect(heads.map(({ what }) => what.slice(0, 23))).toEqual(Array(3).fill('its head is kept as num'));
  expect(differences).toEqual([]);
});
