import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { type Connections, connect, type DatabaseTarget } from './connect.ts';
import { administer, createDatabase, databaseOn } from './test-cluster.ts';

type TestDatabase = Connections & {
  readonly target: DatabaseTarget;
  readonly close: () => Promise<void>;
};

/** A database of the test's own, with the newest schema and nothing in it; made in about a tenth of a second. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { administration, product, template } = inject('testCluster');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await createDatabase({ administration, product, name, template });
  const target = databaseOn(product, name);
  const connections = connect(target);
  const close = async () => {
    await connections.disconnect();
    await administer(administration, `drop database ${name} with (force)`);
  };
  return { ...connections, target, close };
}

/** The address of a database with nothing in it, not even tables, which goes away with the cluster of the run. */
export async function createEmptyDatabase(): Promise<string> {
  const { administration, product } = inject('testCluster');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await createDatabase({ administration, product, name, template: 'template0' });
  const target = databaseOn(product, name);
  if ('connectionString' in target) return target.connectionString;
  return `postgresql://${target.user}@localhost/${name}?host=${encodeURIComponent(target.host)}`;
}
