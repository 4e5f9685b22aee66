import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { uploadAddress } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import type { Finding } from './main.ts';
import { clearAway, createAudit, type ServedOffice, scratchDirectory, serveOffice, tally } from './served-office.ts';

const DISK_MEGABYTES = 600;
const BACK_MS_MAX = 10_000;

/**
 * A disk of its own (a tmpfs of 600 MB; needs root and a kernel that lets it mount) holds the database and the files, and is
 * filled to the last byte. Says so, and breaks nothing, where it may not mount.
 */
export async function diskFull(): Promise<readonly Finding[]> {
  const disk = scratchDirectory();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MEGABYTES}m,mode=0711`, 'tmpfs', disk]);
  if (mounted.status !== 0) {
    const found = `this needs root and mount: ${mounted.error?.message ?? mounted.stderr.toString().trim()}`;
    return [{ demand: 'a disk of its own can be mounted', found, holds: false }];
  }
  try {
    return await fillAndEmpty(await serveOffice({ dataDirectory: path.join(disk, 'data') }), disk);
  } finally {
    await clearAway({ keepDirectories: true });
    // Whoever still stands in it keeps it; it is detached, and goes with the last of them.
    spawnSync('umount', ['-l', disk]);
  }
}

async function fillAndEmpty(office: ServedOffice, disk: string): Promise<readonly Finding[]> {
  chmodSync(disk, 0o711);
  const auditId = await makeAudit(office);
  const healthBefore = await healthOf(office);
  const ballast = path.join(disk, 'ballast');
  fill(ballast);
  await sleep(3_000);
  const full = statfsSync(disk);
  const upload = await uploadHalfMegabyte(office, auditId);
  const incoming = filesIn(path.join(disk, 'data', 'files', 'incoming'));
  const commandId = crypto.randomUUID();
  const answers: string[] = [];
  for (let time = 0; time < 20; time += 1)
    answers.push(await createAudit(office, { name: 'While it was full', commandId }));
  const home = await office.client.ask('home', {});
  const read = home.ok ? 'it is' : `${home.error.status} ${home.error.code}`;
  const healthFull = await healthOf(office);
  const stillRuns = (await office.ended(100)) === undefined;
  rmSync(ballast);
  const began = performance.now();
  let backMs: number | undefined;
  while (backMs === undefined && performance.now() - began < 30_000) {
    const answer = await createAudit(office, { name: 'While it was full', commandId });
    if (answer === 'done') backMs = Math.round(performance.now() - began);
    else await sleep(100);
  }
  const uploadAfter = await uploadHalfMegabyte(office, auditId);
  await sleep(1_500);
  const healthAfter = await healthOf(office);
  return [
    {
      demand: 'health says that all is well before',
      found: healthBefore,
      holds: healthBefore.startsWith('200'),
    },
    {
      demand: 'on a full disk, health says that the disk is full',
      found: `${full.bavail * full.bsize} bytes free: ${healthFull}`,
      holds: healthFull.startsWith('503') && healthFull.includes('full'),
    },
    {
      demand: 'an upload is refused because of the disk, and nothing of it is left',
      found: `${upload}; left behind: ${incoming.length}`,
      holds: upload.startsWith('507') && incoming.length === 0,
    },
    {
      demand: 'a command is refused because of the disk',
      found: tally(answers),
      holds: answers.every((answer) => answer.startsWith('507')),
    },
    {
      demand: 'what is there can still be read',
      found: `${read}; the server ${stillRuns ? 'runs' : 'has ended'}`,
      holds: home.ok && stillRuns,
    },
    {
      demand: `when there is space again, commands are carried out within ${BACK_MS_MAX / 1000} s without a start`,
      found: backMs === undefined ? 'not within 30 s' : `after ${backMs} ms; an upload: ${uploadAfter}; ${healthAfter}`,
      holds:
        backMs !== undefined && backMs <= BACK_MS_MAX && uploadAfter.startsWith('200') && healthAfter.startsWith('200'),
    },
  ];
}

function fill(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (let size = 1_048_576; size >= 1; ) {
      try {
        if (writeSync(handle, Buffer.alloc(size)) < size) size = Math.floor(size / 2);
      } catch (error) {
        assert(error instanceof Error && 'code' in error && error.code === 'ENOSPC', 'the disk is full', error);
        size = Math.floor(size / 2);
      }
    }
  } finally {
    closeSync(handle);
  }
}

function filesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

async function healthOf(office: ServedOffice): Promise<string> {
  const response = await office.fetch(`${office.origin}/api/health`, { method: 'GET' });
  return `${response.status} ${await response.text()}`;
}

async function uploadHalfMegabyte(office: ServedOffice, auditId: string): Promise<string> {
  const address = uploadAddress({ auditId, kind: 'participants', jurisdiction: null, name: 'participants.csv' });
  const body = `Jurisdiction,Admin Email\n${Array.from({ length: 20_000 }, (_, index) => `J${index},ada@office.example\n`).join('')}`;
  const headers = { 'x-plumbline': '1', 'content-type': 'application/octet-stream' };
  const response = await office.fetch(`${office.origin}${address}`, { method: 'POST', headers, body });
  return `${response.status} ${(await response.text()).slice(0, 200)}`;
}

async function makeAudit(office: ServedOffice): Promise<string> {
  const plan = { auditType: 'ballot-polling', method: 'bravo', compatibility: false } as const;
  const input = { organizationId: office.organizationId, name: 'Full', ...plan };
  const answer = await office.client.send('create-audit', input, crypto.randomUUID());
  assert(answer.ok, 'the audit is created', answer);
  return answer.value.auditId;
}
