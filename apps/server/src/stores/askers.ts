import { assertNever } from '@plumbline/prelude';
import type pg from 'pg';
import type { Grant } from '../policy/actor.ts';
import { type AuditStand, type StandAsked, type StandRow, standColumn, standFrom } from './audit-stands.ts';
import { type OpenedBy, type SessionRow, type SessionSubject, subjectOf } from './sessions.ts';

/** A session, and everything that whoever it belongs to has been given. */
export type Asker = SessionRow & {
  /** The moment of the database at which it was read: until another transaction has ended, all of it is the same. */
  readonly snapshot: string;
  /** Of a board: stands for the rows that say what it has been given. Where any of them was changed, it is another. */
  readonly stamp: string | undefined;
  /** Nothing where the link of a board is worth nothing any more, or people are not let enter tallies: then nor is the session. */
  readonly grants: readonly Grant[] | undefined;
  /** Of the audit that the request is about, if it is about one. */
  readonly about: FoundAudit | undefined;
};

/** The audit that a request is about, and how much of its stand is read beside who asks, in the same journey. */
export type AskedAbout = {
  /** In lower case, as it is stored. */
  readonly auditId: string;
  readonly stand?: StandAsked | undefined;
};

/** What was found of that audit before it was asked whether whoever asks may know of it: it is for the road alone. */
export type FoundAudit = {
  readonly auditId: string;
  /** What it belongs to. Nothing where there is no such audit, or it is deleted, or a board asks, which knows it from its own link. */
  readonly place: { readonly organizationId: string; readonly electionId: string } | undefined;
  readonly stand: AuditStand | undefined;
};

/** The session, and what a board has been given, or people who enter tallies. */
const SESSION = `
    session.person_id, session.board_id, session.rotation, session.tally_entry_id, session.created_at,
    session.last_seen_at, session.opened_by, session.proven_at,
    audit.id as audit_id, coalesce(link.jurisdiction, entry.jurisdiction) as jurisdiction,
    coalesce(link.round, entry.round) as round, link.board, link.rotation as link_rotation,
    audit.organization_id, audit.election_id, entry.people, entry.state = 'confirmed' as confirmed,
    audit.deleted_at is null and audit.phase = 'round-open'
      and audit.round = coalesce(link.round, entry.round) as usable,
    pg_current_snapshot()::text as snapshot`;

/** A row that was changed has another `xmin`. */
const STAMP = `concat_ws(' ', session.xmin, link.xmin, audit.xmin)`;

/**
 * Whether each of these boards (`tokens`, `stamps`) has what it had when its stamp was read: as a condition in a statement that does
 * something for them.
 */
export function boardsAreUnchanged(tokens: string, stamps: string): string {
  return `not exists (
    select from unnest(${tokens}::text[], ${stamps}::text[]) as known (token, stamp)
    where not exists (
      select from web_session session
      join board_link link on link.board_id = session.board_id
      join audit on audit.id = link.audit_id
      where session.token_sha256 = known.token and ${STAMP} = known.stamp
    )
  )`;
}

/*
 * What a person has been given. Each part starts from the rows of whoever asks: `offset 0` keeps it so. Left to itself the planner goes
 * through the counties of all audits and looks for whoever asks at each, which with 1,600 counties took ten times as long as all the rest.
 */
