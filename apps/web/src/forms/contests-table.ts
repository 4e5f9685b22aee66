import type { AuditHeading } from '@plumbline/api';
import { type AuditRefusal, refusalsOfContests } from '@plumbline/audit';
import type { DefinedContest } from '@plumbline/election';
import {
  type ContestOfTable,
  type ContestsLayout,
  contestsTemplateRows,
  decodeText,
  type FileIssue,
  parseContestsCsv,
  parsePastedContests,
  sniffBinary,
} from '@plumbline/election-files/contests';
import { refusalDetail } from '@plumbline/words/refusal-words';

export { contestsCsv, contestsTemplateCsv } from '@plumbline/election-files/contests';

/* Fetched when somebody opens the table: the readers of files are no part of the page before. */

/** What decides how a table of contests is read in an audit. */
export type TableOfAudit = {
  readonly heading: Pick<AuditHeading, 'type' | 'drawsFrom' | 'comparedWith' | 'hasStrata'>;
  readonly jurisdictions: readonly string[];
};

/** What a table turned out to hold: the contests where nothing stands in the way, and whatever is to be known about it. */
export type ContestsRead = {
  readonly name: string;
  readonly issues: readonly FileIssue[];
  readonly issueCount: number;
  readonly needsConfirmation: boolean;
  /** Undefined where something has to be corrected first. */
  readonly contests: readonly DefinedContest[] | undefined;
};

/** The columns that an audit asks for. */
export function layoutOf({ heading }: TableOfAudit): ContestsLayout {
  // Of cards without records somebody has to say what was reported.
  return { drawsFrom: heading.drawsFrom, fromRecords: heading.comparedWith === 'cvrs' && !heading.hasStrata };
}

/** The headings and the first contest of the example. */
export function exampleOf(table: TableOfAudit): readonly (readonly string[])[] {
  const rows = contestsTemplateRows(layoutOf(table), table.jurisdictions);
  return rows.slice(0, EXAMPLE_ROWS).map((cells) => cells.map(String));
}

const EXAMPLE_ROWS = 4;

/** The text of a file, to be corrected in its field; undefined where it is none. */
export function textOfTable(bytes: Uint8Array): string | undefined {
  return sniffBinary(bytes) === undefined ? decodeText(bytes)?.text : undefined;
}

/**
 * Reads a table: what is wrong with its cells by row and column, and then what keeps its contests out of an audit of
 * this type, by the same rule by which they are defined. All of it at once.
 */
export function readContestsTable(
  from: { readonly name: string } & ({ readonly text: string } | { readonly bytes: Uint8Array }),
  table: TableOfAudit,
): ContestsRead {
  const { name } = from;
  const context = { ...layoutOf(table), jurisdictions: table.jurisdictions };
  const parsed =
    'text' in from
      ? parsePastedContests(from.text, context, name)
      : parseContestsCsv({ name, bytes: from.bytes }, context);
  const { issueCount, needsConfirmation } = parsed;
  const issues = parsed.issues.toSorted(bySeverityAndRow);
  if (!parsed.accepted) return { name, issues, issueCount, needsConfirmation, contests: undefined };
  const read = parsed.value.contests;
  const contests = read.map(({ contest }) => contest);
  const plan = { type: table.heading.type, jurisdictions: table.jurisdictions.map((one) => ({ name: one })) };
  const refused = refusalsOfContests(plan, contests).map((refusal) => issueOf(refusal, name, read));
  return {
    name,
    issues: [...refused, ...issues],
    issueCount: refused.length + issueCount,
    needsConfirmation,
    contests: refused.length === 0 ? contests : undefined,
  };
}

const SEVERITIES: readonly FileIssue['severity'][] = ['ERROR', 'CONFIRM', 'WARNING'];

/** As somebody goes through the table to put it right. */
function bySeverityAndRow(one: FileIssue, other: FileIssue): number {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) || (one.row ?? 0) - (other.row ?? 0);
}

/** A refusal in the row in which its contest begins. Its sentence says what to do as well. */
function issueOf(refusal: AuditRefusal, file: string, read: readonly ContestOfTable[]): FileIssue {
  const name = 'contest' in refusal ? refusal.contest : null;
  const row = read.find(({ contest }) => contest.name === name)?.row;
  return {
    severity: 'ERROR',
    code: 'CONTEST_NOT_POSSIBLE',
    file,
    ...(row !== undefined && { row }),
    message: refusalDetail(refusal),
    advice: '',
    count: 1,
  };
}
