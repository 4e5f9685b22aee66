import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { connect, type DatabaseTarget } from './connect.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { prepareDatabase } from './prepare-database.ts';
import { findRunning, stopServer } from './running-postgres.ts';

/** What the tests of one run need to make databases of their own; see `test-database.ts`. */
type TestCluster = {
  /** May create databases; on the embedded server, the superuser. */
  readonly administration: DatabaseTarget;
  /** The role the product runs as. */
  readonly product: DatabaseTarget;
  /** The role that owns the tables; on a server of the developer's own, the same. */
  readonly owner: DatabaseTarget;
  readonly template: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    readonly testCluster: TestCluster;
  }
}

const PREFIX = 'plumbline-test-';

/**
 * Vitest's global set-up for tests on a database: one cluster for the run, and in it a migrated template that every test
 * file clones. With `PLUMBLINE_TEST_DATABASE_URL` (a role that may create databases) the run uses that server instead.
 */
export async function setup(project: Pick<TestProject, 'provide'>): Promise<() => Promise<void>> {
  const url = process.env.PLUMBLINE_TEST_DATABASE_URL;
  const template = `plumbline_template_${process.pid}`;
  if (url !== undefined) {
    const target = { connectionString: url };
    const cluster = { administration: target, product: target, owner: target, template };
    await makeTemplate(cluster);
    project.provide('testCluster', cluster);
    return () => administer(target, `drop database ${template} with (force)`);
  }
  await removeAbandonedClusters();
  const directory = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  // As root, PostgreSQL runs as somebody who has to get in.
  chmodSync(directory, 0o711);
  const embedded = await startEmbeddedPostgres({ dataDirectory: directory, durability: 'discardable' });
  await administer(embedded.administration, 'alter role plumbline createdb');
  const { administration, connection: product, owner } = embedded;
  const cluster = { administration, product, owner, template };
  await makeTemplate(cluster);
  project.provide('testCluster', cluster);
  return async () => {
    await embedded.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

async function makeTemplate({ administration, product, owner, template }: TestCluster): Promise<void> {
  await createDatabase({ administration, owner, name: template, template: 'template0' });
  const connections = connect(databaseOn(product, template));
  await prepareDatabase(connections.pool, { owner: owner === product ? undefined : databaseOn(owner, template) });
  await connections.disconnect();
}

/** A database that belongs to `owner`, copied file by file from another. */
export async function createDatabase(wanted: {
  readonly administration: DatabaseTarget;
  readonly owner: DatabaseTarget;
  readonly name: string;
  readonly template: string;
}): Promise<void> {
  const owner = 'user' in wanted.owner ? `owner ${wanted.owner.user}` : '';
  await administer(
    wanted.administration,
    `create database ${wanted.name} ${owner} template ${wanted.template} encoding 'UTF8' strategy file_copy`,
  );
}

/** One statement, on the maintenance database. */
export async function administer(administration: DatabaseTarget, statement: string): Promise<void> {
  const client = new pg.Client(administration);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Another database on the same server. */
export function databaseOn(target: DatabaseTarget, database: string): DatabaseTarget {
  if (!('connectionString' in target)) return { ...target, database };
  const url = new URL(target.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}

// A test run that was killed leaves its server running; the next run of the same person clears up after it.
async function removeAbandonedClusters(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const directory = path.join(tmpdir(), name);
    const processId = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (processId === undefined || isAlive(Number(processId))) continue;
    if (statSync(directory, { throwIfNoEntry: false })?.uid !== process.getuid?.()) continue;
    const cluster = path.join(realpathSync(directory), 'postgres', 'cluster');
    const server = findRunning(cluster);
    if (server !== undefined) await stopServer(cluster, server);
    rmSync(directory, { recursive: true, force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
