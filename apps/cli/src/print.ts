import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { participatingJurisdictions } from '@plumbline/audit';
import {
  documentFileName,
  documentsOf,
  loadFonts,
  openTypeface,
  type PrintContext,
  printOf,
} from '@plumbline/documents';
import { DOCUMENT_KINDS, type DocumentKind } from '@plumbline/election';
import type { Replay } from '@plumbline/record';
import { commandLineWords, help } from '@plumbline/words/command-line-words';
import description from '../package.json' with { type: 'json' };
import { fileTrouble } from './file-trouble.ts';
import { printable } from './printable.ts';
import { replayedFolder } from './replayed-folder.ts';
import { WrongUse } from './wrong-use.ts';

const say = commandLineWords('en');

type Options = {
  readonly folder: string;
  readonly out: string;
  readonly only: DocumentKind | undefined;
  readonly json: boolean;
  readonly at: string;
};

type PrintedFile = {
  readonly file: string;
  readonly kind: DocumentKind;
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
};

/** `bin/plumbline print`: every document of an audit, from its folder into another. */
export async function print(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    console.log(help('print', { kinds: DOCUMENT_KINDS.join(', ') }));
    return 0;
  }
  try {
    const replayed = await replayedFolder(options.folder);
    return replayed.ok ? await printAll(replayed.value, options) : replayed.error;
  } catch (error) {
    const trouble = fileTrouble(error, say('aFileIn', { folder: options.folder }));
    if (trouble === undefined) throw error;
    console.error(printable(trouble));
    return 2;
  }
}

function readOptions(args: readonly string[]): Options | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      at: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const [folder, out, ...rest] = positionals;
  if (folder === undefined || out === undefined || rest.length > 0) throw new WrongUse(say('printNeedsTwo'));
  const only = DOCUMENT_KINDS.find((kind) => kind === values.only);
  if (values.only !== undefined && only === undefined) {
    throw new WrongUse(say('noSuchDocument', { kind: values.only, kinds: DOCUMENT_KINDS.join(', ') }));
  }
  const at = new Date(values.at ?? Date.now());
  if (Number.isNaN(at.getTime())) throw new WrongUse(say('notATime', { text: values.at ?? '' }));
  return { folder, out, only, json: values.json, at: at.toISOString() };
}

async function printAll({ audit, inputs }: Replay, options: Options): Promise<number> {
  const told = await readFile(path.join(options.folder, 'audit.json'));
  const context: PrintContext = {
    audit,
    inputs,
    source: { type: 'folder', sha256: createHash('sha256').update(told).digest('hex') },
    version: description.version,
    at: options.at,
    language: 'en',
    paper: 'letter',
    typeface: openTypeface(loadFonts()),
  };
  const places = [undefined, ...participatingJurisdictions(audit.plan)];
  const wanted = places.flatMap((jurisdiction) =>
    documentsOf(audit, jurisdiction === undefined ? 'audit' : 'jurisdiction')
      .filter((kind) => options.only === undefined || kind === options.only)
      .map((kind) => ({ kind, jurisdiction })),
  );
  await mkdir(options.out, { recursive: true });
  const files: PrintedFile[] = [];
  const taken = new Set<string>();
  for (const one of wanted) {
    const { pages, pdf } = await printOf(context, one);
    const file = freeName(taken, documentFileName(one.kind, one.jurisdiction ?? ''));
    await writeFile(path.join(options.out, file), pdf);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    files.push({ file, kind: one.kind, pages, bytes: pdf.length, sha256 });
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
