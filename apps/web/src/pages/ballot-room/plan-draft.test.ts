import { PlanSettingsSchema } from '@plumbline/ballot-management';
import { expect, test } from 'vitest';
import { planDraft, planSettings } from './plan-draft.ts';

test('what an office begins with is what the room takes, and what was adopted is begun with again', () => {
  const settings = planSettings(planDraft(undefined));
  expect(PlanSettingsSchema.safeParse(settings).error).toBeUndefined();
  expect(settings && planSettings(planDraft(settings))).toEqual(settings);
});

test.each([
  [{ cardsPerBatch: '0' }],
  [{ cardsPerBatch: '10,001' }],
  [{ cardsPerBatch: '2oo' }],
  [{ cardsPerContainer: '100,001' }],
  [{ cardsPerContainer: '' }],
  [{ batchPrefix: ' ' }],
  [{ containerPrefix: 'CONTAINER-A' }],
  // The room would refuse them when the plan is adopted.
  [{ batchPrefix: '__proto__' }],
  [{ containerPrefix: ' valueOf ' }],
  [{ batchPrefix: 'B\u202e' }],
])('%j is no setting', (wrong) => {
  expect(planSettings({ ...planDraft(undefined), ...wrong })).toBeUndefined();
});

test('numbers are taken with thousands separators, names without blanks around them', () => {
  const typed = { ...planDraft(undefined), cardsPerContainer: '1,500', containerPrefix: ' C-' };
  expect(planSettings(typed)).toMatchObject({ cardsPerContainer: 1500, containerPrefix: 'C-' });
});
