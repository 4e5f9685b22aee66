import type { Readable } from 'node:stream';
import { type MarkGroupAsked, showBoardPin } from '@plumbline/api';
import { besideIn, fieldworkIn, isInRounds, type ListPart } from '@plumbline/audit';
import type { StoredBatch } from '@plumbline/ballot-management';
import { documentFileName, documentsOf, isRetrievalList, type PrinterMeasured } from '@plumbline/documents';
import type { DocumentKind } from '@plumbline/election';
import { entriesOf, err, ok, type Result } from '@plumbline/prelude';
import { canonicalJson, type RoundTimes } from '@plumbline/record';
import { detail } from '@plumbline/words/detail-words';
import { type MadeFile, streamMadeFile } from '../../made/made-files.ts';
import { type ReportFile, takeKept, throughKept } from '../../made/through-kept.ts';
import type { Allowed, Permission } from '../../policy/permissions.ts';
import { labelStockAsked } from '../../printing/label-stocks.ts';
import { type Refusal, refuse } from '../../road/define-command.ts';
import type { Services } from '../../services.ts';
import { electionIdOf } from '../../stores/audits.ts';
import type { ReportNamed } from '../../stores/kept-reports.ts';
import { namesOfPeople } from '../../stores/people.ts';
import { partsOfActor, roleInWords, withoutAddresses } from '../../stores/people-in-log.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { refusePart } from '../inputs/refuse-part.ts';
import { boardLines } from '../screens/board-lines.ts';
import { comparisonsVisible } from '../screens/comparisons-visible.ts';
import { documentsToPrint } from '../screens/documents-to-print.ts';
import { isBoardSecret } from '../screens/is-board-secret.ts';
import { printedBesides } from '../screens/printed-besides.ts';
import { refuseUnfetchable } from '../screens/refuse-unfetchable.ts';
import { saidByOffice } from '../screens/said-by-office.ts';
import { shownTexts, textInWords } from '../screens/shown-texts.ts';
import { standOfDocument, standOfReport } from '../screens/stand-of-report.ts';
import { storedToFetch } from '../screens/stored-to-fetch.ts';
import { isLongReport } from '../screens/takes-long.ts';
import { watches } from '../screens/withheld-entries.ts';
import type { DocumentOrder } from './make-document.ts';
import type { ReportOrder } from './make-report.ts';
import { templateCsv } from './templates.ts';

/** What a download is about. */
export type DownloadRequest = {
  readonly history: BegunHistory;
  readonly jurisdiction?: string | undefined;
  readonly kind?: string | undefined;
  readonly document?: DocumentKind | undefined;
  /** Of a retrieval list; null for all of it. */
  readonly part: ListPart | null;
  readonly paper: 'letter' | 'a4';
  /** The labels in the printer, and what was measured of it. */
  readonly stock?: string | undefined;
  readonly measured?: PrinterMeasured | undefined;
  /** Of tally-mark sheets. */
  readonly markGroup?: MarkGroupAsked | undefined;
  /** A report in one form, or in every form with a file that explains it. */
  readonly as: 'csv' | 'zip' | 'json' | 'html';
  /** In which whoever asks may have it. */
  readonly role: Allowed;
  /** Who asks for it. */
  readonly personId: string | null;
  /** Where whoever asks reaches this server. */
  readonly origin: string;
  /** Whether somebody waits for it, or a job makes it, which may take long. */
  readonly waits: 'reader' | 'job';
};

/** A file to save: short, or a stream of what a thread made. */
export type Download = {
  /** Whether it is kept, and can be taken again. */
  readonly isKept?: boolean;
  /** Under which identifier it was kept just now. */
  readonly keptAs?: string;
  readonly name: string;
  readonly content: string | Readable;
  /** Where it is no CSV. */
  readonly type?: 'application/pdf' | 'application/zip' | 'application/json' | 'text/html; charset=utf-8';
};

