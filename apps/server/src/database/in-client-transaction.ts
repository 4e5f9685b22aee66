import type { Pool, PoolClient } from 'pg';

/** Does `work` on one connection, all of it or nothing, where tables are named by a list and not by the schema's types. */
export async function inClientTransaction(pool: Pool, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
