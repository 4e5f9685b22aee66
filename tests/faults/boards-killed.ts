import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { CommandInput } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { defineLevy, LEVY, send } from './levy.ts';
import type { Finding } from './main.ts';
import { PATIENCE_MS, type ServedOffice, scratchDirectory, serveOffice, tally } from './served-office.ts';
import { type Visitor, visitorAt } from './visitor.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/plumbline', import.meta.url));
const MANAGER = 'jane@harbor.example';
const COUNTY = 'Harbor';
const DRAWS = 1500;
const BOARDS = 4;
/** How many ballots are acknowledged before something is killed. */
const BEFORE_A_KILL = 25;

/**
 * Boards record ballots as fast as they are taken, while first the database and then the server is killed. Whatever was
 * acknowledged must be there afterwards, as it was sent; and the whole store must agree with its log.
 */
export async function boardsKilled(): Promise<readonly Finding[]> {
  const dataDirectory = scratchDirectory();
  let office = await serveOffice({ dataDirectory });
  const auditId = await openRound(office);
  const sheets = await tables(office, auditId);
  const kept = new Map<string, string>();
  const answers: string[] = [];
  const findings: Finding[] = [];

  let isEnough = false;
  const busy = recordAll(sheets, { auditId, kept, answers, until: () => isEnough });
  findings.push(clean('beside boards at work', await check(dataDirectory)));
  await until(() => kept.size >= BEFORE_A_KILL);
  const atFirst = kept.size;
  const postmaster = readFileSync(path.join(dataDirectory, 'postgres', 'cluster', 'postmaster.pid'), 'utf8');
  process.kill(Number(postmaster.split('\n')[0]), 'SIGKILL');
  await until(() => kept.size >= atFirst + BEFORE_A_KILL);
  isEnough = true;
  await busy;
  findings.push({
    demand: 'after kill -9 of the database, boards go on by sending the same again',
    found: `${atFirst} ballots were acknowledged before, ${kept.size} in all: ${tally(answers)}`,
    holds: kept.size >= atFirst + BEFORE_A_KILL,
  });
  findings.push(await allThere('the kill of the database', sheets, { auditId, kept }));

  const goal = kept.size + BEFORE_A_KILL;
  const interrupted = recordAll(sheets, { auditId, kept, answers: [], until: () => false });
  await until(() => kept.size >= goal);
  process.kill(office.processId, 'SIGKILL');
  await interrupted;
  office = await serveOffice({ dataDirectory });
  const again = await tables(office, auditId);
  findings.push(await allThere('kill -9 of the server', again, { auditId, kept }));
  const before = kept.size;
  await recordAll(again, { auditId, kept, answers: [], until: () => kept.size >= before + BEFORE_A_KILL });
  findings.push({
    demand: 'boards go on after the restart',
    found: `${kept.size - before} more were acknowledged`,
    holds: kept.size >= before + BEFORE_A_KILL,
  });
  findings.push(await allThere('all of it', again, { auditId, kept }));
  findings.push(clean('after all of it', await check(dataDirectory)));
  office.signal('SIGTERM');
  await office.ended(PATIENCE_MS);
  findings.push(clean('with the server stopped', await check(dataDirectory)));
  return findings;
}

type Table = { readonly board: string; readonly visitor: Visitor; readonly ballots: readonly string[] };

/** An audit of one county whose first round is open. */
async function openRound(office: ServedOffice): Promise<string> {
  const { administrator: ada, organizationId } = office;
  const plan = { auditType: 'ballot-polling', method: 'bravo', compatibility: false, twoPersons: false } as const;
  const { auditId } = await send(ada, 'create-audit', { organizationId, name: 'Killed', ...plan });
  const use = async (kind: 'participants' | 'manifest', jurisdiction: string | null, text: string) => {
    const slot = { auditId, kind, jurisdiction };
    const uploadId = await ada.upload(slot, text);
    await send(ada, 'register-file', { ...slot, uploadId, confirmed: true });
  };
  await use('participants', null, `Jurisdiction,Admin Email\n${COUNTY},${MANAGER}\n`);
  await defineLevy(ada, { auditId, cards: 4000, yes: 0.525, electionName: 'Killed', state: 'CA' });
  const batches = Array.from({ length: 40 }, (_, index) => `Batch ${index + 1},100`);
  await use('manifest', COUNTY, `Batch Name,Number of Ballots\n${batches.join('\n')}\n`);
  await send(ada, 'commit-inputs', { auditId, confirmed: [] });
  await send(ada, 'set-seed', { auditId, seed: '27182818284590452353' });
  await send(ada, 'launch-round', { auditId, round: 1, sampleSizes: { [LEVY]: DRAWS } });
  await untilAsync(async () => {
    const asked = await ada.client.ask('plan', { auditId });
    return asked.ok && asked.value.heading.phase === 'round-open';
  });
  const jane = await office.signedIn(MANAGER);
  await send(jane, 'create-boards', { auditId, jurisdiction: COUNTY, count: BOARDS });
  return auditId;
}

