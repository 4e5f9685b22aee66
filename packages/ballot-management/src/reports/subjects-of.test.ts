import { expect, test } from 'vitest';
import { subjectsOf } from './subjects-of.ts';

/* Some who read the log have yet to count, or to read a seal. */

const WHO = { by: ['pham'], at: '2026-11-10T10:00:00-05:00' } as const;

test('what was sent is said without how much it was', () => {
  const sent = {
    type: 'transfer-sent',
    ...WHO,
    transfer: 'T-1',
    from: 'VOTERS',
    to: 'RECEIVING',
    unit: 'envelopes',
    declared: 94,
  } as const;
  expect(subjectsOf(sent)).toEqual(['T-1', 'RECEIVING']);
});

test('no number of a seal is said: applied, refused, refused again, or claimed twice', () => {
  const refusal = {
    ...WHO,
    signIns: ['a'],
    command: 'apply-seal',
    code: 'seal-used-already',
    subject: '0090221',
  } as const;
  const all = [
    subjectsOf({ type: 'seal-applied', ...WHO, seal: '0090221', container: 'TC-09', position: 'lid' }),
    subjectsOf({ type: 'act-refused', ...refusal }),
    subjectsOf({ type: 'act-refused-again', ...refusal, since: WHO.at, times: 3 }),
    subjectsOf({
      type: 'incident-opened',
      ...WHO,
      incident: 'seal 0090221 on TC-10',
      kind: 'SEAL_DUPLICATE',
      severity: 'medium',
      subject: 'TC-10',
      involved: [],
    }),
  ];
  const voided = { type: 'seal-voided', ...WHO, seal: '0090221', reason: 'cracked when it was applied' } as const;
  expect(subjectsOf(voided)).toEqual(['cracked when it was applied']);
  expect(JSON.stringify(all)).not.toContain('0090221');
  expect(all[0]).toEqual(['TC-09']);
});
