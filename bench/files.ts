import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createCardPackWriter, createZipWriter, openCardPack, readCvr } from '../packages/election-files/src/index.ts';
import { nodeDeflater, nodeInflater, nodePackCodec, openFile } from '../packages/election-files/src/node.ts';
import {
  dominionCsv,
  dominionJson,
  essBallotsExports,
  essCvrExport,
  hartSheets,
  type MadeFile,
  makeCounty,
} from '../packages/simulation/src/index.ts';
import type { BenchRow } from './measure.ts';

const WORKER = fileURLToPath(new URL('files-worker.ts', import.meta.url));

type Upload = { readonly work: string; readonly format: string; readonly files: readonly string[] };
type Limits = { readonly must: number; readonly memoryMustMb?: number };

/** Every format read into a card pack, and a pack read again. The files are generated, used and removed. */
export async function benchFiles(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  try {
    const rows: BenchRow[] = [];
    rows.push(benchDominionCsv(folder), benchFiveMillion(folder), benchBigCounty(folder));
    rows.push(...(await benchPack(join(folder, 'big-county.pack'))));
    rows.push(benchEss(folder), benchHart(folder), benchDominionJson(folder));
    rows.push(await benchColumnScan());
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchDominionCsv(folder: string): BenchRow {
  const county = makeCounty({ seed: 1, cards: 1_000_000, contests: 20, choiceColumns: 60 });
  const file = writeText(join(folder, 'dominion.csv'), dominionCsv(county));
  const upload = {
    work: 'Dominion CSV, 1 million cards × 60 choices, to a pack',
    format: 'dominion-csv',
    files: [file],
  };
  return readUpload(folder, upload, { must: 5.6, memoryMustMb: 200 });
}

/** A whole state in one file: what is remembered of every card while it is read. */
function benchFiveMillion(folder: string): BenchRow {
  const county = makeCounty({ seed: 7, cards: 5_000_000, contests: 2, choiceColumns: 5 });
  const file = writeText(join(folder, 'state.csv'), dominionCsv(county));
  const upload = {
    work: 'Dominion CSV, 5 million cards × 5 choices, to a pack',
    format: 'dominion-csv',
    files: [file],
  };
  // Measured 6.1 s and 182 MB, of which 35 are what is remembered of every card and in which order they lie.
  return readUpload(folder, upload, { must: 10, memoryMustMb: 200 });
}

/** The largest county of Colorado 2024: 25 MB of its table in a second of CPU. */
function benchBigCounty(folder: string): BenchRow {
  const county = makeCounty({ seed: 2, cards: 1_104_271, contests: 72, choiceColumns: 171 });
  const file = writeText(join(folder, 'big-county.csv'), dominionCsv(county));
  const megabytes = Math.round(statSync(file).size / 1e6);
  const work = `Dominion CSV, 1.1 million cards × 171 choices (${megabytes} MB), to a pack`;
  const limits = { must: megabytes / 25, memoryMustMb: 200 };
  return readUpload(folder, { work, format: 'dominion-csv', files: [file] }, limits, 'big-county.pack');
}

function benchEss(folder: string): BenchRow {
  const county = makeCounty({ seed: 3, cards: 1_000_000, contests: 7, choiceColumns: 24 });
  const files = [writeText(join(folder, 'cvr.csv'), essCvrExport(county))];
  for (const { name, text } of essBallotsExports(county)) files.push(writeText(join(folder, name), [text]));
  return readUpload(
    folder,
    { work: 'ES&S, 1 million cards, CVR and ballots exports', format: 'ess', files },
    { must: 15 },
  );
}

function benchHart(folder: string): BenchRow {
  const cards = 40_000;
  const county = makeCounty({ seed: 4, cards, contests: 12, choiceColumns: 36 });
  const file = writeZip(join(folder, 'hart.zip'), hartSheets(county));
  const work = `Hart, ${cards.toLocaleString('en')} sheets in an archive (4,000 a second)`;
  return readUpload(folder, { work, format: 'hart', files: [file] }, { must: cards / 4000 });
}

function benchDominionJson(folder: string): BenchRow {
  const cards = 100_000;
  const county = makeCounty({ seed: 5, cards, contests: 8, choiceColumns: 24 });
  const file = writeZip(join(folder, 'dominion.zip'), dominionJson(county));
  const work = `Dominion JSON, ${cards.toLocaleString('en')} cards in an archive (28,000 a second)`;
  return readUpload(folder, { work, format: 'dominion-json', files: [file] }, { must: cards / 28_000 });
}

/** Finding cards one by one in an opened pack, as a sample of 1,000 does, in no order. */
async function benchPack(path: string): Promise<readonly BenchRow[]> {
  const { source, close } = await openFile(path);
  const pack = await openCardPack(source, nodePackCodec);
  if (!pack.ok) throw new Error(pack.error.detail);
  const { batches } = pack.value.directory;
  const lookUp = async (count: number, step: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      const batch = batches[(index * step) % batches.length];
      if (batch === undefined) throw new Error('the pack has no batches');
      const address = { tabulator: batch.tabulator, batch: batch.name, position: 1 + (index % batch.cards) };
      const found = await pack.value.findCard(address);
      if (!found.ok || found.value === undefined) throw new Error('a card was not found');
    }
  };
  // The first look-ups compile the code; what a card costs is what the following ones cost.
  await lookUp(50, 7919);
  const count = 500;
  const found = await measureAsync(
    `Finding a card in a pack of 1.1 million × 72 contests (mean of ${count})`,
    0.005,
    () => lookUp(count, 104_729),
  );
  await close();
  return [{ ...found, cpuSeconds: found.cpuSeconds / count }];
}

/** Five million cards in memory, one contest added up. */
async function benchColumnScan(): Promise<BenchRow> {
  const parts: Uint8Array[] = [];
  const writer = createCardPackWriter({
    output: { write: (bytes) => parts.push(bytes.slice()) },
    codec: nodePackCodec,
  });
  const county = makeCounty({ seed: 6, cards: 250_000, contests: 1, choiceColumns: 6 });
  const table = [...dominionCsv(county)].map((text) => Buffer.from(text));
  const source = {
    sizeBytes: undefined,
    chunks: async function* () {
      yield* table;
    },
    read: undefined,
  };
  const files = [{ name: 'made.csv', source }];
  // The same quarter of a million cards twenty times: only their number matters to a scan.
  const repeats = 20;
  const cards: Parameters<typeof writer.sink.card>[0][] = [];
  const reading = await readCvr(
    { format: 'dominion-csv', files, inflater: nodeInflater },
    {
      card: (card) => {
        cards.push(structuredClone(card));
      },
    },
  );
  for (let repeat = 0; repeat < repeats; repeat += 1) for (const card of cards) writer.sink.card(card);
  writer.finish({ ...reading, cards: reading.cards * repeats });
  const bytes = Buffer.concat(parts);
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
  const pack = await openCardPack({ sizeBytes: bytes.length, chunks: async function* () {}, read }, nodePackCodec);
  if (!pack.ok) throw new Error(pack.error.detail);
  return measureAsync('Adding up one contest of 5 million cards', 1, async () => {
    const votes = new Map<number, number>();
    const scanned = await pack.value.scanContest(0, (block) => {
      if (block === undefined) return;
      const counts = new Uint32Array(block.patterns.length + 1);
      for (const code of block.codes) counts[code] = (counts[code] ?? 0) + 1;
      block.patterns.forEach(({ marks }, pattern) => {
        for (const mark of marks) votes.set(mark, (votes.get(mark) ?? 0) + (counts[pattern + 1] ?? 0));
      });
    });
    if (!scanned.ok) throw new Error(scanned.error.detail);
  });
}

async function measureAsync(work: string, must: number, run: () => Promise<void>): Promise<BenchRow> {
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return { work, cpuSeconds: (user + system) / 1e6, must };
}

function readUpload(folder: string, upload: Upload, limits: Limits, pack = 'made.pack'): BenchRow {
  const output = execFileSync(process.execPath, [
    ...process.execArgv,
    WORKER,
    upload.format,
    join(folder, pack),
    ...upload.files,
  ]);
  const { cpuSeconds, memoryMb, bytesPerCard } = JSON.parse(String(output));
  for (const file of upload.files) rmSync(file);
  const work = `${upload.work}: ${Number(bytesPerCard).toFixed(1)} bytes a card`;
  return { work, cpuSeconds, memoryMb, ...limits };
}

function writeText(path: string, pieces: Iterable<string>): string {
  const descriptor = openSync(path, 'w');
  for (const piece of pieces) writeSync(descriptor, piece);
  closeSync(descriptor);
  return path;
}

function writeZip(path: string, files: Iterable<MadeFile>): string {
  const descriptor = openSync(path, 'w');
  const zip = createZipWriter({ output: { write: (bytes) => writeSync(descriptor, bytes) }, deflater: nodeDeflater });
  for (const { name, text } of files) zip.add(name, Buffer.from(text));
  zip.finish();
  closeSync(descriptor);
  return path;
}