/** Each board at its table, by its link, with the ballots it has. */
async function tables(office: ServedOffice, auditId: string): Promise<readonly Table[]> {
  const jane = await office.signedIn(MANAGER);
  const desk = await jane.client.ask('jurisdiction', { auditId, jurisdiction: COUNTY });
  assert(desk.ok, 'the manager sees the boards', desk);
  const sat: Table[] = [];
  for (const { board, link, pin } of desk.value.boards) {
    const visitor = visitorAt(office.origin, { patienceMs: PATIENCE_MS });
    await send(visitor, 'sign-in-to-board', { token: link?.split('/').at(-1) ?? '', pin: pin?.digits ?? '' });
    const place = { auditId, jurisdiction: COUNTY, board };
    const table = await visitor.client.ask('board', place);
    assert(table.ok, 'the board sees its table', table);
    if (table.value.members.length === 0)
      await send(visitor, 'name-board-members', { ...place, members: ['Ann', 'Bo'] });
    sat.push({ board, visitor, ballots: table.value.ballots.map(({ ballot }) => ballot) });
  }
  return sat;
}

/** All boards at once, until everything is recorded, `until` says so, or the server is gone. */
async function recordAll(
  sheets: readonly Table[],
  by: {
    readonly auditId: string;
    readonly kept: Map<string, string>;
    readonly answers: string[];
    readonly until: () => boolean;
  },
): Promise<void> {
  await Promise.all(
    sheets.map(async ({ board, visitor, ballots }) => {
      for (const [index, ballot] of ballots.entries()) {
        if (by.until()) return;
        if (by.kept.has(ballot)) continue;
        const choice = index % 3 === 0 ? 'No' : 'Yes';
        const marks = { kind: 'vote', choices: [choice], invalidWriteIn: false, note: '' } as const;
        const record = { state: 'audited', interpretations: { [LEVY]: marks } } as const;
        const input = { auditId: by.auditId, jurisdiction: COUNTY, board, ballot, record, basedOn: null };
        const isKept = await recordOne(visitor, input, by.answers);
        if (isKept === 'gone') return;
        // A board that lost its answer finds its ballot recorded when it sends it under another command.
        by.kept.set(ballot, choice);
      }
    }),
  );
}

/** Sends one ballot until it is acknowledged, always as the same command. */
async function recordOne(
  visitor: Visitor,
  input: CommandInput<'record-ballot'>,
  answers: string[],
): Promise<'done' | 'gone'> {
  const commandId = randomUUID();
  const began = performance.now();
  while (performance.now() - began < PATIENCE_MS) {
    const answer = await visitor.client.send('record-ballot', input, commandId);
    answers.push(answer.ok ? 'done' : `${answer.error.status} ${answer.error.code}`);
    if (answer.ok) return 'done';
    // Recorded by the command whose answer was lost with the server.
    if (answer.error.code === 'entry-changed-meanwhile') return 'done';
    if (answer.error.status === 0) return 'gone';
    await sleep(50);
  }
  return 'gone';
}

/** What is recorded of the ballots that were acknowledged. */
async function recordedOf(
  sheets: readonly Table[],
  of: { readonly auditId: string; readonly kept: ReadonlyMap<string, string> },
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  await Promise.all(
    sheets.map(async ({ board, visitor, ballots }) => {
      for (const ballot of ballots.filter((one) => of.kept.has(one))) {
        const place = { auditId: of.auditId, jurisdiction: COUNTY, board, ballot };
        await untilAsync(async () => {
          const asked = await visitor.client.ask('ballot', place);
          if (!asked.ok) return false;
          const { record } = asked.value.ballot;
          const read = record?.state === 'audited' ? record.interpretations[LEVY] : undefined;
          if (read?.kind === 'vote') found.set(ballot, read.choices.join());
          return true;
        });
      }
    }),
  );
  return found;
}

async function allThere(
  what: string,
  sheets: readonly Table[],
  of: { readonly auditId: string; readonly kept: ReadonlyMap<string, string> },
): Promise<Finding> {
  const found = await recordedOf(sheets, of);
  const lost = [...of.kept].filter(([ballot, choice]) => found.get(ballot) !== choice).map(([ballot]) => ballot);
  return {
    demand: `after ${what} every acknowledged ballot is there, as it was sent`,
    found: `${of.kept.size} acknowledged, ${found.size} there, lost or changed: ${lost.join('; ') || 'none'}`,
    holds: lost.length === 0,
  };
}

async function check(dataDirectory: string): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((resolve) => {
    execFile(PROGRAM, ['check', '--data', dataDirectory], { timeout: 2 * PATIENCE_MS }, (error, out, err) => {
      const code = typeof error?.code === 'number' ? error.code : error === null ? 0 : -1;
      resolve({ code, said: `${out}${err}`.trim() });
    });
  });
}

function clean(when: string, { code, said }: { readonly code: number; readonly said: string }): Finding {
  return {
    demand: `bin/plumbline check ${when} finds nothing that differs`,
    found: `exit code ${code}: ${said.split('\n').slice(0, 3).join(' / ')}`,
    holds: code === 0,
  };
}

async function until(isSo: () => boolean): Promise<void> {
  await untilAsync(() => Promise.resolve(isSo()));
}

async function untilAsync(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 2 * PATIENCE_MS;
  while (!(await isSo())) {
    assert(performance.now() < deadline, 'it comes to be in time');
    await sleep(20);
  }
}
