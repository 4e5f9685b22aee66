import {
  type Contest,
  type DefinedContest,
  findContestNamesAlike,
  isWholeContest,
  type Jurisdiction,
  parseSeed,
  whyNotInResults,
} from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import { RANKED_CHOICES_MAX } from '@plumbline/statistics';
import { filesNeeded } from '../kinds/files-needed.ts';
import { fieldworkIn, KINDS, kindOf, takesEverything } from '../kinds/kinds.ts';
import type { CommandOf } from '../state/audit-command.ts';
import type { NameMatching } from '../state/audit-event.ts';
import type { AuditRefusal, MissingInput } from '../state/audit-refusal.ts';
import type { BegunAudit, CvrFigures, RegisteredFile } from '../state/audit-state.ts';
import { participatingJurisdictions } from '../state/audit-view.ts';
import { isRanked } from '../state/contest-assertions.ts';
import { registeredCvrs } from '../state/contests-in-cvrs.ts';
import type { Decision } from '../state/decision.ts';
import { findRepeated } from '../state/find-repeated.ts';
import type { Plan, RoundSizes, Settings } from '../state/plan.ts';
import { isSameFinding } from '../state/plan-finding.ts';
import { practiceName } from '../state/practice.ts';
import { standardizedMisfits } from '../state/standardized-contests.ts';
import { planFindings } from './plan-findings.ts';
import { PLANNED_ROUNDS_MAX } from './planned-sizes.ts';
import { reasonMissing } from './rules-of-audit.ts';
import { writeInsMissing } from './write-ins.ts';

/** What of a plan decides which contests fit it. */
export type PlanForContests = {
  readonly type: Plan['type'];
  readonly jurisdictions: readonly Pick<Jurisdiction, 'name'>[];
  /** Published software is repeated, as `Plan` says; absent where nobody has decided it. */
  readonly compatibility?: boolean;
};

export function decideCreation(command: CommandOf<'create-audit'>): Decision {
  const { type: _, practice = false, ...created } = command;
  if (!KINDS[command.auditType].methods.includes(command.method)) {
    return err({ code: 'method-not-for-type', auditType: command.auditType, method: command.method });
  }
  const name = practice ? practiceName(created.name) : created.name;
  return ok([{ type: 'audit-created', version: 2, practice, ...created, name }]);
}

export function decideContests(plan: Plan, contests: readonly DefinedContest[]): Decision {
  const [refusal] = refusalsOfContests(plan, contests);
  return refusal === undefined ? ok([{ type: 'contests-defined', version: 5, contests }]) : err(refusal);
}

/**
 * Everything for which these contests cannot be defined in an audit of this type, in the order in which one who defines them hears of
 * it. Empty: they can.
 */
export function refusalsOfContests(
  plan: PlanForContests,
  contests: readonly DefinedContest[],
): readonly AuditRefusal[] {
  const refusals: AuditRefusal[] = [];
  if (!contests.some((contest) => contest.targeted)) refusals.push({ code: 'no-targeted-contest' });
  const repeated = findRepeated(contests.map((contest) => contest.name));
  if (repeated !== undefined) refusals.push({ code: 'contest-name-repeated', contest: repeated });
  for (const contest of contests) {
    const refusal = refuseContest(plan, contest);
    if (refusal !== undefined) refusals.push(refusal);
  }
  const alike = findContestNamesAlike(
    contests.map(({ name, choices, writeIns }) => ({ name, choices: choices ?? [], writeIns })),
  );
  if (alike !== undefined) refusals.push({ code: 'names-alike', ...alike });
  return refusals;
}

function refuseContest(plan: PlanForContests, contest: DefinedContest): AuditRefusal | undefined {
  const { name } = contest;
  const kind = kindOf(plan);
  const ranked = isRanked(contest);
  const unfit = ranked ? whyNotRanked(plan, contest) : undefined;
  if (unfit !== undefined) return { code: 'instant-runoff-not-possible', contest: name, why: unfit };
  if (contest.reportedWinner !== undefined && !(ranked && kind.countsRankings)) {
    return { code: 'reported-winner-not-asked', contest: name };
  }
  const unwritable = ranked && kind.countsRankings ? choiceUnwritable(contest) : undefined;
  if (unwritable !== undefined) return { code: 'choice-not-in-rankings', contest: name, choice: unwritable };
  if (!isWholeContest(contest)) {
    // Only cast vote records can tell what is not said.
    if (kind.refuseOpenContest === undefined) return { code: 'too-few-choices', contest: name };
    return (
      (contest.choices === null ? refuseListTwice(contest, []) : refuseChoices(contest, contest.choices)) ??
      refuseJurisdictions(plan, contest) ??
      kind.refuseOpenContest(contest)
    );
  }
  return refuseChoices(contest, contest.choices) ?? refuseJurisdictions(plan, contest) ?? kind.refuseContest(contest);
}

