import {
  type AuditInRounds,
  ballotsInBatch,
  type ContestMeasurement,
  cardsListed,
  countedTally,
  countVotes,
  cvrPlanOf,
  drawsInRound,
  fieldworkIn,
  findCount,
  isEnteredTwice,
  isInRounds,
  isRanked,
  methodOfAnyDraws,
  type Plan,
  type Round,
  reportedBatches,
  reportedTally,
  riskLimitOf,
  takesEverything,
  totalsOfRound,
} from '@plumbline/audit';
import { addTallies, type Contest, compareNames } from '@plumbline/election';
import type { CsvValue } from '@plumbline/election-files';
import { reportWords } from '@plumbline/words/report-words';
import { assertionSections } from './assertion-rows.ts';
import { cardOrderSections } from './card-order-rows.ts';
import { earlierClosingSections } from './earlier-closings.ts';
import { countedVotesRows } from './hand-tally-rows.ts';
import { manifestStatementSections } from './manifest-statement-rows.ts';
import {
  CORRECTED_COLUMNS,
  correctedCells,
  HAND_COUNT_COLUMNS,
  handCountCells,
  OUTCOME_TEXTS,
} from './measurement-cells.ts';
import { type OfficialResult, officialResults } from './official-results.ts';
import { rankingSections, runoffSections } from './ranked-count-rows.ts';
import type { ReportContext } from './report-context.ts';
import { type ReportSection, sectionsCsv } from './report-section.ts';
import { pValueText, votesText, yesNo } from './report-text.ts';
import { rulesSections } from './rules-rows.ts';
import { sampledBallotRows } from './sampled-ballots.ts';
import { sampledBatchRows } from './sampled-batches.ts';
import { countedPlaces, placesWithContest, recordsOfDraws } from './seen-votes.ts';
import { contestStrataCells, contestStrataColumns, roundStrataCells, roundStrataColumns } from './strata-cells.ts';
import { totalsRows } from './totals-rows.ts';
import { UNIVERSE_COLUMNS, universeCells } from './universe-cells.ts';

const say = reportWords('en');

type Rows = readonly (readonly CsvValue[])[];

/** The whole audit as one CSV of sections: what was decided, drawn, found and measured. */
export function auditReportCsv(context: ReportContext): string {
  return sectionsCsv(auditReportSections(context));
}

/** The same as sections, from which every form of the report is written. */
export function auditReportSections(context: ReportContext): readonly ReportSection[] {
  const { audit } = context;
  const sections: ReportSection[] = [
    { name: 'electionInfo', rows: electionRows(audit.plan) },
    { name: 'contests', rows: contestRows(context) },
    ...assertionSections(context),
    ...nameSections(audit.plan),
    ...manifestStatementSections(context),
    ...cardOrderSections(context),
    ...rulesSections(audit.plan),
    { name: 'auditSettings', rows: settingsRows(context) },
  ];
  if (!isInRounds(audit)) return sections;
  const batches = fieldworkIn(audit.plan) === 'batches';
  if (fieldworkIn(audit.plan) === 'totals') sections.push({ name: 'totals', rows: totalsRows(audit, 'all') });
  if (!batches) sections.push({ name: 'auditBoards', rows: boardRows(audit) });
  sections.push({ name: 'rounds', rows: roundRows(context, audit) }, ...earlierClosingSections(context, audit));
  const official = officialResults(audit);
  if (official !== undefined) sections.push({ name: 'officialResults', rows: officialRows(official) });
  if (takesEverything(audit.plan) && audit.phase !== 'round-open') {
    sections.push({ name: 'countedVotes', rows: countedVotesRows(audit) });
  }
  sections.push(
    ...runoffSections(audit),
    sampledSection(context, audit, 'all'),
    ...rankingSections(context, audit, 'all'),
  );
  return sections;
}

/** A row for each choice, contest by contest. */
function officialRows(results: readonly OfficialResult[]): Rows {
  return [
    [say('contestName'), say('choice'), say('countedVotes'), say('resultByHandCount')],
    ...results.flatMap(({ contest, choices }) =>
      choices.map(({ choice, votes, result }) => [contest, choice, votes, say(`byHandCount.${result}`)]),
    ),
  ];
}

