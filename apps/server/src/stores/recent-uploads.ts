import type pg from 'pg';
import type { StoredUpload } from './uploads.ts';

/** Whoever uploads a file mostly registers it at once. Of each there are a few kilobytes. */
const RECENT_MAX = 200;

const recent = new WeakMap<pg.Pool, Map<string, StoredUpload>>();

/** Remembers an upload as it was stored through these connections. */
export function rememberUpload(pool: pg.Pool, upload: StoredUpload): void {
  const uploads = recent.get(pool) ?? new Map<string, StoredUpload>();
  recent.set(pool, uploads);
  uploads.set(upload.uploadId, upload);
  for (const oldest of uploads.keys()) {
    if (uploads.size <= RECENT_MAX) return;
    uploads.delete(oldest);
  }
}

/** An upload as it was when it was stored. It is worth nothing before its stamp was compared with the one that it has now. */
export function recallUpload(pool: pg.Pool, uploadId: string): StoredUpload | undefined {
  return recent.get(pool)?.get(uploadId);
}
