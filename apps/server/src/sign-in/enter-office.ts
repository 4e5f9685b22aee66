import { randomUUID } from 'node:crypto';
import { assert } from '@plumbline/prelude';
import { appendEvents, lockChain } from '../log/append-events.ts';
import { hasEntryOfType } from '../log/read-log.ts';
import type { OrganizationEvent } from '../office/project-organization.ts';
import type { Services } from '../services.ts';
import {
  addAdministrator,
  addOrganization,
  administratorIds,
  findOrganizationByName,
  hasAdministrators,
  listOrganizations,
  organizationChain,
} from '../stores/organizations.ts';
import { ensurePeople, findPerson } from '../stores/people.ts';
import { removeSignInLinks } from '../stores/sign-in-links.ts';
import type { Writer } from '../stores/store.ts';
import { digestOfPerson, digestOfSecret } from './digest-of-person.ts';

/** The office of an installation, as its operator sets it. */
export type Office = {
  readonly organization: string;
  readonly defaultState: string | null;
  readonly administrators: readonly { readonly email: string; readonly name?: string }[];
};

/** Enters the office and its audit administrators where they are not entered yet; nobody is ever removed by this. */
export async function enterOffice(services: Pick<Services, 'db' | 'now' | 'secret'>, office: Office): Promise<string> {
  return services.db.transaction().execute(async (tx) => {
    const people = await ensurePeople(tx, office.administrators, services.now());
    const known = await findOrganizationByName(tx, office.organization);
    const { organization: name, defaultState } = office;
    const organizationId = known?.organizationId ?? (await addOrganization(tx, { name, defaultState }));
    const events: OrganizationEvent[] = [];
    if (known === undefined) {
      events.push({ type: 'organization-entered', name, defaultState, secretSha256: digestOfSecret(services.secret) });
    }
    for (const personId of people.values()) {
      const isNew = await addAdministrator(tx, organizationId, personId);
      if (!isNew) continue;
      const personDigest = await findPersonDigest(services.secret, tx, personId);
      events.push({ type: 'administrator-added', personId, personDigest });
    }
    await appendToOffice(services, tx, organizationId, events);
    return organizationId;
  });
}

/**
 * Offices that were entered by a version whose log said less of them are recorded as they are now, once: from then on it
 * shows if an administrator's address, the name of the office or the secret of its links is exchanged.
 */
export async function recordOlderOffices(services: Pick<Services, 'db' | 'now' | 'secret'>): Promise<void> {
  await services.db.transaction().execute(async (tx) => {
    for (const { organizationId, name, defaultState } of await listOrganizations(tx)) {
      const chain = organizationChain(organizationId);
      await lockChain(tx, chain);
      if (await hasEntryOfType(tx, chain, 'organization-entered')) continue;
      const secretSha256 = digestOfSecret(services.secret);
      // Nobody knows any more for whom links were made before.
      await removeSignInLinks(tx);
      const events: OrganizationEvent[] = [
        { type: 'organization-entered', name, defaultState, secretSha256 },
        { type: 'sign-in-links-withdrawn' },
      ];
      for (const personId of await administratorIds(tx, organizationId)) {
        const personDigest = await findPersonDigest(services.secret, tx, personId);
        events.push({ type: 'administrator-recorded', personId, personDigest });
      }
      await appendToOffice(services, tx, organizationId, events);
    }
  });
}

async function appendToOffice(
  services: Pick<Services, 'now'>,
  tx: Writer,
  organizationId: string,
  events: readonly OrganizationEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const occasion = { commandId: randomUUID(), at: services.now(), actor: 'system:configuration' };
  await appendEvents(tx, organizationChain(organizationId), occasion, events);
}

async function findPersonDigest(secret: Buffer, tx: Writer, personId: string): Promise<string> {
  const person = await findPerson(tx, personId);
  assert(person !== undefined, 'an administrator is entered as a person', personId);
  return digestOfPerson(secret, person);
}

/** Whether anybody can administer anything here yet. */
export function hasOffice(services: Pick<Services, 'db'>): Promise<boolean> {
  return hasAdministrators(services.db);
}
