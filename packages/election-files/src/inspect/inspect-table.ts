import { type ManifestContext, parseBallotManifestCsv } from '../ballot-manifest-csv.ts';
import { parseCandidateTotalsCsv, parseCandidateTotalsTable } from '../candidate-totals-csv.ts';
import { decodeText } from '../csv/decode-text.ts';
import { parseParticipantsCsv } from '../participants-csv.ts';
import type { SmallFile } from '../small-file.ts';
import { parseStandardizedContestsCsv } from '../standardized-contests-csv.ts';
import { parseTabulatorStatusXml } from '../tabulator-status-xml.ts';
import { type Inspection, inspectionOf, type TableKindName } from './inspection.ts';
import type { InspectionContext } from './inspection-context.ts';

const MANIFEST_FORMS: Partial<Record<TableKindName, ManifestContext['form']>> = {
  manifest: 'any',
  'manifest-polling': 'by-batch',
  'manifest-batch': 'by-batch',
  'manifest-comparison': 'by-tabulator',
  'manifest-hybrid': 'by-tabulator-with-cvrs',
};

/** Inspects a file that is one table. */
export function inspectTable(file: SmallFile, kind: TableKindName, context: InspectionContext): Inspection {
  const form = MANIFEST_FORMS[kind];
  const about = { kind: form === undefined ? kind : 'manifest', format: kind, encoding: encodingOf(file) };
  if (form !== undefined) {
    const parsed = parseBallotManifestCsv(file, { form });
    return inspectionOf(about, parsed, parsed.accepted ? manifestFigures(parsed.value) : {});
  }
  switch (kind) {
    case 'participants': {
      const parsed = parseParticipantsCsv(file);
      if (!parsed.accepted) return inspectionOf(about, parsed, {});
      const { jurisdictions } = parsed.value;
      const managers = new Set(jurisdictions.flatMap((jurisdiction) => jurisdiction.managers));
      return inspectionOf(about, parsed, { jurisdictions: jurisdictions.length, managers: managers.size });
    }
    case 'standardized-contests': {
      const parsed = parseStandardizedContestsCsv(file, { jurisdictions: context.jurisdictions });
      if (!parsed.accepted) return inspectionOf(about, parsed, {});
      const contests = parsed.value.contests.map(({ name, jurisdictions, choices }) => ({
        name,
        jurisdictions,
        choices,
      }));
      return inspectionOf(about, parsed, { contests });
    }
    case 'tabulator-status': {
      const parsed = parseTabulatorStatusXml({
        name: file.name,
        bytes: 'bytes' in file ? file.bytes : new Uint8Array(),
      });
      return inspectionOf(about, parsed, parsed.accepted ? { tabulators: parsed.value.tabulators.length } : {});
    }
    default: {
      const parsed = parseTotals(file, context);
      if (!parsed.accepted) return inspectionOf(about, parsed, {});
      const { batches, columns } = parsed.value;
      const totals = Object.fromEntries(columns.map(({ header, total }) => [header, total]));
      return inspectionOf(about, parsed, { batches: batches.length, totals });
    }
  }
}

function manifestFigures({
  rows,
  ballots,
}: {
  readonly rows: readonly { readonly tabulator: string | null; readonly container: string | null }[];
  readonly ballots: number;
}): Inspection['figures'] {
  const distinct = (values: readonly (string | null)[]) => new Set(values.filter((value) => value !== null)).size;
  return {
    batches: rows.length,
    ballots,
    tabulators: distinct(rows.map(({ tabulator }) => tabulator)),
    containers: distinct(rows.map(({ container }) => container)),
  };
}

/** Without the choices of the contests, every column beside the batch's name is taken as votes. */
function parseTotals(file: SmallFile, { manifest, contests }: InspectionContext) {
  const named = contests?.flatMap((contest) =>
    contest.choices === null ? [] : [{ ...contest, choices: contest.choices }],
  );
  return named === undefined || named.length === 0
    ? parseCandidateTotalsTable(file, { manifest })
    : parseCandidateTotalsCsv(file, { contests: named, manifest });
}

function encodingOf(file: SmallFile): string | null {
  return 'bytes' in file ? (decodeText(file.bytes)?.encoding ?? null) : 'xlsx';
}