/** Why a contest that voters rank cannot be audited as it is defined. */
function whyNotRanked(
  plan: PlanForContests,
  { winners, votesAllowed, writeIns, reportedWinner, choices }: DefinedContest,
): Extract<AuditRefusal, { readonly code: 'instant-runoff-not-possible' }>['why'] | undefined {
  const { comparesRankings = false, countsRankings = false } = kindOf(plan);
  if (!comparesRankings && !countsRankings) return 'type';
  if (plan.compatibility === true) return 'published';
  if (winners !== 1) return 'winners';
  if (votesAllowed !== null && votesAllowed !== 1) return 'votes-allowed';
  if (!countsRankings) return writeIns === undefined ? undefined : 'write-ins';
  if ((choices ?? []).length > RANKED_CHOICES_MAX) return 'choices';
  return choices?.some(({ name }) => name === reportedWinner) ? undefined : 'reported-winner';
}

/** The choice whose name would mean something else where a way of marking is written down: its count could not be read again. */
function choiceUnwritable({ choices }: DefinedContest): string | undefined {
  return choices?.find(({ name }) => whyNotInResults(name, { ranked: true }) !== undefined)?.name;
}

function refuseChoices(
  { name, winners, writeIns }: Pick<Contest, 'name' | 'winners' | 'writeIns'>,
  choices: readonly { readonly name: string }[],
): AuditRefusal | undefined {
  if (choices.length < 2) return { code: 'too-few-choices', contest: name };
  const repeated = refuseListTwice({ name, writeIns }, choices);
  if (repeated !== undefined) return repeated;
  if (winners >= choices.length) return { code: 'too-many-winners', contest: name, winners, choices: choices.length };
  if (writeIns === undefined || choices.some((choice) => choice.name === writeIns.choice)) return undefined;
  return { code: 'write-ins-for-no-choice', contest: name, choice: writeIns.choice };
}

/** Whoever is a choice is not written in as well: boards, and files of results, would have one name for two votes. */
function refuseListTwice(
  { name, writeIns }: Pick<Contest, 'name' | 'writeIns'>,
  choices: readonly { readonly name: string }[],
): AuditRefusal | undefined {
  const repeated = findRepeated([...choices.map((choice) => choice.name), ...(writeIns?.names ?? [])]);
  return repeated === undefined ? undefined : { code: 'choice-name-repeated', contest: name, choice: repeated };
}

function refuseJurisdictions(
  plan: PlanForContests,
  contest: Pick<Contest, 'name' | 'jurisdictions'>,
): AuditRefusal | undefined {
  if (contest.jurisdictions === 'all') return undefined;
  if (contest.jurisdictions.length === 0) return { code: 'contest-without-jurisdiction', contest: contest.name };
  const known = new Set(plan.jurisdictions.map((jurisdiction) => jurisdiction.name));
  const unknown = contest.jurisdictions.find((jurisdiction) => !known.has(jurisdiction));
  return unknown === undefined ? undefined : { code: 'unknown-jurisdiction', jurisdiction: unknown };
}

export function decideRoundSizes(plan: Plan, sizes: RoundSizes): Decision {
  const targets = plan.contests.filter(({ targeted }) => targeted).map(({ name }) => name);
  const asked = Object.keys(sizes);
  if (asked.length !== targets.length || !targets.every((name) => asked.includes(name))) {
    return err({ code: 'sizes-not-for-outstanding-contests', outstanding: targets, asked });
  }
  const isList = (list: readonly number[]) =>
    list.length >= 1 &&
    list.length <= PLANNED_ROUNDS_MAX &&
    list.every((size) => Number.isSafeInteger(size) && size > 0);
  const wrong = Object.entries(sizes).find(([, list]) => !isList(list));
  if (wrong !== undefined) {
    return err({ code: 'round-sizes-not-possible', contest: wrong[0], roundsMax: PLANNED_ROUNDS_MAX });
  }
  const most = Math.max(...Object.values(sizes).map((list) => list.length));
  // A round draws for every contest that is not settled, so none may run out before the others.
  const fewer = Object.entries(sizes).find(([, list]) => list.length < most);
  if (fewer !== undefined) {
    return err({ code: 'rounds-not-equally-many', contest: fewer[0], rounds: fewer[1].length, most });
  }
  return ok([{ type: 'round-sizes-planned', sizes }]);
}

