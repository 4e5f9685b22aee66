import type { Abilities, Ability, CommandName } from '@plumbline/api';
import {
  type AuditCommand,
  type AuditInRounds,
  arePlannedRoundsOver,
  type BegunAudit,
  type BoardPlace,
  type ContestMeasurement,
  canOpenRound,
  contestsToAudit,
  currentRound,
  decide,
  fieldworkIn,
  findBoard,
  findWork,
  isInRounds,
  isRanked,
  type JurisdictionWork,
  kindOf,
  openProposal,
  outstandingContests,
  PHASE_TABLE,
  planFindings,
  type Round,
  reviewTeamOf,
  takesEverything,
} from '@plumbline/audit';
import type { Sha256 } from '@plumbline/election';
import { detailWords } from '@plumbline/words/detail-words';
import { phaseInWords, refusalDetail } from '@plumbline/words/refusal-words';
import { type Actor, actorName } from '../../policy/actor.ts';
import { can } from '../../policy/can.ts';
import type { Scope } from '../../policy/scope.ts';
import { rememberBy } from '../../remember-by.ts';
import type { Rooms } from '../../road/rooms.ts';
import type { DrawJob } from '../../stores/draw-jobs.ts';
import type { BegunHistory } from '../history/load-audit.ts';

const ALLOWED: Ability = { allowed: true };

function forbidden(reason: string): Ability {
  return { allowed: false, reason };
}

/** The part of the audit a screen is about. */
export type Focus = { readonly jurisdiction?: string | undefined; readonly board?: string | undefined };

/**
 * What the actor may do here now, by command. The domain itself is asked, with a command as it would be if everything the
 * person still has to enter were fine.
 */
export function abilitiesOf(
  history: BegunHistory,
  asking: {
    readonly actor: Actor;
    readonly scope: Scope;
    readonly focus: Focus;
    readonly job: DrawJob | undefined;
    readonly rooms: Pick<Rooms, 'commands'>;
  },
): Abilities {
  const { actor, scope, focus, job, rooms } = asking;
  const abilities: Record<string, Ability> = {};
  const offer = (name: CommandName, ability: Ability) => {
    if (can(actor, rooms.commands[name].permission, scope) !== undefined) abilities[name] = ability;
  };
  const { audit } = history;
  for (const name of PLANNING) offer(name, inPhase(audit, name));
  // Only a file that can be registered is worth reading again.
  offer('name-headers', inPhase(audit, 'register-file'));
  offer('delete-audit', ALLOWED);
  offer(
    'commit-inputs',
    tried(audit, {
      type: 'commit-inputs',
      commitment: ANY_DIGEST,
      // Asked only while it can be done: of a state they take a while to find.
      confirmed: audit.phase === 'planning' ? planFindings(audit) : [],
      by: actorName(actor, 'audit-administrator'),
    }),
  );
  if (kindOf(audit.plan).files.includes('cvrs')) offer('state-card-order', inPhase(audit, 'state-card-order'));
  offer('choose-extra-batches', extraBatches(audit));
  offer('withdraw-commitment', inPhase(audit, 'withdraw-commitment'));
  offer('set-seed', proposing(audit, seeding(audit)));
  offer('launch-round', launching(audit, job));
  offer('withdraw-launch', takingBack(audit, 'withdraw-launch'));
  offer('close-round', closing(audit));
  offer('reopen-round', reopening(audit, job));
  offer('state-lot', proposing(audit, inPhase(audit, 'state-lot')));
  offer('conclude', proposing(audit, concluding(audit)));
  for (const [name, ability] of answering(audit, actorName(actor, 'audit-administrator'))) offer(name, ability);
  offer('escalate-audit', escalating(audit));
  for (const name of HELP) offer(name, inPhase(audit, name));
  offer('redact-text', inPhase(audit, 'redact-text'));
  const { jurisdiction, board } = focus;
  if (jurisdiction === undefined) return abilities;
  const taking = { type: 'take-list', jurisdiction, part: null, person: '-', way: 'printed' } as const;
  offer('take-list', tried(audit, taking));
  for (const [name, ability] of fieldwork(audit, jurisdiction)) offer(name, ability);
  if (fieldworkIn(audit.plan) === 'batches') offer('combine-batches', combining(audit, jurisdiction));
  if (board !== undefined)
    for (const [name, ability] of boardWork(audit, { jurisdiction, board })) offer(name, ability);
  return abilities;
}

