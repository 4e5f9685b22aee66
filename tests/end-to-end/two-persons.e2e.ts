import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { followNextStep, goTo, isAt, press, sees, tick, type, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure, SECOND_ADMINISTRATOR } from './open-journey.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Ada proposes, Rosa confirms: neither commits or sets the seed alone. */

const { audit, setup, twoPersons } = WORDS;
const { acts } = twoPersons;
const journey = await openJourney();
afterAll(() => journey.close());
const auditId = await planPolling(journey, await journey.clientOf(ADMINISTRATOR.email), 'By two');

const SEED = '01234567890123456789';
const MISTYPED = '01234567890123456798';
const REASON = 'The tenth die was read twice.';
const name = ADMINISTRATOR.name;

test('two administrators commit and set the seed, each in their own window', async () => {
  const ada = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(ada, 'First of two');
  const rosa = await journey.windowOf(SECOND_ADMINISTRATOR.email);
  pictureOnFailure(rosa, 'Second of two');
  const findings: string[] = [];

  await visit(ada, `/audits/${auditId}/commit`);
  await isAt(ada, setup.commit.title);
  await sees(ada, twoPersons.off);
  await press(ada, twoPersons.switchOn);
  await sees(ada, twoPersons.on);
  await sees(ada, twoPersons.proposes);
  findings.push(...(await inspectPage(ada, 'before proposing')));
  const confirm = ada.getByRole('checkbox', { name: setup.commit.findingsConfirm, exact: true });
  if ((await confirm.count()) > 0) await tick(ada, setup.commit.findingsConfirm);
  await press(ada, setup.commit.submit);
  await ada.getByRole('heading', { name: acts.commit.own, exact: true }).waitFor();
  findings.push(...(await inspectPage(ada, 'what was proposed')));

  // Rosa is led to it from wherever she is.
  await visit(rosa, `/audits/${auditId}/settings`);
  await followNextStep(rosa, audit.next.steps['confirm-commitment'].button);
  await rosa.getByRole('heading', { name: fill(acts.commit.other, { name }), exact: true }).waitFor();
  findings.push(...(await inspectPage(rosa, 'what is to be confirmed')));
  await press(rosa, acts.commit.confirm);
  await rosa.getByRole('heading', { name: setup.commit.done, exact: true }).waitFor();

  await goTo(ada, audit.pages.seed);
  await type(ada, setup.seed.label, MISTYPED);
  await type(ada, setup.seed.again, MISTYPED);
  await press(ada, setup.seed.submit);
  await ada.getByRole('heading', { name: acts.seed.own, exact: true }).waitFor();

  await goTo(rosa, audit.pages.seed);
  await rosa.getByRole('heading', { name: fill(acts.seed.other, { name }), exact: true }).waitFor();
  expect(await rosa.getByText(MISTYPED).count()).toBe(0);
  await type(rosa, acts.seed.label, SEED);
  await press(rosa, acts.seed.confirm);
  await sees(rosa, /is not the seed that was proposed/);
  findings.push(...(await inspectPage(rosa, 'another seed')));
  await rosa.getByText(twoPersons.refuse, { exact: true }).click();
  await type(rosa, twoPersons.reason, REASON);
  await press(rosa, twoPersons.refuseSubmit);
  await sees(rosa, twoPersons.refusedByYou);

  await sees(ada, fill(twoPersons.refusedByOther, { name: SECOND_ADMINISTRATOR.name }));
  await sees(ada, fill(twoPersons.refusedSays, { reason: REASON }));
  findings.push(...(await inspectPage(ada, 'a refusal')));
  await type(ada, setup.seed.label, SEED);
  await type(ada, setup.seed.again, SEED);
  await press(ada, setup.seed.submit);
  await ada.getByRole('heading', { name: acts.seed.own, exact: true }).waitFor();

  await type(rosa, acts.seed.label, SEED);
  await press(rosa, acts.seed.confirm);
  await rosa.getByRole('heading', { name: setup.seed.set }).waitFor();
  await ada.getByRole('heading', { name: setup.seed.set }).waitFor();
  expect(await ada.locator('.seed-shown').textContent()).toBe(SEED);
  expect(findings).toEqual([]);
  expect(journey.complaints).toEqual([]);
});
