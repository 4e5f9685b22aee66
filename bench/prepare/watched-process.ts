import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { assert } from '../../packages/prelude/src/index.ts';
import { databaseProcessorMs } from '../../tests/faults/database-processor.ts';

/* What processes of their own have used, as Linux counts it. */

const PROGRAM = process.env.PLUMBLINE_PROGRAM ?? fileURLToPath(new URL('../../bin/plumbline', import.meta.url));
const LOOK_MS = 50;

/** CPU seconds of a process, all its threads together. */
export function processorSeconds(processId: number): number {
  const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Megabytes that a process has resident, now or at its largest. */
export function residentMb(processId: number, when: 'now' | 'at-its-largest'): number {
  const status = readFileSync(`/proc/${processId}/status`, 'utf8');
  const kilobytes = new RegExp(`${when === 'now' ? 'VmRSS' : 'VmHWM'}:\\s+(\\d+)`).exec(status)?.[1];
  return Number(kilobytes) / 1024;
}

export type Used = { readonly cpuSeconds: number; readonly memoryMb: number };

/** Runs a command of the program beside the server that has its database, so that what the database does for it is counted too. */
export async function runProgram(args: readonly string[], dataDirectory: string): Promise<Used> {
  const databaseBefore = databaseProcessorMs(dataDirectory);
  const child = spawn(PROGRAM, [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const used = { cpuSeconds: 0, memoryMb: 0 };
  assert(child.pid !== undefined, 'a process that runs has a number');
  while (child.exitCode === null && child.signalCode === null) {
    try {
      used.cpuSeconds = processorSeconds(child.pid);
      used.memoryMb = residentMb(child.pid, 'at-its-largest') || used.memoryMb;
    } catch {
      // It has just ended.
      break;
    }
    await sleep(LOOK_MS);
  }
  const [code] = await ended;
  assert(code === 0, `${args[0]} finds nothing that differs`, said);
  return { ...used, cpuSeconds: used.cpuSeconds + (databaseProcessorMs(dataDirectory) - databaseBefore) / 1000 };
}
