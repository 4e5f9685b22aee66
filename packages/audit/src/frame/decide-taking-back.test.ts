import { assert, err, ok } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import type { AuditCommand } from '../state/audit-command.ts';
import type { Audit } from '../state/audit-state.ts';
import { evolve } from '../state/evolve.ts';
import { digestOfText } from '../state/free-text.ts';
import {
  accept,
  card,
  combining,
  commitment,
  draw,
  inRounds,
  measurement,
  openAudit,
  opening,
  plannedAudit,
  seededAudit,
} from '../testing/build-audit.ts';
import { decide } from './decide.ts';

const REASON = { salt: '0'.repeat(64), text: 'The wrong size was chosen.' };
const reason = { digest: digestOfText(REASON) };
const takeBack = (round = 1): AuditCommand => ({ type: 'withdraw-launch', round, reason: REASON });
const reopen = (round = 1): AuditCommand => ({ type: 'reopen-round', round, reason: REASON });

const CARD = draw({ position: 1 });
const BOARDS = {
  type: 'create-boards',
  jurisdiction: 'Adams',
  boards: [{ name: 'Board 1', ballots: [card(1)] }],
} as const;
const BATCH = {
  type: 'record-batch',
  jurisdiction: 'Adams',
  batch: 'B1',
  ballots: 50,
  sheets: [{ name: 'Sheet 1', votes: { Mayor: { Ada: 30, Ben: 15 } } }],
  enteredBy: 'person-1',
} as const;
const FINAL = { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 } as const;
const CLOSE = { type: 'close-round', round: 1, measurements: [measurement('Mayor')] } as const;

function refusalOf(audit: Audit, command: AuditCommand) {
  const decided = decide(audit, command);
  assert(!decided.ok, 'the command is refused', decided);
  return decided.error;
}

describe('the launch of the first round is taken back', () => {
  test('while nothing was done in it, and the audit is as it was before', () => {
    for (const planned of [{ type: 'ballot-polling' }, { type: 'batch-comparison' }] as const) {
      const seeded = seededAudit(planned);
      const launched = accept(seeded, opening(1, [planned.type === 'ballot-polling' ? CARD : draw()]));
      expect(decide(launched, takeBack())).toEqual(ok([{ type: 'launch-withdrawn', round: 1, reason }]));
      expect(accept(launched, takeBack())).toEqual(seeded);
      expect(accept(launched, takeBack(), opening(1, [CARD]))).toEqual(accept(seeded, opening(1, [CARD])));
    }
  });

  test('where everything is counted too, and then there is still no seed', () => {
    const planned = plannedAudit({ type: 'full-hand-tally', settings: { riskLimitPercent: 0 } });
    const committed = accept(planned, commitment(planned));
    const launched = accept(committed, opening(1, [draw(), draw({ batch: 'B2' })]));
    expect(accept(launched, takeBack())).toEqual(committed);
    expect(committed.phase).toBe('committed');
  });

  test('with what was said of the work since', () => {
    const times = { ballotSeconds: 200, batchMinutes: 10, countSeconds: 9 };
    const launched = accept(openAudit({ type: 'ballot-polling' }, [CARD]), { type: 'choose-work-times', times });
    expect(accept(launched, takeBack())).toMatchObject({ phase: 'seeded', workTimes: times });
  });
});

