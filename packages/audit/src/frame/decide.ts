import { assert, assertNever, err, ok } from '@plumbline/prelude';
import { decideBatchReview, decideBatchSending } from '../fieldwork/decide-batch-review.ts';
import { decideBatch, decideFinalTallies, decideTallyReopening } from '../fieldwork/decide-batches.ts';
import {
  decideBallot,
  decideBoardReopening,
  decideBoards,
  decideCardReopening,
  decideMembers,
  decideSignOff,
} from '../fieldwork/decide-fieldwork.ts';
import { decideListTaking } from '../fieldwork/decide-list.ts';
import { decideReviewTeam, decideSending } from '../fieldwork/decide-review.ts';
import { decideFinalTotals, decideTotals, decideTotalsReopening } from '../fieldwork/decide-totals.ts';
import { fieldworkIn, takesEverything } from '../kinds/kinds.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import type { Audit, Phase } from '../state/audit-state.ts';
import type { Decision } from '../state/decision.ts';
import { digestOfText } from '../state/free-text.ts';
import type { HelpCommand } from '../state/help-asked.ts';
import type { ActOfTwo } from '../state/two-persons.ts';
import { decideCardOrder } from './card-orders.ts';
import { decideAssertions } from './decide-assertions.ts';
import {
  decideConfirmation,
  decideFirst,
  decideProposalRefusal,
  decideRefusalWithdrawal,
  decideWithdrawal,
} from './decide-by-two.ts';
import { decideCase } from './decide-case.ts';
import { decideHelp } from './decide-help.ts';
import { decideLot, decideLotProposed } from './decide-lot.ts';
import {
  decideCommitment,
  decideContests,
  decideCreation,
  decideDeclaration,
  decideFile,
  decideNames,
  decideRemoval,
  decideRoundSizes,
  decideSampling,
  decideSeed,
  decideSettings,
  decideTotalsSource,
} from './decide-planning.ts';
import { decideRedaction } from './decide-redaction.ts';
import { decideClosing, decideCombination, decideConclusion, decideEscalation, decideOpening } from './decide-round.ts';
import { decideLaunchWithdrawal, decideRoundReopening } from './decide-taking-back.ts';
import { decideWorkTimes } from './decide-work-times.ts';
import { decideExtraBatches } from './extra-batches.ts';
import { refuseUnfitting } from './fits-kind.ts';
import { decideStatement } from './manifest-statements.ts';
import { planFindings } from './plan-findings.ts';
import { decideRules } from './rules-of-audit.ts';

const ANSWERS_TO_PROPOSALS = ['confirm-act', 'refuse-act', 'withdraw-proposal', 'withdraw-refusal'] as const;

/** Differences are looked into for as long as it takes, which may be after the audit was concluded. */
const CASEWORK = ['explain-case', 'record-second-look', 'settle-case', 'reopen-case'] as const;

/** A file is brought at any time, and so is a question about it. */
const HELP = ['ask-for-help', 'answer-help', 'close-help'] as const;

/** Which commands each phase accepts. Printed in the documentation; `decide` refuses everything else. */
export const PHASE_TABLE: Readonly<Record<Phase, readonly AuditCommand['type'][]>> = {
  'not-begun': ['create-audit'],
  planning: [
    'register-participants',
    'define-contests',
    'match-names',
    'find-assertions',
    'choose-sampling',
    'choose-extra-batches',
    'change-settings',
    'plan-round-sizes',
    'register-file',
    'remove-file',
    'declare-jurisdiction',
    'state-manifest',
    'state-totals',
    'state-card-order',
    'state-rules',
    'combine-batches',
    'choose-two-persons',
    'choose-work-times',
    'commit-inputs',
    ...ANSWERS_TO_PROPOSALS,
    ...HELP,
    'redact-text',
  ],
  committed: [
    'withdraw-commitment',
    'set-seed',
    'open-round',
    'choose-work-times',
    ...ANSWERS_TO_PROPOSALS,
    ...HELP,
    'redact-text',
  ],
  seeded: ['open-round', 'choose-work-times', ...HELP, 'redact-text'],
  'round-open': [
    'combine-batches',
    'take-list',
    'create-boards',
    'create-review-team',
    'send-card-to-review',
    'send-batch-to-review',
    'review-batch',
    'name-board-members',
    'record-ballot',
    'sign-off-board',
    'reopen-board',
    'reopen-card',
    'record-batch',
    'record-totals',
    'finalize-totals',
    'reopen-totals',
    'finalize-tallies',
    'reopen-tallies',
    'close-round',
    'withdraw-launch',
    'choose-work-times',
    ...CASEWORK,
    ...HELP,
    'redact-text',
  ],
  'round-closed': [
    'open-round',
    'reopen-round',
    'state-lot',
    'conclude',
    'choose-work-times',
    ...ANSWERS_TO_PROPOSALS,
    ...CASEWORK,
    ...HELP,
    'redact-text',
  ],
  concluded: ['escalate', ...CASEWORK, ...HELP, 'redact-text'],
};

