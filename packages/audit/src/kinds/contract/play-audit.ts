import { type Contest, choicesRanked, type ManualVoteRecordWith, type Tally } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import type { RandomSource } from '@plumbline/statistics';
import { ballotsInBatch } from '../../fieldwork/batch-counts.ts';
import { totalsToCount } from '../../fieldwork/totals.ts';
import { decide } from '../../frame/decide.ts';
import { drawSample, type Sample } from '../../frame/draw-sample.ts';
import { measureRisk } from '../../frame/measure-risk.ts';
import { planFindings } from '../../frame/plan-findings.ts';
import { distinctUnits, type Unit } from '../../sampling/draw.ts';
import { assertBegun, assertInRounds } from '../../state/assert-phase.ts';
import type { AuditCommand } from '../../state/audit-command.ts';
import type { AuditEvent } from '../../state/audit-event.ts';
import { type AuditInputs, batchesListed } from '../../state/audit-inputs.ts';
import {
  type Audit,
  type AuditInRounds,
  type BatchCombination,
  type BatchPlace,
  type BegunAudit,
  type ContestMeasurement,
  NOT_BEGUN,
} from '../../state/audit-state.ts';
import {
  ballotsToAudit,
  batchesToCount,
  contestsToAudit,
  currentRound,
  outstandingContests,
  roundsOf,
} from '../../state/audit-view.ts';
import { isRanked } from '../../state/contest-assertions.ts';
import { evolveAll } from '../../state/evolve-all.ts';
import { fieldworkIn, kindOf, takesEverything } from '../kinds.ts';
import { type AskedDraws, askedSizes, drawsIn } from './asked-draws.ts';
import { cvrsOf } from './made-cvrs.ts';
import { type MadeElection, type Marks, manifestsOf, totalsOf, votesOn, wrongContests } from './made-election.ts';
import { rankedCountOf, ranksMarked } from './made-rankings.ts';
import { digestOf, planning } from './plan-election.ts';

/**
 * Somebody who wants a wrong outcome confirmed, and knows everything: the cards, the seed, and every draw to come. Each
 * power is one that people in an office have.
 */
export type Adversary = {
  readonly roundsMax: number;
  /** How many draws to add for each outstanding contest. */
  readonly sizes: (table: Table) => AskedDraws;
  /** Whether a drawn card is said not to be found. */
  readonly loses?: (marks: Marks) => boolean;
  /** Combines batches while planning, before anybody knows the seed. */
  readonly combinesBeforeSeed?: (election: MadeElection) => readonly BatchCombination[];
  /** Combines batches once the sample is known. */
  readonly combines?: (table: Table & { readonly audit: AuditInRounds }) => readonly BatchCombination[];
  /** Whether people find, where everything is counted, the cards that no manifest lists. */
  readonly findsUnlisted?: boolean;
  /** Has batches counted that were not drawn, and says what is found there. */
  readonly extra?: (table: Table, sample: Sample) => readonly ExtraCount[];
};

/** A batch that nobody drew, and what is entered for it. */
export type ExtraCount = { readonly jurisdiction: string; readonly batch: string; readonly votes: Tally };

/** What lies on the table when something is decided. */
export type Table = {
  readonly audit: BegunAudit;
  readonly election: MadeElection;
  readonly inputs: AuditInputs;
  readonly random: RandomSource;
};

/** How an audit of a made election ended. */
export type PlayedAudit = {
  readonly audit: AuditInRounds;
  readonly events: readonly AuditEvent[];
  /** What was submitted, and accepted, on the way. */
  readonly commands: readonly AuditCommand[];
  /** Wrong contests that were ever called confirmed, or to have met their limit. */
  readonly falselyConfirmed: readonly string[];
};

