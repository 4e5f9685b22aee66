import type { UploadReport } from '@plumbline/api';
import { kindOf, type Plan } from '@plumbline/audit';
import {
  type BallotManifest,
  contestInvolves,
  type ExpectedSource,
  type InputFileKind,
  type NamedHeaders,
} from '@plumbline/election';
import {
  type FileIssue,
  headersToName,
  type IssueReport,
  type ParticipantsFile,
  parseParticipantsCsv,
  parseStandardizedContestsCsv,
  type SmallFile,
  STANDARDIZED_CONTESTS_COLUMNS,
} from '@plumbline/election-files';
import { headerMappingOf, readCandidateTotals, readManifest } from '@plumbline/record';
import { fileWords } from '@plumbline/words/file-words';
import type { UploadFindings } from '../../stores/uploads.ts';

/** What a file is checked against. */
export type UploadCheck = {
  readonly kind: InputFileKind;
  /** What somebody has said of its headers. */
  readonly headers?: NamedHeaders | undefined;
  readonly jurisdiction: string | null;
  readonly plan: Plan;
  /** The jurisdiction's manifest: candidate totals are read against it. */
  readonly manifest: BallotManifest | undefined;
};

const PREVIEW_ROWS = 5;

/** Reads an uploaded file to its end and says everything there is to say about it. */
export function checkUpload(file: SmallFile, check: UploadCheck): UploadFindings {
  switch (check.kind) {
    case 'participants':
      return checkParticipants(file, check.plan);
    case 'standardized-contests':
      return checkStandardizedContests(file, check.plan);
    case 'manifest':
      return checkManifest(file, check);
    case 'candidate-totals':
      return checkTotals(file, check);
    case 'cvrs':
      throw new Error('cast vote records are no small file: they are checked by a task of their own');
  }
}

type Preview = UploadReport['preview'];
const NO_PREVIEW: Preview = { columns: [], rows: [] };

/** What was found, and nothing that was not. */
export function findings(
  report: IssueReport,
  content: Partial<
    Pick<UploadFindings, 'preview' | 'figures' | 'jurisdictions' | 'batchCounts' | 'headers' | 'naming'>
  >,
): UploadFindings {
  const { accepted, needsConfirmation, issues, issueCount } = report;
  const nothing = { preview: NO_PREVIEW, figures: null, jurisdictions: [] };
  return { accepted, needsConfirmation, issues, issueCount, ...nothing, ...content };
}

const SOURCE = 'Source of Expected Number';

function sourceInWords(source: ExpectedSource | undefined): string {
  return source === undefined ? '' : say(`participants.sources.${source}`);
}

function checkParticipants(file: SmallFile, plan: Plan): UploadFindings {
  const parsed = parseParticipantsCsv(file);
  if (!parsed.accepted) return findings(parsed, {});
  const { jurisdictions } = parsed.value;
  const saysFrom = jurisdictions.some((one) => one.expectedFrom !== undefined);
  return findings(withRemovals(parsed, removedJurisdictions(file, plan, parsed.value)), {
    preview: {
      columns: ['Jurisdiction', 'Admin Email', 'Expected Number of Ballots', ...(saysFrom ? [SOURCE] : [])],
      rows: jurisdictions
        .slice(0, PREVIEW_ROWS)
        .map((one) => [
          one.name,
          one.managers.join(', '),
          one.expectedBallots?.toString() ?? '',
          ...(saysFrom ? [sourceInWords(one.expectedFrom)] : []),
        ]),
    },
    figures: { kind: 'participants', jurisdictions: jurisdictions.length },
    jurisdictions: jurisdictions.map(({ name, expectedBallots, expectedFrom }) => ({
      name,
      expectedBallots,
      ...(expectedFrom && { expectedFrom }),
    })),
  });
}

function checkStandardizedContests(file: SmallFile, plan: Plan): UploadFindings {
  const parsed = parseStandardizedContestsCsv(file, { jurisdictions: plan.jurisdictions.map(({ name }) => name) });
  if (!parsed.accepted) return findings(parsed, {});
  const contests = parsed.value.contests.map(({ name, jurisdictions, choices }) => ({ name, jurisdictions, choices }));
  return findings(parsed, {
    preview: {
      columns: [...STANDARDIZED_CONTESTS_COLUMNS],
      rows: contests
        .slice(0, PREVIEW_ROWS)
        .map(({ name, jurisdictions, choices }) => [
          name,
          jurisdictions === 'all' ? jurisdictions : jurisdictions.join('; '),
          choices?.join('; ') ?? '',
        ]),
    },
    figures: { kind: 'standardized-contests', contests },
  });
}

