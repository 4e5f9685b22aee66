import { DEVICE_MS_MAX, sessionLimits, WAITING_MS_MAX } from '../road/session.ts';
import type { Services } from '../services.ts';
import { removeAccountSignInsBefore } from '../stores/account-sign-ins.ts';
import { removeOutcomesBefore } from '../stores/command-outcomes.ts';
import { removeFileJobsBefore } from '../stores/file-jobs.ts';
import { removeHelpFilesBefore } from '../stores/help-files.ts';
import { forgetOldReports } from '../stores/kept-reports.ts';
import { removeDevicesBefore } from '../stores/known-devices.ts';
import { removeMessagesBefore } from '../stores/messages.ts';
import { removeFactorLeftovers } from '../stores/second-factors.ts';
import { removeSessionsBefore } from '../stores/sessions.ts';
import { removeCodesBefore } from '../stores/sign-in-codes.ts';
import { forgetNamesBefore } from '../stores/tally-names.ts';
import { removeUnusedFiles } from './remove-unused-files.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** A tablet that was without network may send what it kept for some days; after that, it has to look at what is there. */
const OUTCOME_DAYS = 30;
/** What was packed of cast vote records can be made again, and takes room. */
const PACK_DAYS = 30;
/** A mail server that is away over a long weekend gets them afterwards. */
const NOTICE_DAYS = 7;
/** Why a file was not made is of interest for as long as the file would have been kept. */
const FILE_JOB_DAYS = 30;

/** Removes what nobody can use any more. The log and what was decided are never touched. */
export async function tidyUp(services: Services): Promise<void> {
  const { db, now } = services;
  const before = (milliseconds: number) => new Date(now().getTime() - milliseconds);
  await removeSessionsBefore(db, sessionLimits(now()));
  await removeFactorLeftovers(db, { offers: before(HOUR_MS), wrong: before(DAY_MS) });
  await removeAccountSignInsBefore(db, before(HOUR_MS));
  await db.transaction().execute((tx) => forgetNamesBefore(tx, before(WAITING_MS_MAX)));
  await removeCodesBefore(db, before(DAY_MS));
  await removeDevicesBefore(db, before(DEVICE_MS_MAX));
  await removeMessagesBefore(db, before(DAY_MS), before(NOTICE_DAYS * DAY_MS));
  await removeOutcomesBefore(db, before(OUTCOME_DAYS * DAY_MS));
  await removeHelpFilesBefore(db, now());
  await removeFileJobsBefore(db, before(FILE_JOB_DAYS * DAY_MS));
  await forgetOldReports(db, now());
  await removeUnusedFiles(services);
  await services.blobs.removeAbandoned();
  await services.workers.run('remove-unused-packs', before(PACK_DAYS * DAY_MS));
}
