import {
  type AskedSizes,
  type Audit,
  type AuditCommand,
  type AuditEvent,
  type AuditInputs,
  type AuditInRounds,
  type AuditRefusal,
  assertBegun,
  auditOutcomeOf,
  type BegunAudit,
  type CastVoteRecords,
  type ContestMeasurement,
  cvrsNeeded,
  type Draw,
  decide,
  drawSample,
  evolveAll,
  inBothStrata,
  isInRounds,
  isRanked,
  KINDS,
  kindOf,
  measureRisk,
  NOT_BEGUN,
  type Outcome,
  outcomeOfCount,
  outstandingContests,
  type PhantomDraw,
  type PlanFinding,
  planFindings,
  plansRounds,
  preferredSampleSizes,
  proposedRoundSizes,
  type RegisteredFile,
  refuseSizesAbovePopulation,
  type SampleRefusal,
  type Selection,
  sampleSizeOptions,
  takesEverything,
  usualChoices,
} from '@plumbline/audit';
import type { DefinedContest, InputFile, Sha256 } from '@plumbline/election';
import type { FileIssue } from '@plumbline/election-files';
import { assert, err, ok, type Result } from '@plumbline/prelude';
import { commitmentOf } from '../commitment.ts';
import { findAssertions } from '../cvrs/find-assertions.ts';
import type { HashText } from '../log-entry.ts';
import { type AuditDescription, percentOf } from './audit-description.ts';
import { compareDraws } from './compare-draws.ts';
import { describedContests } from './described-contests.ts';
import { type AuditFolder, digestOf, readFolder } from './read-folder.ts';
import { combiningBeforeSeed, recordRound, type Unaudited } from './record-round.ts';

/** A whole audit, repeated from its folder. */
export type Replay = {
  readonly audit: BegunAudit;
  readonly inputs: AuditInputs;
  /** Every decision, in order, with the time the folder gives for it. */
  readonly decisions: readonly { readonly event: AuditEvent; readonly at: string | null }[];
  /** The bytes of each file that was registered, `audit.json` among them, by digest. */
  readonly contents: ReadonlyMap<Sha256, Uint8Array>;
  /** What the files asked somebody to confirm, taken as confirmed. */
  readonly confirmations: readonly FileIssue[];
  /** Numbers of the plan that do not agree, taken as confirmed. */
  readonly findings: readonly PlanFinding[];
  readonly warnings: readonly FileIssue[];
  readonly rounds: readonly ReplayedRound[];
  /** Results of units that were not drawn: counted and listed, never in the risk. */
  readonly extra: number;
  /** Sampled units without a result. While there are any, the round cannot close. */
  readonly unaudited: readonly Unaudited[];
};

export type ReplayedRound = {
  readonly round: number;
  readonly draws: readonly Draw[];
  readonly phantomDraws: readonly PhantomDraw[];
  readonly measurements: readonly ContestMeasurement[];
};

/** Why a folder could not be replayed to its end. */
export type ReplayProblem =
  | { readonly code: 'files-refused'; readonly issues: readonly FileIssue[] }
  | { readonly code: 'command-refused'; readonly command: AuditCommand['type']; readonly refusal: AuditRefusal }
  | { readonly code: 'sample-refused'; readonly refusal: SampleRefusal };

/**
 * Repeats an audit from its folder through the same decisions as the server: plan, files, commitment, seed, and for each
 * round the draw, the recorded results and the risk.
 */
