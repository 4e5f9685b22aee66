import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type BenchRow, keepsLimits } from './measure.ts';

/**
 * `npm run bench`: every speed that is claimed, measured. Each file of this folder that exports a function `bench…` adds its
 * rows; names on the command line choose files. Each file is measured in a process of its own, so that what one leaves in
 * memory slows no other and counts for no other. Exits with 1 when something takes more than it may.
 */
async function main(chosen: readonly string[]): Promise<number> {
  const [only] = chosen;
  if (chosen.length === 1 && only !== undefined && process.execArgv.join() === AS_THE_PROGRAM.join())
    return measureFile(only);
  const files = readdirSync(new URL('.', import.meta.url)).filter((file) => /^[a-z-]+\.ts$/.test(file));
  const names = files.map((file) => file.replace('.ts', '')).filter((name) => !/^(main|measure|.*-worker)$/.test(name));
  const itself = fileURLToPath(import.meta.url);
  const tooSlow = names
    .filter((name) => chosen.length === 0 || chosen.includes(name))
    .filter(
      (name) => spawnSync(process.execPath, [...AS_THE_PROGRAM, itself, name], { stdio: 'inherit' }).status !== 0,
    );
  console.log(tooSlow.length === 0 ? 'All within their limits.' : `Beyond a limit: ${tooSlow.join(', ')}.`);
  return tooSlow.length === 0 ? 0 : 1;
}

/** What `bin/plumbline` says to Node. Whoever starts a process of its own for a measurement hands it on. */
const AS_THE_PROGRAM = ['--max-semi-space-size=8', '--heap-growing-percent=100'];

async function measureFile(name: string): Promise<number> {
  const rows = await benchmarksOf(`${name}.ts`);
  const kept = rows.filter(keepsLimits).length;
  console.log(`${name}: ${kept} of ${rows.length} within their limits (CPU seconds, all threads together)`);
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
  return `${work.padEnd(60)} ${timeOf(cpuSeconds).padStart(11)}   must ${timeOf(must).padStart(11)}${memory}${late}`;
}

function timeOf(seconds: number): string {
  return seconds < 0.1 ? `${(1000 * seconds).toFixed(2)} ms` : `${seconds.toFixed(3)} s`;
}

process.exitCode = await main(process.argv.slice(2));