const GIVEN_TO_PERSON = `
    case when session.person_id is not null then (
      select array_agg(organization_id::text) from organization_administrator mine
      where mine.person_id = session.person_id
    ) end as organizations,
    case when session.person_id is not null then (
      select json_agg(json_build_array(
        managed.organization_id, managed.election_id, managed.id, election_jurisdiction.name))
      from (select jurisdiction_id from jurisdiction_manager where person_id = session.person_id offset 0) mine
      cross join lateral (
        select name from election_jurisdiction place where place.id = mine.jurisdiction_id offset 0
      ) election_jurisdiction
      cross join lateral (
        select audit_id from audit_jurisdiction part where part.jurisdiction_id = mine.jurisdiction_id offset 0
      ) audit_jurisdiction
      cross join lateral (
        select organization_id, election_id, id from audit seen
        where seen.id = audit_jurisdiction.audit_id and seen.deleted_at is null offset 0
      ) managed
    ) end as managed,
    case when session.person_id is not null then (
      select json_agg(json_build_array(election.organization_id, mine.election_id, mine.jurisdiction))
      from (
        select election_id, jurisdiction from ballot_room_member where person_id = session.person_id offset 0
      ) mine
      cross join lateral (
        select organization_id from election of_room where of_room.id = mine.election_id offset 0
      ) election
    ) end as rooms,
    case when session.person_id is not null then (
      select json_agg(json_build_array(watched.organization_id, watched.election_id, watched.id))
      from (
        select audit_id from audit_observer where person_id = session.person_id and until > $3 offset 0
      ) mine
      cross join lateral (
        select organization_id, election_id, id from audit seen
        where seen.id = mine.audit_id and seen.deleted_at is null offset 0
      ) watched
    ) end as watched,
    case when session.person_id is not null then (
      select json_agg(json_build_array(consent.organization_id, consent.mode, consent.given_by))
      from support_consent consent join person mine on mine.id = consent.person_id
      join organization_administrator giver
        on giver.organization_id = consent.organization_id and giver.person_id = consent.given_by
      where consent.person_id = session.person_id and consent.until > $3 and consent.ended_at is null
        and mine.email = any($4)
    ) end as supported,
    case when session.person_id is not null then (
      select max(least(consent.until, coalesce(consent.ended_at, consent.until)))
      from support_consent consent
      where consent.person_id = session.person_id and (consent.until <= $3 or consent.ended_at is not null)
    ) end as support_ended_at`;

/** What the audit belongs to that the request is about. */
const PLACE = `
    (
      select json_build_array(asked.organization_id, asked.election_id)
      from audit asked where asked.id = $2 and asked.deleted_at is null
    ) as place`;

/*
 * One journey for what every request asks first. Prepared, because planning the joins costs more than following them; and
 * without what only people are given where a board asks, because the database makes ready for each part of a statement whether
 * it comes to it or not.
 */
function statementFor(
  who: 'anybody' | 'board',
  own: readonly unknown[],
  about: AskedAbout | undefined,
): pg.QueryConfig {
  const stand = about?.stand && standColumn(about.auditId, about.stand, own.length + 1);
  const name = `find-${who}-${stand?.name ?? 'alone'}`;
  const values = [...own, ...(stand?.values ?? [])];
  const known = texts.get(name);
  if (known !== undefined) return { name, text: known, values };
  const given = who === 'board' ? [`${STAMP} as stamp`] : [GIVEN_TO_PERSON, PLACE];
  const text = `select ${[SESSION, ...given, ...(stand ? [stand.column] : [])].join(',')}
  from web_session session
  left join board_link link on link.board_id = session.board_id
  left join tally_entry entry on entry.id = session.tally_entry_id
  left join audit on audit.id = coalesce(link.audit_id, entry.audit_id)
  where session.token_sha256 = $1`;
  texts.set(name, text);
  return { name, text, values };
}

const texts = new Map<string, string>();

type Row = {
  readonly person_id: string | null;
  readonly board_id: string | null;
  readonly rotation: number | null;
  readonly tally_entry_id: string | null;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly opened_by: OpenedBy;
  readonly proven_at: Date | null;
  readonly organizations: readonly string[] | null;
  /** Organization, election, audit, and the name of the jurisdiction. */
  readonly managed: readonly (readonly [string, string, string, string])[] | null;
  /** Organization, election and jurisdiction of each ballot room. */
  readonly rooms: readonly (readonly [string, string, string])[] | null;
  /** Organization, election and audit. */
  readonly watched: readonly (readonly [string, string, string])[] | null;
  /** Organization, what they may do, and the administrator who let them in. */
  readonly supported: readonly (readonly [string, 'read' | 'act', string])[] | null;
  /** When a consent ended last. */
  readonly support_ended_at: Date | null;
  readonly place?: readonly [organizationId: string, electionId: string] | null;
  readonly stand?: StandRow | null;
  readonly snapshot: string;
  readonly stamp?: string;
} & (
  | { readonly audit_id: null }
  | {
      readonly audit_id: string;
      readonly organization_id: string;
      readonly election_id: string;
      readonly jurisdiction: string;
      readonly round: number;
      readonly board: string | null;
      readonly link_rotation: number | null;
      readonly people: readonly string[] | null;
      readonly confirmed: boolean | null;
      readonly usable: boolean;
    }
);

/** Sessions of boards, in the order in which they were found: none ever becomes one of a person. */
const boards = new Set<string>();
const BOARDS_MAX = 10_000;