export type DownloadDefinition = {
  readonly path: string;
  readonly permission: (request: Pick<DownloadRequest, 'jurisdiction' | 'kind' | 'document'>) => Permission;
  /** Whether it says what was found in work that is not finished, which an observer does not read. */
  readonly saysUnfinished: (request: Pick<DownloadRequest, 'history' | 'jurisdiction'>) => Refusal | undefined;
  readonly make: (services: Services, request: DownloadRequest) => Promise<Result<Download, Refusal>>;
};

/** Every file made on request, by address. */
export const DOWNLOADS: readonly DownloadDefinition[] = [
  {
    path: '/api/audit-report.csv',
    permission: ({ jurisdiction }) => (jurisdiction === undefined ? 'audit-report.read' : 'jurisdiction-report.read'),
    saysUnfinished: reportNotYet,
    make: auditReport,
  },
  {
    path: '/api/retrieval-list.csv',
    permission: () => 'retrieval-list.read',
    saysUnfinished: () => undefined,
    make: retrievalList,
  },
  {
    path: '/api/document.pdf',
    permission: ({ jurisdiction, document }) => {
      if (jurisdiction === undefined) return 'audit-document.print';
      return document !== undefined && isBoardSecret(document) ? 'board-link.hand-out' : 'document.print';
    },
    saysUnfinished: () => undefined,
    make: printedDocument,
  },
  {
    path: '/api/discrepancy-report.csv',
    permission: () => 'comparisons.read',
    saysUnfinished: wholeReportNotYet,
    make: discrepancyReport,
  },
  {
    path: '/api/reported-results.csv',
    permission: () => 'comparisons.read',
    saysUnfinished: wholeReportNotYet,
    make: reportedResults,
  },
  {
    path: '/api/templates',
    permission: ({ jurisdiction }) => (jurisdiction === undefined ? 'plan.prepare' : 'file.read'),
    saysUnfinished: () => undefined,
    make: template,
  },
];

function wholeReportNotYet({ history }: Pick<DownloadRequest, 'history'>): Refusal | undefined {
  return history.audit.phase === 'round-open' ? REPORT_NOT_YET : undefined;
}

function reportNotYet(request: Pick<DownloadRequest, 'history' | 'jurisdiction'>): Refusal | undefined {
  const { jurisdiction, history } = request;
  if (jurisdiction === undefined) return wholeReportNotYet(request);
  const { audit } = history;
  if (!isInRounds(audit) || comparisonsVisible(audit, jurisdiction, 'observer')) return undefined;
  return { code: 'not-allowed', detail: detail('jurisdictionReportNotYet', { name: jurisdiction }) };
}

const REPORT_NOT_YET: Refusal = { code: 'not-allowed', detail: detail('reportNotYet') };
/** What browsers take a form for; of CSV it is said where it is sent. */
const TYPES = {
  csv: {},
  json: { type: 'application/json' },
  html: { type: 'text/html; charset=utf-8' },
} as const;

const NO_SUCH_FORM = refuse('not-found', detail('noSuchForm'));
const NOTHING_DRAWN = refuse('not-found', detail('nothingDrawn'));
const IN_BACKGROUND = refuse('made-in-background', detail('madeInBackground'));

async function auditReport(services: Services, request: DownloadRequest): Promise<Result<Download, Refusal>> {
  const { history, jurisdiction, as } = request;
  const { name } = history.audit.plan;
  const stamp = services.now().toISOString().replaceAll(/[:.]/g, '-').slice(0, 16);
  if (as === 'json' || as === 'html') return NO_SUCH_FORM;
  if (as === 'zip') {
    const of = jurisdiction === undefined ? name : `${jurisdiction}-${name}`;
    const pack = { kind: 'pack', ofJurisdiction: jurisdiction ?? null } as const;
    const made = await keptReport(services, request, { kind: 'audit', name: `audit-report-${of}-${stamp}.zip` }, pack);
    return made.ok ? ok({ ...made.value, type: 'application/zip' }) : made;
  }
  if (jurisdiction === undefined) {
    const named = { kind: 'audit', name: `audit-report-${name}-${stamp}.csv` } as const;
    return keptReport(services, request, named, { kind: 'audit' });
  }
  const named = { kind: 'audit', name: `audit-report-${jurisdiction}-${name}-${stamp}.csv` } as const;
  return keptReport(services, request, named, { kind: 'jurisdiction', jurisdiction });
}

