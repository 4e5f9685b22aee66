import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/** Milliseconds of processor that the embedded database of an office has used since its start, of all its processes. */
export function databaseProcessorMs(dataDirectory: string): number {
  const postmaster =
    readFileSync(path.join(dataDirectory, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0] ?? '';
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = fieldsOf(pid);
    // After the name in brackets: state, parent, … user and system time are the 12th and 13th, those of ended children follow.
    const [, parent] = fields;
    if (pid === postmaster) ticks += sum(fields.slice(11, 15));
    else if (parent === postmaster) ticks += sum(fields.slice(11, 13));
  }
  return ticks * TICK_MS;
}

function fieldsOf(pid: string): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    // It ended while the list was being read; its parent has counted it.
    return [];
  }
}

function sum(fields: readonly string[]): number {
  return fields.reduce((all, field) => all + Number(field), 0);
}
