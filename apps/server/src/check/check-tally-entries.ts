import type { LogBody } from '@plumbline/record';
import type { OrganizationEvent } from '../office/project-organization.ts';
import { WAITING_MS_MAX } from '../road/session.ts';
import { digestOfNames } from '../stores/tally-names.ts';
import { digestOfToken, tallyToken } from '../stores/token.ts';
import type { Comparison } from './check-audit-tables.ts';
import { compareRows } from './differences.ts';

type TallyEvent = Extract<OrganizationEvent, { readonly type: `tally-${string}` }>;

type Link = {
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly round: number;
  readonly rotation: number;
  readonly isOpen: boolean;
  readonly madeAt: string;
};

/** Rows of the links and requests to enter tallies, as the logs of the organizations say them. */
export type TallyFacts = {
  /** By place. */
  readonly links: Map<string, Link>;
  /** By identifier. */
  readonly entries: Map<string, Entry>;
  /** By which command each was made, by identifier. */
  readonly commands: Map<string, string>;
};

type Entry = {
  readonly id: string;
  readonly audit_id: string;
  readonly jurisdiction: string;
  readonly round: number;
  readonly people_digest: string;
  readonly people: readonly string[] | null;
  readonly asked_at: string;
  readonly wrong_numbers: number;
  readonly state: string;
  readonly state_at: string;
};

export function isTallyEvent(event: OrganizationEvent): event is TallyEvent {
  return event.type.startsWith('tally-');
}

/** Takes in what the log says of a link or a request. */
export function noteTallyEvent(
  { links, entries, commands }: TallyFacts,
  event: TallyEvent,
  body: Pick<LogBody, 'at' | 'commandId'>,
): void {
  const { at } = body;
  const { auditId, jurisdiction, round } = event;
  const place = JSON.stringify([auditId, jurisdiction, round]);
  if (event.type === 'tally-link-made' || event.type === 'tally-link-closed') {
    const before = links.get(place);
    const isOpen = event.type === 'tally-link-made';
    const rotation = isOpen ? event.rotation : (before?.rotation ?? 0);
    const madeAt = isOpen ? at : (before?.madeAt ?? at);
    links.set(place, { auditId, jurisdiction, round, rotation, isOpen, madeAt });
    // With a link end those who asked by it.
    for (const [id, entry] of entries) {
      const isHere = entry.audit_id === auditId && entry.jurisdiction === jurisdiction && entry.round === round;
      if (isHere && isAtWork(entry)) entries.set(id, { ...entry, state: 'ended', state_at: at });
    }
    return;
  }
  const { entryId: id } = event;
  if (event.type === 'tally-entry-asked') {
    commands.set(id, body.commandId);
    const asked = {
      people_digest: event.peopleDigest,
      people: null,
      asked_at: at,
      wrong_numbers: 0,
      state: 'waiting',
      state_at: at,
    };
    entries.set(id, { id, audit_id: auditId, jurisdiction, round, ...asked });
    return;
  }
  const entry = entries.get(id);
  if (entry === undefined) return;
  if (event.type === 'tally-number-refused') entries.set(id, { ...entry, wrong_numbers: entry.wrong_numbers + 1 });
  else if (event.type === 'tally-entry-confirmed') {
    entries.set(id, { ...entry, people: event.people, state: 'confirmed', state_at: at });
  } else entries.set(id, { ...entry, state: STATES[event.type], state_at: at });
}

const STATES = {
  'tally-entry-rejected': 'rejected',
  'tally-entry-ended': 'ended',
} as const;

function isAtWork({ state }: Entry): boolean {
  return state === 'waiting' || state === 'confirmed';
}

/** Which links ask for tally entry, who asked, and what became of it. */
export async function checkTallyEntries({ db, differences, facts, secret, now }: Comparison): Promise<void> {
  const links = [...facts.tally.links.values()].map((link) => {
    const { auditId, jurisdiction, round, rotation, isOpen, madeAt } = link;
    const row = { audit_id: auditId, jurisdiction, round, rotation, is_open: isOpen, made_at: madeAt };
    if (secret === undefined) return row;
    return { ...row, token_sha256: digestOfToken(tallyToken(secret, { auditId, jurisdiction, round, rotation })) };
  });
  compareRows(
    differences,
    { name: 'tally_link', kind: 'grant', key: ['audit_id', 'jurisdiction', 'round'] },
    { expected: links, stored: await db.selectFrom('tally_link').selectAll().execute() },
  );
  compareRows(
    differences,
    { name: 'tally_entry', kind: 'grant', key: ['id'] },
    { expected: [...facts.tally.entries.values()], stored: await db.selectFrom('tally_entry').selectAll().execute() },
  );
  const typed = await db.selectFrom('tally_name').selectAll().execute();
  const kept = new Set(typed.map((row) => row.entry_id));
  const waiting = [...facts.tally.entries.values()].filter(({ id, state, asked_at: at }) => {
    // What nobody answered in time is taken out within the hour.
    const isLapsed = now.getTime() - Date.parse(at) >= WAITING_MS_MAX;
    return state === 'waiting' && (!isLapsed || kept.has(id));
  });
  // The names themselves are not shown, since whoever reads what differs need not be allowed to read them.
  compareRows(
    differences,
    { name: 'tally_name', kind: 'text', key: ['entry_id'] },
    {
      expected: waiting.map(({ id, people_digest: people }) => {
        return { entry_id: id, people, command_id: facts.tally.commands.get(id) };
      }),
      stored: typed.map((row) => ({ ...row, people: digestOfNames(row) })),
    },
  );
}
