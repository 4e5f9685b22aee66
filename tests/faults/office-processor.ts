import { readFileSync } from 'node:fs';
import { databaseProcessorMs } from './database-processor.ts';

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/** Milliseconds of processor that a server and its embedded database have used since their start, all threads together. */
export function officeProcessorMs(office: { readonly processId: number }, dataDirectory: string): number {
  const stat = readFileSync(`/proc/${office.processId}/stat`, 'utf8');
  // After the name in brackets user and system time are the 12th and 13th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS + databaseProcessorMs(dataDirectory);
}