export async function replayAudit(folder: AuditFolder): Promise<Result<Replay, ReplayProblem>> {
  const { description } = folder;
  const hashText: HashText = (text) => folder.hashBytes(new TextEncoder().encode(text));
  const log = startLog();
  const described = await describedContests(folder);
  if (!described.ok) return err({ code: 'files-refused', issues: described.error });
  const { contests, list } = described.value;
  const planned = log.submitAll(planningCommands(folder, contests), null);
  if (!planned.ok) return planned;
  const read = await readFolder(folder, assertBegun(log.audit()).plan);
  const refused = read.issues.filter((issue) => issue.severity === 'ERROR');
  if (refused.length > 0) return err({ code: 'files-refused', issues: refused });
  const registered = log.submitAll(
    [
      ...(list === undefined ? [] : [{ type: 'register-file', file: list.file } as const]),
      ...read.files.map((file): AuditCommand => ({ type: 'register-file', file })),
      ...statingCommands(description, read.files),
      ...namingCommands(description),
      ...combiningBeforeSeed(description, read.inputs),
    ],
    null,
  );
  if (!registered.ok) return registered;
  const shown = log.submitAll(await assertionCommands(assertBegun(log.audit()), read), null);
  if (!shown.ok) return shown;
  const lookedUp = (audit: BegunAudit, draws: readonly Draw[] = []) => withCvrs(read, audit, draws);
  const sized = planRounds(assertBegun(log.audit()), description, await lookedUp(assertBegun(log.audit())));
  if (!sized.ok) return sized;
  const withRounds = log.submitAll(sized.value, null);
  if (!withRounds.ok) return withRounds;
  const findings = planFindings(assertBegun(log.audit()));
  const committed = log.submitAll(sealingCommands(assertBegun(log.audit()), description, hashText), null);
  if (!committed.ok) return committed;

  const rounds: ReplayedRound[] = [];
  const unaudited: Unaudited[] = [];
  let extra = 0;
  for (const [index, round] of description.rounds.entries()) {
    const played = await playRound({ log, folder, lookedUp, number: index + 1, round });
    if (!played.ok) return played;
    rounds.push(played.value.replayed);
    unaudited.push(...played.value.unaudited);
    extra += played.value.extra;
    if (unaudited.length > 0) break;
  }
  const audit = log.audit();
  const outcome = audit.phase === 'round-closed' ? outcomeFound(audit) : undefined;
  if (outcome !== undefined) {
    const concluded = log.submitAll([{ type: 'conclude', outcome }], lastTime(description));
    if (!concluded.ok) return concluded;
  }
  return ok({
    audit: assertBegun(log.audit()),
    inputs: await lookedUp(assertBegun(log.audit())),
    decisions: log.decisions(),
    contents: new Map([
      [digestOf(folder, folder.descriptionBytes), folder.descriptionBytes],
      ...(list === undefined ? [] : [[list.file.sha256, list.bytes] as const]),
      ...read.contents,
    ]),
    findings,
    confirmations: read.issues.filter((issue) => issue.severity === 'CONFIRM'),
    warnings: read.issues.filter((issue) => issue.severity === 'WARNING'),
    rounds,
    extra,
    unaudited,
  });
}

/** How an audit ends after its last round; undefined where its risk limit is not met. */
function outcomeFound(audit: AuditInRounds): Outcome | undefined {
  if (takesEverything(audit.plan)) return outcomeOfCount(audit);
  if (outstandingContests(audit.plan, audit.rounds).length > 0) return undefined;
  return auditOutcomeOf(audit).state === 'an-outcome-was-overturned' ? 'overturned' : 'confirmed';
}

type Log = {
  readonly audit: () => Audit;
  readonly decisions: () => readonly { readonly event: AuditEvent; readonly at: string | null }[];
  readonly submitAll: (commands: readonly AuditCommand[], at: string | null) => Result<null, ReplayProblem>;
};

function startLog(): Log {
  let audit: Audit = NOT_BEGUN;
  const decisions: { event: AuditEvent; at: string | null }[] = [];
  return {
    audit: () => audit,
    decisions: () => decisions,
    submitAll(commands, at) {
      for (const command of commands) {
        const decided = decide(audit, command);
        if (!decided.ok) return err({ code: 'command-refused', command: command.type, refusal: decided.error });
        audit = evolveAll(audit, decided.value);
        decisions.push(...decided.value.map((event) => ({ event, at })));
      }
      return ok(null);
    },
  };
}

