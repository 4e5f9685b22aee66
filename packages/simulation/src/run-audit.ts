import {
  type Audit,
  type AuditCommand,
  type AuditEvent,
  type AuditRefusal,
  assertBegun,
  assertInRounds,
  assignBallots,
  type BegunAudit,
  ballotsInBatch,
  batchesToCount,
  countDiscrepancies,
  currentRound,
  decide,
  drawSample,
  evolve,
  fieldworkIn,
  findWork,
  KINDS,
  measureRisk,
  NOT_BEGUN,
  outstandingContests,
  planFindings,
  preferredSampleSizes,
  type RegisteredFile,
  usualChoices,
} from '@plumbline/audit';
import { type ManualVoteRecordWith, Sha256Schema, type Tally } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { commitmentOf, type HashText } from '@plumbline/record';
import { type RandomSource, randomSource, sha256Hex } from '@plumbline/statistics';
import { CONTEST, type ElectionShape, type GeneratedElection, generateElection } from './generate-election.ts';

/** A whole audit of a made election. `mistakes` is the chance that people misread a ballot, or act out of turn. */
export type AuditShape = ElectionShape & { readonly mistakes: number; readonly riskLimitPercent: number };

/** What happened: the events in order, the state after them, and what was refused on the way. */
export type RunAudit = {
  readonly election: GeneratedElection;
  readonly audit: BegunAudit;
  readonly events: readonly AuditEvent[];
  readonly refusals: readonly AuditRefusal[];
};

/** Called after every event with the state that follows it. */
export type Witness = (event: AuditEvent, audit: Audit) => void;

const ROUNDS_MAX = 6;

/**
 * Plays an audit from nothing to its end: seeded actors with mistakes, repeated clicks and commands out of turn, through
 * the same decisions as the server.
 */
export function runAudit(shape: AuditShape, witness: Witness = () => undefined): RunAudit {
  const election = generateElection(shape);
  const random = randomSource(`actors ${shape.seed}`);
  const desk = openDesk({ random, mistakes: shape.mistakes, witness });
  for (const command of planning(shape, election)) desk.submit(command);
  const planned = assertBegun(desk.audit());
  const commitment = commitmentOf(planned, HASH);
  desk.submit({ type: 'commit-inputs', commitment, confirmed: planFindings(planned) });
  desk.submit({ type: 'set-seed', seed: `${random.below(1e9)}${random.below(1e9)}` });
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    openRound(desk, election, round);
    for (const jurisdiction of Object.keys(currentRound(assertInRounds(desk.audit())).work)) {
      if (fieldworkIn(planned.plan) === 'batches') countBatches(desk, election, jurisdiction);
      else lookAtBallots(desk, election, jurisdiction);
    }
    const measured = measureRisk({ audit: assertInRounds(desk.audit()), inputs: election.inputs });
    assert(measured.ok, 'a complete round can be measured', measured);
    desk.submit({ type: 'close-round', round, measurements: measured.value });
    const audit = assertInRounds(desk.audit());
    if (outstandingContests(audit.plan, audit.rounds).length === 0) break;
  }
  const last = assertInRounds(desk.audit());
  const confirmed = outstandingContests(last.plan, last.rounds).length === 0;
  desk.submit({ type: 'conclude', outcome: confirmed ? 'confirmed' : 'full-hand-count' });
  return { election, audit: assertBegun(desk.audit()), events: desk.events, refusals: desk.refusals };
}

const HASH: HashText = sha256Hex;

type Desk = {
  readonly audit: () => Audit;
  readonly events: AuditEvent[];
  readonly refusals: AuditRefusal[];
  readonly random: RandomSource;
  readonly mistakes: number;
  /** Submits a command that has to succeed, at times after one that has not. */
  readonly submit: (command: AuditCommand) => void;
};

function openDesk(at: { random: RandomSource; mistakes: number; witness: Witness }): Desk {
  let audit: Audit = NOT_BEGUN;
  const events: AuditEvent[] = [];
  const refusals: AuditRefusal[] = [];
  const tryCommand = (command: AuditCommand): boolean => {
    const decided = decide(audit, command);
    if (!decided.ok) {
      refusals.push(decided.error);
      return false;
    }
    for (const event of decided.value) {
      audit = evolve(audit, event);
      events.push(event);
      at.witness(event, audit);
    }
    return true;
  };
  return {
    audit: () => audit,
    events,
    refusals,
    random: at.random,
    mistakes: at.mistakes,
    submit(command) {
      if (at.random.uniform() < at.mistakes) tryCommand({ type: 'conclude', outcome: 'confirmed' });
      assert(tryCommand(command), 'the command fits the audit', { command, refusal: refusals.at(-1) });
      const onceOnly = command.type === 'close-round' || command.type === 'open-round';
      if (onceOnly && at.random.uniform() < 0.5) assert(!tryCommand(command), 'a repeated click does nothing');
    },
  };
}

