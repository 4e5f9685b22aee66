import type { FastifyError } from 'fastify';
import { expect, test } from 'vitest';
import { OutcomeUnknown } from './in-one-transaction.ts';
import { reportOfError } from './report-of-error.ts';
import { said } from './send-problem.ts';

function thrown(message: string, fields: { readonly code?: string; readonly syscall?: string } = {}): FastifyError {
  return Object.assign(new Error(message), { code: '', ...fields });
}

test('nobody is told that nothing was changed when that is not known', () => {
  const report = reportOfError(Object.assign(new OutcomeUnknown('lost'), { code: '' }));
  expect(report.code).toBe('outcome-unknown');
  expect(said(report.detail)).not.toContain('Nothing was changed');
});

test('a lost database and a full disk are no faults of ours; a missing file is', () => {
  const lost = Object.assign(new Error('Connection terminated unexpectedly')) as FastifyError;
  expect(reportOfError(lost).code).toBe('not-available');
  expect(reportOfError(thrown('terminating connection', { code: '57P01' })).code).toBe('not-available');
  expect(reportOfError(thrown('too many clients', { code: '53300' })).code).toBe('not-available');
  expect(reportOfError(thrown('no socket', { code: 'ENOENT', syscall: 'connect' })).code).toBe('not-available');
  for (const code of ['ENOSPC', 'EDQUOT', '53100'])
    expect(reportOfError(thrown('full', { code })).code).toBe('disk-full');
  expect(reportOfError(thrown('no file', { code: 'ENOENT', syscall: 'open' })).code).toBe('internal-error');
});