async function retrievalList(services: Services, request: DownloadRequest): Promise<Result<Download, Refusal>> {
  const { history, jurisdiction, part } = request;
  const { audit } = history;
  if (!isInRounds(audit) || jurisdiction === undefined) return NOTHING_DRAWN;
  const notThere = await partNotThere(services, request);
  if (notThere !== undefined) return notThere;
  const units = fieldworkIn(audit.plan) === 'batches' ? 'batch' : 'ballot';
  const of = part === null ? '' : `-${part.by}-${part.name}`;
  const name = `${units}-retrieval-${jurisdiction}-round-${audit.rounds.length}${of}.csv`;
  const stored = await storedForReader(services, request, jurisdiction);
  const unfetchable = await refuseList(services, request, stored);
  if (unfetchable !== undefined) return unfetchable;
  const report = { kind: 'retrieval-list', jurisdiction, part, stored } as const;
  return ok({ name, content: streamMadeFile(await reportOf(services, request, report)) });
}

/** Where the batches are kept: for those who fetch, and not for whoever watches, to whom the ballot room says nothing. */
async function storedForReader(services: Services, { history, role }: DownloadRequest, jurisdiction: string) {
  if (watches(role)) return undefined;
  const electionId = await electionIdOf(services.db, history.auditId);
  return storedToFetch(services.db, history.audit, { electionId, jurisdiction });
}

/** Why a retrieval list is not made; read from the manifest, as it is written. */
async function refuseList(
  { inputFiles }: Services,
  { history: { audit }, jurisdiction, part }: DownloadRequest,
  stored: readonly StoredBatch[] | undefined,
) {
  if (stored === undefined || jurisdiction === undefined || !isInRounds(audit)) return undefined;
  const inputs = await inputFiles.ofJurisdiction(audit, jurisdiction);
  return refuseUnfetchable({ audit, inputs, jurisdiction, stored, part });
}

const GROUPS = { 20: 20, 50: 50, 100: 100 } as const;

async function printedDocument(services: Services, request: DownloadRequest): Promise<Result<Download, Refusal>> {
  const { history, jurisdiction, document: kind, part, paper, measured, origin, personId } = request;
  const { audit, auditId, head } = history;
  const kinds = documentsOf(audit, jurisdiction === undefined ? 'audit' : 'jurisdiction');
  if (kind === undefined || !kinds.includes(kind)) return refuse('not-found', detail('noDocument'));
  const notThere = await partNotThere(services, request);
  if (notThere !== undefined) return notThere;
  const stock = labelStockAsked(request);
  if (!stock.ok) return stock;
  const labels = { stock: stock.value, measured };
  const at = services.now().toISOString();
  const { markGroup = '20' } = request;
  const order = { audit, jurisdiction, kind, part, head: head.hash, at, paper, labels, markGroup: GROUPS[markGroup] };
  const { besides, stand: standBesides } = await printedBesides(services, history, jurisdiction);
  const unfetchable = isRetrievalList(kind) ? await refuseList(services, request, besides.stored) : undefined;
  if (unfetchable !== undefined) return unfetchable;
  const said = await saidByOffice(services.db, auditId);
  const secrets = isBoardSecret(kind)
    ? { boardSecrets: await boardSecrets(services, history, { kind, jurisdiction: jurisdiction ?? '', origin }) }
    : {};
  const print = () => services.workers.run('print-document', { ...order, besides, ...said, ...secrets });
  const name = documentFileName(kind, [jurisdiction ?? '', part?.name ?? ''].join(' '));
  const type = 'application/pdf' as const;
  // What opens a board is given to whoever may have it now, and kept nowhere.
  if (isBoardSecret(kind) || (request.waits === 'reader' && !(await takesLong(services, request, kind)))) {
    return ok({ name, content: streamMadeFile(await print()), type });
  }
  const printedAs = { paper, stock: stock.value.name, measured: measured ?? null, markGroup };
  const asked = canonicalJson({ document: kind, part, ...printedAs });
  const place = { auditId, jurisdiction: jurisdiction ?? null };
  const report = { place, kind: 'document', form: 'pdf', withAddresses: true, asked } as const;
  const stand = standOfDocument(history, { said, standBesides });
  const file = { head, report, stand, name, personId };
  if (request.waits === 'job') return ok({ ...(await throughKept(services, file, print)), type });
  const kept = await takeKept(services, file);
  return kept === undefined ? IN_BACKGROUND : ok({ ...kept, type });
}

