import { withRulesOfEnvelopes } from '../profiles/profile.ts';
import { DEFAULT_PROFILE } from '../profiles/profiles.ts';

/** The rules of a room that was opened before there were rules about challenged envelopes. */
const { cureUntil: _until, rejectedByOthers: _others, ...RULES } = DEFAULT_PROFILE.rules;
const PROFILE = { ...DEFAULT_PROFILE, version: 1, rules: RULES };
const OPENED = {
  type: 'room-opened',
  by: ['osei'],
  at: '2026-08-03T09:00:00-05:00',
  election: 'E1',
  jurisdiction: 'J1',
  electionDay: '2026-11-03',
  profile: PROFILE,
  director: { person: 'osei', name: 'R. Osei', signIn: 'osei' },
} as const;

const ENTERED = {
  type: 'form-entered',
  by: ['hale'],
  at: '2026-11-04T10:00:00-05:00',
  filled: 'F-04 site:P-01',
  fields: { container: 'BOX-ED-02', spoiled: 5 },
  tables: {},
  counters: ['hale'],
  witnesses: [],
  custodians: [],
} as const;

// Its `version` is that of the form, which has always stood there; the version of the event stands beside it.
const AMENDED = {
  type: 'form-amended',
  by: ['hale'],
  at: '2026-11-05T10:00:00-05:00',
  filled: 'F-04 site:P-01',
  version: 2,
  fields: { container: 'BOX-ED-02', spoiled: 6 },
  tables: {},
  reason: 'transcription',
  text: { digest: 'ab'.repeat(32) },
  evidence: [],
} as const;

// Its `version` is that of the text.
const DRAFTED = {
  type: 'procedure-drafted',
  by: ['okafor'],
  at: '2026-08-20T09:00:00-05:00',
  procedure: 'PR-1',
  version: 1,
  topics: ['organization'],
  text: { digest: 'cd'.repeat(32) },
} as const;

const STATED_LATE = {
  type: 'late-statement-made',
  by: ['lund'],
  at: '2026-11-02T10:00:00-05:00',
  filled: 'F-10 retrieval:R-1031',
  statement: { digest: 'ef'.repeat(32) },
} as const;

const CARRIERS_EXPECTED = {
  type: 'carriers-expected',
  by: ['osei'],
  at: '2026-11-02T10:00:00-05:00',
  site: 'W-56',
  carriers: [{ carrier: 'C-201', envelopes: 140 }],
} as const;
const CARRIER_OPENED = {
  type: 'carrier-opened',
  by: ['yazzie', 'hale'],
  at: '2026-11-03T20:30:00-05:00',
  site: 'W-56',
  carrier: 'C-201',
  seal: '0088201',
  envelopes: 140,
} as const;

const AUDIT_COUNTED = {
  type: 'audit-count-reported',
  by: ['eze'],
  at: '2026-11-18T10:00:00-05:00',
  batch: 'ED-P03-T1',
  cards: 347,
  listed: 348,
} as const;

/** An event of every earlier version there was, as a log has it, and what it means today. Whoever adds a version adds one here. */
export const EARLIER_EVENT_EXAMPLES: readonly {
  readonly version: number;
  readonly written: { readonly type: string };
  readonly means: {
    readonly type: string;
    readonly version?: number;
    readonly eventVersion?: number;
    readonly kind?: string;
    readonly profile?: unknown;
    readonly about?: null;
    readonly audit?: null;
    readonly incident?: null;
    readonly carriers?: unknown;
  };
}[] = [
  { version: 1, written: OPENED, means: { ...OPENED, version: 2, profile: withRulesOfEnvelopes(PROFILE) } },
  { version: 1, written: ENTERED, means: { ...ENTERED, version: 2 } },
  { version: 1, written: DRAFTED, means: { ...DRAFTED, eventVersion: 2, kind: 'procedure' } },
  { version: 1, written: STATED_LATE, means: { ...STATED_LATE, version: 2, about: null } },
  {
    version: 1,
    written: CARRIERS_EXPECTED,
    means: { ...CARRIERS_EXPECTED, version: 2, carriers: [{ carrier: 'C-201', envelopes: 140, seals: [] }] },
  },
  { version: 1, written: CARRIER_OPENED, means: { ...CARRIER_OPENED, version: 2 } },
  { version: 1, written: AUDIT_COUNTED, means: { ...AUDIT_COUNTED, version: 2, audit: null, incident: null } },
  { version: 1, written: AMENDED, means: { ...AMENDED, eventVersion: 2 } },
];
