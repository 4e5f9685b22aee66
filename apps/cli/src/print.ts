import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { participatingJurisdictions } from '@plumbline/audit';
import { type CountyFile, type CountyFileProblem, FORM_IDS, readCountyFile } from '@plumbline/ballot-management';
import {
  chooseLabelStock,
  documentFileName,
  documentsOf,
  type LabelStock,
  loadFonts,
  loadLabelStocks,
  openTypeface,
  type PrintContext,
  printOf,
} from '@plumbline/documents';
import { DOCUMENT_KINDS } from '@plumbline/election';
import type { Replay } from '@plumbline/record';
import { commandLineWords, help } from '@plumbline/words/command-line-words';
import description from '../package.json' with { type: 'json' };
import { countyProblems } from './county-problems.ts';
import { readCountyText } from './county-text.ts';
import { fileTrouble } from './file-trouble.ts';
import { type CountyDocument, countyDocuments, emptyForms } from './print-county.ts';
import { printable } from './printable.ts';
import { replayedFolder } from './replayed-folder.ts';
import { WrongUse } from './wrong-use.ts';

const say = commandLineWords('en');

type Options = {
  /** Undefined where only the forms of the ballot room are printed. */
  readonly folder: string | undefined;
  readonly out: string;
  readonly election: string;
  readonly jurisdiction: string;
  readonly only: string | undefined;
  readonly json: boolean;
  readonly at: string;
  readonly paper: 'letter' | 'a4';
  /** What labels are printed on. */
  readonly stock: LabelStock;
};

type PrintedFile = {
  readonly file: string;
  readonly kind: string;
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
};

/** What a county prints besides the forms. */
const LABEL_KINDS: readonly string[] = ['container-labels', 'batch-labels'];

/** `bin/plumbline print`: every document of an audit or a county, from its folder into another; or the forms to write on. */
export async function print(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    console.log(help('print', { kinds: DOCUMENT_KINDS.join(', ') }));
    return 0;
  }
  const { folder } = options;
  try {
    if (folder === undefined) return await printDocuments(emptyForms({ ...options, told: '' }), options);
    const county = await countyOf(folder);
    if (county !== undefined) return await printCounty(folder, county, options);
    const replayed = await replayedFolder(folder);
    return replayed.ok ? await printAudit(folder, replayed.value, options) : replayed.error;
  } catch (error) {
    const trouble = fileTrouble(error, say('aFileIn', { folder: folder ?? options.out }));
    if (trouble === undefined) throw error;
    console.error(printable(trouble));
    return 2;
  }
}

const PAPERS = ['letter', 'a4'] as const;

function readOptions(args: readonly string[]): Options | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      forms: { type: 'string' },
      election: { type: 'string', default: '' },
      jurisdiction: { type: 'string', default: '' },
      at: { type: 'string' },
      paper: { type: 'string', default: 'letter' },
      labels: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const { only, forms, election, jurisdiction } = values;
  const known: readonly string[] = [...DOCUMENT_KINDS, ...FORM_IDS, ...LABEL_KINDS];
  if (only !== undefined && !known.includes(only)) {
    throw new WrongUse(say('noSuchDocument', { kind: only, kinds: known.join(', ') }));
  }
  const paper = PAPERS.find((one) => one === values.paper);
  if (paper === undefined) throw new WrongUse(say('noSuchPaper', { paper: values.paper }));
  const stocks = loadLabelStocks();
  const stock = chooseLabelStock(stocks, { stock: values.labels, paper });
  if (stock === undefined) {
    const names = stocks.map(({ name }) => name).join(', ');
    throw new WrongUse(say('noSuchLabels', { name: values.labels ?? '', names }));
  }
  const at = new Date(values.at ?? Date.now());
  if (Number.isNaN(at.getTime())) throw new WrongUse(say('notATime', { text: values.at ?? '' }));
  const rest = { election, jurisdiction, only, json: values.json, at: at.toISOString(), paper, stock };
  if (forms !== undefined) {
    if (forms === '' || positionals.length > 0) throw new WrongUse(say('formsNeedOne'));
    return { folder: undefined, out: forms, ...rest };
  }
  const [folder, out, ...more] = positionals;
  if (folder === undefined || out === undefined || more.length > 0) throw new WrongUse(say('printNeedsTwo'));
  return { folder, out, ...rest };
}

/** The file of a county, where the folder is one of a county and not of an audit. */
async function countyOf(folder: string): Promise<string | undefined> {
  try {
    return await readCountyText(path.join(folder, 'county.json'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function printCounty(folder: string, told: string, options: Options): Promise<number> {
  const file = path.join(folder, 'county.json');
  const county = readCountyFile(told);
  const problems = county.ok ? unnamed(county.value) : county.error;
  if (!county.ok || problems.length > 0) {
    console.error(printable(countyProblems(file, problems)));
    return 1;
  }
  const { county: jurisdiction, election } = county.value;
  return await printDocuments(countyDocuments(county.value, { jurisdiction, election, told, at: options.at }), options);
}

/** What is printed says whose it is. */
function unnamed(county: CountyFile): readonly CountyFileProblem[] {
  return (['county', 'election'] as const)
    .filter((place) => county[place].trim() === '')
    .map((place) => ({ place, problem: 'text' }));
}

async function printAudit(folder: string, { audit, inputs }: Replay, options: Options): Promise<number> {
  const told = await readFile(path.join(folder, 'audit.json'));
  const context: PrintContext = {
    audit,
    inputs,
    source: { type: 'folder', sha256: createHash('sha256').update(told).digest('hex') },
    version: description.version,
    at: options.at,
    language: 'en',
    paper: options.paper,
    labels: { stock: options.stock, measured: undefined },
    typeface: openTypeface(loadFonts()),
  };
  const all = participatingJurisdictions(audit.plan);
  const { jurisdiction: only } = options;
  if (only !== '' && !all.includes(only)) throw new WrongUse(say('noSuchJurisdiction', { name: only, folder }));
  const places = [undefined, ...all.filter((name) => only === '' || name === only)];
  const documents = places.flatMap((jurisdiction) =>
    documentsOf(audit, jurisdiction === undefined ? 'audit' : 'jurisdiction').map((kind) => ({
      kind,
      file: documentFileName(kind, jurisdiction ?? ''),
      print: () => printOf(context, { kind, jurisdiction }),
    })),
  );
  return await printDocuments(documents, options);
}

async function printDocuments(documents: readonly CountyDocument[], options: Options): Promise<number> {
  const wanted = documents.filter(({ kind }) => options.only === undefined || kind === options.only);
  await mkdir(options.out, { recursive: true });
  const files: PrintedFile[] = [];
  const taken = new Set<string>();
  for (const { kind, file: name, print: printOne } of wanted) {
    const { pages, pdf } = await printOne();
    const file = freeName(taken, name);
    await writeFile(path.join(options.out, file), pdf);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    files.push({ file, kind, pages, bytes: pdf.length, sha256 });
    if (process.stderr.isTTY) process.stderr.write(`\r${files.length} / ${wanted.length}`);
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
  console.log(options.json ? JSON.stringify({ documents: files }, null, 2) : listOf(files));
  return 0;
}

/** Two jurisdictions may differ in signs that no file name keeps. */
function freeName(taken: Set<string>, name: string): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = name.replace(/\.pdf$/, `-${number}.pdf`);
  taken.add(free);
  return free;
}

function listOf(files: readonly PrintedFile[]): string {
  const lines = files.map(({ file, pages }) => `${say('pages', { count: pages }).padStart(10)}  ${file}`);
  return printable([...lines, say('documentsPrinted', { count: files.length })].join('\n'));
}
