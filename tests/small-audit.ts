import { hash } from 'node:crypto';
import {
  type Audit,
  type AuditCommand,
  type AuditInputs,
  type AuditInRounds,
  type BegunAudit,
  type ContestMeasurement,
  decide,
  drawSample,
  evolveAll,
  type FileFigures,
  isInRounds,
  measureRisk,
  NOT_BEGUN,
  planFindings,
  preferredSampleSizes,
} from '@plumbline/audit';
import { type BallotManifest, type CandidateTotals, type Contest, Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { type ReadInput, readCandidateTotals, readManifest } from '@plumbline/record';

/* Takes a small election through its audit by decisions alone: no server, no clock. */

/** A small election, the way it is audited, and the files of the jurisdictions that hold ballots. */
export type SmallElection = {
  readonly plan: Pick<Extract<AuditCommand, { type: 'create-audit' }>, 'auditType' | 'method' | 'compatibility'>;
  readonly contests: readonly Contest[];
  readonly files: Readonly<Record<string, { readonly manifest: string; readonly totals?: string }>>;
};

export type SeededAudit = { readonly audit: BegunAudit; readonly inputs: AuditInputs };

const JURISDICTIONS = ['J1', 'J2', 'J3'];

/** The audit of a small election with its inputs committed and its seed set. */
export function seedAudit({ plan, contests, files }: SmallElection, seed: string): SeededAudit {
  const isPolling = plan.auditType === 'ballot-polling';
  let audit = play(NOT_BEGUN, [
    { type: 'create-audit', name: 'Example', organization: 'Org', ...plan },
    {
      type: 'register-participants',
      file: registered(null, JURISDICTIONS.join('\n'), { kind: 'participants', jurisdictions: JURISDICTIONS.length }),
      jurisdictions: JURISDICTIONS.map((name) => ({ name, expectedBallots: null })),
    },
    { type: 'define-contests', contests },
    {
      type: 'change-settings',
      settings: {
        electionName: 'Example',
        state: 'CA',
        riskLimitPercent: 10,
        dataEntry: isPolling ? 'online' : 'offline',
      },
    },
  ]);
  const inputs = { manifests: new Map<string, BallotManifest>(), totals: new Map<string, CandidateTotals>() };
  const register = <T>(jurisdiction: string, text: string, read: ReadInput<T>): T => {
    assert(read.content !== undefined, 'the file can be read', read.report);
    audit = play(audit, [{ type: 'register-file', file: registered(jurisdiction, text, read.content.figures) }]);
    return read.content.value;
  };
  for (const [jurisdiction, { manifest: list, totals }] of Object.entries(files)) {
    const manifest = register(jurisdiction, list, readManifest(csvFile(list), audit.plan, { jurisdiction }));
    inputs.manifests.set(jurisdiction, manifest);
    if (totals === undefined) continue;
    const reported = readCandidateTotals(csvFile(totals), audit.plan, { jurisdiction, manifest });
    inputs.totals.set(jurisdiction, register(jurisdiction, totals, reported));
  }
  const withoutBallots = isPolling ? JURISDICTIONS.filter((name) => files[name] === undefined) : [];
  const commitment = Sha256Schema.parse('ef'.repeat(32));
  audit = play(audit, [
    ...withoutBallots.map(
      (jurisdiction) => ({ type: 'declare-jurisdiction', jurisdiction, holdsBallots: false }) as const,
    ),
  ]);
  audit = play(audit, [
    { type: 'commit-inputs', commitment, confirmed: planFindings(audit) },
    { type: 'set-seed', seed },
  ]);
  return { audit, inputs };
}

function csvFile(text: string) {
  return { name: 'file.csv', bytes: new TextEncoder().encode(text) };
}

function registered<Figures extends FileFigures>(jurisdiction: string | null, text: string, figures: Figures) {
  const sha256 = Sha256Schema.parse(hash('sha256', text));
  return { jurisdiction, kind: figures.kind, name: 'file.csv', bytes: text.length, sha256, figures };
}

/** Opens the next round with the sizes that are offered first. */
export function openRound({ audit, inputs }: SeededAudit): AuditInRounds {
  const sizes = preferredSampleSizes(audit, inputs);
  assert(sizes.ok, 'there is a size', sizes);
  const drawn = drawSample({ audit, inputs, ...sizes.value });
  assert(drawn.ok, 'a sample can be drawn', drawn);
  const round = isInRounds(audit) ? audit.rounds.length + 1 : 1;
  const opening = { round, ...sizes.value, ...drawn.value, extraBatches: [] };
  return inRounds(play(audit, [{ type: 'open-round', ...opening }]));
}

/** What closing the round would find. */
export function measure(audit: AuditInRounds, inputs: AuditInputs): readonly ContestMeasurement[] {
  const measured = measureRisk({ audit, inputs });
  assert(measured.ok, 'the round can be measured', measured);
  return measured.value;
}

/** The audit after commands that are all accepted. */
export function play(audit: Audit, commands: readonly AuditCommand[]): BegunAudit {
  let state = audit;
  for (const command of commands) {
    const decided = decide(state, command);
    assert(decided.ok, 'the command fits', { command, decided });
    state = evolveAll(state, decided.value);
  }
  assert(state.phase !== 'not-begun', 'the audit was created');
  return state;
}

export function inRounds(audit: BegunAudit): AuditInRounds {
  assert(isInRounds(audit), 'the audit is in its rounds');
  return audit;
}
