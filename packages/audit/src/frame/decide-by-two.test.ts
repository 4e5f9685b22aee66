import { Sha256Schema } from '@plumbline/election';
import { describe, expect, test } from 'vitest';
import type { AuditCommand } from '../state/audit-command.ts';
import type { AuditEvent } from '../state/audit-event.ts';
import type { Audit } from '../state/audit-state.ts';
import { evolve } from '../state/evolve.ts';
import {
  accept,
  COMMITMENT,
  commitment,
  draw,
  inRounds,
  measurement,
  opening,
  plannedAudit,
  SETTINGS,
} from '../testing/build-audit.ts';
import { decide } from './decide.ts';

const ADA = 'audit-administrator:ada';
const ROSA = 'audit-administrator:rosa';
const SEED = '01234567890123456789';
const OTHER_COMMITMENT = Sha256Schema.parse('cd'.repeat(32));
const REASON = { salt: '0'.repeat(64), text: 'One manifest is of last year' };

/** A planned audit that takes two persons. */
const planned = (): Audit =>
  accept(plannedAudit({ type: 'batch-comparison' }), { type: 'choose-two-persons', required: true });

const commits = (audit: Audit, by = ADA): AuditCommand => ({ ...commitment(audit), by }) as AuditCommand;
const confirms = (by: string, of = COMMITMENT): AuditCommand => {
  return { type: 'confirm-act', by, act: { act: 'commit', commitment: of } };
};
const refuses = (by: string): AuditCommand => ({ type: 'refuse-act', by, reason: REASON });
const proposed = (): Audit => accept(planned(), commits(planned()));
const committed = (): Audit => accept(proposed(), confirms(ROSA));

function refusalOf(audit: Audit, command: AuditCommand): string | undefined {
  const decided = decide(audit, command);
  return decided.ok ? undefined : decided.error.code;
}

test('the first person commits nothing: what is written names what a second one is asked for', () => {
  const decided = decide(planned(), commits(planned()));
  const act = { act: 'commit', commitment: COMMITMENT };
  expect(decided).toEqual({ ok: true, value: [{ type: 'act-proposed', act, by: ADA }] });
  expect(proposed().phase).toBe('planning');
});

test('the second person does it, and the log names both', () => {
  const decided = decide(proposed(), confirms(ROSA));
  const act = { act: 'commit', commitment: COMMITMENT };
  expect(decided).toEqual({
    ok: true,
    value: [
      { type: 'act-confirmed', act, by: ROSA },
      { type: 'inputs-committed', commitment: COMMITMENT, confirmed: [] },
    ],
  });
  expect(committed()).toMatchObject({ phase: 'committed', twoPersons: { required: true, proposal: null } });
});

test('nobody is the second person to themselves', () => {
  expect(refusalOf(proposed(), confirms(ADA))).toBe('second-person-needed');
  expect(refusalOf(proposed(), refuses(ADA))).toBe('second-person-needed');
});

test('whoever confirms another fingerprint than was proposed confirms nothing', () => {
  expect(refusalOf(proposed(), confirms(ROSA, OTHER_COMMITMENT))).toBe('act-not-as-proposed');
});

test('one proposal waits at a time', () => {
  expect(refusalOf(proposed(), commits(planned(), ROSA))).toBe('proposal-waits');
});

test.each([
  ['a setting', { type: 'change-settings', settings: { ...SETTINGS, riskLimitPercent: 5 } }],
  ['a file', { type: 'remove-file', kind: 'candidate-totals', jurisdiction: 'Adams' }],
  ['the setting itself', { type: 'choose-two-persons', required: true }],
] satisfies readonly (readonly [string, AuditCommand])[])('a change of %s overtakes what was proposed', (_, change) => {
  const changed = accept(proposed(), change);
  expect(refusalOf(changed, confirms(ROSA))).toBe('proposal-overtaken');
  expect(refusalOf(changed, refuses(ROSA))).toBe('proposal-overtaken');
});

test('what was overtaken is proposed again, by whomever', () => {
  const changed = accept(proposed(), { type: 'change-settings', settings: { ...SETTINGS, riskLimitPercent: 5 } });
  const again = accept(changed, commits(changed, ROSA));
  expect(accept(again, confirms(ADA)).phase).toBe('committed');
});

describe('a refusal', () => {
  const refused = () => accept(proposed(), refuses(ROSA));

  test('holds the digest of its reason, and nobody confirms after it', () => {
    const [event] = (decide(proposed(), refuses(ROSA)) as { value: readonly AuditEvent[] }).value;
    expect(event).toMatchObject({ type: 'proposal-refused', by: ROSA, reason: { digest: expect.any(String) } });
    expect(JSON.stringify(event)).not.toContain('manifest');
    expect(refusalOf(refused(), confirms(ROSA))).toBe('proposal-refused');
    // Nor is what was refused refused once more.
    expect(refusalOf(refused(), refuses(ROSA))).toBe('proposal-refused');
  });

  test('is taken back by whoever refused, and by nobody else', () => {
    expect(refusalOf(refused(), { type: 'withdraw-refusal', by: ADA })).toBe('not-ones-own');
    const again = accept(refused(), { type: 'withdraw-refusal', by: ROSA });
    expect(accept(again, confirms(ROSA)).phase).toBe('committed');
  });

  test('leaves the way open for another proposal', () => {
    expect(accept(refused(), commits(planned()), confirms(ROSA)).phase).toBe('committed');
  });
});

