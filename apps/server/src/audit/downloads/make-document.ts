import { type BegunAudit, isInRounds, type ListPart } from '@plumbline/audit';
import {
  documentsOf,
  growsWithUnits,
  isRetrievalList,
  loadFonts,
  openTypeface,
  type PrintContext,
  printOf,
  sizeOf,
  unfetchableStops,
} from '@plumbline/documents';
import type { DocumentKind } from '@plumbline/election';
import { englishOf } from '@plumbline/words/english-of';
import { codeVersion } from '../../code-version.ts';
import type { InputFiles } from '../inputs/input-files.ts';
import { isBoardSecret } from '../screens/is-board-secret.ts';
import type { SaidByOffice } from '../screens/said-by-office.ts';
import { hasManyUnits, isLongDocument } from '../screens/takes-long.ts';

/** What to print. Plain data: it is made in a thread of its own. */
export type DocumentOrder = SaidByOffice & {
  readonly audit: BegunAudit;
  readonly jurisdiction: string | undefined;
  /** Of a retrieval list; all of it where nothing is said. */
  readonly part?: ListPart | null;
  /** SHA-256 of the newest entry of the log. */
  readonly head: string;
  /** When it is printed, ISO 8601. */
  readonly at: string;
  readonly paper: PrintContext['paper'];
  readonly labels: PrintContext['labels'];
  readonly markGroup?: PrintContext['markGroup'];
  /** The address of each board, or its PIN, for whoever may hand them out. */
  readonly boardSecrets?: Pick<PrintContext, 'boardLinks' | 'boardPins'>;
  /** What stands on papers of the jurisdiction and in no log of the audit. */
  readonly besides: Pick<PrintContext, 'roomPlan' | 'remade' | 'stored'>;
};

/** A document that can be printed, and how long it is: null where counting its pages would take as long as printing them. */
export type DocumentLine = {
  readonly kind: DocumentKind;
  readonly pages: number | null;
  /** Whether it takes longer than somebody should wait. */
  readonly inBackground: boolean;
};

/** Prints one document. */
export async function makeDocument(
  order: DocumentOrder & { readonly kind: DocumentKind },
  inputFiles: InputFiles,
  onPage: (page: number, pages: number) => void,
): Promise<Uint8Array> {
  const { kind, jurisdiction, part = null } = order;
  const { pdf } = await printOf(await contextOf(order, inputFiles), { kind, jurisdiction, part }, onPage);
  return pdf;
}

/**
 * What can be printed now, laid out but not written. What would have no page, as sheets for boards while there are none, is
 * not offered, and neither is a list of what cannot be fetched.
 */
export async function listDocuments(order: DocumentOrder, inputFiles: InputFiles): Promise<readonly DocumentLine[]> {
  const { jurisdiction } = order;
  const context = await contextOf(order, inputFiles);
  const kinds = documentsOf(order.audit, jurisdiction === undefined ? 'audit' : 'jurisdiction');
  const isLong = hasManyUnits(order.audit, jurisdiction);
  return kinds
    .filter((kind) => !isRetrievalList(kind) || unfetchableIn(context, jurisdiction).length === 0)
    .map((kind) => {
      if (isLong && growsWithUnits(kind)) return { kind, pages: null, inBackground: true };
      const size = sizeOf(context, { kind, jurisdiction });
      // What opens a board is not kept, so nobody can be given it later.
      return { kind, pages: size.pages, inBackground: isLongDocument(size) && !isBoardSecret(kind) };
    })
    .filter(({ pages }) => pages !== 0);
}

function unfetchableIn({ audit, inputs, stored }: PrintContext, jurisdiction: string | undefined) {
  if (stored === undefined || jurisdiction === undefined || !isInRounds(audit)) return [];
  return unfetchableStops({ audit, inputs, jurisdiction, stored });
}

let typeface: PrintContext['typeface'] | undefined;

async function contextOf(order: DocumentOrder, inputFiles: InputFiles): Promise<PrintContext> {
  const { audit, jurisdiction, head, at, paper, labels, markGroup, boardSecrets, besides } = order;
  const { helpContact, ownWords } = order;
  const inputs =
    jurisdiction === undefined ? await inputFiles.all(audit) : await inputFiles.ofJurisdiction(audit, jurisdiction);
  // A thread opens the fonts once.
  typeface ??= openTypeface(loadFonts());
  const source = { type: 'log', sha256: head } as const;
  const program = { version: codeVersion, at, language: englishOf(ownWords) } as const;
  return {
    audit,
    inputs,
    source,
    ...program,
    paper,
    labels,
    markGroup,
    typeface,
    helpContact,
    ...boardSecrets,
    ...besides,
  };
}
