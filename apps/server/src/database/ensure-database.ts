import { Client } from 'pg';

/** Who owns the embedded database and its tables, and brings them up to date. Nothing else signs in as this role. */
export const OWNER_ROLE = 'plumbline_owner';
/** Who the server runs as. */
export const RUNNING_ROLE = 'plumbline';

const DATABASE = 'plumbline';
/** Any fixed number; of processes that start at once, one makes the database and the others find it. */
const MAKE_LOCK = 8_400_019;

/**
 * Makes the database, owned by one role and used by another. A database of before the two were told apart is handed over:
 * all that the running role owned in it becomes the owner's, in one step.
 */
export async function ensureDatabase(
  keeper: Client,
  superuserOn: (database: string) => { readonly host: string; readonly user: string },
): Promise<void> {
  if ((await ownerOfDatabase(keeper)) === OWNER_ROLE) return;
  await keeper.query('select pg_advisory_lock($1)', [MAKE_LOCK]);
  try {
    for (const role of [RUNNING_ROLE, OWNER_ROLE]) {
      const { rowCount } = await keeper.query('select from pg_roles where rolname = $1', [role]);
      if (rowCount === 0) await keeper.query(`create role ${role} login`);
    }
    const owner = await ownerOfDatabase(keeper);
    if (owner === undefined) {
      await keeper.query(`create database ${DATABASE} owner ${OWNER_ROLE} template template0 encoding 'UTF8'`);
    } else if (owner !== OWNER_ROLE) {
      await handOver(superuserOn(DATABASE));
    }
  } finally {
    await keeper.query('select pg_advisory_unlock($1)', [MAKE_LOCK]);
  }
}

async function ownerOfDatabase(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ owner: string }>(
    'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
    [DATABASE],
  );
  return rows[0]?.owner;
}

// The database itself is among what is handed over, so either all is done or nothing.
async function handOver(target: { readonly host: string; readonly user: string }): Promise<void> {
  const client = new Client(target);
  await client.connect();
  try {
    await client.query(`reassign owned by ${RUNNING_ROLE} to ${OWNER_ROLE}`);
  } finally {
    await client.end();
  }
}
