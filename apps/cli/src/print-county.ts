import { createHash } from 'node:crypto';
import type { CountyFile, FilledForm } from '@plumbline/ballot-management';
import {
  ballotFileName,
  EMPTY_FORMS,
  type FormOnPaper,
  loadFonts,
  openTypeface,
  printForm,
  printUnitLabels,
  type SheetContext,
  sheetOfFigures,
  type UnitLabel,
} from '@plumbline/documents';
import description from '../package.json' with { type: 'json' };

/** A document of a county, made when it is asked for. */
export type CountyDocument = {
  readonly file: string;
  readonly kind: string;
  readonly print: () => Promise<{ readonly pages: number; readonly pdf: Uint8Array }>;
};

export type PrintedFor = {
  readonly election: string;
  readonly jurisdiction: string;
  /** What the figures stand in; of forms to write on, nothing. */
  readonly told: string;
  readonly at: string;
};

/** Every form of the ballot room as a sheet to write on. */
export function emptyForms(context: PrintedFor): readonly CountyDocument[] {
  const sheets = sheetContext(context);
  return EMPTY_FORMS.map((form) => formDocument(sheets, form));
}

/** What the figures of a county fill in, and the labels of its containers and batches. */
export function countyDocuments(county: CountyFile, context: PrintedFor): readonly CountyDocument[] {
  const sheets = sheetContext(context);
  const { at } = context;
  const filled: readonly FormOnPaper[] = [
    ...county.precincts.map((each): FormOnPaper => {
      const figures = precinctFigures(county, each);
      return { form: 'F-04', filled: sheetOfFigures('F-04', `site:${each.precinct}`, figures, at) };
    }),
    { form: 'F-15', filled: sheetOfFigures('F-15', '', trackingFigures(county), at) },
  ];
  const labels = [
    { kind: 'container-labels', labels: containerLabels(county) },
    { kind: 'batch-labels', labels: batchLabels(county) },
  ];
  return [
    ...EMPTY_FORMS.map((form) => formDocument(sheets, form)),
    ...(county.manifest.length === 0 ? filled.slice(0, -1) : filled).map((form) => formDocument(sheets, form)),
    ...labels
      .filter((each) => each.labels.length > 0)
      .map(({ kind, labels }): CountyDocument => {
        const file = ballotFileName(context.jurisdiction, kind);
        return { file, kind, print: () => printUnitLabels(sheets, labels) };
      }),
  ];
}

function sheetContext({ election, jurisdiction, told, at }: PrintedFor): SheetContext {
  return {
    election,
    jurisdiction,
    place: null,
    procedure: null,
    source: { type: 'folder', sha256: createHash('sha256').update(told).digest('hex') },
    version: description.version,
    at,
    language: 'en',
    paper: 'letter',
    typeface: openTypeface(loadFonts()),
  };
}

function formDocument(context: SheetContext, form: FormOnPaper): CountyDocument {
  const place = form.filled?.place.split(':').at(-1) ?? 'empty';
  return {
    file: ballotFileName(context.jurisdiction, form.form, place),
    kind: form.form,
    print: () => printForm(context, form),
  };
}

/** F-04 as far as the file knows it: what it does not have stays blank. */
function precinctFigures(county: CountyFile, precinct: CountyFile['precincts'][number]): FilledForm {
  const { received, spoiled, fledOrVoided, unused, provisionalIssued, regularCheckIns, batches } = precinct;
  const known: Record<string, number | undefined> = {
    delivered: received,
    spoiled,
    voided: fledOrVoided,
    unused,
    provisionalIssued,
    provisionalCheckIns: provisionalIssued,
    checkIns:
      regularCheckIns === undefined || provisionalIssued === undefined
        ? undefined
        : regularCheckIns + provisionalIssued,
  };
  const tabulators = batches.map(({ name, count }) => ({
    tabulator: county.manifest.find(({ batchName }) => batchName === name)?.tabulator ?? name,
    ...(count === undefined ? {} : { tabulated: count, handCount: count }),
  }));
  return { fields: withoutBlanks(known), tables: { tabulators } };
}

function withoutBlanks(fields: Readonly<Record<string, number | undefined>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, number] => entry[1] !== undefined),
  );
}

function trackingFigures({ manifest }: CountyFile): FilledForm {
  const batches = manifest.map(({ container, tabulator, batchName: batch, numberOfBallots: cards }) => {
    return {
      batch,
      tabulator,
      ...(container === null ? {} : { container }),
      ...(cards === undefined ? {} : { cards }),
    };
  });
  return { fields: {}, tables: { batches } };
}

function containerLabels({ manifest }: CountyFile): readonly UnitLabel[] {
  const names = [...new Set(manifest.flatMap(({ container }) => container ?? []))];
  return names.map((name): UnitLabel => {
    const held = manifest.filter(({ container }) => container === name);
    const batches = held.map(({ batchName: batch, numberOfBallots: cards = null }) => ({ name: batch, cards }));
    const cards = batches.reduce<number | null>((sum, each) => {
      return sum === null || each.cards === null ? null : sum + each.cards;
    }, 0);
    return { kind: 'container', name, channel: null, cards, container: null, batches };
  });
}

function batchLabels({ manifest }: CountyFile): readonly UnitLabel[] {
  return manifest.map(({ batchName: name, numberOfBallots: cards = null, container }): UnitLabel => {
    return { kind: 'batch', name, channel: null, cards, container, batches: [] };
  });
}
