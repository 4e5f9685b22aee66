import type { AuditEvent } from '../state/audit-event.ts';
import type { RecordedEvent } from '../state/earlier-events.ts';
import { contest, draw } from './build-audit.ts';

const { cardsBearing: _, ...MAYOR } = contest('Mayor', { totalBallots: 90 });
const MEASURED_1 = {
  contest: 'Mayor',
  targeted: true,
  sampleSize: 1,
  draws: 1,
  distinct: 1,
  discrepancies: 0,
  pValue: 0.75,
  riskLimitMet: false,
  corrected: null,
} as const;
const MEASURED_2 = {
  ...MEASURED_1,
  phantomDraws: 0,
  notFound: 0,
  outcome: 'measured-not-confirmed',
  handTally: null,
  charges: [],
} as const;

const BALLOT = { jurisdiction: 'Adams', board: 'Board 1', ballot: 'B 1' } as const;
const READ_1 = {
  Mayor: { kind: 'vote', choices: ['Ada'], invalidWriteIn: false, note: 'A smudge' },
  Levy: { kind: 'contest-not-on-ballot', note: '' },
} as const;

const READ_2 = {
  state: 'audited',
  interpretations: { Mayor: { kind: 'vote', choices: ['Ada'], invalidWriteIn: true, note: null } },
} as const;
const READ_3 = { ...READ_2, card: { imprint: null, duplicate: 'original-found', notAgreed: ['Mayor'] } } as const;
const READ_4 = {
  ...READ_3,
  interpretations: {
    Mayor: { kind: 'vote', choices: ['Write-In'], writeIns: ['Ada'], invalidWriteIn: false, note: null },
  },
} as const;
const WITH_LIST = { ...contest('Mayor'), writeIns: { choice: 'Write-In', names: ['Ada'] } } as const;
const LEFT_OPEN = { ...contest('Levy'), choices: null, votesAllowed: null } as const;
const IN_ORDER = { ...contest('Mayor'), countedBy: 'instant-runoff' } as const;
const RANKED = [{ choices: ['Ada'], invalidWriteIn: false }] as const;
const READ_5 = {
  state: 'audited',
  interpretations: { Mayor: { kind: 'vote', choices: ['Ada'], ranks: RANKED, invalidWriteIn: false, note: null } },
} as const;
const SETTINGS_1 = { electionName: 'General', state: 'GA', riskLimitPercent: 5, dataEntry: 'online' } as const;
const LOOK = {
  jurisdiction: 'Adams',
  unit: { kind: 'ballot', ballot: 'B 1' },
  revision: 1,
  by: 'jurisdiction-manager:m',
  people: ['Cy', 'Di'],
} as const;

const CREATION = {
  name: 'Pilot',
  organization: 'Pineland',
  auditType: 'batch-comparison',
  method: 'macro',
  compatibility: false,
} as const;

const TALLY = {
  jurisdiction: 'Adams',
  batch: 'B1',
  sheets: [{ name: 'Sheet 1', votes: { Mayor: { Ada: 5, Ben: 4 } } }],
  enteredBy: 'person-1',
} as const;
const TALLY_ENTRY = {
  id: '5f0a8e0e-64a4-4a3b-9a4c-0d6f5f0c7f11',
  device: '7b1f3c52-9a57-4c39-8a44-2f9d1d6a3e22',
  number: 1,
  enteredAt: '2026-11-04T10:00:00.000Z',
  replaces: ['5f0a8e0e-64a4-4a3b-9a4c-0d6f5f0c7f12'],
  reader: 'alone',
} as const;
const STACKS = { jurisdiction: 'Adams', batch: 'B1', stacks: 8, sent: 2, handled: 10 } as const;

