import type { AuditInputs, BegunAudit, ListPart } from '@plumbline/audit';
import type { StoredBatch } from '@plumbline/ballot-management';
import type { Language } from '@plumbline/words';
import type { ContactToSay } from '@plumbline/words/help-contact-words';
import type { LabelStock } from './label-stock.ts';
import type { PrinterMeasured } from './printer-fit.ts';
import type { SupplyLine } from './room-supplies.ts';
import type { PaperName } from './sheet.ts';
import type { StaffTrainings } from './staffing-plan.ts';
import type { Typeface } from './typeface.ts';

/** Ballots that are added up together where votes are marked ballot by ballot: a hundred on a sheet. */
export type MarkGroup = 20 | 50 | 100;

/** What a printed document is made from. Everything that changes from hour to hour comes in here. */
export type PrintContext = {
  readonly audit: BegunAudit;
  readonly inputs: AuditInputs;
  /** What the document was made from, by its SHA-256 in hexadecimal: the newest entry of the log, or a folder of files. */
  readonly source: { readonly type: 'log' | 'folder'; readonly sha256: string };
  /** Of the program. */
  readonly version: string;
  /** When it is printed, ISO 8601 in UTC. */
  readonly at: string;
  readonly language: Language;
  readonly paper: PaperName;
  readonly typeface: Typeface;
  /** The labels in the printer, and what was measured of it; a printer that nobody measured keeps size and place. */
  readonly labels: { readonly stock: LabelStock; readonly measured: PrinterMeasured | undefined };
  /** How many ballots are added up together on tally-mark sheets; 20 where nobody chose. */
  readonly markGroup?: MarkGroup | undefined;
  /** The address of each board, where whoever prints may hand them out. */
  readonly boardLinks?: ReadonlyMap<string, string>;
  /** The PIN of each board as people read it: never on the same paper as its address. */
  readonly boardPins?: ReadonlyMap<string, string>;
  /** What the office has planned for its room in the place of what is proposed. */
  readonly roomPlan?: {
    readonly supplies: readonly SupplyLine[] | null;
    /** Names by the place they have in `staffPlaces`. */
    readonly names: ReadonlyMap<string, string>;
    /** Where the jurisdiction has a ballot room. */
    readonly trainings?: StaffTrainings;
  };
  /** By batch, ballots that were remade, where a ballot room says so: the original of each is fetched with its duplicate. */
  readonly remade?: readonly {
    readonly tabulator: string | null;
    readonly batch: string;
    readonly ballots: readonly { readonly original: string; readonly duplicate: string }[];
  }[];
  /** Where the batches to fetch are kept now, where a ballot room says so. */
  readonly stored?: readonly StoredBatch[] | undefined;
  /** Whom to call, as the office has said it; none where it has not, or where the office is not known. */
  readonly helpContact?: ContactToSay | null;
};

/** The context of what one jurisdiction prints. */
export type JurisdictionContext = PrintContext & {
  readonly jurisdiction: string;
  /** Of a retrieval list; all of it where nothing is said. */
  readonly part?: ListPart | null | undefined;
};
