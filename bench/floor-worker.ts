import { hash, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { readConfig } from '../apps/server/src/config.ts';
import { openServices } from '../apps/server/src/start-server.ts';

/*
 * A server that does for each request only what cannot be left out. Each address is one of the kinds of work that `docs/speed.md` has figures
 * of: without a framework, without parsing, deciding or showing anything, with the least statements that say who asks and keep what is kept.
 */

const [, , dataDirectory = '', rows = '100'] = process.argv;
const config = readConfig({ PLUMBLINE_LOG_LEVEL: 'error' }, { dataDirectory, port: '0' });
const { services, close } = await openServices(config, () => undefined);
const { pool } = services;
const files = path.join(dataDirectory, 'files', 'floor');
mkdirSync(files, { recursive: true });
/** As many lines as a list of jurisdictions has, of as many letters. */
const lines = Array.from({ length: Number(rows) }, (_, index) => ({
  jurisdiction: `County ${index + 1}`,
  rest: `${index}`.padStart(260, 'abc "status": null, '),
}));
await pool.query(
  `insert into log_chain (id, kind) select 'floor/' || number, 'fieldwork' from generate_series(1, $1) number`,
  [Number(rows)],
);

const WHO = { name: 'who', text: 'select * from web_session where token_sha256 = $1', values: ['nobody'] };
/** The newest entries of all chains, in one list, with who asks. */
const HEADS = {
  name: 'heads',
  text: `select (select person_id from web_session where token_sha256 = $1),
    (select string_agg(head_number::text, ',' order by id) from log_chain where id >= 'floor/' and id < 'floor0')`,
  values: ['nobody'],
};

const WORK: Readonly<Record<string, (body: Buffer) => Promise<Buffer | string>>> = {
  /** Who asks, and whether anything has happened. */
  async look() {
    await pool.query({ name: 'look', text: 'select pg_current_snapshot()::text' });
    return '';
  },
  /** Who asks and how far all chains are, what is new, and a list of which a hundred lines are written, hashed and packed anew. */
  async progress() {
    await pool.query(HEADS);
    await pool.query({
      name: 'news',
      text: `select * from log_entry where chain = $1 and number > $2`,
      values: ['floor/1', 0],
    });
    const text = JSON.stringify(lines.slice(0, 100));
    hash('sha256', text);
    return deflateRawSync(text, { level: 1 });
  },
  /** Who asks, and a row that is committed. */
  async keep() {
    await pool.query(WHO);
    await pool.query({
      name: 'keep',
      text: `insert into command_outcome (command_id, actor, command, input_sha256, output, recorded_at)
        values ($1, 'bench', 'bench', repeat('0', 64), '{}', now())`,
      values: [randomUUID()],
    });
    return '{"output":{}}';
  },
  /** Who asks, a file that outlives a power cut, and a row that says so. */
  async store(body) {
    await pool.query(WHO);
    const sha256 = hash('sha256', body, 'hex');
    const place = path.join(files, sha256);
    // Where requests are answered: a server that others use beside it cannot stand still for the disk.
    writeFileSync(`${place}.part`, body, { flush: true });
    renameSync(`${place}.part`, place);
    const folder = openSync(files, 'r');
    fsyncSync(folder);
    closeSync(folder);
    const text = 'insert into blob (sha256, bytes, created_at) values ($1, $2, now()) on conflict do nothing';
    await pool.query({ name: 'blob', text, values: [sha256, body.length] });
    return '{"uploadId":""}';
  },
};

const server = createServer((request, response) => void answer(request, response));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const work = WORK[request.url?.slice(1) ?? ''];
  if (work === undefined) return void response.writeHead(404).end();
  response.setHeader('content-type', 'application/json').end(await work(Buffer.concat(chunks)));
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : '');
});
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => void close().then(() => process.exit(0)));
});