function planning(shape: AuditShape, election: GeneratedElection): readonly AuditCommand[] {
  const { method, dataEntry } = usualChoices(shape.type);
  const { files } = KINDS[shape.type];
  return [
    {
      type: 'create-audit',
      name: `Simulated audit ${shape.seed}`,
      organization: 'Simulation',
      auditType: shape.type,
      method,
      compatibility: false,
    },
    {
      type: 'register-participants',
      file: fileOf(null, { kind: 'participants', jurisdictions: election.jurisdictions.length }),
      jurisdictions: election.jurisdictions,
    },
    { type: 'define-contests', contests: election.contests },
    {
      type: 'change-settings',
      settings: {
        electionName: 'Simulated election',
        state: 'GA',
        riskLimitPercent: shape.riskLimitPercent,
        dataEntry,
      },
    },
    ...election.jurisdictions.flatMap(({ name }): readonly AuditCommand[] => {
      const batches = election.inputs.manifests.get(name)?.batches ?? [];
      const ballots = batches.reduce((sum, batch) => sum + batch.ballots, 0);
      const manifest = fileOf(name, { kind: 'manifest', batches: batches.length, ballots });
      const figures = { kind: 'candidate-totals', batches: batches.length, votes: {}, ballotsImplied: 0 } as const;
      return [
        { type: 'register-file', file: manifest },
        ...(files.includes('candidate-totals')
          ? [{ type: 'register-file', file: fileOf(name, figures) } as const]
          : []),
      ];
    }),
  ];
}

function fileOf(jurisdiction: string | null, figures: RegisteredFile['figures']): RegisteredFile {
  const name = `${figures.kind}.csv`;
  const sha256 = Sha256Schema.parse(sha256Hex(`${jurisdiction} ${name}`));
  return { jurisdiction, kind: figures.kind, name, bytes: 0, sha256, figures };
}

function openRound(desk: Desk, election: GeneratedElection, round: number): void {
  const audit = assertBegun(desk.audit());
  const sizes = preferredSampleSizes(audit, election.inputs);
  assert(sizes.ok, 'there is a sample size', sizes);
  const drawn = drawSample({ audit, inputs: election.inputs, ...sizes.value });
  assert(drawn.ok, 'a sample can be drawn', drawn);
  desk.submit({ type: 'open-round', round, ...sizes.value, ...drawn.value, extraBatches: [] });
}

function countBatches(desk: Desk, election: GeneratedElection, jurisdiction: string): void {
  for (const batch of batchesToCount(assertInRounds(desk.audit()), jurisdiction)) {
    const audit = assertInRounds(desk.audit());
    const ballots = ballotsInBatch(audit, election.inputs, { jurisdiction, batch });
    const votes = miscounted(desk, trueTally(election, { jurisdiction, batch }));
    const sheets = [{ name: 'Sheet 1', votes }];
    desk.submit({ type: 'record-batch', jurisdiction, batch, ballots, sheets, enteredBy: 'actor' });
  }
  const discrepancies = countDiscrepancies(assertInRounds(desk.audit()), election.inputs, jurisdiction);
  desk.submit({ type: 'finalize-tallies', jurisdiction, discrepancies });
}

function trueTally(election: GeneratedElection, place: { jurisdiction: string; batch: string }): Tally {
  const marks = election.ballots.get(place.jurisdiction)?.get(place.batch) ?? [];
  const choices = election.contests[0]?.choices ?? [];
  return {
    [CONTEST]: Object.fromEntries(choices.map(({ name }) => [name, marks.filter((mark) => mark === name).length])),
  };
}

/** At times a vote is overlooked. */
function miscounted(desk: Desk, tally: Tally): Tally {
  if (desk.random.uniform() >= desk.mistakes) return tally;
  const votes = { ...tally[CONTEST] };
  const first = Object.keys(votes).find((choice) => votes[choice] > 0);
  if (first !== undefined) votes[first] -= 1;
  return { [CONTEST]: votes };
}

function lookAtBallots(desk: Desk, election: GeneratedElection, jurisdiction: string): void {
  const count = 1 + desk.random.below(3);
  const audit = assertInRounds(desk.audit());
  const boards = assignBallots({ audit, inputs: election.inputs, jurisdiction, count });
  desk.submit({ type: 'create-boards', jurisdiction, boards });
  for (const { name: board } of findWork(assertInRounds(desk.audit()), jurisdiction)?.boards ?? []) {
    const members = ['Pat Lee', 'Kim Sato'];
    desk.submit({ type: 'name-board-members', jurisdiction, board, members });
    const ballots = boards.find((one) => one.name === board)?.ballots ?? [];
    for (const ballot of ballots) {
      const record = readBallot(desk, election, { jurisdiction, ballot });
      desk.submit({ type: 'record-ballot', jurisdiction, board, ballot, record });
    }
    desk.submit({ type: 'sign-off-board', jurisdiction, board, typedNames: members });
  }
}

function readBallot(
  desk: Desk,
  election: GeneratedElection,
  place: { readonly jurisdiction: string; readonly ballot: string },
): ManualVoteRecordWith<null> {
  if (desk.random.uniform() < desk.mistakes / 4) return { state: 'not-found' };
  const [, batch, position]: [string | null, string, number] = JSON.parse(place.ballot);
  const mark = election.ballots.get(place.jurisdiction)?.get(batch)?.[position - 1] ?? null;
  const misread = desk.random.uniform() < desk.mistakes;
  if (mark === null || misread) {
    return { state: 'audited', interpretations: { [CONTEST]: { kind: 'blank', invalidWriteIn: misread, note: null } } };
  }
  const vote = { kind: 'vote', choices: [mark], invalidWriteIn: false, note: null } as const;
  return { state: 'audited', interpretations: { [CONTEST]: vote } };
}