export function decideFile(audit: BegunAudit, file: RegisteredFile): Decision {
  const { plan, files } = audit;
  const jurisdiction = file.jurisdiction;
  if (file.kind === 'standardized-contests') return decideStandardizedContests(plan, file);
  if (file.kind === 'participants' || jurisdiction === null || file.figures.kind !== file.kind) {
    return err({ code: 'file-not-expected', kind: file.kind, jurisdiction });
  }
  if (!plan.jurisdictions.some((known) => known.name === jurisdiction)) {
    return err({ code: 'unknown-jurisdiction', jurisdiction });
  }
  if (!kindOf(plan).files.includes(file.kind)) return err({ code: 'file-not-expected', kind: file.kind, jurisdiction });
  if (file.kind === 'candidate-totals') {
    if (plan.contests.length === 0) return err({ code: 'contests-needed-first' });
    if (!hasFile(files, 'manifest', jurisdiction)) return err({ code: 'manifest-needed-first', jurisdiction });
  }
  if (file.kind === 'cvrs' && !hasFile(files, 'manifest', jurisdiction)) {
    return err({ code: 'manifest-needed-first', jurisdiction });
  }
  return ok([{ type: 'file-registered', file }]);
}

/** One list for the whole audit, in audits that compare with CVRs: others have nothing that would be matched with it. */
function decideStandardizedContests(plan: Plan, file: RegisteredFile): Decision {
  const { jurisdiction, kind, figures } = file;
  if (jurisdiction !== null || figures.kind !== 'standardized-contests' || !kindOf(plan).files.includes('cvrs')) {
    return err({ code: 'file-not-expected', kind, jurisdiction });
  }
  for (const contest of figures.contests) {
    const refusal = refuseJurisdictions(plan, contest);
    if (refusal !== undefined) return err(refusal);
  }
  return ok([{ type: 'file-registered', file }]);
}

/** Names are matched against the CVRs that are there, so that nobody matches a name they do not have. */
export function decideNames({ plan, files }: BegunAudit, command: CommandOf<'match-names'>): Decision {
  const { type: _, ...matching } = command;
  const { jurisdiction, contests, choices } = matching;
  if (!plan.jurisdictions.some((known) => known.name === jurisdiction)) {
    return err({ code: 'unknown-jurisdiction', jurisdiction });
  }
  const registered = registeredCvrs(files).get(jurisdiction);
  if (registered === undefined) return err({ code: 'cvrs-needed-first', jurisdiction });
  for (const [name, contest] of Object.entries(contests)) {
    if (!plan.contests.some((known) => known.name === contest)) return err({ code: 'unknown-contest', contest });
    if (!registered.contests.some((known) => known.name === name)) {
      return err({ code: 'name-not-in-cvrs', jurisdiction, name });
    }
  }
  const twice = findRepeated(Object.values(contests));
  if (twice !== undefined) return err({ code: 'name-matched-twice', jurisdiction, name: twice });
  for (const [name, matched] of Object.entries(choices)) {
    const refusal = refuseChoiceNames({ plan, registered, matching }, name, matched);
    if (refusal !== undefined) return err(refusal);
  }
  return ok([{ type: 'names-matched', ...matching }]);
}

