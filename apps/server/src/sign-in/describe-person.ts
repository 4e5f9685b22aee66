import type { Person } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { findBoardById } from '../stores/board-links.ts';
import { findOrganizations } from '../stores/organizations.ts';
import { findPerson, loadGrants } from '../stores/people.ts';
import type { SessionSubject } from '../stores/sessions.ts';
import type { Reader } from '../stores/store.ts';
import { findTallyEntry } from '../stores/tally-entries.ts';

/** An observer whose time is over is called one all the same. */
const BEFORE_ALL_ENDS = new Date(0);

/** Who is signed in, as the screens show them. */
export async function describePerson(db: Reader, subject: SessionSubject): Promise<Person> {
  if (subject.kind === 'board') {
    const board = await findBoardById(db, subject.boardId);
    assert(board !== undefined, 'a session belongs to a board that exists', subject.boardId);
    const { auditId, jurisdiction } = board;
    return { role: 'audit-board', name: board.board, auditId, jurisdiction, board: board.board };
  }
  if (subject.kind === 'tally-entry') {
    const entry = await findTallyEntry(db, subject.entryId);
    assert(entry !== undefined, 'a session belongs to people who asked', subject.entryId);
    const { auditId, jurisdiction, people } = entry;
    return { role: 'tally-entry', name: people.join(', '), auditId, jurisdiction };
  }
  const person = await findPerson(db, subject.personId);
  assert(person !== undefined, 'a session belongs to a person who exists', subject.personId);
  const grants = await loadGrants(db, subject.personId, BEFORE_ALL_ENDS);
  const organizationIds = grants.flatMap((one) => (one.role === 'audit-administrator' ? [one.organizationId] : []));
  if (organizationIds.length === 0) {
    if (grants.some((one) => one.role === 'support')) return { role: 'support', name: person.name };
    const onlyWatches = grants.length > 0 && grants.every((one) => one.role === 'observer');
    return { role: onlyWatches ? 'observer' : 'jurisdiction-manager', name: person.name };
  }
  const organizations = await findOrganizations(db, organizationIds);
  const organization = organizations.map((one) => one.name).join(', ');
  return { role: 'audit-administrator', name: person.name, organization };
}