/** A jurisdiction's own part: its sampled ballots or batches. */
export function jurisdictionReportCsv(context: ReportContext, jurisdiction: string): string {
  return sectionsCsv(jurisdictionReportSections(context, jurisdiction));
}

/** The same as sections. */
export function jurisdictionReportSections(context: ReportContext, jurisdiction: string): readonly ReportSection[] {
  const { audit } = context;
  if (!isInRounds(audit)) return [{ name: 'nothingSampledYet', rows: [] }];
  const sampled = sampledSection(context, audit, { jurisdiction });
  const rankings = rankingSections(context, audit, { jurisdiction });
  if (fieldworkIn(audit.plan) !== 'totals') return [sampled, ...rankings];
  return [{ name: 'totals', rows: totalsRows(audit, { jurisdiction }) }, sampled];
}

function sampledSection(
  context: ReportContext,
  audit: AuditInRounds,
  of: 'all' | { readonly jurisdiction: string },
): ReportSection {
  if (fieldworkIn(audit.plan) !== 'batches') {
    return { name: 'sampledBallots', rows: sampledBallotRows(context, audit, of) };
  }
  const name = takesEverything(audit.plan) ? 'handTallyBatches' : 'sampledBatches';
  return { name, rows: sampledBatchRows(context, audit, of) };
}

function electionRows(plan: Plan): Rows {
  return [
    [say('organization'), say('electionName'), say('state')],
    [plan.organization, plan.settings?.electionName ?? '', plan.settings?.state ?? ''],
  ];
}

/** What cast vote records call contests, where that is not the audit's own name; nothing where nobody matched any. */
function nameSections(plan: Plan): readonly ReportSection[] {
  const rows = Object.entries(cvrPlanOf(plan).names)
    .flatMap(([jurisdiction, { contests }]) =>
      Object.entries(contests).map(([inCvrs, contest]) => [jurisdiction, contest, inCvrs]),
    )
    .toSorted(([one = ''], [other = '']) => compareNames(one, other));
  if (rows.length === 0) return [];
  const header = [say('jurisdiction'), say('contestName'), say('cvrContestName')];
  return [{ name: 'contestNames', rows: [header, ...rows] }];
}

function contestRows({ audit, inputs }: ReportContext): Rows {
  const { plan } = audit;
  const batches = fieldworkIn(plan) === 'batches';
  // Whoever counts everything has no totals of each batch to begin with.
  const totalled = batches && !takesEverything(plan);
  const runoff = plan.contests.some((contest) => contest.majorityOrRunoff);
  const listed = plan.contests.some((contest) => contest.writeIns !== undefined);
  const ranked = plan.contests.some(isRanked);
  const stated = plan.contests.some((contest) => contest.reportedWinner !== undefined);
  const header = [
    say('contestName'),
    say('targeted'),
    say('numberOfWinners'),
    say('votesAllowed'),
    ...(ranked ? [say('countedBy')] : []),
    ...(stated ? [say('reportedWinner')] : []),
    say('totalBallotsCast'),
    say('voteTotals'),
    ...contestStrataColumns(plan),
    ...(totalled ? [say('voteTotalsFromBatches')] : []),
    ...(batches ? [say('pendingBallots')] : UNIVERSE_COLUMNS),
    ...(runoff ? [say('runoffLaw'), say('reportedRunoffResults')] : []),
    ...(listed ? [say('writeInsReportedAs'), say('qualifiedWriteIns')] : []),
    ...(plan.roundSizes === undefined ? [] : [say('measuredBy'), say('plannedDraws')]),
  ];
  const rows = plan.contests.map((contest) => {
    const reported = Object.fromEntries(contest.choices.map((choice) => [choice.name, choice.votes]));
    const counted = reportedBatches(plan, contest, inputs).flatMap((batch) =>
      batch.votes === null ? [] : [{ [contest.name]: batch.votes }],
    );
    return [
      contest.name,
      contest.targeted ? say('isTargeted') : say('opportunistic'),
      contest.winners,
      contest.votesAllowed,
      ...(ranked ? [say(isRanked(contest) ? 'instantRunoff' : 'mostVotes')] : []),
      ...(stated ? [contest.reportedWinner ?? ''] : []),
      contest.totalBallots ?? cardsListed(plan, contest, inputs),
      votesText(contest, reported),
      ...contestStrataCells(audit, contest),
      ...(totalled ? [votesText(contest, addTallies(counted)[contest.name] ?? {})] : []),
      ...(batches ? [contest.pendingBallots] : universeCells(audit, contest)),
      ...(runoff ? runoffCells(contest) : []),
      ...(listed ? writeInCells(contest) : []),
      ...(plan.roundSizes === undefined ? [] : plannedCells(plan, contest)),
    ];
  });
  return [header, ...rows];
}

