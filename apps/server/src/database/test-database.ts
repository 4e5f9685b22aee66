import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { type Connections, connect, type DatabaseTarget } from './connect.ts';
import { administer, createDatabase, databaseOn } from './test-cluster.ts';

type TestDatabase = Connections & {
  readonly target: DatabaseTarget;
  /** As the role that owns the tables: for what only it can do. */
  readonly ownerTarget: DatabaseTarget;
  /** As a superuser where the run has one: for what somebody who broke in can do. */
  readonly superuserTarget: DatabaseTarget;
  readonly close: () => Promise<void>;
};

/** A database of the test's own, with the newest schema and nothing in it; made in about a tenth of a second. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { administration, product, owner, template } = inject('testCluster');
  const name = newName();
  await createDatabase({ administration, owner, name, template });
  const target = databaseOn(product, name);
  const connections = connect(target);
  const close = async () => {
    await connections.disconnect();
    await administer(administration, `drop database ${name} with (force)`);
  };
  const ownerTarget = databaseOn(owner, name);
  return { ...connections, target, ownerTarget, superuserTarget: databaseOn(administration, name), close };
}

/** The address of a database with nothing in it, not even tables, which goes away with the cluster of the run. */
export async function createEmptyDatabase(): Promise<string> {
  const { administration, product } = inject('testCluster');
  const name = newName();
  await createDatabase({ administration, owner: product, name, template: 'template0' });
  return addressOf(databaseOn(product, name));
}

/** The same with a role that owns the tables and another that uses them, as an installation should be. */
export async function createEmptyOwnedDatabase(): Promise<{
  readonly databaseUrl: string;
  readonly ownerDatabaseUrl: string | undefined;
}> {
  const { administration, product, owner } = inject('testCluster');
  const name = newName();
  await createDatabase({ administration, owner, name, template: 'template0' });
  const databaseUrl = addressOf(databaseOn(product, name));
  const ownerDatabaseUrl = addressOf(databaseOn(owner, name));
  return { databaseUrl, ownerDatabaseUrl: ownerDatabaseUrl === databaseUrl ? undefined : ownerDatabaseUrl };
}

function newName(): string {
  return `test_${randomBytes(6).toString('hex')}`;
}

function addressOf(target: DatabaseTarget): string {
  if ('connectionString' in target) return target.connectionString;
  return `postgresql://${target.user}@localhost/${target.database}?host=${encodeURIComponent(target.host)}`;
}
