import type { Sha256 } from '@plumbline/election';
import { listJurisdictions } from '../stores/election-jurisdictions.ts';
import { ensurePeople, normalEmail } from '../stores/people.ts';
import type { Writer } from '../stores/store.ts';

/** A list of participants that is stored: its jurisdictions are in the log, and who manages them only there. */
export type ListedFile = { readonly name: string; readonly sha256: Sha256 };

/** Reads whom a list of participants names, by jurisdiction. */
export type ReadManagers = (
  file: ListedFile,
) => Promise<readonly { readonly name: string; readonly managers: readonly string[] }[]>;

/** The addresses of the managers are in the file and not in the log; the file is found by its digest. */
export async function projectParticipants(
  needs: { readonly participants: ReadManagers },
  tx: Writer,
  listed: {
    readonly electionId: string;
    readonly auditId: string;
    readonly file: ListedFile;
    readonly jurisdictions: readonly string[];
    readonly at: Date;
  },
): Promise<void> {
  const { electionId, auditId, file, jurisdictions, at } = listed;
  const participants = await needs.participants(file);
  const people = await ensurePeople(
    tx,
    participants.flatMap((one) => one.managers.map((email) => ({ email }))),
    at,
  );
  const managers = new Map(participants.map((one) => [one.name, one.managers]));
  const rows = jurisdictions.map((name) => ({
    name,
    personIds: (managers.get(name) ?? []).flatMap((email) => people.get(normalEmail(email)) ?? []),
  }));
  await listJurisdictions(tx, { electionId, auditId }, rows);
}
