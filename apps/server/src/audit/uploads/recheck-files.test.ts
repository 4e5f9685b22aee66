import {
  type AuditCommand,
  type AuditEvent,
  type AuditType,
  type BegunAudit,
  decide,
  evolveAll,
  NOT_BEGUN,
  type RegisteredFile,
  usualChoices,
} from '@plumbline/audit';
import { type Contest, Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { leaveOtherFiles } from './recheck-files.ts';

/* Which events touch no file but their own: only then is a file registered without reading the others again. */

const SHA256 = Sha256Schema.parse('ab'.repeat(32));

function contest(name: string, jurisdictions: Contest['jurisdictions'] = 'all'): Contest {
  const choices = ['Ada', 'Ben'].map((one, place) => ({ name: one, votes: 60 - 30 * place }));
  const counting = { targeted: true, winners: 1, votesAllowed: 1, majorityOrRunoff: false, pendingBallots: 0 };
  return { name, ...counting, totalBallots: null, cardsBearing: null, choices, jurisdictions };
}

function fileOf(jurisdiction: string, kind: 'manifest' | 'candidate-totals', name = `${kind}.csv`): RegisteredFile {
  const votes = { Mayor: { Ada: 30, Ben: 15 } };
  const figures =
    kind === 'manifest'
      ? ({ kind, batches: 2, ballots: 100 } as const)
      : ({ kind, batches: 2, votes, ballotsImplied: 45 } as const);
  return { jurisdiction, kind, name, bytes: 1, sha256: SHA256, figures };
}

const registering = (file: RegisteredFile): AuditCommand => ({ type: 'register-file', file });
const defining = (...contests: readonly Contest[]): AuditCommand => ({ type: 'define-contests', contests });

function eventsOf(audit: ReturnType<typeof evolveAll>, command: AuditCommand): readonly AuditEvent[] {
  const decided = decide(audit, command);
  assert(decided.ok, 'the command is accepted', { command, decided });
  return decided.value;
}

function auditAfter(...commands: readonly AuditCommand[]): BegunAudit {
  const events: AuditEvent[] = [];
  for (const command of commands) events.push(...eventsOf(evolveAll(NOT_BEGUN, events), command));
  const audit = evolveAll(NOT_BEGUN, events);
  assert(audit.phase !== 'not-begun', 'the audit has begun');
  return audit;
}

function planned(auditType: AuditType, ...commands: readonly AuditCommand[]): BegunAudit {
  const { method } = usualChoices(auditType);
  const participants = { kind: 'participants', jurisdictions: 2 } as const;
  return auditAfter(
    { type: 'create-audit', name: 'Pilot', organization: 'Pineland', auditType, method, compatibility: false },
    {
      type: 'register-participants',
      file: { ...fileOf('', 'manifest'), jurisdiction: null, kind: 'participants', figures: participants },
      jurisdictions: ['Adams', 'Baker'].map((name) => ({ name, expectedBallots: null })),
    },
    ...commands,
  );
}

const MAYOR = contest('Mayor');
const WITH_TOTALS = planned(
  'batch-comparison',
  defining(MAYOR, contest('Levy', ['Baker'])),
  registering(fileOf('Adams', 'manifest')),
  registering(fileOf('Adams', 'candidate-totals')),
);
const isLeft = (audit: BegunAudit, command: AuditCommand) => leaveOtherFiles(audit, eventsOf(audit, command));

test('a manifest touches the totals of its own county, and no other file', () => {
  expect(isLeft(WITH_TOTALS, registering(fileOf('Baker', 'manifest')))).toBe(true);
  expect(isLeft(WITH_TOTALS, registering(fileOf('Adams', 'manifest', 'other.csv')))).toBe(false);
  expect(isLeft(WITH_TOTALS, { type: 'remove-file', kind: 'manifest', jurisdiction: 'Adams' })).toBe(false);
  // Also where totals of another county stay.
  const manifest = evolveAll(WITH_TOTALS, eventsOf(WITH_TOTALS, registering(fileOf('Baker', 'manifest'))));
  const both = evolveAll(manifest, eventsOf(manifest, registering(fileOf('Baker', 'candidate-totals'))));
  assert(both.phase === 'planning', 'the audit is planned');
  expect(isLeft(both, registering(fileOf('Adams', 'manifest', 'other.csv')))).toBe(false);
});

test('totals touch nothing, and contests the totals of the counties whose columns are others', () => {
  expect(isLeft(WITH_TOTALS, registering(fileOf('Adams', 'candidate-totals', 'other.csv')))).toBe(true);
  expect(isLeft(WITH_TOTALS, defining(MAYOR, contest('Bond', ['Baker'])))).toBe(true);
  expect(isLeft(WITH_TOTALS, defining({ ...MAYOR, votesAllowed: 2 }, contest('Levy', ['Baker'])))).toBe(false);
});

test('where records are compared every file may be read against another, so that none is passed over', () => {
  const compared = planned('ballot-comparison', registering(fileOf('Adams', 'manifest')));
  expect(isLeft(compared, registering(fileOf('Baker', 'manifest')))).toBe(false);
});

test('what ends the planning is not decided like a file', () => {
  const committing = { type: 'inputs-committed', commitment: SHA256, confirmed: [] } as const;
  expect(leaveOtherFiles(WITH_TOTALS, [])).toBe(true);
  expect(leaveOtherFiles(WITH_TOTALS, [committing])).toBe(false);
});