/** Plays an audit from its plan until a wrong outcome is confirmed, nothing is outstanding, or the rounds are over. */
export function playAudit(election: MadeElection, adversary: Adversary, random: RandomSource): PlayedAudit {
  const wrong = wrongContests(election);
  const { desk, inputs } = openDesk(election, adversary, random);
  const falselyConfirmed = new Set<string>();
  // Extra counts are what people say. Where everything is counted there is nothing but the count.
  const confirmed = takesEverything(election) ? ['confirmed', 'hand-tally-confirmed'] : ['confirmed'];
  for (let round = 1; round <= adversary.roundsMax; round += 1) {
    const before = assertBegun(desk.audit());
    const table = { audit: before, election, inputs, random };
    const asked = adversary.sizes(table);
    const sampleSizes = withinPopulation(table, asked);
    if (Object.values(sampleSizes).some((size) => drawsIn(size) < 1)) break;
    const measurements = playRound(desk, { table, adversary, round, sampleSizes });
    for (const { contest, riskLimitMet, outcome } of measurements) {
      if (wrong.includes(contest) && (riskLimitMet || confirmed.includes(outcome))) falselyConfirmed.add(contest);
    }
    const after = assertInRounds(desk.audit());
    if (falselyConfirmed.size > 0 || outstandingContests(after.plan, after.rounds).length === 0) break;
  }
  const { events, commands } = desk;
  return { audit: assertInRounds(desk.audit()), events, commands, falselyConfirmed: [...falselyConfirmed] };
}

/** An audit of the election that has its seed, with a desk to submit commands at. */
export function openDesk(election: MadeElection, adversary: Adversary, random: RandomSource) {
  const inputs = inputsOf(election);
  const desk = createDesk();
  desk.submitAll(planning(election, inputs));
  for (const combined of adversary.combinesBeforeSeed?.(election) ?? []) {
    const listed = batchesListed(inputs, combined.jurisdiction);
    desk.submitAll([{ type: 'combine-batches', combined, batchesListed: listed }]);
  }
  const confirmed = planFindings(assertBegun(desk.audit()));
  desk.submitAll([
    { type: 'commit-inputs', commitment: digestOf('commitment'), confirmed },
    ...(takesEverything(election)
      ? []
      : [{ type: 'set-seed', seed: `${random.below(1e9)}${random.below(1e9)}` } as const]),
  ]);
  return { desk, inputs };
}

/** What the files of an election say. */
export function inputsOf(election: MadeElection): AuditInputs {
  const cvrs = cvrsOf(election);
  return {
    manifests: manifestsOf(election),
    totals: totalsOf(election),
    ...(cvrs.size === 0 ? {} : { cvrs }),
  };
}

type Desk = ReturnType<typeof createDesk>;

/** A desk at which commands are submitted, to a new audit or to one under way. */
export function createDesk(from: Audit = NOT_BEGUN) {
  let audit = from;
  const events: AuditEvent[] = [];
  const accepted: AuditCommand[] = [];
  return {
    audit: () => audit,
    events,
    commands: accepted,
    submitAll(commands: readonly AuditCommand[]): void {
      // Entries of ballots do not depend on one another, so a run of them is decided on one state and taken in at once.
      let run: AuditEvent[] = [];
      const takeIn = () => {
        audit = evolveAll(audit, run);
        events.push(...run);
        run = [];
      };
      for (const command of commands) {
        if (command.type !== 'record-ballot') takeIn();
        const decided = decide(audit, command);
        assert(decided.ok, 'the command is accepted', { command, decided });
        accepted.push(command);
        run.push(...decided.value);
      }
      takeIn();
    },
  };
}

const drawn = new WeakMap<BegunAudit, Map<string, Sample>>();

/**
 * The sample that the product draws. Whoever looks ahead asks for the same sample as the round that is then played, and it
 * is drawn once.
 */
export function drawnFor({ audit, inputs }: Table, sampleSizes: AskedDraws): Sample {
  const ofAudit = drawn.get(audit) ?? new Map<string, Sample>();
  drawn.set(audit, ofAudit);
  const sizes = JSON.stringify(sampleSizes);
  const before = ofAudit.get(sizes);
  if (before !== undefined) return before;
  const sample = drawSample({ audit, inputs, ...askedSizes(sampleSizes) });
  assert(sample.ok, 'a sample can be drawn', sample);
  ofAudit.set(sizes, sample.value);
  return sample.value;
}