test('a proposal is withdrawn by whoever made it, and by nobody else', () => {
  expect(refusalOf(proposed(), { type: 'withdraw-proposal', by: ROSA })).toBe('not-ones-own');
  const withdrawn = accept(proposed(), { type: 'withdraw-proposal', by: ADA });
  expect(withdrawn).toEqual(planned());
  expect(refusalOf(withdrawn, confirms(ROSA))).toBe('nothing-proposed');
});

test('the second person types the seed themselves; what surrounds it is no part of it', () => {
  const audit = accept(committed(), { type: 'set-seed', seed: SEED, by: ADA });
  expect(audit.phase).toBe('committed');
  const typing = (seed: string): AuditCommand => ({ type: 'confirm-act', by: ROSA, act: { act: 'seed', seed } });
  expect(refusalOf(audit, typing('01234567890123456798'))).toBe('act-not-as-proposed');
  expect(refusalOf(audit, typing('1234567890123456789'))).toBe('act-not-as-proposed');
  expect(accept(audit, typing(` ${SEED} `))).toMatchObject({ phase: 'seeded', seed: SEED });
});

test('a withdrawn commitment takes the proposed seed with it', () => {
  const audit = accept(committed(), { type: 'set-seed', seed: SEED, by: ADA });
  const withdrawn = accept(audit, { type: 'withdraw-commitment', reason: REASON });
  expect(withdrawn).toEqual(planned());
});

/** An audit that takes two persons, whose only round met its limit. */
function measured(): Audit {
  const batch = draw({ batch: 'B1' });
  return accept(
    committed(),
    { type: 'set-seed', seed: SEED, by: ROSA },
    { type: 'confirm-act', by: ADA, act: { act: 'seed', seed: SEED } },
    opening(1, [batch]),
    {
      type: 'record-batch',
      jurisdiction: 'Adams',
      batch: 'B1',
      ballots: 100,
      sheets: [{ name: 'Sheet 1', votes: { Mayor: { Ada: 30, Ben: 15 } } }],
      enteredBy: 'clerk',
    },
    { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 },
    {
      type: 'close-round',
      round: 1,
      measurements: [measurement('Mayor', { pValue: 0.01, riskLimitMet: true, outcome: 'confirmed' })],
    },
  );
}

test('the audit ends when a second person names the same outcome', () => {
  expect(inRounds(measured()).phase).toBe('round-closed');
  const audit = accept(measured(), { type: 'conclude', outcome: 'confirmed', by: ADA });
  expect(audit.phase).toBe('round-closed');
  const other = { act: 'conclude', outcome: 'full-hand-count' } as const;
  expect(refusalOf(audit, { type: 'confirm-act', by: ROSA, act: other })).toBe('act-not-as-proposed');
  const ends = { type: 'confirm-act', by: ROSA, act: { act: 'conclude', outcome: 'confirmed' } } as const;
  expect(accept(audit, ends)).toMatchObject({ phase: 'concluded', outcome: 'confirmed' });
});

test('a round that is opened again ends the proposal to conclude what was measured of it', () => {
  const proposed = accept(measured(), { type: 'conclude', outcome: 'confirmed', by: ADA });
  const again = accept(proposed, { type: 'reopen-round', round: 1, reason: { salt: '0'.repeat(64), text: 'Why' } });
  expect(again).toMatchObject({ phase: 'round-open', twoPersons: { required: true, proposal: null } });
});

test('what cannot be done is not proposed either', () => {
  expect(refusalOf(committed(), { type: 'set-seed', seed: ' ', by: ADA })).toBe('seed-not-usable');
  expect(refusalOf(measured(), { type: 'conclude', outcome: 'full-hand-count', by: ADA })).toBe('risk-limit-met');
});

test('one person suffices where it was chosen so before the commitment, and it cannot be chosen after', () => {
  const alone = accept(planned(), { type: 'choose-two-persons', required: false });
  expect(accept(alone, commits(alone)).phase).toBe('committed');
  expect(refusalOf(committed(), { type: 'choose-two-persons', required: false })).toBe('audit-not-in-phase');
});

test('a log in which nobody confirmed, or the same person, is not believed', () => {
  const act = { act: 'commit', commitment: COMMITMENT } as const;
  const sealed: AuditEvent = { type: 'inputs-committed', commitment: COMMITMENT, confirmed: [] };
  expect(() => evolve(proposed(), sealed)).toThrow('confirmed by a second one');
  expect(() => evolve(proposed(), { type: 'act-confirmed', act, by: ADA })).toThrow('two different persons');
  const other = { ...act, commitment: OTHER_COMMITMENT };
  expect(() => evolve(proposed(), { type: 'act-confirmed', act: other, by: ROSA })).toThrow('was proposed');
  const confirmed = evolve(proposed(), { type: 'act-confirmed', act, by: ROSA });
  expect(() => evolve(confirmed, { ...sealed, commitment: OTHER_COMMITMENT })).toThrow('confirmed by a second one');
  expect(evolve(confirmed, sealed).phase).toBe('committed');
});

