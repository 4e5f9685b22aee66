import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { appendEvents } from '../../apps/server/src/log/append-events.ts';
import { ADMINISTRATOR, openBusyOffice } from './busy-office.ts';
import type { Finding } from './main.ts';
import { planLargeAudit } from './visitor.ts';

const ENTRIES = 610_000;
const ENTRIES_AT_ONCE = 10_000;
const MEBIBYTES_MORE_MAX = 150;

/** A log as long as that of a whole state, taken by somebody who pauses now and then. */
export async function longLog(): Promise<readonly Finding[]> {
  const office = await openBusyOffice();
  try {
    const ada = await office.signedIn(ADMINISTRATOR);
    const auditId = await planLargeAudit(office, ada, {
      name: 'Long',
      jurisdictions: ['J1'],
      manager: 'jo@j1.example',
    });
    const { db, now } = office.services;
    const chain = `audit:${auditId}`;
    for (let from = 0; from < ENTRIES; from += ENTRIES_AT_ONCE) {
      const events = Array.from({ length: ENTRIES_AT_ONCE }, (_, index) => ({
        type: 'filling',
        number: from + index,
        text: 'as long as what a board says of one ballot with three contests on it, or nearly so'.repeat(4),
      }));
      const occasion = { commandId: randomUUID(), at: now(), actor: 'system:faults' };
      await db.transaction().execute((tx) => appendEvents(tx, chain, occasion, events));
    }
    await sleep(2_000);
    const before = process.memoryUsage.rss();
    let most = before;
    let lines = 0;
    let bytes = 0;
    const began = performance.now();
    const response = await ada.fetch(`${office.origin}/api/log.jsonl?auditId=${auditId}`, { method: 'GET' });
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      for (const byte of chunk) if (byte === 10) lines += 1;
      most = Math.max(most, process.memoryUsage.rss());
    }
    const seconds = Math.round((performance.now() - began) / 1_000);
    const more = Math.round((most - before) / 2 ** 20);
    return [
      {
        demand: `a log of ${ENTRIES.toLocaleString('en-US')} entries arrives whole`,
        found: `status ${response.status}, ${lines.toLocaleString('en-US')} lines, ${Math.round(bytes / 1e6)} MB in ${seconds} s`,
        holds: response.status === 200 && lines > ENTRIES,
      },
      {
        demand: `while it is sent the process holds at most ${MEBIBYTES_MORE_MAX} MiB more`,
        found: `${more} MiB more, this script's own included`,
        holds: more <= MEBIBYTES_MORE_MAX,
      },
    ];
  } finally {
    await office.close();
  }
}
