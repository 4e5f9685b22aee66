import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { findPostgresBinaries, giveTo, type Identity } from './postgres-binaries.ts';
import { findRunning, stopServer } from './running-postgres.ts';

/* Every way in which a PostgreSQL from npm was seen to break, one test each. */

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.info('Not tried: what only root meets. Run the tests as root, in a container for instance.');
const NOBODY: Identity = { uid: 65534, gid: 65534 };
const scratch = fs.mkdtempSync(path.join(tmpdir(), 'plumb line '));
const prepared = path.join(scratch, 'prepared');

let made = 0;
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  fs.chmodSync(scratch, 0o755);
  const server = await startEmbeddedPostgres({ dataDirectory: prepared });
  await server.stop();
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of running.splice(0)) await server.stop();
});

// Some tests leave a server behind on purpose.
afterAll(async () => {
  for (const name of fs.readdirSync(scratch)) {
    const cluster = path.join(fs.realpathSync(scratch), name, 'postgres', 'cluster');
    const server = fs.existsSync(cluster) ? findRunning(cluster) : undefined;
    if (server !== undefined) await stopServer(cluster, server);
  }
  fs.rmSync(scratch, { recursive: true, force: true });
});

/** A data directory with a cluster in it that is stopped. Copied, which is itself a thing operators do. */
function copyOfPrepared(): string {
  const directory = path.join(scratch, `data ${made++}`);
  fs.cpSync(prepared, directory, { recursive: true, filter: (source) => !fs.lstatSync(source).isSocket() });
  return directory;
}

