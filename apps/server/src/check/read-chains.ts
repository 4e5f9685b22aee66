import type { LogEntry, LogHead } from '@plumbline/record';
import { checkStoredChain, entryInWords, headInWords, headOf } from '../log/check-stored-chain.ts';
import { listChains, type StoredChain } from '../log/read-log.ts';
import { auditOfChain } from '../stores/news.ts';
import { organizationOfChain } from '../stores/organizations.ts';
import type { Reader } from '../stores/store.ts';
import { type AuditFacts, noAuditFacts, noteAuditEntry } from './check-audit.ts';
import type { Differences } from './differences.ts';
import { type LogFacts, noFacts, noteOrganizationEntry } from './log-facts.ts';

/** The clocks of two computers, or one that was set right since, may differ by as much. */
const CLOCKS_MS = 5 * 60_000;

/** What was found in the log itself, and what it says of everything else. */
export type ReadLog = {
  readonly facts: LogFacts;
  readonly heads: readonly { readonly chain: string; readonly head: LogHead }[];
  readonly entries: number;
  /** Chains that cannot be believed to their end: what follows from them is not compared. */
  readonly broken: ReadonlySet<string>;
};

/** Reads every chain, an audit's after those of the organizations, and hands over what each audit's log says at its end. */
export async function readChains(
  db: Reader,
  options: {
    readonly differences: Differences;
    readonly now: Date;
    readonly since: Date;
    readonly onAudit: (auditId: string, audit: AuditFacts) => void;
  },
): Promise<ReadLog> {
  const { differences, now, since, onAudit } = options;
  const facts = noFacts();
  const heads: ReadLog['heads'][number][] = [];
  const broken = new Set<string>();
  let entries = 0;
  const latest = new Date(now.getTime() + CLOCKS_MS).toISOString();
  const chains = await listChains(db);
  const ordered = [...chains].sort((a, b) => Number(b.kind === 'organization') - Number(a.kind === 'organization'));
  for (const chain of ordered) {
    const times = watchTimes(chain.id, { latest, differences });
    const audit = chain.kind === 'audit' ? noAuditFacts() : undefined;
    const organizationId = chain.kind === 'organization' ? organizationOfChain(chain.id) : undefined;
    // An organization is one whose log is there, even if it says nothing of it yet.
    if (organizationId !== undefined) facts.organizations.set(organizationId, undefined);
    const take = (entry: LogEntry) => {
      const previousAt = times(entry);
      if (audit !== undefined) noteAuditEntry(audit, entry);
      if (organizationId === undefined || broken.has(chain.id)) return;
      try {
        noteOrganizationEntry(facts, entry, { organizationId, previousAt, since: since.toISOString() });
      } catch (error) {
        broken.add(chain.id);
        impossible(differences, chain, { number: entry.number, why: whyOf(error) });
      }
    };
    const checked = await checkStoredChain(db, chain, (slice) => slice.forEach(take));
    entries += checked.entries;
    heads.push({ chain: chain.id, head: checked.head });
    if (checked.entry !== undefined) {
      broken.add(chain.id);
      const where = `entry ${checked.entry.at}`;
      differences.add({
        kind: 'log',
        subject: `chain ${chain.id}`,
        where,
        expected: 'the entry as it was sealed',
        found: entryInWords(checked.entry),
      });
    } else if (checked.broken !== undefined) {
      differences.add({
        kind: 'log',
        subject: `log_chain.head of ${chain.id}`,
        expected: headOf(checked.head),
        found: headInWords(chain),
      });
    }
    checkKind(differences, chain);
    if (audit === undefined) continue;
    if (audit.impossible !== undefined) {
      broken.add(chain.id);
      impossible(differences, chain, audit.impossible);
    }
    const auditId = auditOfChain(chain.id);
    if (auditId !== undefined && !broken.has(chain.id)) onAudit(auditId, audit);
  }
  return { facts, heads, entries, broken };
}

function impossible(differences: Differences, chain: StoredChain, entry: { number: number; why: string }): void {
  differences.add({
    kind: 'log',
    subject: `chain ${chain.id}`,
    where: `entry ${entry.number}`,
    expected: 'what can follow from the entries before it',
    found: entry.why,
  });
}

function whyOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The name of a chain says what it records. */
function checkKind(differences: Differences, chain: StoredChain): void {
  const expected = chain.id.slice(0, chain.id.indexOf(':'));
  if (expected === chain.kind) return;
  differences.add({ kind: 'log', subject: 'log_chain.kind', where: chain.id, expected, found: chain.kind });
}

/** Answers the time of the entry before each, and notes what is older than that or has not happened yet. */
function watchTimes(chain: string, { latest, differences }: { latest: string; differences: Differences }) {
  let previous = '';
  return ({ number, body }: LogEntry): string => {
    // In canonical JSON only `actor` comes before `at`, and the quotes inside it have a backslash before them.
    const at = /"at":"([^"]*)"/.exec(body)?.[1] ?? '';
    const note = (expected: string) => {
      differences.add({
        kind: 'log',
        subject: `times of ${chain}`,
        where: `entry ${number}`,
        expected,
        found: at,
      });
    };
    const before = previous;
    if (at < previous) note(`not older than the entry before it, ${previous}`);
    else if (at > latest) note(`not after now, ${latest}`);
    previous = at;
    return before;
  };
}