function planningCommands(folder: AuditFolder, contests: readonly DefinedContest[]): readonly AuditCommand[] {
  const { description, descriptionBytes } = folder;
  const { name, organization, type: auditType, method, compatibility, practice, cardStyles } = description;
  const file: InputFile = {
    jurisdiction: null,
    kind: 'participants',
    name: 'audit.json',
    bytes: descriptionBytes.length,
    sha256: digestOf(folder, descriptionBytes),
  };
  const jurisdictions = description.jurisdictions.map(({ name, expectedBallots, expectedFrom }) => ({
    name,
    expectedBallots,
    ...(expectedFrom && { expectedFrom }),
  }));
  const figures = { kind: 'participants', jurisdictions: jurisdictions.length } as const;
  const withoutManifest = description.jurisdictions.filter((one) => one.manifest === undefined);
  return [
    { type: 'create-audit', name, organization, auditType, method, compatibility, practice },
    { type: 'register-participants', file: { ...file, figures }, jurisdictions },
    { type: 'define-contests', contests },
    {
      type: 'change-settings',
      settings: {
        electionName: description.electionName ?? name,
        state: description.state,
        riskLimitPercent: percentOf(description.riskLimit),
        dataEntry: description.dataEntry ?? usualChoices(auditType).dataEntry,
      },
    },
    ...(cardStyles || description.selection !== 'tickets'
      ? [{ type: 'choose-sampling', cardStyles, selection: selectionOf(description) } as const]
      : []),
    ...(KINDS[auditType].drawsFrom === 'cards'
      ? withoutManifest.map(
          (one): AuditCommand => ({ type: 'declare-jurisdiction', jurisdiction: one.name, holdsBallots: false }),
        )
      : []),
    ...rulesCommands(description),
  ];
}

function selectionOf({ selection, jurisdictions }: AuditDescription): Selection {
  if (selection === 'tickets') return { rule: 'tickets' };
  const cards = jurisdictions.flatMap(({ name, selectionCards }) =>
    selectionCards === undefined ? [] : [[name, selectionCards] as const],
  );
  return { rule: 'colorado', cards: Object.fromEntries(cards) };
}

/** What the audit is held under, as far as the description says. */
function rulesCommands({ rules }: AuditDescription): readonly AuditCommand[] {
  if (rules === undefined) return [];
  const { texts, chosen, statutoryLimit } = rules;
  const limit =
    statutoryLimit === undefined
      ? null
      : { percent: percentOf(statutoryLimit.riskLimit), reasonAbove: statutoryLimit.reasonAbove };
  return [{ type: 'state-rules', rules: { texts, chosen, statutoryLimit: limit } }];
}

/** What was said of the manifests, each by its digest. */
function statingCommands(
  { jurisdictions }: AuditDescription,
  files: readonly RegisteredFile[],
): readonly AuditCommand[] {
  return jurisdictions.flatMap(({ name: jurisdiction, manifestStatement }): AuditCommand[] => {
    const manifest = files.find((file) => file.kind === 'manifest' && file.jurisdiction === jurisdiction)?.sha256;
    if (manifestStatement === undefined || manifest === undefined) return [];
    return [{ type: 'state-manifest', jurisdiction, manifest, ...manifestStatement }];
  });
}

/** What cast vote records call contests and choices, where that is not the audit's own name. */
function namingCommands({ jurisdictions }: AuditDescription): readonly AuditCommand[] {
  return jurisdictions.flatMap(({ name: jurisdiction, contestNames, choiceNames }): AuditCommand[] =>
    contestNames === undefined && choiceNames === undefined
      ? []
      : [{ type: 'match-names', jurisdiction, contests: contestNames ?? {}, choices: choiceNames ?? {} }],
  );
}

/** What a sample has to show of contests that voters ranked, where there are any. */
async function assertionCommands(
  audit: BegunAudit,
  read: Pick<Awaited<ReturnType<typeof readFolder>>, 'cvrs'>,
): Promise<readonly AuditCommand[]> {
  const { comparesRankings = false } = kindOf(audit.plan);
  if (!comparesRankings || !audit.plan.contests.some(isRanked)) return [];
  const found = await findAssertions<never>(audit, async (jurisdiction, contest, choiceRead) => {
    const rankings = await read.cvrs.get(jurisdiction)?.rankings(contest, choiceRead);
    return ok(rankings ?? { ranks: 0, groups: [] });
  });
  assert(found.ok, 'what is in memory can be looked up', found);
  return [{ type: 'find-assertions', contests: found.value }];
}

