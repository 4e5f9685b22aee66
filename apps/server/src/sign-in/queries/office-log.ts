import { ok } from '@plumbline/prelude';
import { eventOf } from '@plumbline/record';
import { detail } from '@plumbline/words/detail-words';
import { pageOfLog } from '../../log/page-of-log.ts';
import { readHead, readLog } from '../../log/read-log.ts';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { organizationScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { auditNamesOf } from '../../stores/audits.ts';
import { boardNamesOf } from '../../stores/board-links.ts';
import { findOrganizations, organizationChain } from '../../stores/organizations.ts';
import { namesOfPeople } from '../../stores/people.ts';
import {
  byWhom,
  namesOfTallyEntries,
  partsOfActor,
  personOfActor,
  tallyEntryOfActor,
} from '../../stores/people-in-log.ts';
import type { Reader } from '../../stores/store.ts';

export const officeLog = defineQuery({
  name: 'office-log',
  permission: 'office-log.read',
  scope: organizationScope,

  async run({ services }, { organizationId, before }) {
    const { db } = services;
    const chain = organizationChain(organizationId);
    const [organization] = await findOrganizations(db, [organizationId]);
    const head = await readHead(db, chain);
    if (organization === undefined || head === undefined) {
      return refuse('not-found', detail('chooseFromStart'));
    }
    const { from, limit } = pageOfLog(head.number, before);
    const entries = limit === 0 ? [] : await readLog(db, chain, { from, limit });
    const read = entries.map((entry) => ({ entry, ...eventOf<OrganizationEvent>(entry) }));
    const names = await namesIn(db, read);
    return ok({
      organization: { organizationId, name: organization.name },
      entries: read.toReversed().map(({ entry, event, body }) => ({
        number: entry.number,
        hash: entry.hash,
        at: body.at,
        by: byWhom(body.actor, names.people),
        type: event.type,
        about: [...aboutOf(event, names)],
        data: body.data,
      })),
      total: head.number,
    });
  },
});

type Names = {
  readonly people: ReadonlyMap<string, string>;
  readonly audits: ReadonlyMap<string, string>;
  readonly boards: ReadonlyMap<string, string>;
};

/** The log names everybody and everything by identifier: the names are looked up for the page that is shown. */
async function namesIn(
  db: Reader,
  read: readonly { readonly event: OrganizationEvent; readonly body: { readonly actor: string } }[],
): Promise<Names> {
  const people = new Set<string>();
  const audits = new Set<string>();
  const boards = new Set<string>();
  const tallyEntries = new Set<string>();
  for (const { event, body } of read) {
    const actor = personOfActor(body.actor);
    if (actor !== undefined) people.add(actor);
    const tallyEntry = 'entryId' in event ? event.entryId : tallyEntryOfActor(body.actor);
    if (tallyEntry !== undefined) tallyEntries.add(tallyEntry);
    for (const other of partsOfActor(body.actor).letInBy) people.add(other);
    if ('givenBy' in event) people.add(event.givenBy);
    if ('personId' in event && event.personId !== undefined) people.add(event.personId);
    if ('first' in event) people.add(event.first).add(event.second);
    if ('auditId' in event) audits.add(event.auditId);
    if ('boardId' in event && event.boardId !== undefined) boards.add(event.boardId);
  }
  return {
    people: new Map([...(await namesOfPeople(db, [...people])), ...(await namesOfTallyEntries(db, [...tallyEntries]))]),
    audits: await auditNamesOf(db, [...audits]),
    boards: await boardNamesOf(db, [...boards]),
  };
}

/** Whom or what an entry is about, from the wider to the narrower. */
function aboutOf(event: OrganizationEvent, names: Names): readonly string[] {
  const about: (string | undefined)[] = [];
  if (event.type === 'election-created' || event.type === 'election-changed') about.push(event.name);
  if ('personId' in event && event.personId !== undefined) about.push(names.people.get(event.personId));
  if ('entryId' in event) about.push(names.people.get(event.entryId));
  if ('first' in event) about.push(names.people.get(event.first), names.people.get(event.second));
  if ('auditId' in event) about.push(names.audits.get(event.auditId));
  if ('boardId' in event && event.boardId !== undefined) about.push(names.boards.get(event.boardId));
  if ('jurisdiction' in event) about.push(event.jurisdiction);
  if ('board' in event) about.push(event.board);
  return about.filter((name) => name !== undefined);
}
