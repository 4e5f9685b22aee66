import { sql } from 'kysely';
import { SIGN_IN_REPEATED_MS_MAX } from '../road/execute-command.ts';
import { jurisdictionIdOf } from '../stores/election-jurisdictions.ts';
import { normalEmail } from '../stores/people.ts';
import type { Comparison } from './check-audit-tables.ts';
import { checkSecondFactors } from './check-second-factors.ts';
import { belongsTo, type Moment, rotationsOf } from './log-facts.ts';

/** From the entry of a sign-in until its session is stored: at once, or when the same is sent again within its time. */
const OPENING_MS_MAX = SIGN_IN_REPEATED_MS_MAX + 60_000;
/** The clocks of two computers of one installation. */
const CLOCKS_MS = 5 * 60_000;

/**
 * Since when a person's sign-ins are in the log: since the oldest of the grants that count now. Nobody's are who has none,
 * and who has none can do nothing.
 */
async function loggedSince(comparison: Comparison): Promise<ReadonlyMap<string, string>> {
  const { db, facts, inElections } = comparison;
  const since = new Map<string, string>();
  const note = (personId: string, at: string) => {
    const known = since.get(personId);
    if (known === undefined || at < known) since.set(personId, at);
  };
  for (const { personId, at } of facts.administrators.values()) note(personId, at);
  for (const { personId, at } of facts.roomAccounts) note(personId, at);
  for (const { person_id: personId, given_at: at } of facts.consents.values()) note(personId, at);
  for (const { auditId, personId, at } of facts.observers.values()) {
    if (facts.audits.get(auditId)?.deletedAt === null) note(personId, at);
  }
  const people = await db.selectFrom('person').select(['id', 'email']).execute();
  const byEmail = new Map(people.map(({ id, email }) => [normalEmail(email), id]));
  const { taken, managers } = inElections;
  for (const [auditId, { electionId, names }] of taken) {
    if (facts.audits.get(auditId)?.deletedAt !== null) continue;
    for (const name of names) {
      const { emails = [], at = '' } = managers.get(jurisdictionIdOf({ electionId, name })) ?? {};
      for (const email of emails) {
        const personId = byEmail.get(email);
        if (personId !== undefined) note(personId, at);
      }
    }
  }
  return since;
}

/** Sessions, links, codes and browsers: nothing lets anybody in of which the log has no sign-in. */
export async function checkAccess(comparison: Comparison): Promise<void> {
  const since = await loggedSince(comparison);
  await checkSessions(comparison, since);
  await checkLinks(comparison, since);
  await checkCodes(comparison, since);
  await checkSignInOutcomes(comparison, since);
  await checkSecondFactors(comparison);
}

/** Of the events of one command all but the first look as if the clock had been behind, so how far is bounded here. */
function isSameMoment(at: Date, moment: Moment): boolean {
  return belongsTo(at, moment, 0) && Date.parse(moment.at) - at.getTime() <= CLOCKS_MS;
}

type Since = ReadonlyMap<string, string>;

function isLogged(since: Since, personId: string, at: Date): boolean {
  const from = since.get(personId);
  return from !== undefined && at.toISOString() > from;
}

async function checkSessions(comparison: Comparison, since: Since): Promise<void> {
  const { db, differences, facts, now } = comparison;
  const rotations = rotationsOf(facts);
  const latest = new Date(now.getTime() + CLOCKS_MS);
  for (const row of await db.selectFrom('web_session').selectAll().execute()) {
    const { person_id: personId, board_id: boardId, rotation, created_at: at, last_seen_at: seen } = row;
    const { opened_by: openedBy, proven_at: provenAt, tally_entry_id: entryId } = row;
    const asked = entryId === null ? `board:${boardId}` : `tally-entry:${entryId}`;
    const subject = personId === null ? asked : `person:${personId}`;
    const where = `session of ${subject}, opened ${at.toISOString()}`;
    const add = (column: string, expected: unknown, found: unknown) => {
      differences.add({ kind: 'access', subject: `web_session${column}`, where, expected, found });
    };
    if (seen < at || seen > latest) add('.last_seen_at', 'between its opening and now', seen);
    const logged = personId === null || isLogged(since, personId, at);
    const signIns = facts.signIns.get(subject) ?? [];
    if (logged && !signIns.some((moment) => belongsTo(at, moment, OPENING_MS_MAX))) {
      add('', 'a sign-in in the log at most six minutes before', 'none');
    }
    const links = personId === null ? [] : (facts.linkSignIns.get(personId) ?? []);
    if (logged && personId !== null && openedBy === 'link') {
      const isByLink = links.some((moment) => belongsTo(at, moment, OPENING_MS_MAX));
      if (!isByLink) add('.opened_by', 'a sign-in by a link in the log', openedBy);
    }
    const given = personId === null ? [] : (facts.factorsGiven.get(personId) ?? []);
    if (logged && provenAt !== null && !given.some((moment) => isSameMoment(provenAt, moment))) {
      add('.proven_at', 'a second factor in the log', provenAt);
    }
    if (boardId === null || rotation === null) continue;
    const replaced = rotations.get(boardId);
    const begun = replaced?.get(rotation);
    const ended = replaced?.get(rotation + 1);
    if (rotation > 0 && begun === undefined) add('.rotation', 'a link that was made', rotation);
    else if (begun !== undefined && at.toISOString() < begun) add('.rotation', `none before ${begun}`, rotation);
    else if (ended !== undefined && at.getTime() > Date.parse(ended) + OPENING_MS_MAX) {
      add('.rotation', `none after ${ended}`, rotation);
    }
  }
  for (const { person_id: personId, last_used_at: at } of await db.selectFrom('known_device').selectAll().execute()) {
    if (!isLogged(since, personId, at)) continue;
    const signIns = facts.signIns.get(`person:${personId}`) ?? [];
    if (signIns.some((moment) => belongsTo(at, moment, OPENING_MS_MAX))) continue;
    const where = `browser of ${personId}`;
    const expected = 'a sign-in in the log at most six minutes before';
    differences.add({ kind: 'access', subject: 'known_device', where, expected, found: at });
  }
}

