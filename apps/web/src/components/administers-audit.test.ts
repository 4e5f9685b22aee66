import { expect, test } from 'vitest';
import { administersAudit } from './administers-audit.ts';

test('who may delete the audit, now or later, is its administrator; a manager of a county in it is not', () => {
  expect(administersAudit({ abilities: { 'delete-audit': { allowed: true } } })).toBe(true);
  expect(administersAudit({ abilities: { 'delete-audit': { allowed: false, reason: 'Not now.' } } })).toBe(true);
  expect(administersAudit({ abilities: { 'register-file': { allowed: true } } })).toBe(false);
  expect(administersAudit(undefined)).toBe(false);
});