/** Whoever asks with a session, when, and about what. */
export type Asking = {
  readonly at: Date;
  readonly support: readonly string[];
  readonly about?: AskedAbout | undefined;
};

/** Who asks with this session, as the rows say it at this moment. What was given until an earlier time is not given any more. */
export async function readAsker(pool: pg.Pool, tokenSha256: string, asked: Asking): Promise<Asker | undefined> {
  const { at, support, about } = asked;
  const statement = boards.has(tokenSha256)
    ? statementFor('board', [tokenSha256], about)
    : statementFor('anybody', [tokenSha256, about?.auditId ?? null, at, support], about);
  const { rows } = await pool.query<Row>(statement);
  const [row] = rows;
  const subject = row && subjectOf(row);
  if (row === undefined || subject === undefined) return undefined;
  if (subject.kind === 'board') remember(tokenSha256);
  const grants = grantsOf(row, subject);
  if (isOverWithConsent(row, grants ?? [])) return undefined;
  const { opened_by: openedBy, proven_at: provenAt, created_at: createdAt, last_seen_at: lastSeenAt } = row;
  const times = { openedBy, provenAt, createdAt, lastSeenAt };
  const { snapshot, stamp } = row;
  return { subject, ...times, grants, snapshot, stamp, about: about && foundOf(row, about.auditId) };
}

function remember(board: string): void {
  if (boards.has(board)) return;
  boards.add(board);
  for (const oldest of boards) {
    if (boards.size <= BOARDS_MAX) return;
    boards.delete(oldest);
  }
}

function foundOf({ place, stand }: Row, auditId: string): FoundAudit {
  const [organizationId, electionId] = place ?? [];
  return {
    auditId,
    place: organizationId === undefined || electionId === undefined ? undefined : { organizationId, electionId },
    stand: stand ? standFrom(stand) : undefined,
  };
}

function grantsOf(row: Row, subject: SessionSubject): readonly Grant[] | undefined {
  switch (subject.kind) {
    case 'person':
      return grantsOfPerson(row);
    case 'board':
      return grantsOfBoard(row, subject.rotation);
    case 'tally-entry':
      return grantsOfTallyEntry(row);
    default:
      return assertNever(subject);
  }
}

/** With a consent the sessions end that were open under it, whatever is consented to later. Other parts that somebody has go on. */
function isOverWithConsent(row: Row, grants: readonly Grant[]): boolean {
  const { support_ended_at: endedAt, created_at: createdAt } = row;
  return endedAt !== null && createdAt < endedAt && grants.every(({ role }) => role === 'support');
}

function grantsOfPerson({ organizations, managed, rooms, watched, supported }: Row): readonly Grant[] {
  return [
    ...(organizations ?? []).map((organizationId) => ({ role: 'audit-administrator', organizationId }) as const),
    ...(managed ?? []).map(([organizationId, electionId, auditId, jurisdiction]) => {
      return { role: 'jurisdiction-manager', organizationId, electionId, auditId, jurisdiction } as const;
    }),
    ...(rooms ?? []).map(([organizationId, electionId, jurisdiction]) => {
      return { role: 'ballot-room-member', organizationId, electionId, jurisdiction } as const;
    }),
    ...(watched ?? []).map(([organizationId, electionId, auditId]) => {
      return { role: 'observer', organizationId, electionId, auditId } as const;
    }),
    ...(supported ?? []).map(([organizationId, mode, consentBy]) => {
      return { role: 'support', organizationId, mode, consentBy } as const;
    }),
  ];
}

/** A link is worth nothing after its round, or once it was replaced; so is what it opened. */
function grantsOfBoard(row: Row, rotation: number): readonly Grant[] | undefined {
  if (row.audit_id === null || row.board === null || !row.usable || row.link_rotation !== rotation) return undefined;
  const { audit_id: auditId, organization_id: organizationId, election_id: electionId } = row;
  const { jurisdiction, board, round } = row;
  return [{ role: 'audit-board', organizationId, electionId, auditId, jurisdiction, board, round }];
}

/** Whoever is not let in yet, or not any more, has nothing; nor has anybody after the round. */
function grantsOfTallyEntry(row: Row): readonly Grant[] | undefined {
  if (row.audit_id === null || row.people === null || !row.usable || row.confirmed !== true) return undefined;
  const { audit_id: auditId, organization_id: organizationId, election_id: electionId, jurisdiction, people } = row;
  return [{ role: 'tally-entry', organizationId, electionId, auditId, jurisdiction, people }];
}
