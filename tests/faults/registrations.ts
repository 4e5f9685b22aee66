import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseProcessorMs } from './database-processor.ts';
import type { Finding } from './main.ts';
import { scratchDirectory, serveOffice } from './served-office.ts';
import type { MemoryTold } from './tell-memory.ts';
import { planLargeAudit, type Visitor } from './visitor.ts';
import { described, isFelt, type Watched, whileOthersLook } from './while-others-look.ts';

const OTHERS = { msMax: 200, ratioMax: 2 } as const;
const SAME_FILE_TIMES = 40;
/** One after the other, for enough pages to be seen meanwhile. */
const SAME_FILE_ROUNDS = 5;
const HONEST = 100;
const AT_ONCE = 10;
const MEBIBYTES_MORE_MAX = 150;
/** A second hundred may leave the process where the first has left it, give or take what malloc rounds. */
const MEBIBYTES_SECOND_MAX = 50;
const QUIET_MS = 30_000;
const HOME_PROCESSOR_MS_MAX = 50;
const MANAGER = 'jane@counties.example';
const OTHER = 'omar@elsewhere.example';
const PATIENCE_MS = 120_000;

/** Files that one manager sends at once, while others load their first page. */
export async function registrations(): Promise<readonly Finding[]> {
  const dataDirectory = scratchDirectory();
  const office = await serveOffice({ dataDirectory, measured: true, patienceMs: PATIENCE_MS });
  const idle = await serveOffice({ dataDirectory: scratchDirectory(), patienceMs: PATIENCE_MS });
  const jurisdictions = Array.from({ length: 2 * HONEST + 1 }, (_, index) => `County ${index + 1}`);
  const auditId = await planLargeAudit(office, office.administrator, {
    name: 'Burdened',
    jurisdictions,
    manager: MANAGER,
  });
  for (const one of [office, idle]) {
    await planLargeAudit(one, one.administrator, { name: 'Another', jurisdictions: ['Elsewhere'], manager: OTHER });
  }
  const jane = await office.signedIn(MANAGER);
  const [omar, elsewhere] = [await office.signedIn(OTHER), await idle.signedIn(OTHER)];
  const watched = { office, dataDirectory, omar, elsewhere };
  await sleep(QUIET_MS);
  const began = await office.memory('as-it-is');
  const [first = '', ...others] = jurisdictions;
  return [
    await sameFile(watched, jane, { auditId, jurisdiction: first }),
    await manyFiles(watched, jane, { auditId, jurisdictions: others.slice(0, HONEST) }),
    ...(await memoryAfterwards(watched, jane, { auditId, jurisdictions: others.slice(HONEST), began })),
    await ownPage(watched, jane),
  ];
}

/** A manifest of about as many bytes. */
function manifest(bytes: number, name: string): string {
  const lines = ['Batch Name,Number of Ballots'];
  for (let length = 0; length < bytes; length += (lines.at(-1) ?? '').length + 1) {
    lines.push(`${name} scanner 12 batch ${lines.length},100`);
  }
  return `${lines.join('\n')}\n`;
}

async function sameFile(
  watched: Watched,
  jane: Visitor,
  place: { readonly auditId: string; readonly jurisdiction: string },
): Promise<Finding> {
  const slot = { ...place, kind: 'manifest' } as const;
  const uploadId = await jane.upload(slot, manifest(3_200_000, place.jurisdiction));
  const seen = await whileOthersLook(watched, async () => {
    let registered = 0;
    for (let round = 0; round < SAME_FILE_ROUNDS; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: SAME_FILE_TIMES }, () =>
          jane.client.send('register-file', { ...slot, uploadId, confirmed: true }, randomUUID()),
        ),
      );
      registered += answers.filter((answer) => answer.ok).length;
    }
    return registered;
  });
  return {
    demand: `while one manager registers a manifest of 3.2 MB ${SAME_FILE_TIMES} times at once, ${SAME_FILE_ROUNDS} times over, ${demandOfOthers()}`,
    found: `${described(seen)}; ${seen.result} were registered`,
    holds: !isFelt(seen, OTHERS) && seen.result === SAME_FILE_TIMES * SAME_FILE_ROUNDS,
  };
}

function demandOfOthers(): string {
  return `others' first page takes at most ${OTHERS.msMax} ms (95 of 100), or ${OTHERS.ratioMax} times as long as at an idle server on this computer`;
}

