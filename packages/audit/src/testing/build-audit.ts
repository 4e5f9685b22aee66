import { type Contest, type InterpretationWith, type ManualVoteRecordWith, Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { decide } from '../frame/decide.ts';
import { planFindings } from '../frame/plan-findings.ts';
import { madeContest } from '../kinds/contract/made-elections.ts';
import { KINDS, usualChoices } from '../kinds/kinds.ts';
import type { AuditMethod } from '../methods/audit-method.ts';
import { type Draw, unitKey } from '../sampling/draw.ts';
import { assertInRounds } from '../state/assert-phase.ts';
import type { AuditCommand, CommandOf } from '../state/audit-command.ts';
import {
  type Audit,
  type AuditInRounds,
  type BatchCombination,
  type ContestMeasurement,
  type FileFigures,
  NOT_BEGUN,
  type RegisteredFile,
} from '../state/audit-state.ts';
import type { AuditType } from '../state/audit-type.ts';

import { evolve } from '../state/evolve.ts';
import type { Settings } from '../state/plan.ts';

/* Audits for tests, each said in as few words as the test needs. Everything not said is as plain as it can be. */

export const COMMITMENT = Sha256Schema.parse('ab'.repeat(32));

export const SETTINGS: Settings = { electionName: 'General', state: 'CA', riskLimitPercent: 10, dataEntry: 'online' };

/** A contest of Ada (60) and Ben (30) for one seat, in every county; 100 ballot cards in a polling audit. */
export function contest(name: string, change: Partial<Contest> = {}): Contest {
  return madeContest(name, { Ada: 60, Ben: 30 }, { totalBallots: 100, ...change });
}

/** A registered file; what is not said in `figures` a test does not look at. */
export function fileOf(jurisdiction: string | null, figures: FileFigures): RegisteredFile {
  return { jurisdiction, kind: figures.kind, name: `${figures.kind}.csv`, bytes: 1, sha256: COMMITMENT, figures };
}

export function manifestOf(jurisdiction: string, batches = 2): RegisteredFile {
  return fileOf(jurisdiction, { kind: 'manifest', batches, ballots: 50 * batches });
}

/** Candidate totals of so many batches with these votes of Ada and Ben. */
export function totalsOf(jurisdiction: string, batches = 2, [ada, ben] = [60, 30], name = 'Mayor'): RegisteredFile {
  const votes = { [name]: { Ada: ada, Ben: ben } };
  return fileOf(jurisdiction, { kind: 'candidate-totals', batches, votes, ballotsImplied: ada + ben });
}

/** What kind of audit, in which counties, about which contests. */
export type Planned = {
  readonly type: AuditType;
  readonly jurisdictions?: readonly string[];
  readonly contests?: readonly Contest[];
  /** Batches in every county. */
  readonly batches?: number;
  readonly method?: AuditMethod;
  readonly compatibility?: boolean;
  readonly settings?: Partial<Settings>;
};

/** The commands that create an audit and name its counties. */
export function creation(planned: Planned): readonly AuditCommand[] {
  const { type, jurisdictions = ['Adams'], compatibility = false } = planned;
  const { method } = { ...usualChoices(type), ...(planned.method && { method: planned.method }) };
  return [
    { type: 'create-audit', name: 'Pilot', organization: 'Pineland', auditType: type, method, compatibility },
    {
      type: 'register-participants',
      file: fileOf(null, { kind: 'participants', jurisdictions: jurisdictions.length }),
      jurisdictions: jurisdictions.map((name) => ({ name, expectedBallots: null })),
    },
  ];
}

/** An audit whose plan is complete and not yet committed to. */
export function plannedAudit(planned: Planned): Audit {
  const { type, jurisdictions = ['Adams'], contests = [contest('Mayor')], batches = 2 } = planned;
  const files = jurisdictions.flatMap((name) =>
    KINDS[type].files.includes('candidate-totals')
      ? [manifestOf(name, batches), totalsOf(name, batches, [60 / jurisdictions.length, 30 / jurisdictions.length])]
      : [manifestOf(name, batches)],
  );
  return accept(
    NOT_BEGUN,
    ...creation(planned),
    { type: 'define-contests', contests },
    { type: 'change-settings', settings: { ...SETTINGS, ...planned.settings } },
    ...files.map((file): AuditCommand => ({ type: 'register-file', file })),
  );
}

/** The command that commits to the inputs, with whatever has to be confirmed about them. */
export function commitment(audit: Audit): AuditCommand {
  const confirmed = audit.phase === 'not-begun' ? [] : planFindings(audit);
  return { type: 'commit-inputs', commitment: COMMITMENT, confirmed };
}

/** The command that combines batches of a county whose manifest lists B1 to B9. */
export function combining(combined: BatchCombination): CommandOf<'combine-batches'> {
  const batchesListed = Array.from({ length: 9 }, (_, index) => `B${index + 1}`);
  return { type: 'combine-batches', combined, batchesListed };
}

/** An audit that has its seed and waits for its first round. */
export function seededAudit(planned: Planned): Audit {
  const audit = plannedAudit(planned);
  return accept(audit, commitment(audit), { type: 'set-seed', seed: '31415926535897932384' });
}

/** One draw: of the whole batch, or of the ballot card at `position`. */
export function draw(change: Partial<Draw> = {}): Draw {
  const place = { jurisdiction: 'Adams', tabulator: null, batch: 'B1', position: null };
  return { contest: 'Mayor', ...place, ticket: '0.5', ...change };
}

/** The command that opens a round with these draws, asked for in these numbers. */
export function opening(
  round: number,
  draws: readonly Draw[],
  asked?: Readonly<Record<string, number>>,
): CommandOf<'open-round'> {
  const drawn = Object.fromEntries(
    [...Map.groupBy(draws, (one) => one.contest)].map(([name, own]) => [name, own.length]),
  );
  return {
    type: 'open-round',
    round,
    sampleSizes: asked ?? drawn,
    drawnFrom: 'universe',
    draws,
    phantomDraws: [],
    extraBatches: [],
  };
}

/** An audit whose first round was opened with these draws. */
export function openAudit(planned: Planned, draws: readonly Draw[]): AuditInRounds {
  return assertInRounds(accept(seededAudit(planned), opening(1, draws)));
}

/** What closing a round found for one contest. */
export function measurement(name: string, change: Partial<ContestMeasurement> = {}): ContestMeasurement {
  const drawn = { sampleSize: 1, draws: 1, distinct: 1, phantomDraws: 0, notFound: 0, discrepancies: 0 };
  const found = { pValue: 0.5, riskLimitMet: false, outcome: 'measured-not-confirmed', corrected: null } as const;
  return { contest: name, targeted: true, ...drawn, ...found, handTally: null, charges: [], ...change };
}

/** A vote for these choices; none: blank. */
export function marks(...choices: readonly string[]): InterpretationWith<null> {
  return choices.length === 0
    ? { kind: 'blank', invalidWriteIn: false, note: null }
    : { kind: 'vote', choices, invalidWriteIn: false, note: null };
}

/** What people saw of a card, by contest. */
export function seen(interpretations: Readonly<Record<string, InterpretationWith<null>>>): ManualVoteRecordWith<null> {
  return { state: 'audited', interpretations };
}

/** The key of a card in the batch `B1`. */
export function card(position: number, batch = 'B1'): string {
  return unitKey({ tabulator: null, batch, position });
}

/** The audit after commands that are all accepted. */
export function accept(audit: Audit, ...commands: readonly AuditCommand[]): Audit {
  let state = audit;
  for (const command of commands) {
    const decided = decide(state, command);
    assert(decided.ok, 'the command is accepted', { command, decided });
    state = decided.value.reduce(evolve, state);
  }
  return state;
}

export { assertInRounds as inRounds };