/** The inputs with the cast vote records that the audit asks for, now and with these draws. */
async function withCvrs(
  read: Pick<Awaited<ReturnType<typeof readFolder>>, 'inputs' | 'cvrs'>,
  audit: BegunAudit,
  draws: readonly Draw[],
): Promise<AuditInputs> {
  if (read.cvrs.size === 0) return read.inputs;
  const needed = cvrsNeeded(audit, draws);
  const cvrs = new Map<string, CastVoteRecords>();
  for (const [jurisdiction, { fetch }] of read.cvrs) {
    cvrs.set(jurisdiction, await fetch(needed.get(jurisdiction) ?? { cards: [], bearing: [] }));
  }
  return { ...read.inputs, cvrs };
}

/** The sizes of the rounds as the folder has them, where the method asks for them before the seed; else those proposed. */
function planRounds(
  audit: BegunAudit,
  { roundSizes, rounds }: AuditDescription,
  inputs: AuditInputs,
): Result<readonly AuditCommand[], ReplayProblem> {
  if (!plansRounds(audit.plan)) return ok([]);
  if (roundSizes !== undefined) return ok([{ type: 'plan-round-sizes', sizes: roundSizes }]);
  const sizes: Record<string, readonly number[]> = {};
  const isTold = rounds.some(({ sampleSizes }) => sampleSizes !== undefined);
  for (const { contest, options, preferred, population, refusal } of sampleSizeOptions(audit, inputs)) {
    const told = rounds.flatMap(({ sampleSizes }) => sizeIn(sampleSizes, contest));
    const first = options.find(({ key }) => key === preferred);
    const [last] = told.slice(-1);
    // A contest that met its limit is in no later round: what would have been its rounds is as good as any.
    if (last !== undefined) {
      const missing = proposedRoundSizes(last, population, rounds.length - told.length + 1).slice(1);
      sizes[contest] = [...told, ...missing];
    } else if (isTold) sizes[contest] = proposedRoundSizes(first?.size ?? 1, population, rounds.length);
    else if (first !== undefined) sizes[contest] = proposedRoundSizes(first.size, population);
    else {
      return err({
        code: 'sample-refused',
        refusal:
          refusal === null ? { contest, code: 'no-size-proposed' } : { contest, code: 'method-declined', why: refusal },
      });
    }
  }
  return ok([{ type: 'plan-round-sizes', sizes }]);
}

function sealingCommands(
  audit: BegunAudit,
  description: AuditDescription,
  hashText: HashText,
): readonly AuditCommand[] {
  const commitment = commitmentOf(audit, hashText);
  return [
    { type: 'commit-inputs', commitment, confirmed: planFindings(audit) },
    ...(description.seed === undefined ? [] : [{ type: 'set-seed', seed: description.seed } as const]),
  ];
}

async function playRound(play: {
  readonly log: Log;
  readonly folder: AuditFolder;
  readonly lookedUp: (audit: BegunAudit, draws?: readonly Draw[]) => Promise<AuditInputs>;
  readonly number: number;
  readonly round: AuditDescription['rounds'][number];
}): Promise<
  Result<
    { readonly replayed: ReplayedRound; readonly unaudited: readonly Unaudited[]; readonly extra: number },
    ReplayProblem
  >