/** Two choices of the CVRs for one of the contest would add up what voters kept apart. */
function refuseChoiceNames(
  of: { readonly plan: Plan; readonly registered: CvrFigures; readonly matching: NameMatching },
  contest: string,
  matched: Readonly<Record<string, string>>,
): AuditRefusal | undefined {
  const { plan, registered, matching } = of;
  const { jurisdiction, contests } = matching;
  if (!plan.contests.some((known) => known.name === contest)) return { code: 'unknown-contest', contest };
  const nameInCvrs = Object.entries(contests).find(([, stands]) => stands === contest)?.[0] ?? contest;
  const found = registered.contests.find(({ name }) => name === nameInCvrs);
  const foreign = Object.keys(matched).find((name) => !found?.choices.some((choice) => choice.name === name));
  if (foreign !== undefined) return { code: 'name-not-in-cvrs', jurisdiction, name: foreign };
  const stand = (found?.choices ?? []).map(({ name }) => matched[name] ?? name);
  const repeated = findRepeated(stand);
  return repeated === undefined ? undefined : { code: 'name-matched-twice', jurisdiction, name: repeated };
}

export function decideSampling({ plan }: BegunAudit, command: CommandOf<'choose-sampling'>): Decision {
  const { cardStyles, selection } = command;
  if (selection.rule !== 'tickets') {
    if (cardStyles) return err({ code: 'selection-with-card-styles' });
    const known = new Set(plan.jurisdictions.map(({ name }) => name));
    const unknown = Object.keys(selection.cards).find((name) => !known.has(name));
    if (unknown !== undefined) return err({ code: 'unknown-jurisdiction', jurisdiction: unknown });
  }
  return ok([{ type: 'sampling-chosen', cardStyles, selection }]);
}

/** It is said of the totals that are in use. */
export function decideTotalsSource({ files }: BegunAudit, command: CommandOf<'state-totals'>): Decision {
  const { type: _, ...source } = command;
  const { jurisdiction, totals } = source;
  const inUse = files.find((file) => file.kind === 'candidate-totals' && file.jurisdiction === jurisdiction);
  if (inUse?.sha256 !== totals) return err({ code: 'file-not-there', kind: 'candidate-totals', jurisdiction });
  return ok([{ type: 'totals-stated', ...source }]);
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
  // A manifest that is in use says where ballots are drawn, whatever is declared.
  if (!holdsBallots && hasFile(audit.files, 'manifest', jurisdiction)) {
    return err({ code: 'manifest-in-use', jurisdiction });
  }
  return ok([{ type: 'jurisdiction-declared', jurisdiction, holdsBallots }]);
}

export function decideCommitment(
  audit: BegunAudit,
  command: Pick<CommandOf<'commit-inputs'>, 'commitment' | 'confirmed'>,
): Decision {
  const missing = missingInputs(audit);
  if (missing.length > 0) return err({ code: 'plan-incomplete', missing });
  const { commitment, confirmed } = command;
  const findings = planFindings(audit);
  const open = findings.filter((finding) => !confirmed.some((one) => isSameFinding(one, finding)));
  if (open.length > 0) return err({ code: 'findings-not-confirmed', findings: open });
  return ok([{ type: 'inputs-committed', commitment, confirmed: findings }]);
}

export function decideSettings(plan: Plan, settings: Settings): Decision {
  const { riskLimitPercent } = settings;
  if ((riskLimitPercent === 0) !== takesEverything(plan)) {
    return err({ code: 'risk-limit-not-for-type', auditType: plan.type, riskLimitPercent });
  }
  if (settings.doubleEntry === true && fieldworkIn({ type: plan.type, settings }) === 'totals') {
    return err({ code: 'double-entry-at-boards-only', auditType: plan.type });
  }
  return ok([{ type: 'settings-changed', version: 3, settings }]);
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
  missing.push(...reasonMissing(plan), ...writeInsMissing(plan));
  return [...missing, ...missingFiles(audit), ...standardizedMisfits(audit), ...kindOf(plan).missing(audit)];
}

function missingFiles({ plan, files }: BegunAudit): readonly MissingInput[] {
  const kind = kindOf(plan);
  return participatingJurisdictions(plan)
    .filter((jurisdiction) => kind.drawsFrom !== 'cards' || !plan.withoutBallots.includes(jurisdiction))
    .flatMap((jurisdiction) =>
      filesNeeded({ plan, files }, jurisdiction)
        .filter((what) => !hasFile(files, what, jurisdiction))
        .map((what): MissingInput => ({ what, jurisdiction })),
    );
}

function hasFile(files: readonly RegisteredFile[], kind: RegisteredFile['kind'], jurisdiction: string | null): boolean {
  return files.some((file) => file.kind === kind && file.jurisdiction === jurisdiction);
}
