import { type AuditInRounds, type BegunAudit, isInRounds } from '@plumbline/audit';
import type { Sha256 } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import type { PublicAuditTimes } from '../public-audit-view.ts';
import type { PublicAuditSpeech } from '../public-audit-writing.ts';
import type { ReportContext } from '../report-context.ts';

/* One audit as it stood in each phase, for the page that everybody reads. */

export const TIMES: PublicAuditTimes = {
  committedAt: '2026-11-10T17:00:00.000Z',
  seedSetAt: '2026-11-12T18:30:00.000Z',
  concludedAt: null,
  head: { number: 214, hash: '90ab17f4dd'.padEnd(64, '0'), at: '2026-11-13T03:15:00.000Z' },
};

export const IN_ENGLISH: PublicAuditSpeech = {
  language: 'en',
  timeZone: 'America/Denver',
  otherLanguage: { language: 'es', address: 'es' },
  wholeAddress: 'en/whole',
};
export const IN_SPANISH: PublicAuditSpeech = {
  language: 'es',
  timeZone: 'America/Denver',
  otherLanguage: { language: 'en', address: 'en' },
  wholeAddress: 'es/whole',
};

export function contextOf(
  audit: BegunAudit,
  inputs: ReportContext['inputs'],
  roundTimes: ReportContext['roundTimes'] = new Map([
    [1, { openedAt: '2026-11-12T19:00:00.000Z', closedAt: '2026-11-13T02:00:00.000Z' }],
  ]),
): ReportContext {
  return { audit, inputs, roundTimes, nameOf: (id) => id, textOf: () => '' };
}

const PHASES = ['planning', 'committed', 'seeded', 'round-open', 'round-closed'] as const;

/** An audit that was played to its end, as it stood before: everything that was entered is still in it, so that nothing of that may be told. */
export function phasesOf(ended: BegunAudit): Readonly<Record<(typeof PHASES)[number], BegunAudit>> {
  assert(isInRounds(ended), 'it came to rounds', ended.phase);
  const { plan, files, combinedBatches, twoPersons, commitment, seed, rounds, results, cases } = ended;
  const inputs = { plan, files, combinedBatches, twoPersons };
  const committed = { ...inputs, commitment };
  const first = rounds[0];
  assert(first !== undefined, 'there was a round', rounds.length);
  const open = { ...first, measurements: [], fieldworkHeads: {} };
  const inRounds: Omit<AuditInRounds, 'phase' | 'outcome'> = { ...committed, seed, rounds: [first], results, cases };
  return {
    planning: { phase: 'planning', ...inputs },
    committed: { phase: 'committed', ...committed },
    seeded: { phase: 'seeded', ...committed, seed: seed ?? '0'.repeat(20) },
    'round-open': { phase: 'round-open', ...inRounds, rounds: [open] },
    'round-closed': { phase: 'round-closed', ...inRounds },
  };
}

/** What looks like a digest, and belongs to nothing. */
export const SOME_DIGEST = 'ab'.repeat(32) as Sha256;
