import { appSecretPurpose, digestOfFactor, digestOfRecoveryCodes } from '../sign-in/factors/factor-rules.ts';
import { openSealed } from '../sign-in/seal-secret.ts';
import { factorsOf, type SecondFactor } from '../stores/second-factors.ts';
import type { Comparison } from './check-audit-tables.ts';
import { belongsTo } from './log-facts.ts';

/** The second factors that people have, and their recovery codes, as they were added and made. */
export async function checkSecondFactors(comparison: Comparison): Promise<void> {
  await checkFactors(comparison);
  await checkRecoveryCodes(comparison);
}

async function checkFactors({ db, differences, facts, secret }: Comparison): Promise<void> {
  const add = (column: string, where: string, expected: unknown, found: unknown) => {
    differences.add({ kind: 'access', subject: `second_factor${column}`, where, expected, found });
  };
  const owners = await db.selectFrom('second_factor').select('person_id').distinct().execute();
  const stored = await factorsOf(
    db,
    owners.map((row) => row.person_id),
  );
  const byId = new Map(stored.map((factor) => [factor.factorId, factor]));
  for (const [factorId, { event, moment }] of facts.factors) {
    const factor = byId.get(factorId);
    if (factor === undefined) {
      add('', factorId, 'a row', undefined);
      continue;
    }
    if (factor.personId !== event.personId) add('.person_id', factorId, event.personId, factor.personId);
    if (!belongsTo(factor.addedAt, moment, 0)) add('.added_at', factorId, moment.at, factor.addedAt);
    if (secret === undefined) continue;
    const digest = storedDigest(secret, factor);
    if (digest !== event.factorDigest) {
      add('.secret or key', factorId, 'what was added', digest === undefined ? 'nothing that opens' : 'another');
    }
  }
  for (const factorId of byId.keys()) if (!facts.factors.has(factorId)) add('', factorId, undefined, 'a row');
}

function storedDigest(secret: Buffer, factor: SecondFactor): string | undefined {
  if (factor.kind === 'passkey') return digestOfFactor(secret, factor);
  const appSecret = openSealed(secret, appSecretPurpose(factor), factor.sealedSecret);
  return appSecret && digestOfFactor(secret, { ...factor, appSecret });
}

async function checkRecoveryCodes({ db, differences, facts }: Comparison): Promise<void> {
  const rows = await db.selectFrom('recovery_code').selectAll().execute();
  const byPerson = Map.groupBy(rows, (row) => row.person_id);
  const add = (column: string, where: string, expected: unknown, found: unknown) => {
    differences.add({ kind: 'access', subject: `recovery_code${column}`, where, expected, found });
  };
  for (const [personId, { codesDigest, usedBy }] of facts.recoveryCodes) {
    const own = byPerson.get(personId) ?? [];
    const digest = digestOfRecoveryCodes(own.map((row) => row.code_sha256));
    if (digest !== codesDigest) add('', personId, 'the list that was made', `${own.length} others`);
    const used = own.filter((row) => row.used_at !== null).length;
    if (used !== usedBy.size) add('.used_at', personId, `${usedBy.size} used`, `${used} used`);
  }
  for (const personId of byPerson.keys()) {
    if (!facts.recoveryCodes.has(personId)) add('', personId, undefined, 'a list');
  }
}