/** Plays one round and answers what closing it measured. */
export function playRound(
  desk: Desk,
  play: {
    readonly table: Table;
    readonly adversary: Adversary;
    readonly round: number;
    readonly sampleSizes: AskedDraws;
  },
): readonly ContestMeasurement[] {
  const { table, adversary, round, sampleSizes } = play;
  const { election, inputs } = table;
  const sample = drawnFor(table, sampleSizes);
  const extra = adversary.extra?.(table, sample) ?? [];
  const extraBatches = extra.map(({ jurisdiction, batch }) => ({ jurisdiction, batch }));
  desk.submitAll([{ type: 'open-round', round, ...askedSizes(sampleSizes), ...sample, extraBatches }]);
  for (const combined of adversary.combines?.({ ...table, audit: assertInRounds(desk.audit()) }) ?? []) {
    const listed = batchesListed(inputs, combined.jurisdiction);
    desk.submitAll([{ type: 'combine-batches', combined, batchesListed: listed }]);
  }
  for (const jurisdiction of Object.keys(currentRound(assertInRounds(desk.audit())).work)) {
    const fieldwork = fieldworkIn(table.audit.plan);
    if (fieldwork === 'batches') countBatches(desk, { election, inputs, jurisdiction, extra, adversary });
    else if (fieldwork === 'totals') totalBallots(desk, { election, jurisdiction, adversary });
    else lookAtBallots(desk, { election, jurisdiction, adversary });
  }
  const measured = measureRisk({ audit: assertInRounds(desk.audit()), inputs });
  assert(measured.ok, 'a complete round can be measured', measured);
  desk.submitAll([{ type: 'close-round', round, measurements: measured.value }]);
  return measured.value;
}

function lookAtBallots(
  desk: Desk,
  work: { readonly election: MadeElection; readonly jurisdiction: string; readonly adversary: Adversary },
): void {
  const { election, jurisdiction, adversary } = work;
  const audit = assertInRounds(desk.audit());
  const ballots = ballotsToAudit(audit, jurisdiction);
  const contests = contestsToAudit(audit, jurisdiction);
  const at = { jurisdiction, board: 'Board' };
  const members = ['Pat Lee', 'Kim Sato'];
  desk.submitAll([
    { type: 'create-boards', jurisdiction, boards: [{ name: at.board, ballots }] },
    { type: 'name-board-members', ...at, members },
  ]);
  const cardsOf = new Map(
    election.batches.filter((batch) => batch.jurisdiction === jurisdiction).map((batch) => [batch.name, batch.cards]),
  );
  desk.submitAll(
    ballots.map((ballot): AuditCommand => {
      const [, batch, position]: [string | null, string, number] = JSON.parse(ballot);
      const marks = cardsOf.get(batch)?.[position - 1];
      assert(marks !== undefined, 'a drawn card exists', { ballot });
      const record = adversary.loses?.(marks) ? ({ state: 'not-found' } as const) : recordOf(contests, marks);
      return { type: 'record-ballot', ...at, ballot, record };
    }),
  );
  desk.submitAll([{ type: 'sign-off-board', ...at, typedNames: members }]);
}

function recordOf(contests: readonly Contest[], marks: Marks): ManualVoteRecordWith<null> {
  const interpretations = Object.fromEntries(
    contests.map((contest) => {
      const { name } = contest;
      const choices = marks[name];
      if (choices === undefined) return [name, { kind: 'contest-not-on-ballot', note: null } as const];
      if (choices.length === 0) return [name, { kind: 'blank', invalidWriteIn: false, note: null } as const];
      if (isRanked(contest)) {
        const ranks = ranksMarked(choices);
        const ranking = {
          kind: 'vote',
          choices: choicesRanked(ranks),
          ranks,
          invalidWriteIn: false,
          note: null,
        } as const;
        return [name, ranking];
      }
      return [name, { kind: 'vote', choices, invalidWriteIn: false, note: null } as const];
    }),
  );
  return { state: 'audited', interpretations };
}

/** Adds up on paper what is on the drawn cards, each as often as it counts. */
function totalBallots(
  desk: Desk,
  work: { readonly election: MadeElection; readonly jurisdiction: string; readonly adversary: Adversary },
): void {
  const { election, jurisdiction, adversary } = work;
  const audit = assertInRounds(desk.audit());
  const draws = currentRound(audit).draws.filter((draw) => draw.jurisdiction === jurisdiction);
  const cardsOf = new Map(
    election.batches.filter((batch) => batch.jurisdiction === jurisdiction).map((batch) => [batch.name, batch.cards]),
  );
  const marksOn = ({ batch, position }: Unit): Marks => {
    const marks = cardsOf.get(batch)?.[(position ?? 0) - 1];
    assert(marks !== undefined, 'a drawn card exists', { batch, position });
    return marks;
  };
  const contests = Object.fromEntries(
    totalsToCount(audit, jurisdiction).map(({ contest, sampleOf }) => {
      const counted = sampleOf === null ? distinctUnits(draws) : draws.filter((draw) => draw.contest === sampleOf);
      const cards = counted.map(marksOn);
      const found = cards.filter((marks) => !(adversary.loses?.(marks) ?? false));
      return [contest.name, { votes: votesOn(contest, found), notFound: cards.length - found.length }] as const;
    }),
  );
  desk.submitAll([
    { type: 'create-boards', jurisdiction, boards: [{ name: 'Board', ballots: ballotsToAudit(audit, jurisdiction) }] },
    { type: 'record-totals', jurisdiction, contests, enteredBy: 'clerk' },
    { type: 'finalize-totals', jurisdiction },
  ]);
}

