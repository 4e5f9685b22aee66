import { readdirSync } from 'node:fs';
import process from 'node:process';
import { type BenchRow, keepsLimits } from './measure.ts';

/**
 * `npm run bench`: every speed that is claimed, measured. Each file of this folder that exports a function `bench…` adds its
 * rows; names on the command line choose files. Exits with 1 when something takes more than it may.
 */
async function main(chosen: readonly string[]): Promise<number> {
  const files = readdirSync(new URL('.', import.meta.url)).filter((file) => /^[a-z-]+\.ts$/.test(file));
  const rows: BenchRow[] = [];
  for (const file of files.filter((name) => name !== 'main.ts' && !name.endsWith('-worker.ts'))) {
    if (chosen.length > 0 && !chosen.includes(file.replace('.ts', ''))) continue;
    rows.push(...(await benchmarksOf(file)));
  }
  const kept = rows.filter(keepsLimits).length;
  console.log(`${kept} of ${rows.length} within their limits (CPU seconds, all threads together)`);
  return kept === rows.length ? 0 : 1;
}

async function benchmarksOf(file: string): Promise<readonly BenchRow[]> {
  const exported: Readonly<Record<string, unknown>> = await import(new URL(file, import.meta.url).href);
  const rows: BenchRow[] = [];
  for (const [name, bench] of Object.entries(exported)) {
    if (!/^bench[A-Z]/.test(name) || typeof bench !== 'function') continue;
    const found: readonly BenchRow[] = await bench();
    for (const row of found) console.log(lineOf(row));
    rows.push(...found);
  }
  return rows;
}

function lineOf(row: BenchRow): string {
  const { work, cpuSeconds, must, memoryMb, memoryMustMb } = row;
  const most = memoryMustMb === undefined ? '' : `, must ${memoryMustMb}`;
  const memory = memoryMb === undefined ? '' : `   ${memoryMb.toFixed(0)} MB${most}`;
  const late = keepsLimits(row) ? '' : '  TOO MUCH';
  return `${work.padEnd(60)} ${cpuSeconds.toFixed(3).padStart(9)} s   must ${Number(must.toFixed(2)).toString().padStart(5)} s${memory}${late}`;
}

process.exitCode = await main(process.argv.slice(2));
