import { type Audit, type AuditEvent, drawSample, evolve, isInRounds, measureRisk, NOT_BEGUN } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import { checkChain, EMPTY_HEAD, type LogEntry, type LogHead, sealEntry } from '@plumbline/record';
import { sha256Hex } from '@plumbline/statistics';
import { describe, expect, test } from 'vitest';
import { type AuditShape, runAudit } from './run-audit.ts';

const SHAPES: readonly AuditShape[] = (['ballot-polling', 'batch-comparison'] as const).flatMap((type) =>
  [1, 2, 3, 4].map((number) => ({
    seed: `${type} ${number}`,
    type,
    jurisdictions: number,
    batchesPerJurisdiction: 8,
    ballotsPerBatch: 60,
    winnerShare: 0.56 + 0.05 * number,
    mistakes: 0.02,
    riskLimitPercent: 10,
  })),
);

describe.each(SHAPES)('a simulated audit ($seed)', (shape) => {
  test('replaying the log gives the state, at every step', () => {
    const events: AuditEvent[] = [];
    runAudit(shape, (event, audit) => {
      events.push(event);
      // Every replay costs the whole log, so a long log is looked at now and then.
      if (events.length < 30 || events.length % 41 === 0) expect(replay(events)).toEqual(audit);
    });
    expect(events.length).toBeGreaterThan(10);
  });

  test('every sample follows from the seed, and every risk from what people found', () => {
    const { election } = runAudit(shape);
    const seen: AuditEvent[] = [];
    runAudit(shape, (event) => {
      const before = replayWhenNeeded(event, seen);
      if (event.type === 'round-opened') {
        assert(before !== undefined && before.phase !== 'not-begun', 'the audit was created');
        const drawn = drawSample({ audit: before, inputs: election.inputs, sampleSizes: event.sampleSizes });
        const { drawnFrom, draws, phantomDraws } = event;
        expect(drawn).toEqual({ ok: true, value: { drawnFrom, draws, phantomDraws } });
      }
      if (event.type === 'round-closed') {
        assert(before !== undefined && before.phase !== 'not-begun' && isInRounds(before), 'a round is open');
        expect(measureRisk({ audit: before, inputs: election.inputs })).toEqual({
          ok: true,
          value: event.measurements,
        });
      }
      seen.push(event);
    });
  });

  test('the sealed log holds, and a changed vote breaks it', () => {
    const { events } = runAudit(shape);
    const entries = seal(events);
    expect(checkChain(entries, sha256Hex).ok).toBe(true);
    const at = entries.findIndex((entry) => /recorded/.test(entry.body));
    const tampered = entries.with(at, { ...entries[at], body: entries[at].body.replace('Ada Marsh', 'Ben Okafor') });
    const broken = entries[at].body.includes('Ada Marsh') ? checkChain(tampered, sha256Hex) : undefined;
    if (broken !== undefined) expect(broken).toMatchObject({ ok: false, error: { at: at + 1 } });
  });

  test('the audit comes to an end, and what was out of turn was refused', () => {
    const { audit, refusals } = runAudit(shape);
    expect(audit.phase).toBe('concluded');
    for (const refusal of refusals)
      expect(refusal.code).toMatch(/^(audit-not-in-phase|risk-limit-not-met|wrong-round)$/);
  });
});

function replay(events: readonly AuditEvent[]): Audit {
  return events.reduce(evolve, NOT_BEGUN);
}

function replayWhenNeeded(event: AuditEvent, seen: readonly AuditEvent[]): Audit | undefined {
  return event.type === 'round-opened' || event.type === 'round-closed' ? replay(seen) : undefined;
}

function seal(events: readonly AuditEvent[]): readonly LogEntry[] {
  let head: LogHead = EMPTY_HEAD;
  return events.map(({ type, ...data }, index) => {
    const at = new Date(Date.UTC(2026, 10, 3) + index * 1000).toISOString();
    const body = { commandId: `command-${index}`, at, actor: 'simulation', type, data, codeVersion: 'test' };
    const entry = sealEntry(head, body, sha256Hex);
    head = { number: entry.number, hash: entry.hash };
    return entry;
  });
}
