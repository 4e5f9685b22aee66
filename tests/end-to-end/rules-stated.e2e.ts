import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../../apps/server/src/demonstration/small-elections.ts';
import { planAudit, useFile } from '../../apps/server/src/journeys/plan-audit.ts';
import { inspectPage } from './inspect-page.ts';
import { signInByCode } from './office-steps.ts';
import { follow, goTo, isAt, press, sees, tick, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* What an audit is held under, from the settings to the page on which it is sealed. */

const { audit, observers, rules, setup } = WORDS;

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

const OLIVE = { email: 'olive@watch.example', name: 'Olive Reed' };
const CONTEST = 'Contest 1';
const first = { number: 1 };

test('an administrator states the rules, and confirms a risk limit above the one of the law', async () => {
  const auditId = await planAudit(journey, ada, {
    name: 'Under rules',
    type: 'ballot-polling',
    compatibility: false,
    ...POLLING,
  });
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(ada, { auditId, kind: 'manifest', jurisdiction }, POLLING.manifests[jurisdiction]);
  }
  await ada.send('declare-jurisdiction', { auditId, jurisdiction: 'J3', holdsBallots: false });
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Rules stated');
  await visit(page, `/audits/${auditId}/settings`);
  await sees(page, rules.none);
  await press(page, rules.start);
  // Something is typed of everything, and not enough of anything.
  await type(page, rules.limit, '4.555');
  await press(page, rules.save);
  await sees(page, rules.problems.limit);
  await type(page, rules.limit, '5');
  await page.getByLabel(fill(rules.kindOf, first), { exact: true }).selectOption('law');
  await type(page, fill(rules.criterionOf, { contest: CONTEST }), 'Smallest margin');
  await press(page, rules.save);
  await sees(page, rules.problems.reason);
  await sees(page, fill(rules.problems.citation, first));
  await sees(page, fill(rules.problems.subject, first));
  await sees(page, fill(rules.problems.says, first));
  await sees(page, fill(rules.problems.by, { contest: CONTEST }));
  expect(await inspectPage(page, 'rules with problems')).toEqual([]);
  // What was typed survives a reload of the page.
  await page.reload();
  await type(page, fill(rules.byOf, { contest: CONTEST }), 'Secretary of State');
  await type(page, fill(rules.citationOf, first), 'Elections Code § 15365');
  await page.getByLabel(fill(rules.subjectOf, first), { exact: true }).selectOption('contests');
  await type(page, fill(rules.saysOf, first), 'One contest of the whole state is audited.');
  await press(page, rules.add);
  await page.getByLabel(fill(rules.kindOf, { number: 2 }), { exact: true }).selectOption('procedure');
  await press(page, fill(rules.removeOf, { number: 2 }));
  await type(page, rules.reason, 'Order 17 of the court');
  await press(page, rules.save);
  await sees(page, rules.saved);
  await sees(page, 'One contest of the whole state is audited.');
  expect(await inspectPage(page, 'rules stated')).toEqual([]);
  await eventually(async () => (await ada.ask('plan', { auditId })).plan.rules).toEqual({
    texts: [
      {
        kind: 'law',
        citation: 'Elections Code § 15365',
        subject: 'contests',
        says: 'One contest of the whole state is audited.',
      },
    ],
    chosen: [{ contest: CONTEST, criterion: 'Smallest margin', by: 'Secretary of State' }],
    statutoryLimit: { percent: 5, reasonAbove: 'Order 17 of the court' },
  });

  await goTo(page, audit.pages.commit);
  await isAt(page, setup.commit.title);
  await sees(page, fill(rules.above, { limit: 10, statutory: 5, reason: 'Order 17 of the court' }));
  expect(await inspectPage(page, 'rules confirmed')).toEqual([]);
  await tick(page, setup.commit.findingsConfirm);
  await press(page, setup.commit.submit);
  await sees(page, setup.commit.done);
  // Sealed: they are shown and no longer asked.
  await visit(page, `/audits/${auditId}/settings`);
  await sees(page, 'Elections Code § 15365');
  await page.getByRole('button', { name: rules.change }).waitFor({ state: 'detached' });
});

test('an observer reads the rules with the plan, however long they are', async () => {
  const name = 'Rules watched';
  const auditId = await planAudit(journey, ada, { name, type: 'ballot-polling', compatibility: false, ...POLLING });
  const says = `Each contest is drawn by lot in public. ${'Verylongword'.repeat(15)}`;
  await ada.send('state-rules', {
    auditId,
    rules: {
      texts: [{ kind: 'rule', citation: 'Rule 25.2', subject: 'contests', says }],
      chosen: [{ contest: CONTEST, criterion: 'Drawn by lot', by: 'County canvass board' }],
      statutoryLimit: null,
    },
  });
  await ada.send('invite-observer', { auditId, ...OLIVE, days: 30 });
  const page = await signInByCode(journey, OLIVE.email);
  pictureOnFailure(page, 'Rules watched');
  await follow(page, name);
  await isAt(page, observers.plan.title);
  await sees(page, rules.title);
  await sees(page, says);
  await sees(page, 'County canvass board');
  await sees(page, rules.limitNotStated);
  expect(await inspectPage(page, 'rules of an observer')).toEqual([]);
});
