import { assertNever, err, ok } from '@plumbline/prelude';
import {
  decideBallot,
  decideBatch,
  decideBoardReopening,
  decideBoards,
  decideFinalTallies,
  decideMembers,
  decideSignOff,
  decideTallyReopening,
} from '../fieldwork/decide-fieldwork.ts';
import { decideFinalTotals, decideTotals, decideTotalsReopening } from '../fieldwork/decide-totals.ts';
import { takesEverything } from '../kinds/kinds.ts';
import type { AuditCommand } from '../state/audit-command.ts';
import type { Audit, Phase } from '../state/audit-state.ts';
import type { Decision } from '../state/decision.ts';
import { digestOfText } from '../state/free-text.ts';
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
} from './decide-planning.ts';
import { decideRedaction } from './decide-redaction.ts';
import { decideClosing, decideCombination, decideConclusion, decideOpening } from './decide-round.ts';
import { refuseUnfitting } from './fits-kind.ts';

/** Which commands each phase accepts. Printed in the documentation; `decide` refuses everything else. */
export const PHASE_TABLE: Readonly<Record<Phase, readonly AuditCommand['type'][]>> = {
  'not-begun': ['create-audit'],
  planning: [
    'register-participants',
    'define-contests',
    'match-names',
    'choose-sampling',
    'change-settings',
    'plan-round-sizes',
    'register-file',
    'remove-file',
    'declare-jurisdiction',
    'combine-batches',
    'commit-inputs',
    'redact-text',
  ],
  committed: ['withdraw-commitment', 'set-seed', 'open-round', 'redact-text'],
  seeded: ['open-round', 'redact-text'],
  'round-open': [
    'combine-batches',
    'create-boards',
    'name-board-members',
    'record-ballot',
    'sign-off-board',
    'reopen-board',
    'record-batch',
    'record-totals',
    'finalize-totals',
    'reopen-totals',
    'finalize-tallies',
    'reopen-tallies',
    'close-round',
    'redact-text',
  ],
  'round-closed': ['open-round', 'conclude', 'redact-text'],
  concluded: ['redact-text'],
};

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
  switch (audit.phase) {
    case 'not-begun':
      return command.type === 'create-audit' ? decideCreation(command) : notNow;
    case 'planning':
      return decideInPlanning(audit, command) ?? notNow;
    case 'committed':
      if (command.type === 'set-seed') return decideSeed(command.seed);
      if (command.type === 'withdraw-commitment') {
        return ok([{ type: 'commitment-withdrawn', version: 2, reason: { digest: digestOfText(command.reason) } }]);
      }
      // Where chance decides what is looked at, the seed comes first.
      if (command.type === 'open-round' && takesEverything(audit.plan)) return decideOpening(audit, command);
      return notNow;
    case 'seeded':
      return command.type === 'open-round' ? decideOpening(audit, command) : notNow;
    case 'round-open':
      return decideInRound(audit, command) ?? notNow;
    case 'round-closed':
      if (command.type === 'open-round') return decideOpening(audit, command);
      return command.type === 'conclude' ? decideConclusion(audit, command) : notNow;
    case 'concluded':
      return notNow;
    default:
      return assertNever(audit);
  }
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
    case 'change-settings':
      return decideSettings(audit.plan, command.settings);
    case 'plan-round-sizes':
      return decideRoundSizes(audit.plan, command.sizes);
    case 'register-file':
      return decideFile(audit, command.file);
    case 'remove-file':
      return decideRemoval(audit, command);
    case 'declare-jurisdiction':
      return decideDeclaration(audit, command);
    case 'combine-batches':
      return decideCombination(audit, command);
    case 'commit-inputs':
      return decideCommitment(audit, command);
    default:
      return undefined;
  }
}

function decideInRound(
  audit: Extract<Audit, { readonly phase: 'round-open' }>,
  command: AuditCommand,
): Decision | undefined {
  switch (command.type) {
    case 'combine-batches':
      return decideCombination(audit, command);
    case 'create-boards':
      return decideBoards(audit, command);
    case 'name-board-members':
      return decideMembers(audit, command);
    case 'record-ballot':
      return decideBallot(audit, command);
    case 'sign-off-board':
      return decideSignOff(audit, command);
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
    default:
      return undefined;
  }
}