const say = detailWords('en');

const HELP = ['ask-for-help', 'answer-help', 'close-help'] as const;

const PLANNING = [
  'register-file',
  'remove-file',
  'define-contests',
  'match-names',
  'find-assertions',
  'choose-sampling',
  'change-settings',
  'choose-two-persons',
  'choose-work-times',
  'plan-round-sizes',
  'declare-jurisdiction',
  'state-manifest',
  'state-rules',
] as const;

// The constructor of a brand: any digest will do where only the phase and the files matter.
const ANY_DIGEST = '0'.repeat(64) as Sha256;

/** Whether a command would be carried out now, or why not: the domain itself is asked. */
export function tried(audit: BegunAudit, command: AuditCommand): Ability {
  const decided = decide(audit, command);
  return decided.ok ? ALLOWED : forbidden(refusalDetail(decided.error));
}

function inPhase(audit: BegunAudit, command: AuditCommand['type']): Ability {
  if (PHASE_TABLE[audit.phase].includes(command)) return ALLOWED;
  if (audit.phase === 'planning') return forbidden(say('laterStillPlanned'));
  const sealed = PHASE_TABLE.planning.includes(command);
  return forbidden(sealed ? say('inputsCommitted') : say('auditIs', { phase: phaseInWords(audit.phase) }));
}

/** Where a conclusion takes two persons, they conclude first, and one of them then begins the count. */
function escalating(audit: BegunAudit): Ability {
  if (audit.phase === 'concluded') return tried(audit, { type: 'escalate', escalatedTo: { auditId: '', name: '' } });
  if (audit.twoPersons.required) return forbidden(refusalDetail({ code: 'conclude-by-two-first' }));
  return tried(audit, { type: 'conclude', outcome: 'full-hand-count' });
}

function seeding(audit: BegunAudit): Ability {
  if (!takesEverything(audit.plan)) return inPhase(audit, 'set-seed');
  return forbidden(refusalDetail({ code: 'not-for-audit-type', command: 'set-seed', auditType: audit.plan.type }));
}

function launching(audit: BegunAudit, job: DrawJob | undefined): Ability {
  const phase = inPhase(audit, 'open-round');
  if (!phase.allowed) return phase;
  if (!canOpenRound(audit)) return forbidden(say('auditIs', { phase: phaseInWords(audit.phase) }));
  if (job?.state === 'waiting' || job?.state === 'running') return forbidden(say('sampleBeingDrawn'));
  if (audit.phase !== 'round-closed') return ALLOWED;
  if (outstandingContests(audit.plan, audit.rounds).length === 0) return forbidden(say('limitsMet'));
  return arePlannedRoundsOver(audit) ? forbidden(say('plannedRoundsOver')) : ALLOWED;
}

function extraBatches(audit: BegunAudit): Ability {
  const phase = inPhase(audit, 'choose-extra-batches');
  if (!phase.allowed) return phase;
  const nothing = { required: [], onePerJurisdiction: false, batchesListed: new Map() };
  return tried(audit, { type: 'choose-extra-batches', ...nothing });
}

function takingBack(audit: BegunAudit, type: 'withdraw-launch' | 'reopen-round'): Ability {
  if (!isInRounds(audit)) return inPhase(audit, type);
  return tried(audit, { type, round: currentRound(audit).number, reason: { salt: ANY_DIGEST, text: '' } });
}

function reopening(audit: BegunAudit, job: DrawJob | undefined): Ability {
  const ability = takingBack(audit, 'reopen-round');
  const isDrawing = job?.state === 'waiting' || job?.state === 'running';
  return ability.allowed && isDrawing ? forbidden(say('sampleBeingDrawn')) : ability;
}

function closing(audit: BegunAudit): Ability {
  return audit.phase === 'round-open' ? closingOf(currentRound(audit).work, audit) : inPhase(audit, 'close-round');
}

