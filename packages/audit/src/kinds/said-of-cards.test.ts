import { type CardSeen, withNotes } from '@plumbline/election';
import { describe, expect, test } from 'vitest';
import { decide } from '../frame/decide.ts';
import { measureRisk } from '../frame/measure-risk.ts';
import type { AuditCommand, CommandOf } from '../state/audit-command.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import { type Audit, type AuditInRounds, NOT_BEGUN } from '../state/audit-state.ts';
import type { CastVoteRecords } from '../state/cast-vote-records.ts';
import {
  accept,
  card,
  commitment,
  contest,
  creation,
  draw,
  fileOf,
  inRounds,
  manifestOf,
  marks,
  openAudit,
  opening,
  SETTINGS,
  seen,
} from '../testing/build-audit.ts';
import { caseFacts } from './case-facts.ts';
import { isRemarkedOn } from './said-of-cards.ts';
import { unitDifferences } from './unit-differences.ts';

/* What a board says of a card besides its votes: whether it is the card, whether it is a duplicate, whether they agree. */

const AT = { jurisdiction: 'Adams', board: 'Board 1' } as const;
const NOTHING: CardSeen = { imprint: null, duplicate: null, notAgreed: [] };
const BATCHES = [{ name: 'B1', tabulator: null, container: null, ballots: 100 }];
/** The machine read a vote for Ada on every card. */
const RECORDS: CastVoteRecords = {
  find: ({ position }) => ({
    imprintedId: `1-1-${position}`,
    recordId: String(position),
    remade: false,
    votes: new Map([['Mayor', { choices: ['Ada'], counted: 'counted' }]]),
  }),
  cardsIn: () => 100,
  bearing: () => [],
};
const INPUTS: AuditInputs = { manifests: new Map([['Adams', { batches: BATCHES }]]), totals: new Map() };
const WITH_RECORDS: AuditInputs = { ...INPUTS, cvrs: new Map([['Adams', RECORDS]]) };

const recording = (position: number, choice: string, said?: Partial<CardSeen>): CommandOf<'record-ballot'> => ({
  type: 'record-ballot',
  ...AT,
  ballot: card(position),
  record: {
    state: 'audited',
    interpretations: { Mayor: marks(choice) },
    ...(said && { card: { ...NOTHING, ...said } }),
  },
});

const CVRS = fileOf('Adams', {
  kind: 'cvrs',
  scope: 'every-card',
  format: 'dominion-csv',
  cards: 100,
  batches: 2,
  withoutCvr: 0,
  withoutCard: 0,
  contests: [
    {
      name: 'Mayor',
      votesAllowed: 1,
      ranked: false,
      cards: 100,
      withoutCard: 0,
      choices: [
        { name: 'Ada', votes: 60 },
        { name: 'Ben', votes: 30 },
      ],
    },
  ],
  files: [],
});

function planned(type: 'ballot-polling' | 'ballot-comparison'): Audit {
  const audit = accept(
    NOT_BEGUN,
    ...creation({ type }),
    { type: 'define-contests', contests: [contest('Mayor')] },
    { type: 'change-settings', settings: SETTINGS },
    { type: 'register-file', file: manifestOf('Adams') },
    ...(type === 'ballot-comparison' ? [{ type: 'register-file', file: CVRS } as const] : []),
  );
  return accept(audit, commitment(audit), { type: 'set-seed', seed: '31415926535897932384' });
}

/** Two cards of Adams, recorded by a board that has signed. */
function audited(type: 'ballot-polling' | 'ballot-comparison', ...records: readonly AuditCommand[]): AuditInRounds {
  const open = accept(planned(type), opening(1, [draw({ position: 7 }), draw({ position: 8 })]));
  return inRounds(
    accept(
      open,
      { type: 'create-boards', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots: [card(7), card(8)] }] },
      { type: 'name-board-members', ...AT, members: ['Ann Lee', 'Bo Diaz'] },
      ...records,
      { type: 'sign-off-board', ...AT, typedNames: ['Ann Lee', 'Bo Diaz'] },
    ),
  );
}

const DIFFERENT: CardSeen['imprint'] = { is: 'different', says: '1-1-9' };