/** As which choice write-ins were reported, and whose name counts; blank where nobody gave a list. */
function writeInCells({ writeIns }: Contest): readonly string[] {
  if (writeIns === undefined) return ['', ''];
  return [writeIns.choice, writeIns.names.length === 0 ? say('nobodyQualified') : writeIns.names.join('; ')];
}

/** The method that measures the contest, and the draws of each round, which were fixed before the seed. */
function plannedCells(plan: Plan, contest: Contest): readonly string[] {
  const method = contest.targeted ? plan.method : methodOfAnyDraws(plan);
  return [method.toUpperCase(), (plan.roundSizes?.[contest.name] ?? []).join('; ')];
}

/** Exactly half of the votes is no majority. */
function runoffCells(contest: Contest): readonly string[] {
  if (!contest.majorityOrRunoff) return ['', ''];
  const votes = contest.choices.map((choice) => choice.votes);
  const all = votes.reduce((sum, count) => sum + count, 0);
  const majority = 2 * Math.max(...votes) > all;
  return [say('subjectToRunoffLaw'), majority ? say('majority') : say('noMajority')];
}

function settingsRows({ audit }: ReportContext): Rows {
  const { plan } = audit;
  const seed = audit.phase === 'planning' || audit.phase === 'committed' ? '' : (audit.seed ?? '');
  return [
    [
      say('auditName'),
      say('auditType'),
      say('auditMathType'),
      say('riskLimit'),
      say('randomSeed'),
      say('onlineDataEntry'),
      ...(isEnteredTwice(plan) ? [say('doubleEntry')] : []),
      say('compatibility'),
    ],
    [
      plan.name,
      plan.type.replaceAll('-', '_').toUpperCase(),
      plan.method.toUpperCase(),
      plan.settings === null || takesEverything(plan) ? '' : `${plan.settings.riskLimitPercent}%`,
      seed,
      yesNo(plan.settings?.dataEntry === 'online'),
      ...(isEnteredTwice(plan) ? [yesNo(true)] : []),
      yesNo(plan.compatibility),
    ],
  ];
}

function boardRows(audit: AuditInRounds): Rows {
  const rows: (readonly CsvValue[])[] = [
    [
      say('roundNumber'),
      say('jurisdictionName'),
      say('auditBoardName'),
      say('member1Name'),
      say('member2Name'),
      say('signedOff'),
    ],
  ];
  for (const round of audit.rounds) {
    for (const jurisdiction of Object.keys(round.work).toSorted(compareNames)) {
      for (const board of round.work[jurisdiction]?.boards ?? []) {
        const [first = '', second = first === '' ? '' : say('onePerson')] = board.members;
        rows.push([round.number, jurisdiction, board.name, first, second, yesNo(board.signedOff)]);
      }
    }
  }
  return rows;
}