/** Whether a document is among those that are made in the background: as they are listed, a part of one as the whole. */
async function takesLong(
  services: Services,
  { history, jurisdiction, paper, stock }: DownloadRequest,
  kind: DocumentKind,
): Promise<boolean> {
  const listed = await documentsToPrint(services, history, { jurisdiction, paper, stock });
  return listed.ok && listed.value.documents.some((one) => one.kind === kind && one.inBackground);
}

async function partNotThere(services: Services, { history, jurisdiction, part }: DownloadRequest) {
  const { audit } = history;
  if (part === null || jurisdiction === undefined || !isInRounds(audit)) return undefined;
  const inputs = await services.inputFiles.ofJurisdiction(audit, jurisdiction);
  return refusePart(audit, inputs, { jurisdiction, part });
}

/** What a document says of each board that can be handed out: its whole address or its PIN, and never both. */
async function boardSecrets(
  services: Services,
  history: BegunHistory,
  of: { readonly kind: DocumentKind; readonly jurisdiction: string; readonly origin: string },
): Promise<NonNullable<DocumentOrder['boardSecrets']>> {
  const boards = await boardLines(services, history, { jurisdiction: of.jurisdiction, mayHandOut: true });
  if (of.kind === 'board-pin-slips') {
    const pins = boards.flatMap(({ board, pin }) => (pin === null ? [] : [[board, showBoardPin(pin.digits)] as const]));
    return { boardPins: new Map(pins) };
  }
  const links = boards.flatMap(({ board, link }) =>
    link === null ? [] : [[board, new URL(link, of.origin).href] as const],
  );
  return { boardLinks: new Map(links) };
}

async function discrepancyReport(services: Services, request: DownloadRequest): Promise<Result<Download, Refusal>> {
  const { history, as } = request;
  const { audit } = history;
  if (as === 'zip') return NO_SUCH_FORM;
  if (!isInRounds(audit)) return NOTHING_DRAWN;
  // Of totals of a round there is nothing that could be looked at again.
  if (fieldworkIn(audit.plan) === 'totals') {
    return err({ code: 'not-for-data-entry', command: 'record-ballot' });
  }
  const named = { kind: 'discrepancies', name: `discrepancy-report-${audit.plan.name}.${as}` } as const;
  const made = await keptReport(services, request, named, { kind: 'discrepancies', as });
  return made.ok ? ok({ ...made.value, ...TYPES[as] }) : made;
}

async function reportedResults(services: Services, request: DownloadRequest): Promise<Result<Download, Refusal>> {
  const { history, as } = request;
  const { audit } = history;
  if (as === 'zip') return NO_SUCH_FORM;
  if (fieldworkIn(audit.plan) !== 'batches') {
    return err({ code: 'not-for-audit-type', command: 'record-batch', auditType: audit.plan.type });
  }
  const named = { kind: 'reported-results', name: `reported-results-${audit.plan.name}.${as}` } as const;
  const made = await keptReport(services, request, named, { kind: 'reported-results', as });
  return made.ok ? ok({ ...made.value, ...TYPES[as] }) : made;
}

