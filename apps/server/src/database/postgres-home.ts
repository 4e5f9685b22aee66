import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { operatorProblem } from '@plumbline/words/operator-words';
import { OperatorProblem } from '../operator-problem.ts';
import { giveTo, type Identity, POSTGRES_ENVIRONMENT, type PostgresBinaries } from './postgres-binaries.ts';

export const POSTGRES_PORT = 5432;
export const POSTGRES_SUPERUSER = 'postgres';

const NOBODY: Identity = { uid: 65534, gid: 65534 };
/** Every user can reach it, and only root can write in it. */
const ELSEWHERE = '/var/lib/plumbline-postgres';
/** The limit is 107 bytes on Linux and 103 on macOS. */
const SOCKET_PATH_BYTES_MAX = 103;

/**
 * PostgreSQL refuses to run as root, so there it runs as `nobody`, or as whoever owns the cluster that is found. Where
 * that user cannot reach the data directory (a clone below /root), the cluster lives in /var/lib and a note says so.
 */
export function preparePostgresHome(dataDirectory: string): {
  readonly home: string;
  readonly identity: Identity | undefined;
} {
  const isRoot = process.getuid?.() === 0;
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
    const real = realpathSync(dataDirectory);
    if (!isRoot) return { home: makePrivate(path.join(real, 'postgres'), undefined), identity: undefined };

    const note = path.join(real, 'postgres-is-elsewhere.txt');
    const home = existsSync(note) ? readFileSync(note, 'utf8').trim() : path.join(real, 'postgres');
    const owner = existsSync(home) ? statSync(home) : undefined;
    if (owner === undefined && existsSync(note)) {
      throw new OperatorProblem(operatorProblem('databaseNotThere', { note, home }));
    }
    const identity = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
    // Copied back by root, without its owner: nobody's again.
    if (owner?.uid === 0) giveTo(identity, home);
    if (canEnter(path.dirname(home), identity)) return { home: makePrivate(home, identity), identity };
    if (owner !== undefined) {
      throw new OperatorProblem(operatorProblem('databaseOfOtherUser', { home, uid: identity.uid }));
    }
    mkdirSync(ELSEWHERE, { recursive: true });
    chmodSync(ELSEWHERE, 0o711);
    const elsewhere = mkdtempSync(path.join(ELSEWHERE, 'of-'));
    chownSync(elsewhere, identity.uid, identity.gid);
    writeFileSync(note, `${elsewhere}\n`);
    return { home: elsewhere, identity };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'EEXIST' || error.code === 'ENOTDIR') {
      throw new OperatorProblem(operatorProblem('dataDirectoryIsFile', { dataDirectory }));
    }
    if (error.code !== 'EACCES' && error.code !== 'EPERM') throw error;
    throw new OperatorProblem(
      operatorProblem('dataDirectoryUnusable', {
        dataDirectory,
        user: String(process.getuid?.()),
        message: error.message,
      }),
    );
  }
}

// Only what we have just made is given away: a name in /tmp might be somebody's link to a directory of ours.
function makePrivate(directory: string, identity: Identity | undefined): string {
  if (existsSync(directory)) return directory;
  mkdirSync(directory, { mode: 0o700 });
  if (identity !== undefined) chownSync(directory, identity.uid, identity.gid);
  return directory;
}

function canEnter(directory: string, identity: Identity): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', directory], { ...identity, cwd: '/' }).status === 0;
}

/** A socket's path may hold about a hundred bytes; where the data directory is longer, a private one in /tmp serves. */
export function prepareSocketDirectory(home: string, identity: Identity | undefined): string {
  const beside = path.join(home, 'socket');
  if (Buffer.byteLength(path.join(beside, `.s.PGSQL.${POSTGRES_PORT}`)) <= SOCKET_PATH_BYTES_MAX) {
    return makePrivate(beside, identity);
  }
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16);
  const short = makePrivate(path.join('/tmp', `plumbline-${name}`), identity);
  const { uid, mode } = lstatSync(short);
  // Anybody may have made that name in /tmp first, to listen to us or to answer in the server's place.
  if (!lstatSync(short).isDirectory() || uid !== (identity?.uid ?? process.getuid?.()) || (mode & 0o077) !== 0) {
    throw new OperatorProblem(operatorProblem('socketOfSomebodyElse', { short }));
  }
  return short;
}

// Made under another name and renamed, so that what is called `cluster` is always whole.
export function initializeCluster(
  binaries: PostgresBinaries,
  cluster: string,
  identity: Identity | undefined,
  durability: 'durable' | 'discardable',
): void {
  const unfinished = `${cluster}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  makePrivate(unfinished, identity);
  // The order of the code points on every system; before version 17 only the C library could provide it.
  const locale =
    binaries.major >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8'];
  const args = ['--encoding=UTF8', ...locale, '--data-checksums', '--auth=trust', `--username=${POSTGRES_SUPERUSER}`];
  if (durability === 'discardable') args.push('--no-sync');
  const options = { ...identity, cwd: '/', env: POSTGRES_ENVIRONMENT, encoding: 'utf8' as const };
  const result = spawnSync(path.join(binaries.directory, 'initdb'), [...args, '-D', unfinished], options);
  if (result.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new OperatorProblem(
      operatorProblem('databaseNotMade', { cluster, message: result.error?.message ?? result.stderr }),
    );
  }
  try {
    renameSync(unfinished, cluster);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process made it in the meantime; theirs is as good as ours.
    if (!existsSync(cluster)) throw error;
  }
}

export function refuseOtherMajor(binaries: PostgresBinaries, cluster: string): void {
  const made = Number(readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim());
  if (made === binaries.major) return;
  throw new OperatorProblem(
    operatorProblem('databaseOfOtherPostgres', { cluster, made, directory: binaries.directory, major: binaries.major }),
  );
}