/** Whether a round may follow: once there is a seed, or at once where everything is counted, and then only once. */
export function canOpenRound(audit: Audit): boolean {
  if (audit.phase === 'not-begun') return false;
  const isAll = takesEverything(audit.plan);
  if (audit.phase === 'committed' || audit.phase === 'round-closed') return isAll === (audit.phase === 'committed');
  return audit.phase === 'seeded';
}

/**
 * What follows from a command: events to append to the log, or a refusal that says why nothing happens.
 *
 * Pure: the same audit and command always give the same answer, so anyone can repeat the decision.
 */
export function decide(audit: Audit, command: AuditCommand): Decision {
  const notNow = err({ code: 'audit-not-in-phase', phase: audit.phase, command: command.type } as const);
  if (!PHASE_TABLE[audit.phase].includes(command.type)) return notNow;
  const unfitting = audit.phase === 'not-begun' ? undefined : refuseUnfitting(audit.plan, command.type);
  if (unfitting !== undefined) return err(unfitting);
  // A name has no place in the record, however far the audit is.
  if (command.type === 'redact-text') return decideRedaction(command);
  // Nothing that is decided rests on it.
  if (command.type === 'choose-work-times') return decideWorkTimes(command.times);
  if (audit.phase !== 'not-begun' && isAboutHelp(command)) return decideHelp(audit, command);
  switch (audit.phase) {
    case 'not-begun':
      return command.type === 'create-audit' ? decideCreation(command) : notNow;
    case 'planning':
      return decideInPlanning(audit, command) ?? decideAnswer(audit, command) ?? notNow;
    case 'committed':
      if (command.type === 'set-seed') return decideFirst(audit, decideSeed(command.seed), command);
      if (command.type === 'withdraw-commitment') {
        return ok([{ type: 'commitment-withdrawn', version: 2, reason: { digest: digestOfText(command.reason) } }]);
      }
      // Where chance decides what is looked at, the seed comes first.
      if (command.type === 'open-round' && canOpenRound(audit)) return decideOpening(audit, command);
      return decideAnswer(audit, command) ?? notNow;
    case 'seeded':
      return command.type === 'open-round' ? decideOpening(audit, command) : notNow;
    case 'round-open':
      return decideInRound(audit, command) ?? decideCase(audit, command) ?? notNow;
    case 'round-closed':
      if (command.type === 'open-round') return decideOpening(audit, command);
      if (command.type === 'reopen-round') return decideRoundReopening(audit, command);
      if (command.type === 'state-lot') return decideFirst(audit, decideLot(audit, command), command);
      if (command.type === 'conclude') return decideFirst(audit, decideConclusion(audit, command), command);
      return decideAnswer(audit, command) ?? decideCase(audit, command) ?? notNow;
    case 'concluded':
      if (command.type === 'escalate') return decideEscalation(audit, command);
      return decideCase(audit, command) ?? notNow;
    default:
      return assertNever(audit);
  }
}

function isAboutHelp(command: AuditCommand): command is HelpCommand {
  return HELP.some((type) => type === command.type);
}

