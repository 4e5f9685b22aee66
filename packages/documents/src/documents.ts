import {
  type BegunAudit,
  currentRound,
  type Fieldwork,
  fieldworkIn,
  isInRounds,
  kindOf,
  type ListPart,
  reviewTeamOf,
} from '@plumbline/audit';
import { DOCUMENT_KINDS, type DocumentKind } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { ballotLabels } from './ballot-labels.ts';
import { ballotRetrievalList } from './ballot-retrieval-list.ts';
import { ballotTallySheets } from './ballot-tally-sheets.ts';
import { batchRetrievalList } from './batch-retrieval-list.ts';
import { batchTallySheets } from './batch-tally-sheets.ts';
import { boardHandOverSheets } from './board-hand-over-sheets.ts';
import { boardPinSlips } from './board-pin-slips.ts';
import { commitmentSheet } from './commitment-sheet.ts';
import { containerInventorySheet } from './container-inventory-sheet.ts';
import { modelRules } from './model-rules.ts';
import type { FootContext } from './page-foot.ts';
import { placeholderSheets } from './placeholder-sheets.ts';
import { pressResult } from './press-result.ts';
import type { JurisdictionContext, PrintContext } from './print-context.ts';
import { type ComposedDocument, laidOut, type PrintedDocument, printDocument } from './printed-document.ts';
import { refilingList } from './refiling-list.ts';
import type { OnPage } from './render-pdf.ts';
import { roleSheets } from './role-sheets.ts';
import { roomSupplies } from './room-supplies.ts';
import { seedSheet } from './seed-sheet.ts';
import type { Piece } from './sheet.ts';
import { signInSheets } from './sign-in-sheets.ts';
import { signOffCertificate } from './sign-off-certificate.ts';
import { stackLabels } from './stack-labels.ts';
import { staffBadges } from './staff-badges.ts';
import { staffingPlan } from './staffing-plan.ts';
import { tableCards } from './table-cards.ts';
import { tableSigns } from './table-signs.ts';
import { tallyEntrySheet } from './tally-entry-sheet.ts';
import { tallyMarkSheets } from './tally-mark-sheets.ts';

type Definition = {
  /** What people enter in the audits that print it; null where every audit does. */
  readonly fieldwork: readonly Fieldwork[] | null;
  /** Whether there is something to print before anything was drawn. */
  readonly since: 'planning' | 'committed' | 'rounds' | 'measured';
  /** Not where everything is counted and nothing is drawn. */
  readonly sampleOnly?: true;
  /** Whether it has a line, or a page, for each unit that was drawn. */
  readonly growsWithUnits?: true;
  /** White paper where nothing is said. */
  readonly printedOn?: FootContext['printedOn'];
} & (
  | { readonly of: 'audit'; readonly compose: (context: PrintContext) => ComposedDocument }
  | { readonly of: 'jurisdiction'; readonly compose: (context: JurisdictionContext) => ComposedDocument }
);

const DOCUMENTS: Readonly<Record<DocumentKind, Definition>> = {
  'commitment-sheet': {
    of: 'audit',
    fieldwork: null,
    since: 'committed',
    sampleOnly: true,
    compose: commitmentSheet,
  },
  'refiling-list': {
    of: 'jurisdiction',
    fieldwork: null,
    since: 'rounds',
    growsWithUnits: true,
    compose: refilingList,
  },
  'seed-sheet': { of: 'audit', fieldwork: null, since: 'planning', sampleOnly: true, compose: seedSheet },
  'sign-in-sheets': { of: 'jurisdiction', fieldwork: null, since: 'planning', compose: signInSheets },
  'ballot-retrieval-list': {
    of: 'jurisdiction',
    fieldwork: ['ballots', 'totals'],
    since: 'rounds',
    growsWithUnits: true,
    compose: ballotRetrievalList,
  },
  'ballot-labels': {
    of: 'jurisdiction',
    fieldwork: ['ballots', 'totals'],
    since: 'rounds',
    growsWithUnits: true,
    printedOn: 'labels',
    compose: ballotLabels,
  },
  'placeholder-sheets': {
    of: 'jurisdiction',
    fieldwork: ['ballots', 'totals'],
    since: 'rounds',
    growsWithUnits: true,
    printedOn: 'bright',
    compose: placeholderSheets,
  },
  'ballot-tally-sheets': {
    of: 'jurisdiction',
    fieldwork: ['ballots', 'totals'],
    since: 'rounds',
    growsWithUnits: true,
    compose: ballotTallySheets,
  },
  'batch-tally-sheets': {
    of: 'jurisdiction',
    fieldwork: ['batches'],
    since: 'rounds',
    growsWithUnits: true,
    compose: batchTallySheets,
  },
  'stack-labels': {
    of: 'jurisdiction',
    fieldwork: ['batches'],
    since: 'rounds',
    printedOn: 'heavy',
    compose: stackLabels,
  },
  'container-inventory-sheet': {
    of: 'jurisdiction',
    fieldwork: null,
    since: 'rounds',
    growsWithUnits: true,
    compose: containerInventorySheet,
  },
  'room-supplies': { of: 'jurisdiction', fieldwork: null, since: 'planning', compose: roomSupplies },
  'staffing-plan': { of: 'jurisdiction', fieldwork: null, since: 'planning', compose: staffingPlan },
  'staff-badges': { of: 'jurisdiction', fieldwork: null, since: 'planning', printedOn: 'heavy', compose: staffBadges },
  'table-signs': { of: 'jurisdiction', fieldwork: null, since: 'planning', printedOn: 'heavy', compose: tableSigns },
  'table-cards': { of: 'jurisdiction', fieldwork: null, since: 'planning', printedOn: 'heavy', compose: tableCards },
  'role-sheets': { of: 'jurisdiction', fieldwork: null, since: 'planning', compose: roleSheets },
  'board-hand-over-sheets': {
    of: 'jurisdiction',
    fieldwork: ['ballots', 'batches'],
    since: 'rounds',
    compose: boardHandOverSheets,
  },
  'board-pin-slips': { of: 'jurisdiction', fieldwork: ['ballots', 'batches'], since: 'rounds', compose: boardPinSlips },
  'tally-mark-sheets': { of: 'jurisdiction', fieldwork: ['batches'], since: 'planning', compose: tallyMarkSheets },
  'tally-entry-sheet': {
    of: 'jurisdiction',
    fieldwork: ['batches'],
    since: 'rounds',
    growsWithUnits: true,
    compose: tallyEntrySheet,
  },
  'sign-off-certificate': { of: 'jurisdiction', fieldwork: null, since: 'rounds', compose: signOffCertificate },
  'model-rules': { of: 'audit', fieldwork: null, since: 'planning', compose: modelRules },
  'press-result': { of: 'audit', fieldwork: null, since: 'measured', compose: pressResult },
  'batch-retrieval-list': {
    of: 'jurisdiction',
    fieldwork: ['batches'],
    since: 'rounds',
    growsWithUnits: true,
    compose: batchRetrievalList,
  },
};

