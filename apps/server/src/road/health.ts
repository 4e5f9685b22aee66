import { setTimeout as sleep } from 'node:timers/promises';
import type { Health } from '@plumbline/api';
import { codeVersion } from '../code-version.ts';
import type { Disk } from '../files/disk.ts';
import type { Services } from '../services.ts';
import { askDatabase, stateOfJobs } from '../stores/health.ts';

/** A database that is slower than this is no help to anybody. */
const ANSWER_MS_MAX = 2_000;

/** How the parts are on which everything rests. It tells nobody more than whether somebody has to look. */
export async function takeHealth(services: Services, disk: Disk): Promise<Health> {
  const [database, jobs, space] = await Promise.all([
    inTime(askDatabase(services.db), 'away' as const),
    inTime(stateOfJobs(services.db), 'unknown' as const),
    disk.space(),
  ]);
  const isWell = database === 'ok' && jobs === 'ok' && (space === 'ok' || space === 'unknown');
  return { status: isWell ? 'ok' : 'attention', version: codeVersion, database, disk: space, jobs };
}

/** Whether requests can be carried out: a monitor that looks at the status alone learns that they cannot. */
export function canServe({ database, disk, jobs }: Health): boolean {
  return database === 'ok' && disk !== 'full' && jobs !== 'none' && jobs !== 'behind';
}

/** What was answered, or `otherwise` where nothing was, or not in time. */
async function inTime<Answer, Otherwise>(work: Promise<Answer>, otherwise: Otherwise): Promise<Answer | Otherwise> {
  return Promise.race([work.catch(() => otherwise), sleep(ANSWER_MS_MAX, otherwise, { ref: false })]);
}