function decideInPlanning(
  audit: Extract<Audit, { readonly phase: 'planning' }>,
  command: AuditCommand,
): Decision | undefined {
  switch (command.type) {
    case 'register-participants':
      return ok([{ type: 'participants-registered', file: command.file, jurisdictions: command.jurisdictions }]);
    case 'define-contests':
      return decideContests(audit.plan, command.contests);
    case 'match-names':
      return decideNames(audit, command);
    case 'choose-sampling':
      return decideSampling(audit, command);
    case 'choose-extra-batches':
      return decideExtraBatches(audit.plan, command);
    case 'change-settings':
      return decideSettings(audit.plan, command.settings);
    case 'find-assertions':
      return decideAssertions(audit.plan, command);
    case 'plan-round-sizes':
      return decideRoundSizes(audit.plan, command.sizes);
    case 'register-file':
      return decideFile(audit, command.file);
    case 'remove-file':
      return decideRemoval(audit, command);
    case 'declare-jurisdiction':
      return decideDeclaration(audit, command);
    case 'state-manifest':
      return decideStatement(audit, command);
    case 'state-totals':
      return decideTotalsSource(audit, command);
    case 'state-card-order':
      return decideCardOrder(audit, command);
    case 'state-rules':
      return decideRules(audit.plan, command);
    case 'combine-batches':
      return decideCombination(audit, command);
    case 'commit-inputs':
      return decideFirst(audit, decideCommitment(audit, command), command);
    case 'choose-two-persons':
      return ok([{ type: 'two-persons-chosen', required: command.required }]);
    default:
      return undefined;
  }
}

/** What is said to a proposal, where something can be proposed. */
function decideAnswer(
  audit: Extract<Audit, { readonly phase: 'planning' | 'committed' | 'round-closed' }>,
  command: AuditCommand,
): Decision | undefined {
  switch (command.type) {
    case 'confirm-act':
      return decideConfirmation(audit, command, (act) => decideProposed(audit, act));
    case 'refuse-act':
      return decideProposalRefusal(audit, command);
    case 'withdraw-proposal':
      return decideWithdrawal(audit, command);
    case 'withdraw-refusal':
      return decideRefusalWithdrawal(audit, command);
    default:
      return undefined;
  }
}

/** The act itself, as it would be decided if one person did it. What was proposed in another phase is ended by what moved it. */
function decideProposed(
  audit: Extract<Audit, { readonly phase: 'planning' | 'committed' | 'round-closed' }>,
  act: ActOfTwo,
): Decision {
  switch (audit.phase) {
    case 'planning':
      assert(act.act === 'commit', 'while planning, only a commitment is proposed', act);
      // The plan is as it was when the first person confirmed what there is to confirm of it.
      return decideCommitment(audit, { commitment: act.commitment, confirmed: planFindings(audit) });
    case 'committed':
      assert(act.act === 'seed', 'after the commitment, only a seed is proposed', act);
      return decideSeed(act.seed);
    case 'round-closed':
      if (act.act === 'lot') return decideLotProposed(audit, act);
      assert(act.act === 'conclude', 'between rounds, a lot or a conclusion is proposed', act);
      return decideConclusion(audit, act);
    default:
      return assertNever(audit);
  }
}

function decideInRound(
  audit: Extract<Audit, { readonly phase: 'round-open' }>,
  command: AuditCommand,
): Decision | undefined {
  switch (command.type) {
    case 'combine-batches':
      return decideCombination(audit, command);
    case 'take-list':
      return decideListTaking(audit, command);
    case 'create-boards':
      return decideBoards(audit, command);
    case 'create-review-team':
      return decideReviewTeam(audit, command, { ofBoards: fieldworkIn(audit.plan) !== 'batches' });
    case 'send-batch-to-review':
      return decideBatchSending(audit, command);
    case 'review-batch':
      return decideBatchReview(audit, command);
    case 'send-card-to-review':
      return decideSending(audit, command);
    case 'name-board-members':
      return decideMembers(audit, command);
    case 'record-ballot':
      return decideBallot(audit, command);
    case 'sign-off-board':
      return decideSignOff(audit, command);
    case 'reopen-card':
      return decideCardReopening(audit, command);
    case 'reopen-board':
      return decideBoardReopening(audit, command);
    case 'record-batch':
      return decideBatch(audit, command, { countsCards: takesEverything(audit.plan) });
    case 'record-totals':
      return decideTotals(audit, command);
    case 'finalize-totals':
      return decideFinalTotals(audit, command);
    case 'reopen-totals':
      return decideTotalsReopening(audit, command);
    case 'finalize-tallies':
      return decideFinalTallies(audit, command);
    case 'reopen-tallies':
      return decideTallyReopening(audit, command);
    case 'close-round':
      return decideClosing(audit, command);
    case 'withdraw-launch':
      return decideLaunchWithdrawal(audit, command);
    default:
      return undefined;
  }
}
