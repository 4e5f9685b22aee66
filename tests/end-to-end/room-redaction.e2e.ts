import type { BallotAsk } from '@plumbline/ballot-management';
import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { isAt, press, sees, standsStill, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure, SECOND_ADMINISTRATOR } from './open-journey.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* A form of a ballot room names a voter. An administrator finds the text in the log of the room and takes it out; log and form say so. */

const { ballotCustody, ballotForms, rounds } = WORDS;
const { log } = ballotCustody;
const { redact } = rounds;
const journey = await openJourney();
afterAll(() => journey.close());

const NOTE = 'Zoë Vale waited at the box';
const REASON = 'It named a voter.';

test('an administrator redacts a text of a form in the log of the room, and the form says who did it and why', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId } = (await ada.ask('plan', { auditId })).election;
  await ada.send('change-election', { electionId, name: 'General', date: '2026-11-03', state: 'CA' });
  const room = { electionId, jurisdiction: 'J1' };
  const ask = (what: BallotAsk) => ada.send('ask-ballot-room', { ...room, ask: what });
  const director = { person: 'ada', name: 'Ada', signIn: ADMINISTRATOR.email };
  const second = { person: 'rosa', name: 'Rosa', signIn: SECOND_ADMINISTRATOR.email };
  await ask({ type: 'open-room', electionDay: '2026-11-03', profile: 'default', director, second });
  await ask({ type: 'take-oath', person: 'ada' });
  const duty = { person: 'ada', duty: 'retriever', place: null, from: '2026-01-01', until: null } as const;
  await ask({ type: 'assign-duty', ...duty, isExternal: false });
  const rosa = await journey.clientOf(SECOND_ADMINISTRATOR.email);
  const { waiting } = await rosa.ask('ballot-room', room);
  const proposals = waiting.map(({ proposal }) => proposal);
  await rosa.send('ask-ballot-room', { ...room, ask: { type: 'confirm-grants', proposals } });
  await ask({ type: 'start-form', filled: 'DB-2', form: 'F-10', place: 'retrieval:DB-2', capture: 'live' });
  const entered = { filled: 'DB-2', fields: { box: 'DB-2', issues: NOTE }, tables: {} };
  await ask({ type: 'enter-form', ...entered, counters: [], witnesses: [], custodians: [] });

  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Redacting a text of a form');
  await visit(page, `/elections/${electionId}/ballots/J1/log`);
  await isAt(page, log.title);
  await sees(page, fill(rounds.log.text, { text: NOTE }));
  const entry = (await ada.ask('ballot-log', room)).total;
  await press(page, `${redact.open} ${fill(redact.which, { entry: String(entry), text: NOTE })}`);
  const findings = [...(await inspectPage(page, 'the form below its entry'))];
  await press(page, redact.submit);
  await sees(page, redact.reasonMissing);
  await page.getByRole('textbox', { name: redact.reason }).fill(REASON);
  await press(page, redact.submit);
  await sees(page, new RegExp(`^Redacted on .+ by Ada Warren.*: ${REASON}$`));
  await standsStill(page);
  await sees(page, fill(log.redactedBecause, { reason: REASON }));
  expect(await page.content()).not.toContain('Vale');
  findings.push(...(await inspectPage(page, 'after it')));

  await visit(page, `/elections/${electionId}/ballots/J1/forms?form=DB-2`);
  await sees(page, ballotForms.form.history);
  await sees(page, new RegExp(ballotForms.fill.takenOut));
  expect(await page.content()).not.toContain('Vale');
  findings.push(...(await inspectPage(page, 'the form')));
  expect(findings).toEqual([]);
});
