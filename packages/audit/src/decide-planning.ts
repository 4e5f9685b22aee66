import { type Contest, findContestNamesAlike, parseSeed } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import type { CommandOf } from './audit-command.ts';
import type { AuditRefusal, MissingInput } from './audit-refusal.ts';
import type { BegunAudit, RegisteredFile } from './audit-state.ts';
import { participatingJurisdictions } from './audit-view.ts';
import type { Decision } from './decision.ts';
import { findRepeated } from './find-repeated.ts';
import { METHODS, type Plan } from './plan/plan.ts';
import { votesInBatches } from './plan/registered-totals.ts';

export function decideCreation(command: CommandOf<'create-audit'>): Decision {
  const { type: _, ...created } = command;
  if (!METHODS[command.auditType].includes(command.method)) {
    return err({ code: 'method-not-for-type', auditType: command.auditType, method: command.method });
  }
  return ok([{ type: 'audit-created', ...created }]);
}

export function decideContests(plan: Plan, contests: readonly Contest[]): Decision {
  if (!contests.some((contest) => contest.targeted)) return err({ code: 'no-targeted-contest' });
  const repeated = findRepeated(contests.map((contest) => contest.name));
  if (repeated !== undefined) return err({ code: 'contest-name-repeated', contest: repeated });
  for (const contest of contests) {
    const refusal = refuseContest(plan, contest);
    if (refusal !== undefined) return err(refusal);
  }
  const alike = findContestNamesAlike(contests);
  if (alike !== undefined) return err({ code: 'names-alike', ...alike });
  return ok([{ type: 'contests-defined', contests }]);
}

function refuseContest(plan: Plan, contest: Contest): AuditRefusal | undefined {
  const name = contest.name;
  if (contest.choices.length < 2) return { code: 'too-few-choices', contest: name };
  const choices = contest.choices.map((choice) => choice.name);
  const repeated = findRepeated(choices);
  if (repeated !== undefined) return { code: 'choice-name-repeated', contest: name, choice: repeated };
  if (contest.winners >= choices.length) {
    return { code: 'too-many-winners', contest: name, winners: contest.winners, choices: choices.length };
  }
  return refuseUniverse(plan, contest) ?? refuseTotals(plan, contest) ?? refuseRunoffRule(plan, contest);
}

function refuseUniverse(plan: Plan, contest: Contest): AuditRefusal | undefined {
  if (plan.type === 'batch-comparison' && !contest.targeted) {
    return { code: 'opportunistic-not-possible', contest: contest.name };
  }
  if (contest.jurisdictions === 'all') return undefined;
  if (contest.jurisdictions.length === 0) return { code: 'contest-without-jurisdiction', contest: contest.name };
  const known = new Set(plan.jurisdictions.map((jurisdiction) => jurisdiction.name));
  const unknown = contest.jurisdictions.find((jurisdiction) => !known.has(jurisdiction));
  return unknown === undefined ? undefined : { code: 'unknown-jurisdiction', jurisdiction: unknown };
}

function refuseTotals(plan: Plan, contest: Contest): AuditRefusal | undefined {
  if (plan.type !== 'ballot-polling') return undefined;
  if (contest.totalBallots === null) return { code: 'total-ballots-missing', contest: contest.name };
  const votes = contest.choices.reduce((sum, choice) => sum + choice.votes, 0);
  const limit = contest.totalBallots * contest.votesAllowed;
  return votes > limit ? { code: 'more-votes-than-ballots-allow', contest: contest.name, votes, limit } : undefined;
}

function refuseRunoffRule(plan: Plan, contest: Contest): AuditRefusal | undefined {
  if (!contest.majorityOrRunoff) return undefined;
  const possible = plan.type === 'batch-comparison' && contest.winners === 1 && contest.choices.length >= 3;
  return possible ? undefined : { code: 'runoff-rule-not-possible', contest: contest.name };
}

