import { Sha256Schema } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { unitKey } from '../sampling/draw.ts';
import { evolve } from '../state/evolve.ts';
import { digestOfText } from '../state/free-text.ts';
import { notesOf, textsIn } from '../state/texts-in.ts';
import { accept, commitment, draw, measurement, openAudit, plannedAudit } from '../testing/build-audit.ts';
import { decide, PHASE_TABLE } from './decide.ts';

/* Texts that people type: the log holds a digest of each, and an administrator may take the text out. */

const SALT = '0123456789abcdef'.repeat(4);

describe('the digest of a text', () => {
  // Made with coreutils: printf '%s%s' 0123456789abcdef… 'Signed by Zoë Vale' | sha256sum
  test.each([
    ['Signed by Zoë Vale', 'd938628f82194dce52963eace99dc20ceba15d1f90596ba09bb339ee84af6651'],
    ['x', 'bb9e1cd5ce469c0ffa4af8902e9e07d171baad6eb68fe956b4259af2b66e1ca2'],
  ])('is SHA-256 over the digits of the salt and the text in UTF-8: “%s”', (text, digest) => {
    expect(digestOfText({ salt: SALT, text })).toBe(digest);
  });

  test('another salt gives another digest, so that nobody finds a short text by trying', () => {
    expect(digestOfText({ salt: 'f'.repeat(64), text: 'x' })).not.toBe(digestOfText({ salt: SALT, text: 'x' }));
  });

  test.each(['', 'F'.repeat(64), '0'.repeat(63), `${'0'.repeat(64)}x`])('needs a whole salt: “%s”', (salt) => {
    expect(() => digestOfText({ salt, text: 'x' })).toThrow('a salt is 64 lower-case hexadecimal digits');
  });
});

const NOTE = { salt: SALT, text: 'Signed by Zoë Vale' };
const PLACE = { jurisdiction: 'Adams', board: 'Board 1' };
const CARD = unitKey(draw({ position: 1 }));

function atTheTable() {
  return accept(
    openAudit({ type: 'ballot-polling' }, [draw({ position: 1 })]),
    { type: 'create-boards', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots: [CARD] }] },
    { type: 'name-board-members', ...PLACE, members: ['Ann'] },
  );
}

test('a note goes into the log as its digest, and nothing of its text or salt does', () => {
  const vote = { kind: 'vote', choices: ['Ada'], invalidWriteIn: false } as const;
  const decided = decide(atTheTable(), {
    type: 'record-ballot',
    ...PLACE,
    ballot: CARD,
    record: { state: 'audited', interpretations: { Mayor: { ...vote, note: NOTE } } },
  });
  const recorded = {
    Mayor: { ...vote, note: { digest: 'd938628f82194dce52963eace99dc20ceba15d1f90596ba09bb339ee84af6651' } },
  };
  expect(decided).toEqual(
    ok([
      {
        type: 'ballot-recorded',
        version: 6,
        ...PLACE,
        ballot: CARD,
        record: { state: 'audited', interpretations: recorded },
      },
    ]),
  );
  expect(JSON.stringify(decided)).not.toMatch(/Vale|0123456789abcdef/);
  expect(decided.ok && decided.value.flatMap(textsIn)).toEqual([
    { digest: 'd938628f82194dce52963eace99dc20ceba15d1f90596ba09bb339ee84af6651' },
  ]);
});

test('a ballot that was not found, and one without notes, hold no text', () => {
  expect(notesOf({ state: 'not-found' })).toEqual([]);
  const blank = { kind: 'blank', invalidWriteIn: false, note: null } as const;
  expect(notesOf({ state: 'audited', interpretations: { Mayor: blank } })).toEqual([]);
});

describe('redacting a text', () => {
  const digest = Sha256Schema.parse('d938628f82194dce52963eace99dc20ceba15d1f90596ba09bb339ee84af6651');
  const redact = (
    text: { readonly jurisdiction: string | null; readonly redacted: boolean } | null,
    reason = 'It names a voter.',
  ) => ({ type: 'redact-text', digest, reason, text }) as const;
  const kept = { jurisdiction: 'Adams', redacted: false };

  test('is recorded with the digest, the place and the reason, and changes nothing else', () => {
    const audit = atTheTable();
    const event = { type: 'text-redacted', digest, jurisdiction: 'Adams', reason: 'It names a voter.' } as const;
    expect(decide(audit, redact(kept, ' It names a voter. '))).toEqual(ok([event]));
    expect(evolve(audit, event)).toBe(audit);
  });

  test('is possible in every phase from the first to the last', () => {
    const phases = Object.entries(PHASE_TABLE).filter(([, commands]) => commands.includes('redact-text'));
    expect(phases.map(([phase]) => phase)).toEqual([
      'planning',
      'committed',
      'seeded',
      'round-open',
      'round-closed',
      'concluded',
    ]);
    const planned = plannedAudit({ type: 'ballot-polling' });
    const committed = accept(planned, commitment(planned));
    for (const audit of [planned, committed, atTheTable()]) expect(decide(audit, redact(kept)).ok).toBe(true);
  });

  test('is possible after the audit was concluded, and leaves it as it was concluded', () => {
    const concluded = accept(
      atTheTable(),
      { type: 'record-ballot', ...PLACE, ballot: CARD, record: { state: 'not-found' } },
      { type: 'sign-off-board', ...PLACE, typedNames: ['Ann'] },
      {
        type: 'close-round',
        round: 1,
        measurements: [measurement('Mayor', { outcome: 'confirmed', riskLimitMet: true })],
      },
      { type: 'conclude', outcome: 'confirmed' },
    );
    expect(concluded.phase).toBe('concluded');
    const event = { type: 'text-redacted', digest, jurisdiction: 'Adams', reason: 'It names a voter.' } as const;
    expect(decide(concluded, redact(kept))).toEqual(ok([event]));
    expect(evolve(concluded, event)).toBe(concluded);
  });

  test('is refused where nothing is kept, where it was done before, and without a reason', () => {
    expect(decide(atTheTable(), redact(null))).toEqual(err({ code: 'text-not-kept' }));
    expect(decide(atTheTable(), redact({ ...kept, redacted: true }))).toEqual(err({ code: 'text-redacted-already' }));
    expect(decide(atTheTable(), redact(kept, '  '))).toEqual(err({ code: 'redaction-reason-missing' }));
  });
});