async function template(services: Services, request: DownloadRequest): Promise<Result<Download, Refusal>> {
  const { history, jurisdiction, kind } = request;
  const { audit } = history;
  const manifest = jurisdiction === undefined ? undefined : await services.inputFiles.manifest(audit, jurisdiction);
  const content = templateCsv(audit.plan, { kind, jurisdiction, manifest });
  return content === undefined
    ? refuse('not-found', detail('noTemplate'))
    : ok({ name: `${kind}-template.csv`, content });
}

/** Reports that print the notes of audit boards. */
const WITH_NOTES: ReadonlySet<ReportOrder['report']['kind']> = new Set([
  'audit',
  'pack',
  'jurisdiction',
  'discrepancies',
]);

/** A report as it was built from what stands now, or built now and kept. */
async function keptReport(
  services: Services,
  request: DownloadRequest,
  { kind, name }: { readonly kind: Exclude<ReportNamed['kind'], 'document'>; readonly name: string },
  report: ReportOrder['report'],
): Promise<Result<ReportFile, Refusal>> {
  const { history, jurisdiction, as: form, role, personId } = request;
  // Reports of comparisons are of the whole audit, wherever they are asked for.
  const of = kind === 'audit' ? (jurisdiction ?? null) : null;
  const withAddresses = role !== 'observer';
  const place = { auditId: history.auditId, jurisdiction: of };
  const named = { place, kind, form, withAddresses, asked: '' };
  const file = { head: history.head, report: named, stand: standOfReport(history), name, personId };
  // Whoever watches sends nothing, so that nothing is made for them: they wait.
  if (request.waits === 'reader' && !watches(role) && isLongReport(history.audit, of ?? undefined)) {
    const kept = await takeKept(services, file);
    return kept === undefined ? IN_BACKGROUND : ok(kept);
  }
  return ok(await throughKept(services, file, () => reportOf(services, request, report)));
}

/** A report says by which role a round was opened again, and no name. */
function withRoles({ earlierClosings, ...times }: RoundTimes): RoundTimes {
  if (earlierClosings === undefined) return times;
  const said = earlierClosings.map((one) => ({
    ...one,
    reopenedBy: roleInWords(partsOfActor(one.reopenedBy).role),
  }));
  return { ...times, earlierClosings: said };
}

/** Reports of a statewide audit take a while, so a thread makes them. */
async function reportOf(
  services: Services,
  { history, role }: Pick<DownloadRequest, 'history' | 'role'>,
  report: ReportOrder['report'],
): Promise<MadeFile> {
  const { audit, rounds } = history;
  const withAddresses = role !== 'observer';
  const people = isInRounds(audit)
    ? [...entriesOf(audit.results.batches)].flatMap(([, batches]) =>
        [...entriesOf(batches)].flatMap(([, one]) => [one, ...besideIn(one)].map(({ enteredBy }) => enteredBy)),
      )
    : [];
  const ids = [...new Set(people)].filter((id) => /^[0-9a-f-]{36}$/.test(id));
  const known = await namesOfPeople(services.db, ids);
  const names = withAddresses ? known : withoutAddresses(known);
  const wanted = WITH_NOTES.has(report.kind) ? 'all' : [];
  const shown = await shownTexts(services.db, history.auditId, wanted, { withAddresses });
  const texts = new Map([...shown].map(([digest, text]) => [digest, textInWords(text)]));
  const roundTimes = new Map(rounds.map((round, index) => [index + 1, withRoles(round)]));
  return services.workers.run('report', { report, audit, roundTimes, names, texts });
}