function roundRows(context: ReportContext, audit: AuditInRounds): Rows {
  const batches = fieldworkIn(audit.plan) === 'batches';
  const header = [
    say('roundNumber'),
    say('contestName'),
    say('targeted'),
    say('sampleSize'),
    say('riskLimitMet'),
    say('pValue'),
    say('outcome'),
    say('startTime'),
    say('endTime'),
    say('lastSignOff'),
    say('auditedVotes'),
    ...(batches
      ? [say('batchesSampled'), say('ballotsSampled'), say('reportedVotes'), ...HAND_COUNT_COLUMNS]
      : [say('ballotsNotFound'), say('drawsOfUnlistedCards'), ...roundStrataColumns(audit.plan)]),
    ...(audit.plan.compatibility ? CORRECTED_COLUMNS : []),
  ];
  const rows = audit.rounds.flatMap((round) =>
    audit.plan.contests.flatMap((contest) => {
      const measurement = round.measurements.find((one) => one.contest === contest.name);
      const inRound = measurement !== undefined || round.sampleSizes[contest.name] !== undefined;
      if (!inRound) return [];
      const found = batches
        ? [...batchCells(context, audit, { round, contest }), ...handCountCells(measurement)]
        : [
            ...ballotCells(context, audit, { round, contest, ballots: fieldworkIn(audit.plan) === 'ballots' }),
            ...roundStrataCells(context, audit, { round, contest }),
          ];
      const corrected = audit.plan.compatibility ? correctedCells(audit.plan, measurement) : [];
      return [[...roundCells(context, { round, contest, measurement }), ...found, ...corrected]];
    }),
  );
  return [header, ...rows];
}

function roundCells(
  context: ReportContext,
  row: { readonly round: Round; readonly contest: Contest; readonly measurement: ContestMeasurement | undefined },
): readonly CsvValue[] {
  const { round, contest, measurement } = row;
  const times = context.roundTimes.get(round.number);
  const { plan } = context.audit;
  const riskLimit = plan.settings === null ? 0 : riskLimitOf(plan.settings);
  // Where everything is counted there is no limit to meet: the outcome stands beside.
  const hasLimit = measurement !== undefined && !takesEverything(plan);
  return [
    round.number,
    contest.name,
    contest.targeted ? say('isTargeted') : say('opportunistic'),
    round.sampleSizes[contest.name] ?? '',
    hasLimit ? yesNo(measurement.riskLimitMet) : '',
    measurement === undefined ? '' : pValueText(measurement.pValue, riskLimit),
    measurement === undefined ? '' : OUTCOME_TEXTS[measurement.outcome],
    times?.openedAt ?? '',
    times?.closedAt ?? '',
    times?.finishedAt ?? '',
  ];
}

/** Batches drawn in the round for any contest, each once; a combined batch counts as one. */
function batchCells(
  { inputs }: ReportContext,
  audit: AuditInRounds,
  row: { readonly round: Round; readonly contest: Contest },
): readonly CsvValue[] {
  const places = placesWithContest(audit, countedPlaces(audit, [row.round]), row.contest);
  const audited = places.map((place) => countedTally(findCount(audit, place)?.sheets ?? []));
  const reported = places.map((place) => reportedTally(audit, inputs, place));
  const ofContest = Object.fromEntries(row.contest.choices.map(({ name, votes }) => [name, votes]));
  const ballots = places.reduce((sum, place) => sum + ballotsInBatch(audit, inputs, place), 0);
  return [
    votesText(row.contest, addTallies(audited)[row.contest.name] ?? {}),
    places.length,
    ballots,
    votesText(row.contest, takesEverything(audit.plan) ? ofContest : (addTallies(reported)[row.contest.name] ?? {})),
  ];
}

/** What was seen in the round of the draws that count for the contest. */
function ballotCells(
  { inputs }: ReportContext,
  audit: AuditInRounds,
  row: { readonly round: Round; readonly contest: Contest; readonly ballots: boolean },
): readonly CsvValue[] {
  const { draws, phantomDraws } = drawsInRound(audit, row.contest, { inputs, round: row.round.number });
  if (!row.ballots) {
    const { votes, notFound } = totalsOfRound(row.round, row.contest);
    return [votesText(row.contest, votes), notFound, phantomDraws];
  }
  const records = recordsOfDraws(audit, draws);
  const notFound = records.filter(({ record }) => record.state === 'not-found').length;
  return [votesText(row.contest, countVotes(row.contest, records)), notFound, phantomDraws];
}