/** Whether a round may be closed depends on how far each jurisdiction says it is, which does not change with every ballot. */
const closingOf = rememberBy((_: Round['work'], audit: AuditInRounds): Ability => {
  const round = audit.rounds.length;
  const measurements = audit.plan.contests.map((contest) => ({ ...NOTHING_MEASURED, contest: contest.name }));
  return tried(audit, { type: 'close-round', round, measurements });
});

/** A measurement as it would be if the round were closed now, where only whether it may be closed matters. */
const NOTHING_MEASURED: Omit<ContestMeasurement, 'contest'> = {
  targeted: true,
  sampleSize: null,
  draws: 0,
  distinct: 0,
  phantomDraws: 0,
  notFound: 0,
  discrepancies: 0,
  pValue: null,
  riskLimitMet: false,
  outcome: 'not-measured',
  handTally: null,
  charges: [],
  corrected: null,
};

function concluding(audit: BegunAudit): Ability {
  const phase = inPhase(audit, 'conclude');
  if (!phase.allowed) return phase;
  // Between rounds one of the two outcomes is always open: the limits are met, or everything is counted by hand.
  return ALLOWED;
}

/** One proposal waits at a time. */
function proposing(audit: BegunAudit, ability: Ability): Ability {
  if (!ability.allowed || openProposal(audit) === undefined) return ability;
  return forbidden(refusalDetail({ code: 'proposal-waits' }));
}

/** What can be said to a proposal, where there is one. */
function answering(audit: BegunAudit, by: string): readonly Offer[] {
  const { proposal } = audit.twoPersons;
  if (proposal === null) return [];
  return [
    ['confirm-act', tried(audit, { type: 'confirm-act', act: proposal.act, by })],
    ['refuse-act', tried(audit, { type: 'refuse-act', by, reason: { salt: ANY_DIGEST, text: '' } })],
    ['withdraw-proposal', tried(audit, { type: 'withdraw-proposal', by })],
    ['withdraw-refusal', tried(audit, { type: 'withdraw-refusal', by })],
  ];
}

type Offer = readonly [CommandName, Ability];

function fieldwork(audit: BegunAudit, jurisdiction: string): readonly Offer[] {
  const names = [
    'create-boards',
    'create-review-team',
    'record-batch',
    'send-batch-to-review',
    'record-totals',
    'finalize-totals',
    'reopen-totals',
    'finalize-tallies',
    'reopen-tallies',
    'reopen-board',
    'reopen-card',
  ] as const;
  if (audit.phase !== 'round-open') return names.map((name): Offer => [name, inPhase(audit, name)]);
  const work = findWork(audit, jurisdiction);
  if (work === undefined) {
    const reason = forbidden(refusalDetail({ code: 'nothing-to-audit', jurisdiction }));
    return names.map((name): Offer => [name, reason]);
  }
  if (fieldworkIn(audit.plan) === 'batches') {
    const final = forbidden(refusalDetail({ code: 'tallies-final', jurisdiction }));
    const noTeam = forbidden(refusalDetail({ code: 'review-team-missing', jurisdiction }));
    return [
      ['record-batch', work.talliesFinal ? final : ALLOWED],
      [
        'send-batch-to-review',
        work.talliesFinal
          ? final
          : sending(audit, { jurisdiction, otherwise: reviewTeamOf(work) === undefined ? noTeam : ALLOWED }),
      ],
      ['create-review-team', work.talliesFinal ? final : tried(audit, { type: 'create-review-team', jurisdiction })],
      ['rotate-board-link', work.boards.length === 0 ? forbidden(say('noBoardsYet')) : ALLOWED],
      ['replace-board-pin', work.boards.length === 0 ? forbidden(say('noBoardsYet')) : ALLOWED],
      ['finalize-tallies', tried(audit, { type: 'finalize-tallies', jurisdiction, discrepancies: 0 })],
      [
        'reopen-tallies',
        work.talliesFinal ? ALLOWED : forbidden(refusalDetail({ code: 'tallies-not-final', jurisdiction })),
      ],
    ];
  }
  if (fieldworkIn(audit.plan) === 'totals') return totalling(audit, work, jurisdiction);
  const exist = forbidden(refusalDetail({ code: 'boards-exist', jurisdiction }));
  const noneYet = forbidden(say('noBoardsYet'));
  const noneSigned = forbidden(say('noBoardSigned'));
  return [
    ['create-boards', work.boards.length > 0 ? exist : ALLOWED],
    ['create-review-team', tried(audit, { type: 'create-review-team', jurisdiction })],
    ['rotate-board-link', work.boards.length === 0 ? noneYet : ALLOWED],
    ['replace-board-pin', work.boards.length === 0 ? noneYet : ALLOWED],
    ['reopen-board', work.boards.some((board) => board.signedOff) ? ALLOWED : noneSigned],
    ['reopen-card', work.boards.length === 0 ? noneYet : ALLOWED],
  ];
}