const say = fileWords('en');

/** A new list replaces the old one: what it no longer names loses its files, which somebody should have meant. */
function removedJurisdictions(file: SmallFile, plan: Plan, listed: ParticipantsFile): readonly FileIssue[] {
  const kept = new Set(listed.jurisdictions.map((one) => one.name));
  const removed = plan.jurisdictions.map((one) => one.name).filter((name) => !kept.has(name));
  if (removed.length === 0) return [];
  return [
    {
      severity: 'CONFIRM',
      code: 'JURISDICTIONS_WOULD_BE_REMOVED',
      file: file.name,
      found: removed.join(', '),
      message: say('participants.removed', { count: removed.length, names: removed.join(', ') }),
      advice: say('participants.removedAdvice'),
      count: removed.length,
    },
  ];
}

function withRemovals(report: IssueReport, removals: readonly FileIssue[]): IssueReport {
  if (removals.length === 0) return report;
  const issues = [...removals, ...report.issues];
  const occurrences = removals.reduce((sum, issue) => sum + issue.count, report.issueCount);
  return { ...report, needsConfirmation: true, issues, issueCount: occurrences };
}

function checkManifest(file: SmallFile, { plan, jurisdiction, headers }: UploadCheck): UploadFindings {
  const { report, content } = readManifest(file, plan, { jurisdiction: jurisdiction ?? '', headers });
  const said = headers === undefined ? {} : { headers };
  const naming = headers !== undefined || report.issues.some(({ code }) => OF_HEADERS.has(code));
  const offered = naming
    ? { ...said, naming: headersToName(file, { form: kindOf(plan).manifest, ...mappingOf(headers) }) }
    : said;
  if (content === undefined) return findings(report, offered);
  const { batches } = content.value;
  const has = (column: 'container' | 'tabulator') => batches.some((batch) => batch[column] !== null);
  const saysCvrs = batches.some(({ inCvr }) => inCvr !== undefined);
  const columns = [
    ...(has('container') ? ['Container'] : []),
    ...(has('tabulator') ? ['Tabulator'] : []),
    'Batch Name',
    'Number of Ballots',
    ...(saysCvrs ? ['CVR'] : []),
  ];
  const rows = batches
    .slice(0, PREVIEW_ROWS)
    .map((batch) => [
      ...(has('container') ? [batch.container ?? ''] : []),
      ...(has('tabulator') ? [batch.tabulator ?? ''] : []),
      batch.name,
      batch.ballots.toString(),
      ...(saysCvrs ? [batch.inCvr === true ? 'Y' : 'N'] : []),
    ]);
  return findings(report, { preview: { columns, rows }, figures: content.figures, ...offered });
}

function mappingOf(headers: NamedHeaders | undefined) {
  return headers === undefined ? {} : { headerMapping: headerMappingOf(headers) };
}

/** What is found where headers are not those that are asked for: somebody can then say what each is. */
const OF_HEADERS: ReadonlySet<FileIssue['code']> = new Set<FileIssue['code']>([
  'MISSING_COLUMN',
  'UNKNOWN_COLUMN',
  'HEADERS_MAPPED',
]);

function checkTotals(file: SmallFile, { plan, jurisdiction, manifest }: UploadCheck): UploadFindings {
  const place = { jurisdiction: jurisdiction ?? '', manifest: manifest ?? { batches: [] } };
  const { report, content } = readCandidateTotals(file, plan, place);
  if (content === undefined) return findings(report, {});
  const contests = plan.contests.filter((contest) => contestInvolves(contest, place.jurisdiction));
  const columns = contests.flatMap((contest) =>
    contest.choices.map((choice) => ({ contest: contest.name, choice: choice.name })),
  );
  const rows = content.value.batches
    .slice(0, PREVIEW_ROWS)
    .map(({ batch, votes }) => [
      batch,
      ...columns.map(({ contest, choice }) => votes[contest]?.[choice]?.toString() ?? ''),
    ]);
  const titles = columns.map(({ contest, choice }) => (plan.contests.length > 1 ? `${contest} - ${choice}` : choice));
  return findings(report, { preview: { columns: ['Batch Name', ...titles], rows }, figures: content.figures });
}
