import { assert } from '@plumbline/prelude';
import { POLLING } from '../demonstration/small-elections.ts';
import { openFirstRound, planAudit } from '../journeys/plan-audit.ts';
import { planBatches, planPolling } from '../journeys/plan-small-election.ts';
import { appendEvents } from '../log/append-events.ts';
import { projectOrganizationEvent } from '../office/project-organization.ts';
import { WAITING_MS_MAX } from '../road/session.ts';
import { guessingLevel } from '../sign-in/code-rules.ts';
import { claimAlert } from '../stores/guessing-alerts.ts';
import { organizationChain } from '../stores/organizations.ts';
import { ensurePeople } from '../stores/people.ts';
import { tallyEntriesSince } from '../stores/tally-entries.ts';
import { forgetNamesBefore } from '../stores/tally-names.ts';
import { tallyNumber, tallyToken } from '../stores/token.ts';
import { MAP_OF_TOWNS } from './map-of-towns.ts';
import { openBoard } from './open-board.ts';
import { addApp, firstStep } from './sign-in-with-factor.ts';
import { ADMINISTRATOR, type TestOffice, type TestPerson } from './test-office.ts';

const STEP_MS = 50;
const LATER_MS = 20 * 60_000;

/**
 * An office in which something is stored in every table: an audit in its first round with boards, one of whose links was
 * replaced and which wrote notes, one of them redacted, one that is planned, another of the first one's election, one that
 * was deleted; people who asked to enter tallies, of whom one was let in; somebody who may watch, support that was let in twice, and
 * whom to call, and a map; people who signed in by link and by code. Its clock goes.
 */
export async function fillOffice(office: TestOffice): Promise<void> {
  const { services, clock, organizationId } = office;
  let time = clock.now.getTime();
  const next = () => {
    time += STEP_MS;
    return new Date(time);
  };
  Object.defineProperty(clock, 'now', { get: next });
  const later = () => {
    time += LATER_MS;
  };
  later();
  const ada = await office.signedIn(ADMINISTRATOR);
  const planned = await planPolling(office, ada, 'Kept');
  const { auditId } = planned;
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 20 } });
  later();
  const jane = await office.signedIn('jane@j1.example');
  await jane.send('create-boards', { auditId, jurisdiction: 'J1', count: 2 });
  const { link } = await jane.send('rotate-board-link', { auditId, jurisdiction: 'J1', board: 'Audit Board #01' });
  later();
  const board = office.nobody();
  await openBoard(office.services, board, link);
  const token = await askToEnterTallies(office, jane, auditId);
  await recordNotes(board, { auditId, jurisdiction: 'J1', board: 'Audit Board #01' });
  later();
  const again = await office.signedIn(ADMINISTRATOR);
  await planBatches(office, again, { name: 'Planned' });
  await startSecondAudit(again, auditId, organizationId);
  await again.send('invite-observer', { auditId, email: 'olive@watch.example', name: 'Olive Reed', days: 30 });
  await again.send('publish-audit-page', { auditId });
  await letSupportIn(office, again);
  const contact = { name: 'Help desk', telephone: '555 0100', email: 'help@office.example', hours: 'Monday to Friday' };
  await again.send('set-help-contact', { organizationId, contact });
  await again.sendMap({ organizationId, name: 'towns.geojson' }, MAP_OF_TOWNS);
  const words = { batch: { one: 'bundle', other: 'bundles' }, container: { one: 'urn', other: 'urns' } };
  await again.send('set-own-words', { organizationId, words });
  const givenUp = await planAudit(office, again, { name: 'Given up', type: 'ballot-polling', ...POLLING });
  await again.send('delete-audit', { auditId: givenUp });
  const { entries } = await again.ask('log', { auditId });
  const [first] = entries.flatMap((entry) => entry.texts);
  assert(first !== undefined, 'the log names the notes');
  await again.send('redact-text', { auditId, digest: first.digest, reason: 'It named a voter.' });
  later();
  await giveSecondFactors(office);
  later();
  const lapsed = new Date(services.now().getTime() - WAITING_MS_MAX);
  await services.db.transaction().execute((tx) => forgetNamesBefore(tx, lapsed));
  await office.nobody().send('sign-in-to-tally-entry', { token, people: ['Dan'] });
  await office.nobody().send('request-sign-in-code', { email: ADMINISTRATOR });
  await services.db.transaction().execute(async (tx) => {
    const at = services.now();
    const guessed = { type: 'guessing-noticed', tries: 100_000, addresses: 9 } as const;
    await claimAlert(tx, { organizationId, level: guessingLevel(guessed.tries), at, since: new Date(0) });
    const occasion = { commandId: 'guessing', at, actor: 'nobody' };
    await appendEvents(tx, organizationChain(organizationId), occasion, [guessed]);
  });
}