/** Ballots with rankings are decided on where their batch is counted. */
function sending(audit: AuditInRounds, of: { readonly jurisdiction: string; readonly otherwise: Ability }): Ability {
  const ranked = contestsToAudit(audit, of.jurisdiction).find(isRanked);
  return ranked === undefined
    ? of.otherwise
    : forbidden(refusalDetail({ code: 'rankings-not-for-review', contest: ranked.name }));
}

/** Mixed batches are known while planning, or found while they are counted. */
function combining(audit: BegunAudit, jurisdiction: string): Ability {
  if (audit.phase === 'round-open' && findWork(audit, jurisdiction)?.talliesFinal === true) {
    return forbidden(refusalDetail({ code: 'tallies-final', jurisdiction }));
  }
  if (audit.phase === 'round-open' || audit.phase === 'planning') return inPhase(audit, 'combine-batches');
  return forbidden(say('auditIs', { phase: phaseInWords(audit.phase) }));
}

function totalling(audit: BegunAudit, work: JurisdictionWork, jurisdiction: string): readonly Offer[] {
  const exist = forbidden(refusalDetail({ code: 'boards-exist', jurisdiction }));
  const final = forbidden(refusalDetail({ code: 'totals-final', jurisdiction }));
  const boardsFirst = forbidden(refusalDetail({ code: 'boards-needed-first', jurisdiction }));
  return [
    ['create-boards', work.boards.length > 0 ? exist : ALLOWED],
    ['record-totals', work.boards.length === 0 ? boardsFirst : work.talliesFinal ? final : ALLOWED],
    ['finalize-totals', tried(audit, { type: 'finalize-totals', jurisdiction })],
    [
      'reopen-totals',
      work.talliesFinal ? ALLOWED : forbidden(refusalDetail({ code: 'totals-not-final', jurisdiction })),
    ],
  ];
}

function boardWork(audit: BegunAudit, place: BoardPlace): readonly Offer[] {
  const isOfBatches = fieldworkIn(audit.plan) === 'batches';
  const names = isOfBatches
    ? (['name-board-members', 'review-batch'] as const)
    : (['name-board-members', 'record-ballot', 'sign-off-board'] as const);
  if (audit.phase !== 'round-open') return names.map((name): Offer => [name, inPhase(audit, name)]);
  const found = findBoard(audit, place);
  if (found === undefined) return [];
  if (found.signedOff) {
    const reason = forbidden(refusalDetail({ code: 'board-signed-off', board: place.board }));
    return names.map((name): Offer => [name, reason]);
  }
  const unnamed = forbidden(refusalDetail({ code: 'board-members-missing', board: place.board }));
  if (isOfBatches) {
    const isFinal = findWork(audit, place.jurisdiction)?.talliesFinal === true;
    const final = forbidden(refusalDetail({ code: 'tallies-final', jurisdiction: place.jurisdiction }));
    return [
      ['name-board-members', ALLOWED],
      ['review-batch', isFinal ? final : found.members.length === 0 ? unnamed : ALLOWED],
    ];
  }
  return [
    ['name-board-members', ALLOWED],
    ['record-ballot', found.members.length === 0 ? unnamed : ALLOWED],
    ['sign-off-board', tried(audit, { type: 'sign-off-board', ...place, typedNames: found.members })],
  ];
}
