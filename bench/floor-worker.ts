import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { readConfig } from '../apps/server/src/config.ts';
import { openServices } from '../apps/server/src/start-server.ts';

/* A server that does for each request only what cannot be left out where something is kept: it looks who asks, and commits one row. */

const [, , dataDirectory = ''] = process.argv;
const config = readConfig({ PLUMBLINE_LOG_LEVEL: 'error' }, { dataDirectory, port: '0' });
const { services, close } = await openServices(config, () => undefined);
const { pool } = services;

const server = createServer(async (request, response) => {
  for await (const _ of request);
  await pool.query({ name: 'who', text: 'select * from web_session where token_sha256 = $1', values: ['nobody'] });
  await pool.query({
    name: 'keep',
    text: `insert into command_outcome (command_id, actor, command, input_sha256, output, recorded_at)
      values ($1, 'bench', 'bench', repeat('0', 64), '{}', now())`,
    values: [randomUUID()],
  });
  response.setHeader('content-type', 'application/json').end('{"output":{}}');
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : '');
});
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => void close().then(() => process.exit(0)));
});
