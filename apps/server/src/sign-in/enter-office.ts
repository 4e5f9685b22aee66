import { randomUUID } from 'node:crypto';
import { appendEvents } from '../log/append-events.ts';
import type { Services } from '../services.ts';
import {
  addAdministrator,
  addOrganization,
  findOrganizationByName,
  hasAdministrators,
  organizationChain,
} from '../stores/organizations.ts';
import { ensurePeople } from '../stores/people.ts';

/** The office of an installation, as its operator sets it. */
export type Office = {
  readonly organization: string;
  readonly defaultState: string | null;
  readonly administrators: readonly { readonly email: string; readonly name?: string }[];
};

/** Enters the office and its audit administrators where they are not entered yet; nobody is ever removed by this. */
export async function enterOffice(services: Pick<Services, 'db' | 'now'>, office: Office): Promise<string> {
  return services.db.transaction().execute(async (tx) => {
    const people = await ensurePeople(tx, office.administrators, services.now());
    const known = await findOrganizationByName(tx, office.organization);
    const { organization: name, defaultState } = office;
    const organizationId = known?.organizationId ?? (await addOrganization(tx, { name, defaultState }));
    const added: { readonly type: 'administrator-added'; readonly personId: string }[] = [];
    for (const personId of people.values()) {
      const isNew = await addAdministrator(tx, organizationId, personId);
      if (isNew) added.push({ type: 'administrator-added', personId });
    }
    const occasion = { commandId: randomUUID(), at: services.now(), actor: 'system:configuration' };
    if (added.length > 0) await appendEvents(tx, organizationChain(organizationId), occasion, added);
    return organizationId;
  });
}

/** Whether anybody can administer anything here yet. */
export function hasOffice(services: Pick<Services, 'db'>): Promise<boolean> {
  return hasAdministrators(services.db);
}
