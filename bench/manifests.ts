import { randomUUID } from 'node:crypto';
import { assert } from '../packages/prelude/src/index.ts';
import { officeProcessorMs } from '../tests/faults/office-processor.ts';
import { clearAway, type ServedOffice, scratchDirectory, serveOffice } from '../tests/faults/served-office.ts';
import { planLargeAudit, type Visitor } from '../tests/faults/visitor.ts';
import type { BenchRow } from './measure.ts';

/* What it costs the server and its database to take the manifests of a state's counties in, from the upload to the record. */

const PATIENCE_MS = 600_000;
const MANIFESTS = 100;
/** What a process does once, as starting its threads and having its code compiled, comes before. */
const BEFORE = 20;
/** A county of a hundred thousand ballots has about so many batches. */
const BATCHES = 400;
const AT_ONCE = 4;
const COUNTIES_EACH = 5;
/**
 * Measured 1.2 s on two cores with a load of four: a manifest is two requests and five statements, which the database spends a
 * third of it on; it is stored and read once, in a thread, in 2 ms.
 */
const MUST = 1.8;

export async function benchManifests(): Promise<readonly BenchRow[]> {
  const dataDirectory = scratchDirectory();
  const office = await serveOffice({ dataDirectory, patienceMs: PATIENCE_MS });
  const jurisdictions = Array.from({ length: BEFORE + MANIFESTS }, (_, index) => `County ${index + 1}`);
  const auditId = await planLargeAudit(office, office.administrator, {
    name: 'State',
    jurisdictions,
    manager: managerOf,
  });
  const counties = await managedCounties(office, jurisdictions);
  await sendManifests(auditId, counties.slice(0, BEFORE));
  const before = officeProcessorMs(office, dataDirectory);
  await sendManifests(auditId, counties.slice(BEFORE));
  const cpuSeconds = (officeProcessorMs(office, dataDirectory) - before) / 1000;
  await clearAway();
  const work = `${MANIFESTS} manifests of ${BATCHES} batches, uploaded and registered`;
  return [{ work, cpuSeconds, must: MUST }];
}

type County = { readonly jurisdiction: string; readonly manager: Visitor };

/** A county has its own people; so many sign-ins in a minute are refused, so that each is given a few of them here. */
function managerOf(jurisdiction: string): string {
  const number = Number(jurisdiction.replace('County ', ''));
  return `region-${Math.ceil(number / COUNTIES_EACH)}@counties.example`;
}

async function managedCounties(office: ServedOffice, jurisdictions: readonly string[]): Promise<readonly County[]> {
  const managers = new Map<string, Visitor>();
  const counties: County[] = [];
  for (const jurisdiction of jurisdictions) {
    const email = managerOf(jurisdiction);
    const manager = managers.get(email) ?? (await office.signedIn(email));
    managers.set(email, manager);
    counties.push({ jurisdiction, manager });
  }
  return counties;
}

async function sendManifests(auditId: string, counties: readonly County[]): Promise<void> {
  const waiting = [...counties];
  const work = async () => {
    for (let county = waiting.shift(); county !== undefined; county = waiting.shift()) {
      const { jurisdiction, manager } = county;
      const slot = { auditId, kind: 'manifest', jurisdiction } as const;
      const uploadId = await manager.upload(slot, manifestOf(jurisdiction));
      const answer = await manager.client.send('register-file', { ...slot, uploadId, confirmed: true }, randomUUID());
      assert(answer.ok, 'the manifest is registered', answer);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

function manifestOf(county: string): string {
  const lines = Array.from({ length: BATCHES }, (_, place) => `${county} scanner 12 batch ${place + 1},250`);
  return `Batch Name,Number of Ballots\n${lines.join('\n')}\n`;
}
