import { fileSaying } from '@plumbline/words/file-words';
import { isBlankRow } from './csv-cells.ts';
import type { CvrFile } from './cvr-reading.ts';
import { reportBlankCell, reportMissingColumns, rowTexts } from './row-checks.ts';
import { readCsvRows, type UploadContext } from './upload-context.ts';

/** What Hart's scanned-ballot-information files say about a card. */
type ScannedBallot = { readonly uniqueIdentifier: string; readonly workstation: string };

/** The cards of all scanned-ballot-information files by CvrGuid. */
export type ScannedBallots = ReadonlyMap<string, ScannedBallot>;

const REQUIRED = { CvrId: 'cvrid', UniqueIdentifier: 'uniqueidentifier', Workstation: 'workstation' } as const;

/**
 * Reads scanned-ballot-information files: a line `#FormatVersion`, a header whose first name begins with `#`, and a
 * line for each page. Pages of one card must say the same.
 */
export async function readScannedBallots(context: UploadContext, files: readonly CvrFile[]): Promise<ScannedBallots> {
  const ballots = new Map<string, ScannedBallot>();
  const workstations = new Map<string, string>();
  for (const file of files) await readFile({ context, file, ballots, workstations });
  return ballots;
}

async function readFile(options: {
  readonly context: UploadContext;
  readonly file: CvrFile;
  readonly ballots: Map<string, ScannedBallot>;
  readonly workstations: Map<string, string>;
}): Promise<void> {
  const { context, file, ballots, workstations } = options;
  const { issues } = context.intake;
  let stage: 'first-line' | 'header' | 'rows' | 'unusable' = 'first-line';
  let columns = { guid: -1, identifier: -1, workstation: -1 };
  await readCsvRows(context, file, (row) => {
    if (stage === 'unusable' || isBlankRow(row)) return;
    const cells = rowTexts(row);
    if (stage === 'first-line') {
      stage = cells[0]?.includes('#FormatVersion') === true ? 'header' : 'unusable';
      if (stage === 'unusable') reportFirstLine(context, file, cells[0] ?? '');
      return;
    }
    if (stage === 'header') {
      const names = cells.map((cell) => cell.replace(/^#/, '').trim().toLowerCase());
      columns = {
        guid: names.indexOf(REQUIRED.CvrId),
        identifier: names.indexOf(REQUIRED.UniqueIdentifier),
        workstation: names.indexOf(REQUIRED.Workstation),
      };
      const missing = Object.entries(REQUIRED).flatMap(([name, folded]) => (names.includes(folded) ? [] : [name]));
      stage = reportMissingColumns({ missing, names: cells, row: row.row, issues }) ? 'unusable' : 'rows';
      return;
    }
    const guid = cells[columns.guid] ?? '';
    const text = cells[columns.workstation] ?? '';
    // One string for each workstation: a file of a million lines names a handful.
    const workstation = workstations.get(text) ?? text;
    workstations.set(text, workstation);
    const ballot = { uniqueIdentifier: cells[columns.identifier] ?? '', workstation };
    if (guid === '') {
      reportBlankCell(issues, row.row, 'CvrId');
      return;
    }
    const known = ballots.get(guid);
    if (known === undefined) ballots.set(guid, ballot);
    else if (known.uniqueIdentifier !== ballot.uniqueIdentifier || known.workstation !== workstation) {
      issues.error({
        code: 'SBI_CONFLICT',
        file: file.name,
        row: row.row,
        found: guid,
        message: fileSaying('hart.cardHasDifferentDataIn', { guid, row: row.row, file: file.name }),
        advice: fileSaying('hart.exportTheScannedBallotInformation'),
      });
    }
  });
  if (stage === 'first-line') reportFirstLine(context, file, '');
}

function reportFirstLine({ intake }: UploadContext, file: CvrFile, found: string): void {
  intake.issues.error({
    code: 'SBI_BAD_FIRST_LINE',
    file: file.name,
    row: 1,
    found,
    expected: '#FormatVersion',
    message: fileSaying('hart.mustStartWithFormatversion', { file: file.name }),
    advice: fileSaying('hart.sendTheScannedBallotInformation'),
  });
}