async function start(dataDirectory: string, environment?: NodeJS.ProcessEnv): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(environment ? { dataDirectory, environment } : { dataDirectory });
  running.push(server);
  return server;
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<unknown> {
  const client = new pg.Client(server.owner);
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

/** Another process of ours that runs `body` with `server` started, and says so with a line. */
function startProcess(dataDirectory: string, body: string, identity?: Identity): ChildProcess {
  const launcher = new URL('./embedded-postgres.ts', import.meta.url).href;
  const program = `
    import pg from ${JSON.stringify(import.meta.resolve('pg'))};
    import { startEmbeddedPostgres } from ${JSON.stringify(launcher)};
    const server = await startEmbeddedPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)} });
    ${body}`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    ...identity,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

async function lineFrom(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the output is piped');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the process ended without a word');
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const STAY = 'console.log(server.processId); setInterval(() => {}, 1000);';

function clusterOf(dataDirectory: string): string {
  return path.join(fs.realpathSync(dataDirectory), 'postgres', 'cluster');
}

// --- 1. root ---

test.runIf(isRoot)('root: the server runs as nobody, in directories that only nobody may enter', async () => {
  const data = path.join(scratch, `data ${made++}`);
  const server = await start(data);
  expect(fs.statSync(`/proc/${server.processId}`).uid).toBe(NOBODY.uid);
  const { uid, mode } = fs.statSync(path.join(data, 'postgres'));
  expect([uid, mode & 0o777]).toEqual([NOBODY.uid, 0o700]);
});

test.runIf(isRoot)(
  'root: where nobody cannot reach the data directory, the cluster is elsewhere and a note says so',
  async () => {
    const closed = path.join(scratch, 'closed');
    fs.mkdirSync(closed, { mode: 0o700 });
    const data = path.join(closed, 'data');
    const server = await start(data);
    const home = fs.readFileSync(path.join(data, 'postgres-is-elsewhere.txt'), 'utf8').trim();
    expect(server.connection.host).toBe(path.join(home, 'socket'));
    await server.stop();
    expect((await start(data)).connection.host).toBe(path.join(home, 'socket'));
    await running.at(-1)?.stop();
    fs.rmSync(home, { recursive: true });
    await expect(start(data)).rejects.toThrow('it is not there');
  },
);

test.runIf(isRoot)('root: programs that nobody cannot reach are copied to where it can', () => {
  const closed = path.join(scratch, 'closed programs');
  const home = path.join(scratch, 'home of programs');
  const packaged = copyOfPackage(closed);
  fs.chmodSync(closed, 0o700);
  fs.mkdirSync(home);
  const found = findPostgresBinaries({}, home, NOBODY, { system: '/nowhere', packaged });
  expect(found).toEqual({ directory: path.join(home, 'programs-18.4.0-beta.17', 'bin'), major: 18 });
});

test.runIf(isRoot)('root: a cluster that an ordinary user made is run as that user', async () => {
  const data = copyOfPrepared();
  const user = { uid: 4_321, gid: 4_321 };
  giveTo(user, data);
  const server = await start(data);
  expect(fs.statSync(`/proc/${server.processId}`).uid).toBe(user.uid);
});

test.runIf(isRoot)('an ordinary user starts it too, and is told whose it is when it is not theirs', async () => {
  if (spawnSync(process.execPath, ['--version'], { ...NOBODY, cwd: '/' }).status !== 0) {
    console.info('Not tried as an ordinary user: the repository is in a directory that others cannot enter.');
    return;
  }
  const data = path.join(scratch, 'data of nobody');
  fs.mkdirSync(data, { mode: 0o700 });
  fs.chownSync(data, NOBODY.uid, NOBODY.gid);
  const own = startProcess(data, "await server.stop(); console.log('stopped');", NOBODY);
  expect(await lineFrom(own)).toBe('stopped');

  const notTheirs = path.join(scratch, 'data of root');
  fs.mkdirSync(notTheirs, { mode: 0o700 });
  const attempt = `try { await startEmbeddedPostgres({ dataDirectory: ${JSON.stringify(notTheirs)} }); }
    catch (error) { console.log(error.message); } await server.stop();`;
  expect(await lineFrom(startProcess(data, attempt, NOBODY))).toContain('Start as the user who owns it');
});

// --- 2. package scripts switched off ---

function copyOfPackage(directory: string): string {
  const { directory: programs } = findPostgresBinaries({}, scratch, undefined, packageOnly());
  const native = path.dirname(programs);
  fs.cpSync(native, path.join(directory, 'native'), {
    recursive: true,
    filter: (source) => !fs.lstatSync(source).isSymbolicLink(),
  });
  fs.copyFileSync(path.join(native, '..', 'package.json'), path.join(directory, 'package.json'));
  return path.join(directory, 'native');
}

function packageOnly() {
  const main = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  return { system: '/nowhere', packaged: path.join(path.dirname(path.dirname(fileURLToPath(main))), 'native') };
}

test('scripts off: the links between libraries that npm did not make are made', () => {
  const packaged = copyOfPackage(path.join(scratch, 'unlinked'));
  expect(fs.existsSync(path.join(packaged, 'lib', 'libicuuc.so.60'))).toBe(false);
  const found = findPostgresBinaries({}, scratch, undefined, { system: '/nowhere', packaged });
  expect(found).toEqual({ directory: path.join(packaged, 'bin'), major: 18 });
});

// --- 3. orphans ---

test('orphan: a server whose process was killed is joined, with every row that was acknowledged', async () => {
  const data = copyOfPrepared();
  const writer = startProcess(
    data,
    `const client = new pg.Client(server.owner);
     await client.connect();
     await client.query('create table kept (v int)');
     await client.query('insert into kept values (1), (2)');
     ${STAY}`,
  );
  const orphan = Number(await lineFrom(writer));
  await kill(writer);
  const server = await start(data);
  expect(server.processId).toBe(orphan);
  expect(await ask(server, 'select count(*)::int from kept')).toBe(2);
});

test('orphan: one that can no longer be reached is stopped and started again, without removing its file first', async () => {
  const data = copyOfPrepared();
  const first = startProcess(data, STAY);
  const orphan = Number(await lineFrom(first));
  await kill(first);
  fs.rmSync(path.join(data, 'postgres', 'socket', '.s.PGSQL.5432'));
  const server = await start(data);
  expect(server.processId).not.toBe(orphan);
  expect(await ask(server, 'select 1')).toBe(1);
});

test('orphan: when everything was killed at once, the file it left does not stand in the way', async () => {
  const data = copyOfPrepared();
  const first = startProcess(data, STAY);
  const postmaster = Number(await lineFrom(first));
  await kill(first);
  process.kill(postmaster, 'SIGKILL');
  expect(fs.existsSync(path.join(clusterOf(data), 'postmaster.pid'))).toBe(true);
  expect(await ask(await start(data), 'select 1')).toBe(1);
});

test('orphan: a number that has passed to another program is not taken for the server', async () => {
  const data = copyOfPrepared();
  const leftBehind = `${process.pid}\n${clusterOf(data)}\n1700000000\n5432\n/nowhere\n\n  1  1\nready   \n`;
  const file = path.join(clusterOf(data), 'postmaster.pid');
  fs.writeFileSync(file, leftBehind);
  if (isRoot) fs.chownSync(file, NOBODY.uid, NOBODY.gid);
  expect(await ask(await start(data), 'select 1')).toBe(1);
});

test('two processes that start at once share one server, and the last to leave stops it', async () => {
  const data = copyOfPrepared();
  const other = startProcess(data, STAY);
  const [server, otherSaw] = await Promise.all([start(data), lineFrom(other)]);
  expect(Number(otherSaw)).toBe(server.processId);
  await server.stop();
  running.splice(0);
  const again = await start(data);
  expect(again.processId).toBe(server.processId);
  await kill(other);
  await again.stop();
  expect(fs.existsSync(path.join(clusterOf(data), 'postmaster.pid'))).toBe(false);
});

const GOES_ON = new AbortController().signal;
const KEEPERS = "select pid from pg_stat_activity where application_name = 'plumbline keeper'";

test('a server that is killed under us is started again, at the same place and with what was acknowledged', async () => {
  const server = await start(copyOfPrepared());
  const before = server.processId;
  const { connection } = server;
  const client = new pg.Client(server.administration);
  client.on('error', () => undefined);
  await client.connect();
  await client.query('create table kept as select 42 as v');
  process.kill(before, 'SIGKILL');
  // A connection lives a moment longer than its server.
  for (let look = 0; look < 100 && server.processId === before; look += 1) {
    await server.revive(GOES_ON);
    await sleep(20);
  }
  expect(server.processId).not.toBe(before);
  expect(server.connection).toEqual(connection);
  const { rows } = await askAs(server.administration, 'select v from kept');
  expect(rows).toEqual([{ v: 42 }]);
});

test('a server that crashed and recovered by itself is joined again, and stopped by us at the end', async () => {
  const data = copyOfPrepared();
  const server = await start(data);
  const before = server.processId;
  const { rows } = await askAs(server.administration, KEEPERS);
  process.kill(Number(rows[0]?.pid), 'SIGKILL');
  // Counted again once the server has recovered, and so stopped by us: whoever is not counted leaves it running.
  for (let look = 0; look < 100; look += 1) {
    await server.revive(GOES_ON);
    const counted = await askAs(server.administration, KEEPERS).catch(() => undefined);
    if (counted?.rowCount === 1 && counted.rows[0]?.pid !== rows[0]?.pid) break;
    await sleep(20);
  }
  expect(server.processId).toBe(before);
  await server.stop();
  running.splice(0);
  expect(fs.existsSync(path.join(clusterOf(data), 'postmaster.pid'))).toBe(false);
});

async function askAs(connection: EmbeddedPostgres['administration'], sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

test('no acknowledged row is lost when the server and every process of it are killed while writing', async () => {
  const data = copyOfPrepared();
  const writer = startProcess(
    data,
    `const client = new pg.Client(server.owner);
     client.on('error', () => {});
     await client.connect();
     await client.query('create table acknowledged (v int)');
     console.log(server.processId);
     const { writeSync } = await import('node:fs');
     for (let v = 1; ; v += 1) {
       await client.query('insert into acknowledged values ($1)', [v]).catch(() => process.exit());
       writeSync(1, v + '\\n');
     }`,
  );
  if (writer.stdout === null) throw new Error('the output is piped');
  let postmaster = 0;
  let acknowledged = 0;
  for await (const line of createInterface({ input: writer.stdout })) {
    if (postmaster === 0) postmaster = Number(line);
    else acknowledged = Number(line);
    if (acknowledged === 100) {
      const backends = childrenOf(postmaster);
      process.kill(postmaster, 'SIGKILL');
      spawnSync('kill', ['-KILL', ...backends.map(String)]);
      writer.kill('SIGKILL');
    }
  }
  expect(acknowledged).toBeGreaterThanOrEqual(100);
  expect(await ask(await start(data), 'select max(v) from acknowledged')).toBeGreaterThanOrEqual(acknowledged);
});

function childrenOf(processId: number): readonly number[] {
  const listed = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout;
  const pairs = listed.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.filter(([, parent]) => parent === processId).map(([child = 0]) => child);
}

// --- 4. the package hides its package.json ---

test('the programs in the package are found although its package.json cannot be imported', () => {
  expect(() => import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}/package.json`)).toThrow();
  expect(findPostgresBinaries({}, scratch, undefined).major).toBe(18);
});

// --- 5. old OpenSSL inside ---

test('the server listens on no network, only on a socket in a directory closed to others', async () => {
  const server = await start(copyOfPrepared());
  expect(await ask(server, 'show listen_addresses')).toBe('');
  expect(await ask(server, 'show ssl')).toBe('off');
  expect(fs.statSync(server.connection.host).mode & 0o077).toBe(0);
});

test('what the environment says about PostgreSQL does not reach the server', async () => {
  const server = await start(copyOfPrepared(), {
    ...process.env,
    PGDATA: '/nowhere',
    PGPORT: '1',
    PGOPTIONS: '-c fsync=off',
  });
  expect(await ask(server, 'show port')).toBe('5432');
});

// --- 6. versions ---

test('PG_BIN_DIR chooses other programs, and says so when there are none', () => {
  const { directory } = findPostgresBinaries({}, scratch, undefined, packageOnly());
  const chosen = findPostgresBinaries({ PG_BIN_DIR: directory }, scratch, undefined, {
    system: '/nowhere',
    packaged: undefined,
  });
  expect(chosen).toEqual({ directory, major: 18 });
  expect(() => findPostgresBinaries({ PG_BIN_DIR: '/nowhere' }, scratch, undefined)).toThrow('PG_BIN_DIR is /nowhere');
});

test('an installation of the same major version on the system goes before the package', () => {
  const { directory } = findPostgresBinaries({}, scratch, undefined, packageOnly());
  const found = findPostgresBinaries({}, scratch, undefined, { system: directory, packaged: '/nowhere' });
  expect(found.directory).toBe(directory);
});

test('on a system for which there is no package, the person is told what to install', () => {
  const find = () => findPostgresBinaries({}, scratch, undefined, { system: '/nowhere', packaged: undefined });
  expect(find).toThrow('Install PostgreSQL 15 or newer and set DATABASE_URL');
});

test('a cluster of another major version is refused, not damaged', async () => {
  const data = copyOfPrepared();
  fs.writeFileSync(path.join(clusterOf(data), 'PG_VERSION'), '17\n');
  await expect(start(data)).rejects.toThrow('was made by PostgreSQL 17');
});

// --- 7. long paths ---

test('a path too long for a socket: the socket goes to a short private directory', async () => {
  const long = path.join(scratch, 'a'.repeat(60), 'b'.repeat(60));
  fs.mkdirSync(path.dirname(long));
  fs.renameSync(copyOfPrepared(), long);
  const server = await start(long);
  expect(server.connection.host).toMatch(/^\/tmp\/plumbline-[0-9a-f]{16}$/);
  expect(fs.statSync(server.connection.host).mode & 0o077).toBe(0);
  expect(await ask(server, 'select 1')).toBe(1);
  await server.stop();
  running.splice(0);

  fs.chmodSync(server.connection.host, 0o777);
  await expect(start(long)).rejects.toThrow('belongs to somebody else');
  fs.rmSync(server.connection.host, { recursive: true });
});

// --- 8. order, and what else a cluster is born with ---

test('text sorts by code point whatever the locale of the host, and accents have upper case', async () => {
  const server = await start(copyOfPrepared(), { ...process.env, LC_ALL: 'de_DE.UTF-8' });
  const sorted = "(select string_agg(v, '' order by v) from (values ('é'), ('a'), ('B'), ('z'), ('𝒳'), ('＠')) t (v))";
  expect(await ask(server, `select ${sorted}`)).toBe('Bazé＠𝒳');
  expect(await ask(server, "select upper('nguyễn')")).toBe('NGUYỄN');
  expect(await ask(server, 'show server_encoding')).toBe('UTF8');
});

test('the cluster has checksums, and a commit is on the disk before it is answered', async () => {
  const server = await start(copyOfPrepared());
  expect(await ask(server, 'show data_checksums')).toBe('on');
  expect(await ask(server, 'show fsync')).toBe('on');
  expect(await ask(server, 'show synchronous_commit')).toBe('on');
});

test('the role of the product is no superuser', async () => {
  const server = await start(copyOfPrepared());
  expect(await ask(server, 'select rolsuper from pg_roles where rolname = current_user')).toBe(false);
});

// --- 9. no pg_dump ---

test('a copy of a stopped data directory is a backup', async () => {
  const original = copyOfPrepared();
  const server = await start(original);
  await ask(server, 'create table kept as select 42 as v');
  await server.stop();
  running.splice(0);
  const copy = path.join(scratch, 'the copy');
  fs.cpSync(original, copy, { recursive: true });
  expect(await ask(await start(copy), 'select v from kept')).toBe(42);
});

test('a first start that was killed half-way leaves nothing that looks like a cluster', async () => {
  const data = path.join(scratch, `data ${made++}`);
  const first = startProcess(data, STAY);
  const home = path.join(data, 'postgres');
  while (!fs.existsSync(home) || !fs.readdirSync(home).some((name) => name.startsWith('cluster.'))) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await kill(first);
  expect(fs.existsSync(path.join(home, 'cluster'))).toBe(false);
  expect(await ask(await start(data), 'select 1')).toBe(1);
});
