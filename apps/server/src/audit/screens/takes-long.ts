import { type BegunAudit, currentRound, isInRounds, unitsDrawnIn } from '@plumbline/audit';

/* What takes longer than two seconds on a small server, or has more than 500 pages, is made in the background. */

/** A document may have so many pages. */
const PAGES_MAX = 500;
/** A piece of text takes a tenth of a millisecond to lay out and as much to write. */
const TEXTS_MAX = 8_000;
/** So many ballots or batches are laid out in a second, in each document that has a line or a page for each. */
const UNITS_MAX = 500;
/** Rows of a report, and of the files that it is built from. */
const REPORT_ROWS_MAX = 5_000;
const BATCHES_MAX = 50_000;

/** Whether so much was drawn in a jurisdiction that what has a line for each is not laid out while somebody waits. */
export function hasManyUnits(audit: BegunAudit, jurisdiction: string | undefined): boolean {
  if (jurisdiction === undefined || !isInRounds(audit)) return false;
  return unitsDrawnIn(currentRound(audit), jurisdiction).length > UNITS_MAX;
}

/** Whether nobody should wait until a document is printed. */
export function isLongDocument({ pages, texts }: { readonly pages: number; readonly texts: number }): boolean {
  return pages > PAGES_MAX || texts > TEXTS_MAX;
}

/** Whether nobody should wait until a report is built: of the audit, or of one of its jurisdictions. */
export function isLongReport(audit: BegunAudit, jurisdiction: string | undefined): boolean {
  const isOf = (place: string | null) => jurisdiction === undefined || place === jurisdiction;
  const rounds = isInRounds(audit) ? audit.rounds : [];
  const rows =
    jurisdiction === undefined
      ? rounds.reduce((sum, { draws }) => sum + draws.length, 0)
      : rounds.reduce((sum, round) => sum + unitsDrawnIn(round, jurisdiction).length, 0);
  const batches = audit.files.reduce((sum, { figures, jurisdiction: place }) => {
    const isListed = figures.kind === 'manifest' || figures.kind === 'candidate-totals';
    return isListed && isOf(place) ? sum + figures.batches : sum;
  }, 0);
  return rows > REPORT_ROWS_MAX || batches > BATCHES_MAX;
}