describe('a case is opened', () => {
  test('where another number is on the card, with both numbers and no vote', () => {
    const audit = audited('ballot-comparison', recording(7, 'Ada', { imprint: DIFFERENT }), recording(8, 'Ada'));
    expect(unitDifferences(audit, WITH_RECORDS, 'Adams')).toEqual([
      {
        unit: { kind: 'ballot', ballot: card(7) },
        card: expect.objectContaining({ batch: 'B1', position: 7 }),
        imprintedId: '1-1-7',
        lines: [
          {
            contest: null,
            reported: { kind: 'imprint', says: '1-1-7' },
            audited: { kind: 'imprint', says: '1-1-9' },
            marginChange: null,
          },
        ],
      },
    ]);
  });

  test('once where the votes differ too', () => {
    const audit = audited('ballot-comparison', recording(7, 'Ben', { imprint: DIFFERENT }), recording(8, 'Ada'));
    const [one, ...others] = unitDifferences(audit, WITH_RECORDS, 'Adams');
    expect(others).toEqual([]);
    expect(one?.lines.map(({ contest, audited: { kind }, marginChange }) => [contest, kind, marginChange])).toEqual([
      ['Mayor', 'vote', 2],
      [null, 'imprint', null],
    ]);
  });

  test.each([
    ['the original of a duplicate was not found', { duplicate: 'original-not-found' }, null, 'original-not-found'],
    ['the board does not agree', { notAgreed: ['Mayor'] }, 'Mayor', 'not-agreed', { choices: ['Ada'] }],
    ['another number is on the card', { imprint: DIFFERENT }, null, 'imprint'],
  ] as const)('also where nothing is compared: %s', (_name, said, of, kind, more: object = {}) => {
    const audit = audited('ballot-polling', recording(7, 'Ada', said), recording(8, 'Ada'));
    const [found, ...others] = caseFacts(audit, INPUTS, 'Adams');
    expect(others).toEqual([]);
    expect(found?.subject).toEqual({ jurisdiction: 'Adams', unit: { kind: 'ballot', ballot: card(7) } });
    expect(found?.difference?.lines).toEqual([
      expect.objectContaining({ contest: of, audited: expect.objectContaining({ kind, ...more }), marginChange: null }),
    ]);
  });

  test.each([
    ['the same number', { imprint: { is: 'same' } }],
    ['no number', { imprint: { is: 'none' } }],
    ['a duplicate whose original was found', { duplicate: 'original-found' }],
  ] as const)('not for %s', (_name, said) => {
    const polled = audited('ballot-polling', recording(7, 'Ada', said), recording(8, 'Ada'));
    expect(isRemarkedOn(recording(7, 'Ada', said) as never)).toBe(false);
    expect(unitDifferences(polled, INPUTS, 'Adams')).toEqual([]);
    const compared = audited('ballot-comparison', recording(7, 'Ada', said), recording(8, 'Ada'));
    expect(unitDifferences(compared, WITH_RECORDS, 'Adams')).toEqual([]);
  });
});

const SAID: CardSeen = { imprint: DIFFERENT, duplicate: 'original-not-found', notAgreed: ['Mayor'] };

test.each(['ballot-polling', 'ballot-comparison'] as const)(
  'nothing that is said of a card changes what is measured: %s',
  (type) => {
    for (const choice of ['Ada', 'Ben']) {
      const inputs = type === 'ballot-polling' ? INPUTS : WITH_RECORDS;
      const silent = audited(type, recording(7, choice), recording(8, 'Ada'));
      const said = audited(type, recording(7, choice, SAID), recording(8, 'Ada', SAID));
      expect(said.results).not.toEqual(silent.results);
      expect(measureRisk({ audit: said, inputs })).toEqual(measureRisk({ audit: silent, inputs }));
    }
  },
);

describe('the record', () => {
  const lastOf = (command: AuditCommand) => {
    const open = openAudit({ type: 'ballot-polling', contests: [contest('Mayor')] }, [draw({ position: 7 })]);
    const audit = accept(
      open,
      { type: 'create-boards', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots: [card(7)] }] },
      { type: 'name-board-members', ...AT, members: ['Ann Lee'] },
    );
    return decide(audit, command);
  };

  test('holds what was said, each contest once', () => {
    const decided = lastOf(recording(7, 'Ada', { ...SAID, notAgreed: ['Mayor', 'Mayor'] }));
    expect(decided).toMatchObject({ ok: true, value: [{ version: 6, record: { card: SAID } }] });
  });

  test('of a card of which nothing was said is what it always was', () => {
    const decided = lastOf(recording(7, 'Ada', {}));
    const record = seen({ Mayor: marks('Ada') });
    expect(decided).toEqual({
      ok: true,
      value: [{ type: 'ballot-recorded', version: 6, ...AT, ballot: card(7), record }],
    });
  });

  test('says of no contest that is not on it that people did not agree', () => {
    expect(lastOf(recording(7, 'Ada', { notAgreed: ['Levy'] }))).toEqual({
      ok: false,
      error: { code: 'unknown-contest', contest: 'Levy' },
    });
  });
});

describe('a second look', () => {
  const lookAt = (said: Partial<CardSeen> | undefined, choice = 'Ada') => {
    const audit = audited('ballot-comparison', recording(7, 'Ada', { imprint: DIFFERENT }), recording(8, 'Ada'));
    const looked = inRounds(
      accept(audit, {
        type: 'record-second-look',
        jurisdiction: 'Adams',
        unit: { kind: 'ballot', ballot: card(7) },
        people: ['Cy Young', 'Di Prince'],
        differs: true,
        by: 'jurisdiction-manager:m',
        seen: { kind: 'ballot', record: withNotes(recording(7, choice, said).record, () => null) },
      }),
    );
    return caseFacts(looked, WITH_RECORDS, 'Adams')[0]?.findings[0];
  };

  test('sees what was entered, what was reported, or something else also of the number on the card', () => {
    expect(lookAt({ imprint: DIFFERENT })).toBe('as-entered');
    expect(lookAt({ imprint: { is: 'same' } })).toBe('as-reported');
    expect(lookAt({ imprint: { is: 'different', says: '1-1-3' } })).toBe('otherwise');
    expect(lookAt({ imprint: { is: 'none' } })).toBe('otherwise');
    expect(lookAt({ imprint: DIFFERENT }, 'Ben')).toBe('otherwise');
  });
});