async function checkLinks({ db, differences, facts }: Comparison, since: Since): Promise<void> {
  // Offices that older versions entered say nothing of links until the server has started once.
  if ([...facts.organizations.values()].includes(undefined)) return;
  const stored = await db.selectFrom('sign_in_link').selectAll().execute();
  const byToken = new Map(stored.map((row) => [row.token_sha256, row]));
  const add = (column: string, where: string, expected: unknown, found: unknown) => {
    differences.add({ kind: 'access', subject: `sign_in_link${column}`, where, expected, found });
  };
  for (const [token, { event, moment, used }] of facts.linksMade) {
    const row = byToken.get(token);
    if (row === undefined) {
      add('', token, 'a row', undefined);
      continue;
    }
    const { person_id: personId, board_id: boardId, created_at: createdAt, used_at: usedAt } = row;
    const subject = event.personId ?? event.boardId;
    if ((personId ?? boardId) !== subject)
      add(personId === null ? '.board_id' : '.person_id', token, subject, personId ?? boardId);
    if (!belongsTo(createdAt, moment, 0)) add('.created_at', token, moment.at, createdAt);
    if (used !== undefined && (usedAt === null || !belongsTo(usedAt, used, 0))) add('.used_at', token, used.at, usedAt);
    const logged = usedAt !== null && (boardId !== null || (personId !== null && isLogged(since, personId, usedAt)));
    if (used === undefined && logged) add('.used_at', token, null, usedAt);
  }
  for (const { token_sha256: token } of stored) if (!facts.linksMade.has(token)) add('', token, undefined, 'a row');
}

async function checkCodes({ db, differences, facts }: Comparison, since: Since): Promise<void> {
  const rows = await db
    .selectFrom('sign_in_code')
    .innerJoin('person', 'person.email', 'sign_in_code.email')
    .select(['sign_in_code.id', 'person.id as person_id', 'issued_at', 'used_at'])
    .execute();
  for (const { id, person_id: personId, issued_at: issuedAt, used_at: usedAt } of rows) {
    const sent = facts.codesSent.get(personId) ?? [];
    if (isLogged(since, personId, issuedAt) && !sent.some((moment) => belongsTo(issuedAt, moment, 0))) {
      const expected = 'a code that was sent, in the log';
      differences.add({ kind: 'access', subject: 'sign_in_code.issued_at', where: id, expected, found: issuedAt });
    }
    if (usedAt === null || !isLogged(since, personId, usedAt)) continue;
    const signIns = [...(facts.signIns.get(`person:${personId}`) ?? []), ...(facts.codesJoined.get(personId) ?? [])];
    if (signIns.some((moment) => belongsTo(usedAt, moment, 0))) continue;
    differences.add({
      kind: 'access',
      subject: 'sign_in_code.used_at',
      where: id,
      expected: 'a sign-in',
      found: usedAt,
    });
  }
}

/** Whoever sends a sign-in again within minutes gets its session: an answer that was invented would open one. */
async function checkSignInOutcomes({ db, differences, facts }: Comparison, since: Since): Promise<void> {
  const { rows } = await sql<{ id: string; person: string | null; other: string | null; at: Date }>`
    select command_id as id, output #>> '{signIn,personId}' as person, recorded_at as at,
           coalesce('board:' || (output #>> '{signIn,boardId}'), 'tally-entry:' || (output #>> '{signIn,entryId}')) as other
    from command_outcome where output -> 'signIn' is not null`.execute(db);
  for (const { id, person, other, at } of rows) {
    if (other === null && (person === null || !isLogged(since, person, at))) continue;
    const signIns = facts.signIns.get(other ?? `person:${person}`) ?? [];
    if (signIns.some((moment) => moment.commandId === id && belongsTo(at, moment, 0))) continue;
    const expected = 'a sign-in in the log by this command';
    differences.add({ kind: 'access', subject: 'command_outcome.output', where: id, expected, found: 'none' });
  }
}