function countBatches(
  desk: Desk,
  work: {
    readonly election: MadeElection;
    readonly inputs: AuditInputs;
    readonly jurisdiction: string;
    readonly extra: readonly ExtraCount[];
    readonly adversary: Adversary;
  },
): void {
  const { election, inputs, jurisdiction, extra, adversary } = work;
  const audit = assertInRounds(desk.audit());
  desk.submitAll(
    batchesToCount(audit, jurisdiction).map((batch): AuditCommand => {
      const told = extra.find((one) => one.jurisdiction === jurisdiction && one.batch === batch);
      const found = cardsFound(audit, { election, adversary, place: { jurisdiction, batch } });
      const votes = told?.votes ?? tallyOf(election, found);
      const ballots = ballotsInBatch(audit, inputs, { jurisdiction, batch });
      const ranked = election.contests.filter(isRanked).map((one) => [one.name, rankedCountOf(one, found)] as const);
      const rankings = ranked.length === 0 ? {} : { rankings: Object.fromEntries(ranked) };
      const sheets = [{ name: 'Sheet 1', votes, ...rankings }];
      const counted = { type: 'other', counted: found.length, differenceConfirmed: found.length - ballots } as const;
      const cards = takesEverything(election) ? { cards: counted } : {};
      return { type: 'record-batch', jurisdiction, batch, ballots, sheets, ...cards, enteredBy: 'clerk' };
    }),
  );
  desk.submitAll([{ type: 'finalize-tallies', jurisdiction, discrepancies: 0 }]);
}

/** The cards that are found where a batch, or combined batches, are counted. Only a count of everything asks for each. */
function cardsFound(
  audit: AuditInRounds,
  work: { readonly election: MadeElection; readonly adversary: Adversary; readonly place: BatchPlace },
): readonly Marks[] {
  const { election, adversary, place } = work;
  const combined = audit.combinedBatches.find(
    (one) => one.jurisdiction === place.jurisdiction && one.name === place.batch,
  );
  const names = combined?.batches ?? [place.batch];
  const isAll = takesEverything(election);
  const unlisted = isAll && adversary.findsUnlisted === true;
  const cards = election.batches
    .filter(({ jurisdiction, name }) => jurisdiction === place.jurisdiction && names.includes(name))
    .flatMap((batch) => (unlisted ? batch.cards : batch.cards.slice(0, batch.cards.length - batch.unlisted)));
  return isAll ? cards.filter((marks) => !(adversary.loses?.(marks) ?? false)) : cards;
}

function tallyOf(election: MadeElection, cards: readonly Marks[]): Tally {
  const counted = election.contests.filter((contest) => !isRanked(contest));
  return Object.fromEntries(counted.map((contest) => [contest.name, votesOn(contest, cards)]));
}

/** No adversary gets more than the product draws: the units that are left, and a size for each outstanding contest. */
export function withinPopulation({ audit, inputs }: Table, asked: AskedDraws): AskedDraws {
  const kind = kindOf(audit.plan);
  const outstanding = outstandingContests(audit.plan, roundsOf(audit));
  return Object.fromEntries(
    audit.plan.contests
      .filter(({ name }) => outstanding.includes(name))
      .map((contest) => {
        const draws = asked[contest.name] ?? 1;
        if (kind.strata === undefined) {
          return [contest.name, Math.min(drawsIn(draws), kind.population(audit, contest, inputs))];
        }
        assert(typeof draws !== 'number', 'the draws of both strata are asked for', { contest: contest.name });
        const left = kind.strata.population(audit, contest, inputs);
        return [contest.name, { cvr: Math.min(draws.cvr, left.cvr), noCvr: Math.min(draws.noCvr, left.noCvr) }];
      }),
  );
}
