import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandInput, CommandName } from '../packages/api/src/index.ts';
import { assert } from '../packages/prelude/src/index.ts';
import { databaseProcessorMs } from '../tests/faults/database-processor.ts';
import { clearAway, type ServedOffice, scratchDirectory, serveOffice } from '../tests/faults/served-office.ts';
import { planLargeAudit, type Visitor } from '../tests/faults/visitor.ts';
import type { BenchRow } from './measure.ts';

/* What it costs the server and its database together to open a round of 100,000 draws, from its launch until boards are made. */

const PATIENCE_MS = 600_000;
const MANAGER = 'jane@harbor.example';
const COUNTY = 'Harbor';
const CONTEST = 'Levy';
const CARDS = 1_000_000;
const DRAWS = 100_000;
const BOARDS = 100;

export async function benchRounds(): Promise<readonly BenchRow[]> {
  const dataDirectory = scratchDirectory();
  const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS });
  const auditId = await planRound(office);
  const jane = await office.signedIn(MANAGER);
  forgetPeak(office);
  const resident = memoryMb(office, 'VmRSS');
  const before = processorSeconds(office, dataDirectory);
  await send(office.administrator, 'launch-round', { auditId, round: 1, sampleSizes: { [CONTEST]: DRAWS } });
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const asked = await office.administrator.client.ask('plan', { auditId });
    if (asked.ok && asked.value.heading.phase === 'round-open') break;
    assert(performance.now() < deadline, 'the round opens in time', asked);
    await sleep(500);
  }
  await send(jane, 'create-boards', { auditId, jurisdiction: COUNTY, count: BOARDS });
  const cpuSeconds = processorSeconds(office, dataDirectory) - before;
  const memory = memoryMb(office, 'VmHWM') - resident;
  office.signal('SIGTERM');
  await office.ended(PATIENCE_MS);
  await clearAway();
  const work = 'open a round of 100,000 draws of a million cards, with boards';
  // Measured 2.5 s and 137 MB more than before, while a dozen others worked on two cores.
  return [{ work, cpuSeconds, must: 4, memoryMb: memory, memoryMustMb: 205 }];
}

async function planRound(office: ServedOffice): Promise<string> {
  const { administrator: ada } = office;
  const auditId = await planLargeAudit(office, ada, { name: 'Bench', jurisdictions: [COUNTY], manager: MANAGER });
  const contest = {
    ...{ name: CONTEST, targeted: true, winners: 1, votesAllowed: 1, majorityOrRunoff: false, pendingBallots: 0 },
    choices: [
      { name: 'Yes', votes: 0.502 * CARDS },
      { name: 'No', votes: 0.498 * CARDS },
    ],
    totalBallots: CARDS,
    cardsBearing: null,
    jurisdictions: 'all',
  } as const;
  await send(ada, 'define-contests', { auditId, contests: [contest] });
  const settings = { electionName: 'Bench', state: 'CA', riskLimitPercent: 10, dataEntry: 'online' } as const;
  await send(ada, 'change-settings', { auditId, settings });
  const slot = { auditId, kind: 'manifest', jurisdiction: COUNTY } as const;
  const batches = Array.from({ length: CARDS / 1000 }, (_, index) => `Batch ${index + 1},1000`);
  const uploadId = await ada.upload(slot, `Batch Name,Number of Ballots\n${batches.join('\n')}\n`);
  await send(ada, 'register-file', { ...slot, uploadId, confirmed: true });
  await send(ada, 'commit-inputs', { auditId, confirmed: [] });
  await send(ada, 'set-seed', { auditId, seed: '27182818284590452353' });
  return auditId;
}

function processorSeconds(office: ServedOffice, dataDirectory: string): number {
  const stat = readFileSync(`/proc/${office.processId}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks / 100 + databaseProcessorMs(dataDirectory) / 1000;
}

/** Linux counts the largest resident size anew from here. */
function forgetPeak(office: ServedOffice): void {
  writeFileSync(`/proc/${office.processId}/clear_refs`, '5');
}

function memoryMb(office: ServedOffice, which: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${office.processId}/status`, 'utf8');
  return Number(new RegExp(`^${which}:\\s*(\\d+) kB`, 'm').exec(status)?.[1]) / 1000;
}

async function send<Name extends CommandName>(visitor: Visitor, name: Name, input: CommandInput<Name>): Promise<void> {
  const answer = await visitor.client.send(name, input, randomUUID());
  assert(answer.ok, `${name} succeeds`, answer);
}