/** The documents that an audit prints in its phase, for the whole of it or for each jurisdiction, in the order of their use. */
export function documentsOf(audit: BegunAudit, of: 'audit' | 'jurisdiction'): readonly DocumentKind[] {
  return DOCUMENT_KINDS.filter((kind) => {
    const document = DOCUMENTS[kind];
    const fits = document.fieldwork === null || document.fieldwork.includes(fieldworkIn(audit.plan));
    if (document.sampleOnly === true && kindOf(audit.plan).takes !== 'sample') return false;
    // Where batches are counted the only board is a review team, and seldom is there one.
    const isOfTeam = isOfBoards(kind) && fieldworkIn(audit.plan) === 'batches';
    if (isOfTeam && !hasReviewTeam(audit)) return false;
    return document.of === of && fits && hasCome(document.since, audit);
  });
}

function isOfBoards(kind: DocumentKind): boolean {
  return kind === 'board-hand-over-sheets' || kind === 'board-pin-slips';
}

function hasReviewTeam(audit: BegunAudit): boolean {
  return isInRounds(audit) && Object.values(currentRound(audit).work).some((work) => reviewTeamOf(work) !== undefined);
}

function hasCome(since: Definition['since'], audit: BegunAudit): boolean {
  if (since === 'committed') return 'commitment' in audit;
  if (since === 'measured')
    return isInRounds(audit) && audit.rounds.some(({ measurements }) => measurements.length > 0);
  return since === 'planning' || isInRounds(audit);
}

/** A document of the audit, or of one of its jurisdictions. */
export type WantedDocument = {
  readonly kind: DocumentKind;
  readonly jurisdiction: string | undefined;
  /** Of a retrieval list; all of it where nothing is said. */
  readonly part?: ListPart | null | undefined;
};

/** How long a document is: its pages, and the pieces of text on them, by which the time goes that printing takes. */
export type DocumentSize = { readonly pages: number; readonly texts: number };

/** How long a document is that `documentsOf` names, without printing it. */
export function sizeOf(context: PrintContext, wanted: WantedDocument): DocumentSize {
  const { place, document } = compose(context, wanted);
  const { sheets } = laidOut(place, document);
  const texts = sheets.flatMap(({ pieces }) => pieces).reduce((sum, piece) => sum + textsIn(piece), 0);
  return { pages: sheets.length, texts };
}

function textsIn({ marks = [], children = [] }: Piece): number {
  const own = marks.filter(({ type }) => type === 'text').length;
  return children.reduce((sum, child) => sum + textsIn(child), own);
}

/** Whether people walk with it to what was drawn. */
export function isRetrievalList(kind: DocumentKind): boolean {
  return kind === 'ballot-retrieval-list' || kind === 'batch-retrieval-list';
}

/** Whether a document has a line, or a page, for each unit that was drawn. */
export function growsWithUnits(kind: DocumentKind): boolean {
  return DOCUMENTS[kind].growsWithUnits === true;
}

/** Prints a document that `documentsOf` names, of the jurisdiction where it is one of a jurisdiction. */
export function printOf(
  context: PrintContext,
  wanted: WantedDocument,
  onPage: OnPage = () => undefined,
): Promise<PrintedDocument> {
  const { place, document } = compose(context, wanted);
  return printDocument(place, document, onPage);
}

/** A document before it is laid out, and the place it is printed for. */
export function compose(context: PrintContext, { kind, jurisdiction, part }: WantedDocument) {
  const definition = DOCUMENTS[kind];
  const { printedOn = 'white' } = definition;
  if (definition.of === 'audit') {
    return { place: { ...context, printedOn }, document: definition.compose(context) };
  }
  assert(jurisdiction !== undefined, 'a document of a jurisdiction is asked for with its name', kind);
  const place = { ...context, jurisdiction, part };
  return { place: { ...place, printedOn }, document: definition.compose(place) };
}

/** The file of a document: what it belongs to and its kind, in lower case with hyphens. */
export function documentFileName(kind: DocumentKind, place: string): string {
  const name = place
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return `${name === '' ? 'audit' : name}-${kind}.pdf`;
}