describe('the launch stands', () => {
  test('once audit boards were created, and it is said where', () => {
    const audit = accept(openAudit({ type: 'ballot-polling' }, [CARD]), BOARDS);
    expect(refusalOf(audit, takeBack())).toEqual({
      code: 'launch-not-withdrawable',
      reason: 'boards',
      jurisdictions: ['Adams'],
    });
  });

  test('once a card or a batch was entered, and while nobody has counted anything else', () => {
    const signed = accept(
      openAudit({ type: 'ballot-polling' }, [CARD]),
      BOARDS,
      { type: 'name-board-members', jurisdiction: 'Adams', board: 'Board 1', members: ['Ann'] },
      {
        type: 'record-ballot',
        jurisdiction: 'Adams',
        board: 'Board 1',
        ballot: card(1),
        record: { state: 'not-found' },
      },
    );
    const entries = { code: 'launch-not-withdrawable', reason: 'entries', jurisdictions: ['Adams'] };
    expect(refusalOf(signed, takeBack())).toEqual(entries);
    const counted = accept(openAudit({ type: 'batch-comparison' }, [draw()]), BATCH);
    expect(refusalOf(counted, takeBack())).toEqual(entries);
    expect(refusalOf(accept(counted, FINAL), takeBack())).toEqual({ ...entries, reason: 'final' });
  });

  test('once totals were entered', () => {
    const totals = { Mayor: { votes: { Ada: 1, Ben: 0 }, notFound: 0 } };
    const audit = accept(openAudit({ type: 'ballot-polling', settings: { dataEntry: 'offline' } }, [CARD]), BOARDS, {
      type: 'record-totals',
      jurisdiction: 'Adams',
      contests: totals,
      enteredBy: 'person-1',
    });
    expect(refusalOf(audit, takeBack())).toMatchObject({ reason: 'entries', jurisdictions: ['Adams'] });
  });

  test('once batches were combined because of the draw, although nothing of them is counted', () => {
    const combined = combining({ jurisdiction: 'Adams', name: 'B1 and B2', batches: ['B1', 'B2'] });
    const audit = accept(openAudit({ type: 'batch-comparison' }, [draw()]), combined);
    expect(refusalOf(audit, takeBack())).toMatchObject({ reason: 'combined', jurisdictions: ['Adams'] });
    const before = plannedAudit({ type: 'batch-comparison' });
    const mixed = accept(before, combined);
    const launched = accept(mixed, commitment(mixed), { type: 'set-seed', seed: '123' }, opening(1, [draw()]));
    expect(decide(launched, takeBack()).ok).toBe(true);
  });

  test('of every later round, and of a round that is another one or over', () => {
    const closed = accept(openAudit({ type: 'batch-comparison' }, [draw()]), BATCH, FINAL, CLOSE);
    const second = accept(closed, opening(2, [draw({ batch: 'B2' })]));
    expect(refusalOf(second, takeBack(2))).toEqual({
      code: 'launch-not-withdrawable',
      reason: 'later-round',
      jurisdictions: [],
    });
    expect(refusalOf(second, takeBack(1))).toEqual({ code: 'wrong-round', expected: 2, asked: 1 });
    expect(refusalOf(closed, takeBack())).toMatchObject({ code: 'audit-not-in-phase', phase: 'round-closed' });
    expect(refusalOf(accept(closed, reopen()), takeBack())).toMatchObject({ reason: 'measured' });
  });

  test('of a round that ended before, although nothing was to be fetched in it', () => {
    // The one draw fell on a card that is in no manifest.
    const unlisted = {
      ...opening(1, [], { Mayor: 1 }),
      phantomDraws: [{ contest: 'Mayor', ticket: '0.5', phantom: 1 }],
    };
    const closed = accept(seededAudit({ type: 'ballot-polling' }), unlisted, CLOSE);
    expect(refusalOf(accept(closed, reopen()), takeBack())).toEqual({
      code: 'launch-not-withdrawable',
      reason: 'measured',
      jurisdictions: [],
    });
  });

  test('in a log that says otherwise, which is not believed', () => {
    const audit = accept(openAudit({ type: 'ballot-polling' }, [CARD]), BOARDS);
    expect(() => evolve(audit, { type: 'launch-withdrawn', round: 1, reason })).toThrow('before anything is done');
    expect(() =>
      evolve(openAudit({ type: 'ballot-polling' }, [CARD]), { type: 'launch-withdrawn', round: 2, reason }),
    ).toThrow('of the round that is open');
  });
});

describe('a round that ended is opened again', () => {
  const counted = accept(openAudit({ type: 'batch-comparison' }, [draw()]), BATCH, FINAL);
  const closed = accept(counted, CLOSE);

  test('with everything that was entered and declared final, and without its figures', () => {
    expect(decide(closed, reopen())).toEqual(ok([{ type: 'round-reopened', round: 1, reason }]));
    const [round] = inRounds(counted).rounds;
    const earlierClosings = [{ measurements: CLOSE.measurements, reason }];
    expect(accept(closed, reopen())).toEqual({ ...counted, rounds: [{ ...round, earlierClosings }] });
  });

  test('and what each earlier end had found stays known, with the reason, however often it is opened again', () => {
    const found = (pValue: number) => [measurement('Mayor', { pValue, riskLimitMet: pValue <= 0.1 })];
    const close = (pValue: number) => ({ ...CLOSE, measurements: found(pValue) });
    const again = accept(counted, close(0.12), reopen(), close(0.3), reopen(), close(0.04));
    const [round] = inRounds(again).rounds;
    expect(round?.measurements).toEqual(found(0.04));
    expect(round?.earlierClosings).toEqual([
      { measurements: found(0.12), reason },
      { measurements: found(0.3), reason },
    ]);
    expect(inRounds(closed).rounds[0]).not.toHaveProperty('earlierClosings');
  });

  test('so that one jurisdiction corrects what it entered and the round ends anew', () => {
    const corrected = accept(
      closed,
      reopen(),
      { type: 'reopen-tallies', jurisdiction: 'Adams', reason: REASON },
      BATCH,
    );
    expect(refusalOf(corrected, CLOSE)).toEqual({ code: 'jurisdictions-outstanding', jurisdictions: ['Adams'] });
    expect(accept(corrected, FINAL, CLOSE)).toMatchObject({ phase: 'round-closed', rounds: [CLOSE_FOUND] });
  });

  test('which is the last one only, and no audit that was concluded', () => {
    expect(refusalOf(closed, reopen(2))).toEqual({ code: 'wrong-round', expected: 1, asked: 2 });
    const second = accept(closed, opening(2, [draw({ batch: 'B2' })]));
    expect(decide(second, reopen())).toEqual(
      err({ code: 'audit-not-in-phase', phase: 'round-open', command: 'reopen-round' }),
    );
    const concluded = accept(closed, { type: 'conclude', outcome: 'full-hand-count' });
    expect(refusalOf(concluded, reopen())).toMatchObject({ code: 'audit-not-in-phase', phase: 'concluded' });
    expect(() => evolve(closed, { type: 'round-reopened', round: 2, reason })).toThrow('ended last');
    expect(() => evolve(second, { type: 'round-reopened', round: 2, reason })).toThrow('between rounds');
  });
});

const CLOSE_FOUND = { measurements: CLOSE.measurements };