/** An event of every earlier version there was, and what it means today. Whoever adds a version adds one here. */
export const EARLIER_EVENT_EXAMPLES: readonly {
  readonly version: number;
  readonly written: RecordedEvent;
  readonly means: AuditEvent;
}[] = [
  {
    version: 1,
    written: { type: 'audit-created', ...CREATION },
    means: { type: 'audit-created', version: 2, practice: false, ...CREATION },
  },
  {
    version: 1,
    written: { type: 'contests-defined', contests: [MAYOR] },
    means: {
      type: 'contests-defined',
      version: 5,
      contests: [{ ...MAYOR, totalBallots: null, cardsBearing: 90 }],
    },
  },
  {
    version: 2,
    written: { type: 'contests-defined', version: 2, contests: [contest('Mayor'), LEFT_OPEN] },
    means: { type: 'contests-defined', version: 5, contests: [contest('Mayor'), LEFT_OPEN] },
  },
  {
    version: 3,
    written: { type: 'contests-defined', version: 3, contests: [WITH_LIST] },
    means: { type: 'contests-defined', version: 5, contests: [WITH_LIST] },
  },
  {
    version: 4,
    written: { type: 'contests-defined', version: 4, contests: [IN_ORDER] },
    means: { type: 'contests-defined', version: 5, contests: [IN_ORDER] },
  },
  {
    version: 1,
    written: {
      type: 'round-opened',
      round: 1,
      sampleSizes: { Mayor: 1 },
      draws: [draw({ position: 1 })],
      extraBatches: [],
    },
    means: {
      type: 'round-opened',
      version: 2,
      round: 1,
      sampleSizes: { Mayor: 1 },
      drawnFrom: 'listed-cards',
      draws: [draw({ position: 1 })],
      phantomDraws: [],
      extraBatches: [],
    },
  },
  {
    version: 2,
    written: {
      type: 'round-opened',
      version: 2,
      round: 1,
      sampleSizes: { Mayor: 2 },
      drawnFrom: 'universe',
      draws: [draw({ position: 1 })],
      phantomDraws: [{ contest: 'Mayor', phantom: 1, ticket: '0.2' }],
      extraBatches: [],
    },
    means: {
      type: 'round-opened',
      version: 2,
      round: 1,
      sampleSizes: { Mayor: 2 },
      drawnFrom: 'universe',
      draws: [draw({ position: 1 })],
      phantomDraws: [{ contest: 'Mayor', phantom: 1, ticket: '0.2' }],
      extraBatches: [],
    },
  },
  {
    version: 1,
    written: { type: 'commitment-withdrawn', reason: 'A manifest was wrong.' },
    means: { type: 'commitment-withdrawn', version: 2, reason: { text: 'A manifest was wrong.' } },
  },
  {
    version: 1,
    written: { type: 'ballot-recorded', ...BALLOT, record: { state: 'audited', interpretations: READ_1 } },
    means: {
      type: 'ballot-recorded',
      version: 6,
      ...BALLOT,
      record: {
        state: 'audited',
        interpretations: {
          Mayor: { ...READ_1.Mayor, note: { text: 'A smudge' } },
          Levy: { ...READ_1.Levy, note: null },
        },
      },
    },
  },
  {
    version: 2,
    written: { type: 'ballot-recorded', version: 2, ...BALLOT, record: READ_2 },
    means: { type: 'ballot-recorded', version: 6, ...BALLOT, record: READ_2 },
  },
  {
    version: 3,
    written: { type: 'ballot-recorded', version: 3, ...BALLOT, record: READ_3 },
    means: { type: 'ballot-recorded', version: 6, ...BALLOT, record: READ_3 },
  },
  {
    version: 4,
    written: { type: 'ballot-recorded', version: 4, ...BALLOT, record: READ_4 },
    means: { type: 'ballot-recorded', version: 6, ...BALLOT, record: READ_4 },
  },
  {
    version: 5,
    written: { type: 'ballot-recorded', version: 5, ...BALLOT, record: READ_5 },
    means: { type: 'ballot-recorded', version: 6, ...BALLOT, record: READ_5 },
  },
  {
    version: 1,
    written: { type: 'card-sent-to-review', ...BALLOT, why: 'write-in', remark: null, seen: READ_4.interpretations },
    means: {
      type: 'card-sent-to-review',
      version: 2,
      ...BALLOT,
      why: 'write-in',
      remark: null,
      seen: READ_4.interpretations,
    },
  },
  {
    version: 1,
    written: { type: 'batch-recorded', ...TALLY, people: ['Ann', 'Bob'] },
    means: { type: 'batch-recorded', version: 3, ...TALLY, people: ['Ann', 'Bob'] },
  },
  {
    version: 2,
    written: { type: 'batch-recorded', version: 2, ...TALLY, entry: TALLY_ENTRY },
    means: { type: 'batch-recorded', version: 3, ...TALLY, entry: TALLY_ENTRY },
  },
  {
    version: 1,
    written: { type: 'stacks-counted', ...STACKS },
    means: { type: 'stacks-counted', version: 2, ...STACKS },
  },
  {
    version: 1,
    written: { type: 'settings-changed', settings: SETTINGS_1 },
    means: { type: 'settings-changed', version: 3, settings: SETTINGS_1 },
  },
  {
    version: 2,
    written: { type: 'settings-changed', version: 2, settings: { ...SETTINGS_1, doubleEntry: true } },
    means: { type: 'settings-changed', version: 3, settings: { ...SETTINGS_1, doubleEntry: true } },
  },
  {
    version: 1,
    written: { type: 'board-reopened', jurisdiction: 'Adams', board: 'Board 1' },
    means: { type: 'board-reopened', version: 2, jurisdiction: 'Adams', board: 'Board 1', reason: null },
  },
  {
    version: 1,
    written: { type: 'tallies-reopened', jurisdiction: 'Adams' },
    means: { type: 'tallies-reopened', version: 2, jurisdiction: 'Adams', reason: null },
  },
  {
    version: 1,
    written: { type: 'second-look-recorded', ...LOOK, seen: { kind: 'ballot', record: READ_2 } },
    means: { type: 'second-look-recorded', version: 4, ...LOOK, seen: { kind: 'ballot', record: READ_2 } },
  },
  {
    version: 2,
    written: { type: 'second-look-recorded', version: 2, ...LOOK, seen: { kind: 'ballot', record: READ_3 } },
    means: { type: 'second-look-recorded', version: 4, ...LOOK, seen: { kind: 'ballot', record: READ_3 } },
  },
  {
    version: 3,
    written: { type: 'second-look-recorded', version: 3, ...LOOK, seen: { kind: 'ballot', record: READ_4 } },
    means: { type: 'second-look-recorded', version: 4, ...LOOK, seen: { kind: 'ballot', record: READ_4 } },
  },
  {
    version: 1,
    written: { type: 'round-closed', round: 1, measurements: [MEASURED_1] },
    means: { type: 'round-closed', version: 4, round: 1, measurements: [MEASURED_2], fieldwork: {} },
  },
  {
    version: 2,
    written: { type: 'round-closed', version: 2, round: 1, measurements: [MEASURED_2] },
    means: { type: 'round-closed', version: 4, round: 1, measurements: [MEASURED_2], fieldwork: {} },
  },
  {
    version: 3,
    written: {
      type: 'round-closed',
      version: 3,
      round: 1,
      measurements: [{ ...MEASURED_2, corrected: { pValue: 0.5, why: 'Other cards were drawn.' } }],
      fieldwork: {},
    },
    means: {
      type: 'round-closed',
      version: 4,
      round: 1,
      measurements: [
        {
          ...MEASURED_2,
          corrected: { pValue: 0.5, why: { because: 'as-sealed', text: 'Other cards were drawn.' } },
        },
      ],
      fieldwork: {},
    },
  },
];
