import { operatorNotes } from '@plumbline/words/operator-words';
import { sql } from 'kysely';
import { checkedDraws } from '../audit/history/draws-of-rounds.ts';
import type { BlobStore } from '../files/blob-store.ts';
import { placeOfChain } from '../log/audit-chains.ts';
import { roomOfChain } from '../log/ballot-chains.ts';
import { headOf } from '../log/check-stored-chain.ts';
import { DEVICE_MS_MAX } from '../road/session.ts';
import type { Reader } from '../stores/store.ts';
import { checkAccess } from './check-access.ts';
import { type Comparison, checkAudits, checkBoardLinks, checkDrawJobs, checkUploads } from './check-audit-tables.ts';
import { checkElections, checkManagers, expectOfElections } from './check-elections.ts';
import { checkFiles, type FileRegister, readFileRegister } from './check-files.ts';
import { checkFreeTexts } from './check-free-texts.ts';
import { checkGuards } from './check-guards.ts';
import {
  checkAdministrators,
  checkAuditPages,
  checkHelpContacts,
  checkObservers,
  checkOfficeMaps,
  checkOrganizations,
  checkOwnWords,
  checkSignInTimes,
  checkSupport,
} from './check-office.ts';
import { checkOutcomes } from './check-outcomes.ts';
import { checkRooms } from './check-rooms.ts';
import { checkTallyEntries } from './check-tally-entries.ts';
import { collectDifferences, type Difference, type Differences } from './differences.ts';
import { expectOfAudit, nothingExpected } from './expected-of-audits.ts';
import { type ReadLog, readChains } from './read-chains.ts';

const say = operatorNotes('en');

/** What `plumbline check` finds. */
export type InstallationReport = {
  /** Nothing differs, as far as it can be known. */
  readonly whole: boolean;
  readonly differences: readonly Difference[];
  /** Sentences: what nobody can tell from what is stored here, and what could not be compared. */
  readonly notKnown: readonly string[];
  readonly chains: number;
  readonly entries: number;
  readonly files: number;
};

type Stored = {
  readonly db: Reader;
  readonly blobs: Pick<BlobStore, 'list' | 'read'>;
  readonly now: () => Date;
  /** The running role could switch off what guards the log. */
  readonly ownsTheLog: boolean;
};

/**
 * Compares everything that is stored with the log, and the log with itself. The database is read as it is at one moment and
 * changed nowhere, so the server may be running; the files, which never change, are read after that.
 */
export async function checkInstallation(stored: Stored): Promise<InstallationReport> {
  const differences = collectDifferences();
  const notKnown: string[] = [];
  const read = await stored.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => checkDatabase({ ...stored, db: tx }, { differences, notKnown }));
  const files = await checkFiles(read.register, stored.blobs, differences);
  if (stored.ownsTheLog) notKnown.push(ONE_ROLE);
  if (read.log.heads.length === 0) notKnown.push(say('noLog'));
  notKnown.push(...read.log.heads.map(({ chain, head }) => rewrittenAsAWhole(chain, headOf(head))));
  notKnown.push(...NEVER_IN_THE_LOG);
  const list = differences.list();
  const { heads, entries } = read.log;
  return { whole: list.length === 0, differences: list, notKnown, chains: heads.length, entries, files };
}

/** As `checkInstallation`, without the files: for whoever holds a transaction of his own. */
export async function checkDatabase(
  { db, blobs, now }: Pick<Stored, 'db' | 'blobs' | 'now'>,
  into: { readonly differences: Differences; readonly notKnown: string[] },
): Promise<{ readonly log: ReadLog; readonly register: FileRegister }> {
  const { differences, notKnown } = into;
  // Folding a long log takes the database no time, so nothing must end the transaction meanwhile.
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(db);
  await checkGuards(db, differences);
  const at = now();
  const expected = nothingExpected();
  const log = await readChains(db, {
    differences,
    now: at,
    since: new Date(at.getTime() - DEVICE_MS_MAX),
    onAudit: (auditId, facts) => expectOfAudit(expected, auditId, facts),
    readDraws: (named) => checkedDraws(blobs, named),
  });
  const secret = await readSecret(db);
  const brokenAudits = new Set([...log.broken].map((chain) => placeOfChain(chain)?.auditId ?? chain));
  const known = { facts: log.facts, expected, brokenAudits };
  const inElections = await expectOfElections(known, blobs);
  const comparison: Comparison = { db, differences, ...known, inElections, secret, now: at };
  for (const chain of log.broken) {
    const what = chain.startsWith('organization:')
      ? 'the tables of people, audits and access'
      : roomOfChain(chain) === undefined
        ? 'the tables of its audit'
        : 'the tables of its ballot room';
    notKnown.push(say('afterTheDifference', { chain, what }));
  }
  for (const [electionId, why] of inElections.unknown) {
    notKnown.push(say('electionUnknown', { electionId, why }));
  }
  for (const [id, entered] of log.facts.organizations) {
    if (entered === undefined) notKnown.push(olderOffice(id));
  }
  const isOfficeWhole = ![...log.broken].some((chain) => chain.startsWith('organization:'));
  if (isOfficeWhole) {
    await checkOrganizations(comparison);
    await checkAdministrators(comparison);
    await checkObservers(comparison);
    await checkAuditPages(comparison);
    await checkSupport(comparison);
    await checkHelpContacts(comparison);
    await checkOfficeMaps(comparison);
    await checkOwnWords(comparison);
    await checkSignInTimes(comparison);
    await checkElections(comparison);
    await checkAudits(comparison);
    await checkManagers(comparison);
    await checkBoardLinks(comparison);
    await checkTallyEntries(comparison);
    await checkDrawJobs(comparison);
    await checkAccess(comparison);
    await checkRooms(comparison);
  }
  await checkUploads(comparison);
  await checkFreeTexts(comparison);
  if (log.broken.size === 0) await checkOutcomes(comparison);
  return { log, register: await readFileRegister(db) };
}

/** Without making one, which a start does. */
async function readSecret(db: Reader): Promise<Buffer | undefined> {
  const query = db.selectFrom('server_secret').select('secret').where('name', '=', 'links');
  return (await query.executeTakeFirst())?.secret;
}

const ONE_ROLE = say('guardsSwitchedOff');

function rewrittenAsAWhole(chain: string, head: string): string {
  return say('rewrittenAsAWhole', { chain, head });
}

function olderOffice(organizationId: string): string {
  return say('olderOffice', { organizationId });
}

const NEVER_IN_THE_LOG = [say('uploadsNotInLog'), say('sessionsNotInLog'), say('codesNotInLog'), say('namesNotInLog')];
