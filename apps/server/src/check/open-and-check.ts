import { existsSync } from 'node:fs';
import path from 'node:path';
import { operatorProblem } from '@plumbline/words/operator-words';
import type { Config } from '../config.ts';
import { openDatabase } from '../database/open-database.ts';
import { openDiskBlobStore } from '../files/blob-store.ts';
import { OperatorProblem } from '../operator-problem.ts';
import { KEEP_FILES } from '../stores/unused-files.ts';
import { checkInstallation, type InstallationReport } from './check-installation.ts';

/**
 * Checks the installation of `config`, whether its server runs or not. Opened without what a start makes where it is
 * missing, such as the secret of links: what is missing is to be found.
 */
export async function openAndCheck(
  config: Pick<Config, 'databaseUrl' | 'ownerDatabaseUrl' | 'dataDirectory'>,
): Promise<InstallationReport> {
  const { databaseUrl, ownerDatabaseUrl, dataDirectory } = config;
  if (databaseUrl === undefined) refuseWhereNothingIs(dataDirectory);
  const database = await openDatabase({ databaseUrl, ownerDatabaseUrl, dataDirectory });
  try {
    const keeper = await database.pool.connect();
    try {
      // No file is removed between the register of files being read and the files themselves.
      await keeper.query(KEEP_FILES.hold);
      const { db, ownsTheLog } = database;
      const blobs = openDiskBlobStore(path.join(dataDirectory, 'files'));
      return await checkInstallation({ db, blobs, now: () => new Date(), ownsTheLog });
    } finally {
      await keeper.query(KEEP_FILES.letGo).catch(() => undefined);
      keeper.release();
    }
  } finally {
    await database.close();
  }
}

/** Looking must not make an empty installation, of which everything would be in order. */
function refuseWhereNothingIs(dataDirectory: string): void {
  const traces = ['postgres', 'postgres-is-elsewhere.txt'];
  if (traces.some((name) => existsSync(path.join(dataDirectory, name)))) return;
  throw new OperatorProblem(operatorProblem('noInstallation', { dataDirectory }));
}