export function decideFile(audit: BegunAudit, file: RegisteredFile): Decision {
  const { plan, files } = audit;
  const jurisdiction = file.jurisdiction;
  if (file.kind === 'participants' || jurisdiction === null || file.figures.kind !== file.kind) {
    return err({ code: 'file-not-expected', kind: file.kind, jurisdiction });
  }
  if (!plan.jurisdictions.some((known) => known.name === jurisdiction)) {
    return err({ code: 'unknown-jurisdiction', jurisdiction });
  }
  if (file.kind === 'candidate-totals') {
    if (plan.type !== 'batch-comparison') return err({ code: 'file-not-expected', kind: file.kind, jurisdiction });
    if (plan.contests.length === 0) return err({ code: 'contests-needed-first' });
    if (!hasFile(files, 'manifest', jurisdiction)) return err({ code: 'manifest-needed-first', jurisdiction });
  }
  return ok([{ type: 'file-registered', file }]);
}

export function decideRemoval(audit: BegunAudit, command: CommandOf<'remove-file'>): Decision {
  const { type: _, ...place } = command;
  if (!hasFile(audit.files, place.kind, place.jurisdiction)) return err({ code: 'file-not-there', ...place });
  return ok([{ type: 'file-removed', ...place }]);
}

export function decideDeclaration(audit: BegunAudit, command: CommandOf<'declare-jurisdiction'>): Decision {
  const { jurisdiction, holdsBallots } = command;
  if (!audit.plan.jurisdictions.some((known) => known.name === jurisdiction)) {
    return err({ code: 'unknown-jurisdiction', jurisdiction });
  }
  if (audit.plan.type !== 'ballot-polling') {
    return err({ code: 'not-for-audit-type', command: command.type, auditType: audit.plan.type });
  }
  return ok([{ type: 'jurisdiction-declared', jurisdiction, holdsBallots }]);
}

export function decideCommitment(audit: BegunAudit, command: CommandOf<'commit-inputs'>): Decision {
  const missing = missingInputs(audit);
  if (missing.length > 0) return err({ code: 'plan-incomplete', missing });
  return ok([{ type: 'inputs-committed', commitment: command.commitment }]);
}

export function decideSeed(seed: string): Decision {
  const parsed = parseSeed(seed);
  if (parsed.ok) return ok([{ type: 'seed-set', seed: parsed.value }]);
  const refusal = { code: 'seed-not-usable', length: seed.length } as const;
  return err(parsed.error.code === 'not-to-be-retyped' ? { ...refusal, character: parsed.error.character } : refusal);
}

/** What has to be there before the inputs can be committed. Empty: everything is. */
export function missingInputs(audit: BegunAudit): readonly MissingInput[] {
  const { plan } = audit;
  const missing: MissingInput[] = [];
  if (plan.jurisdictions.length === 0) missing.push({ what: 'participants' });
  if (!plan.contests.some((contest) => contest.targeted)) missing.push({ what: 'contests' });
  if (plan.settings === null) missing.push({ what: 'settings' });
  return [...missing, ...missingFiles(audit), ...totalsAboveReported(audit)];
}

function missingFiles({ plan, files }: BegunAudit): readonly MissingInput[] {
  const missing: MissingInput[] = [];
  for (const jurisdiction of participatingJurisdictions(plan)) {
    if (plan.type === 'ballot-polling' && plan.withoutBallots.includes(jurisdiction)) continue;
    if (!hasFile(files, 'manifest', jurisdiction)) missing.push({ what: 'manifest', jurisdiction });
    if (plan.type !== 'batch-comparison') continue;
    if (!hasFile(files, 'candidate-totals', jurisdiction)) missing.push({ what: 'candidate-totals', jurisdiction });
  }
  return missing;
}

function totalsAboveReported({ plan, files }: BegunAudit): readonly MissingInput[] {
  if (plan.type !== 'batch-comparison') return [];
  const missing: MissingInput[] = [];
  for (const contest of plan.contests) {
    const inBatches = votesInBatches(contest, files);
    if (inBatches === undefined) continue;
    for (const choice of contest.choices) {
      const counted = inBatches[choice.name] ?? 0;
      if (counted <= choice.votes) continue;
      missing.push({
        what: 'totals-above-reported',
        contest: contest.name,
        choice: choice.name,
        inBatches: counted,
        reported: choice.votes,
      });
    }
  }
  return missing;
}

function hasFile(files: readonly RegisteredFile[], kind: RegisteredFile['kind'], jurisdiction: string): boolean {
  return files.some((file) => file.kind === kind && file.jurisdiction === jurisdiction);
}