> {
  const { log, folder, lookedUp, number, round } = play;
  const before = assertBegun(log.audit());
  const inputs = await lookedUp(before);
  if (isInRounds(before) && outstandingContests(before.plan, before.rounds).length === 0) {
    return err({ code: 'command-refused', command: 'open-round', refusal: { code: 'risk-limit-met' } });
  }
  const sizes =
    round.sampleSizes === undefined ? preferredSampleSizes(before, inputs) : ok(askedSizes(round.sampleSizes));
  if (!sizes.ok) return err({ code: 'sample-refused', refusal: sizes.error });
  const tooLarge = refuseSizesAbovePopulation(before, inputs, sizes.value);
  if (tooLarge !== undefined) return err({ code: 'sample-refused', refusal: tooLarge });
  const sample = drawSample({ audit: before, inputs, ...sizes.value });
  if (!sample.ok) return err({ code: 'sample-refused', refusal: sample.error });
  const { draws, phantomDraws } = sample.value;
  if (round.draws !== undefined) {
    const differs = compareDraws(folder, { path: round.draws, drawn: sample.value });
    if (differs !== undefined) return err({ code: 'files-refused', issues: [differs] });
  }
  const recorded = await recordRound({ folder, inputs, audit: before, round: { number, draws, path: round.results } });
  if (!recorded.ok) return err({ code: 'files-refused', issues: recorded.error });
  const { extraBatches, commands, finish, unaudited, extra } = recorded.value;
  const opened = log.submitAll(
    [{ type: 'open-round', round: number, ...sizes.value, ...sample.value, extraBatches }],
    round.openedAt ?? null,
  );
  if (!opened.ok) return opened;
  const submitted = log.submitAll(commands(assertBegun(log.audit())), round.closedAt ?? null);
  if (!submitted.ok) return submitted;
  const finished = log.submitAll(finish(assertBegun(log.audit())), round.closedAt ?? null);
  if (!finished.ok) return finished;
  const replayed = { round: number, draws, phantomDraws };
  if (unaudited.length > 0) return ok({ replayed: { ...replayed, measurements: [] }, unaudited, extra });

  const at = round.closedAt ?? null;
  let closed = closeRound(log, { number, at, inputs: await lookedUp(assertBegun(log.audit())) });
  for (const { contest, out, reason } of round.lots ?? []) {
    if (!closed.ok) return closed;
    // Nobody knows by which salt the log hid the reason; whoever repeats the audit hides it by none.
    const stating = {
      type: 'state-lot',
      round: number,
      contest,
      out,
      reason: { salt: NO_SALT, text: reason },
    } as const;
    const stated = log.submitAll([stating], at);
    if (!stated.ok) return stated;
    closed = closeRound(log, { number, at, inputs: await lookedUp(assertBegun(log.audit())) });
  }
  return closed.ok ? ok({ replayed: { ...replayed, measurements: closed.value }, unaudited, extra }) : closed;
}

const NO_SALT = '0'.repeat(64);

/** Ends the round with what is found in it. */
function closeRound(
  log: Log,
  { number, at, inputs }: { readonly number: number; readonly at: string | null; readonly inputs: AuditInputs },
): Result<readonly ContestMeasurement[], ReplayProblem> {
  const done = log.audit();
  assert(isInRounds(done), 'a round is open');
  const measured = measureRisk({ audit: done, inputs });
  if (!measured.ok) return err({ code: 'sample-refused', refusal: measured.error });
  const closing: AuditCommand = { type: 'close-round', round: number, measurements: measured.value };
  const closed = log.submitAll([closing], at);
  return closed.ok ? ok(measured.value) : closed;
}

/** The draws a folder gives for a contest, both strata together; none where it gives none. */
function sizeIn(given: AuditDescription['rounds'][number]['sampleSizes'], contest: string): readonly number[] {
  const size = given?.[contest];
  if (size === undefined) return [];
  return [typeof size === 'number' ? size : inBothStrata(size)];
}

/** The sizes a folder gives: one for each contest, or one for each of the two strata. */
function askedSizes(given: NonNullable<AuditDescription['rounds'][number]['sampleSizes']>): AskedSizes {
  const entries = Object.entries(given);
  const sampleSizes = Object.fromEntries(
    entries.map(([contest, size]) => [contest, typeof size === 'number' ? size : inBothStrata(size)]),
  );
  const strata = Object.fromEntries(
    entries.flatMap(([contest, size]) => (typeof size === 'number' ? [] : [[contest, size] as const])),
  );
  return { sampleSizes, ...(Object.keys(strata).length === 0 ? {} : { strata }) };
}

function lastTime(description: AuditDescription): string | null {
  return description.rounds.at(-1)?.closedAt ?? null;
}