test('where nothing is proposed nothing is confirmed, refused, withdrawn or taken back', () => {
  for (const command of [
    confirms(ROSA),
    refuses(ROSA),
    { type: 'withdraw-proposal', by: ADA },
    { type: 'withdraw-refusal', by: ROSA },
  ] as const) {
    expect(refusalOf(planned(), command)).toBe('nothing-proposed');
  }
  // Nobody refused what waits.
  expect(refusalOf(proposed(), { type: 'withdraw-refusal', by: ROSA })).toBe('nothing-proposed');
});

test('a refusal of what was overtaken since is not taken back; the proposal itself is', () => {
  const refused = accept(proposed(), refuses(ROSA));
  const overtaken = accept(refused, { type: 'change-settings', settings: { ...SETTINGS, riskLimitPercent: 5 } });
  expect(refusalOf(overtaken, { type: 'withdraw-refusal', by: ROSA })).toBe('proposal-overtaken');
  expect(refusalOf(overtaken, { type: 'withdraw-proposal', by: ROSA })).toBe('not-ones-own');
  expect(accept(overtaken, { type: 'withdraw-proposal', by: ADA })).toMatchObject({ twoPersons: { proposal: null } });
});

test('whoever confirms carries out what was proposed, and not what could not be done any more', () => {
  const audit = accept(committed(), { type: 'set-seed', seed: SEED, by: ADA });
  const decided = decide(audit, { type: 'confirm-act', by: ROSA, act: { act: 'seed', seed: SEED } });
  expect(decided).toEqual({
    ok: true,
    value: [
      { type: 'act-confirmed', act: { act: 'seed', seed: SEED }, by: ROSA },
      { type: 'seed-set', seed: SEED },
    ],
  });
  // A seed that cannot be typed again is none that was proposed.
  const unusable = { act: 'seed', seed: '' } as const;
  expect(refusalOf(audit, { type: 'confirm-act', by: ROSA, act: unusable })).toBe('act-not-as-proposed');
});

test('a plan with findings is committed to by two persons with what the first confirmed', () => {
  const audit = accept(plannedAudit({ type: 'ballot-polling', jurisdictions: ['Adams', 'Baker'] }), {
    type: 'choose-two-persons',
    required: true,
  });
  const first = accept(audit, commits(audit));
  const decided = decide(first, confirms(ROSA));
  const finding = {
    finding: 'listed-above-cast',
    contest: 'Mayor',
    cast: 100,
    listed: 200,
    bearing: 200,
    phantoms: 0,
  };
  expect(decided).toMatchObject({ ok: true, value: [{}, { type: 'inputs-committed', confirmed: [finding] }] });
});

test('what is said of differences, of help and of the work overtakes no proposal, and whatever changes the plan does, once', () => {
  const times = { ballotSeconds: 200, batchMinutes: 10, countSeconds: 9 };
  const request = '0b7c5c64-5a4b-4f0f-9d5b-3f0c6d7e8f90';
  const leaving: readonly AuditCommand[] = [
    { type: 'choose-work-times', times },
    { type: 'ask-for-help', request, jurisdiction: 'Adams', kind: 'manifest', question: REASON },
    { type: 'answer-help', request, jurisdiction: 'Adams', answer: REASON },
    { type: 'close-help', request, jurisdiction: 'Adams', by: 'administrator' },
  ];
  const after = accept(proposed(), ...leaving);
  expect(after).toMatchObject({ twoPersons: { proposal: { by: ADA, overtaken: false } } });
  expect(accept(after, confirms(ROSA)).phase).toBe('committed');
  const change: AuditCommand = { type: 'change-settings', settings: { ...SETTINGS, riskLimitPercent: 5 } };
  const overtaken = accept(proposed(), change);
  expect(overtaken).toMatchObject({ twoPersons: { required: true, proposal: { by: ADA, overtaken: true } } });
  expect(accept(overtaken, change)).toEqual(overtaken);
});

test('a log that answers what nobody proposed, or proposes where one person suffices, is not believed', () => {
  const act = { act: 'commit', commitment: COMMITMENT } as const;
  const alone = accept(planned(), { type: 'choose-two-persons', required: false });
  expect(() => evolve(alone, { type: 'act-proposed', act, by: ADA })).toThrow('takes two persons');
  expect(() => evolve(planned(), { type: 'act-confirmed', act, by: ROSA })).toThrow('was proposed');
  expect(() => evolve(planned(), { type: 'refusal-withdrawn' })).toThrow('was proposed');
  const refused = accept(proposed(), refuses(ROSA));
  expect(() => evolve(refused, { type: 'act-confirmed', act, by: ROSA })).toThrow('was proposed');
  const overtaken = accept(proposed(), { type: 'choose-two-persons', required: true });
  expect(() => evolve(overtaken, { type: 'act-confirmed', act, by: ROSA })).toThrow('was proposed');
});
