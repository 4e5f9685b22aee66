import type { AskedSizes } from '@plumbline/audit';
import type { Reader, Writer } from './store.ts';

type DrawJobState = 'waiting' | 'running' | 'failed' | 'done';

export type DrawJob = {
  readonly jobId: string;
  readonly auditId: string;
  readonly round: number;
  readonly sizes: AskedSizes;
  readonly personId: string;
  readonly state: DrawJobState;
  readonly progress: number;
  readonly message: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
};

export async function addDrawJob(
  tx: Writer,
  job: Pick<DrawJob, 'jobId' | 'auditId' | 'round' | 'sizes' | 'personId' | 'createdAt'>,
): Promise<void> {
  await tx
    .insertInto('draw_job')
    .values({
      id: job.jobId,
      audit_id: job.auditId,
      round: job.round,
      sample_sizes: JSON.stringify(job.sizes.sampleSizes),
      strata: job.sizes.strata === undefined ? null : JSON.stringify(job.sizes.strata),
      person_id: job.personId,
      state: 'waiting',
      message: null,
      created_at: job.createdAt,
      started_at: null,
    })
    .execute();
}

export async function findDrawJob(db: Reader, jobId: string): Promise<DrawJob | undefined> {
  const row = await db.selectFrom('draw_job').selectAll().where('id', '=', jobId).executeTakeFirst();
  return row && describe(row);
}

/** The draw that waits or runs, of which an audit has at most one. */
export async function findUnfinishedDraw(db: Reader, auditId: string): Promise<DrawJob | undefined> {
  const query = db.selectFrom('draw_job').selectAll().where('audit_id', '=', auditId);
  const row = await query.where('state', 'in', ['waiting', 'running']).executeTakeFirst();
  return row && describe(row);
}

export async function newestDraw(db: Reader, auditId: string): Promise<DrawJob | undefined> {
  const query = db.selectFrom('draw_job').selectAll().where('audit_id', '=', auditId);
  const row = await query.orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row && describe(row);
}

export async function updateDrawJob(
  db: Reader,
  jobId: string,
  change: {
    readonly state?: DrawJobState;
    readonly progress?: number;
    readonly message?: string | null;
    readonly startedAt?: Date;
  },
): Promise<void> {
  const { startedAt, ...rest } = change;
  const started = startedAt === undefined ? {} : { started_at: startedAt };
  await db
    .updateTable('draw_job')
    .set({ ...rest, ...started })
    .where('id', '=', jobId)
    .execute();
}

function describe(row: {
  readonly id: string;
  readonly audit_id: string;
  readonly round: number;
  readonly sample_sizes: unknown;
  readonly strata: unknown;
  readonly person_id: string;
  readonly state: DrawJobState;
  readonly progress: number;
  readonly message: string | null;
  readonly created_at: Date;
  readonly started_at: Date | null;
}): DrawJob {
  return {
    jobId: row.id,
    auditId: row.audit_id,
    round: row.round,
    // Written by `addDrawJob`, from a parsed command.
    sizes: {
      sampleSizes: row.sample_sizes as AskedSizes['sampleSizes'],
      ...(row.strata === null ? {} : { strata: row.strata as NonNullable<AskedSizes['strata']> }),
    },
    personId: row.person_id,
    state: row.state,
    progress: row.progress,
    message: row.message,
    createdAt: row.created_at,
    startedAt: row.started_at,
  };
}