/**
 * One computer was let in, with a wrong number before; another waits in vain. Answers the secret of the link. No manager opens tally
 * entry in an audit of ballots, so the link is written as the log of an audit of batches would have it.
 */
async function askToEnterTallies(office: TestOffice, jane: TestPerson, auditId: string): Promise<string> {
  const { services, organizationId } = office;
  const place = { auditId, jurisdiction: 'J1', round: 1 };
  const made = { type: 'tally-link-made', ...place, rotation: 1 } as const;
  const chain = organizationChain(organizationId);
  await services.db.transaction().execute(async (tx) => {
    const at = services.now();
    await appendEvents(tx, chain, { commandId: 'tally-link', at, actor: 'nobody' }, [made]);
    const needs = { secret: services.secret, participants: () => Promise.resolve([]) };
    await projectOrganizationEvent(needs, tx, made, { at, chain });
  });
  const token = tallyToken(services.secret, made);
  for (const people of [['Ann', 'Bob'], ['Cid']]) {
    await office.nobody().send('sign-in-to-tally-entry', { token, people });
  }
  const [ann] = await tallyEntriesSince(services.db, place, { since: new Date(0), limit: 1 });
  assert(ann !== undefined, 'the people asked');
  const entry = { auditId, jurisdiction: 'J1', entryId: ann.entryId };
  await jane.refused('confirm-tally-entry', { ...entry, number: '' });
  await jane.send('confirm-tally-entry', { ...entry, number: tallyNumber(services.secret, ann.entryId) });
  return token;
}

/** One consent was replaced by another, which is in force. */
async function letSupportIn({ services, organizationId }: TestOffice, ada: TestPerson): Promise<void> {
  const email = 'sam@support.example';
  Object.assign(services, { support: [email] });
  const personId = (await ensurePeople(services.db, [{ email }], services.now())).get(email) ?? '';
  for (const minutes of [30, 60]) {
    await ada.send('consent-to-support', { organizationId, personId, mode: 'read', minutes });
  }
}

/** Another audit of the same election, which is given a date. */
async function startSecondAudit(ada: TestPerson, auditId: string, organizationId: string): Promise<void> {
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  await ada.send('create-audit', {
    organizationId,
    name: 'Second of the election',
    auditType: 'ballot-polling',
    method: 'bravo',
    compatibility: true,
    election: { kind: 'existing', electionId },
  });
  await ada.send('change-election', { electionId, name: 'General election', date: '2026-11-03', state: 'CA' });
}

/** Two ballots, with a note on each contest. */
async function recordNotes(
  board: TestPerson,
  place: { readonly auditId: string; readonly jurisdiction: string; readonly board: string },
): Promise<void> {
  await board.send('name-board-members', { ...place, members: ['Joe'] });
  const { ballots, contests } = await board.ask('board', place);
  for (const { ballot } of ballots.slice(0, 2)) {
    const interpretations = Object.fromEntries(
      contests.map(({ name }) => [name, { kind: 'blank', invalidWriteIn: true, note: `Signed on ${name}` } as const]),
    );
    const record = { state: 'audited', interpretations } as const;
    await board.send('record-ballot', { ...place, ballot, record, basedOn: null });
  }
}

/** An administrator adds an app, gives a recovery code and a wrong one, and prepares what is not added. */
async function giveSecondFactors(office: TestOffice): Promise<void> {
  const desk = await firstStep(office, ADMINISTRATOR);
  await addApp(office, desk);
  const { codes } = await desk.ask('recovery-codes', {});
  const other = await firstStep(office, ADMINISTRATOR);
  await other.refused('answer-second-factor', { answer: { kind: 'recovery-code', code: 'none' } });
  await other.send('answer-second-factor', { answer: { kind: 'recovery-code', code: codes[0] ?? '' } });
  await other.send('prepare-second-factor', { kind: 'passkey', purpose: 'add' });
  await other.send('stay-signed-in', {});
}