type Hundred = { readonly auditId: string; readonly jurisdictions: readonly string[] };

/** How many of the manifests were uploaded and registered, a few at a time. */
async function sendManifests(jane: Visitor, { auditId, jurisdictions }: Hundred): Promise<number> {
  const waiting = [...jurisdictions];
  let registered = 0;
  const work = async () => {
    for (let jurisdiction = waiting.shift(); jurisdiction !== undefined; jurisdiction = waiting.shift()) {
      const slot = { auditId, kind: 'manifest', jurisdiction } as const;
      const uploadId = await jane.upload(slot, manifest(640_000, jurisdiction));
      const answer = await jane.client.send('register-file', { ...slot, uploadId, confirmed: true }, randomUUID());
      if (answer.ok) registered += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return registered;
}

async function manyFiles(watched: Watched, jane: Visitor, hundred: Hundred): Promise<Finding> {
  const seen = await whileOthersLook(watched, () => sendManifests(jane, hundred));
  return {
    demand: `while ${HONEST} manifests of 640 kB are uploaded and registered, ${AT_ONCE} at a time, ${demandOfOthers()}`,
    found: `${described(seen)}; ${seen.result} were registered`,
    holds: !isFelt(seen, OTHERS) && seen.result === HONEST,
  };
}

/** What the process holds after one hundred files and some rest, and after another hundred. */
async function memoryAfterwards(
  { office }: Watched,
  jane: Visitor,
  { began, ...hundred }: Hundred & { readonly began: MemoryTold },
): Promise<readonly Finding[]> {
  await sleep(QUIET_MS);
  const first = await office.memory('as-it-is');
  const registered = await sendManifests(jane, hundred);
  await sleep(QUIET_MS);
  const second = await office.memory('as-it-is');
  const collected = await office.memory('collected');
  return [
    {
      demand: `${QUIET_MS / 1_000} s afterwards the process holds at most ${MEBIBYTES_MORE_MAX} MiB more than before`,
      found: `before: ${inWords(began)}\n          after:  ${inWords(first)}`,
      holds: mebibytes(first.rss - began.rss) <= MEBIBYTES_MORE_MAX,
    },
    {
      demand: `a second hundred leaves it at most ${MEBIBYTES_SECOND_MAX} MiB larger`,
      found: `after:  ${inWords(second)}\n          of that, once what nobody needs was let go: ${inWords(collected)}`,
      holds: registered === HONEST && mebibytes(second.rss - first.rss) <= MEBIBYTES_SECOND_MAX,
    },
  ];
}

function inWords({ rss, heapTotal, heapUsed, external, arrayBuffers, malloced }: MemoryTold): string {
  const own = `heap ${mebibytes(heapUsed)} of ${mebibytes(heapTotal)}, outside it ${mebibytes(external)}`;
  return `${mebibytes(rss)} MiB (${own} with ${mebibytes(arrayBuffers)} in buffers, V8's own ${mebibytes(malloced)}, the rest is malloc's and the program's)`;
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}

/** The start page of a manager of many jurisdictions, by the time the server and its database computed for it. */
async function ownPage({ office, dataDirectory }: Watched, jane: Visitor): Promise<Finding> {
  const times = 50;
  await jane.client.ask('home', {});
  const before = await office.memory('as-it-is');
  const databaseBefore = databaseProcessorMs(dataDirectory);
  const began = performance.now();
  let lines = 0;
  for (let time = 0; time < times; time += 1) {
    const answer = await jane.client.ask('home', {});
    lines = answer.ok ? answer.value.jurisdictions.length : 0;
  }
  const wall = Math.round((performance.now() - began) / times);
  const { cpuMs } = await office.memory('as-it-is');
  const server = Math.round((cpuMs - before.cpuMs) / times);
  const database = Math.round((databaseProcessorMs(dataDirectory) - databaseBefore) / times);
  return {
    demand: `the start page of a manager of ${2 * HONEST + 1} jurisdictions costs at most ${HOME_PROCESSOR_MS_MAX} ms of processor`,
    found: `${server} ms in the server and ${database} ms in its database, ${wall} ms until it was there, ${lines} lines`,
    holds: server + database <= HOME_PROCESSOR_MS_MAX && lines === 2 * HONEST + 1,
  };
}
