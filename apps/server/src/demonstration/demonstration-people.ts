import type { Services } from '../services.ts';
import { addOrganization, findOrganizationByName } from '../stores/organizations.ts';
import { ensurePeople } from '../stores/people.ts';

export const DEMONSTRATION = {
  organization: 'Demonstration office',
  administrator: { email: 'administrator@plumbline.example', name: 'Ada Warren' },
  manager: { email: 'manager@plumbline.example', name: 'Miguel Ortiz' },
} as const;

export type DemonstrationPeople = {
  readonly organizationId: string;
  readonly administratorId: string;
  readonly managerId: string;
};

/** The people of the demonstration and their office, entered at the first start. */
export async function ensureDemonstrationPeople(services: Services): Promise<DemonstrationPeople> {
  const { administrator, manager } = DEMONSTRATION;
  return services.db.transaction().execute(async (tx) => {
    const ids = await ensurePeople(tx, [administrator, manager], services.now());
    const administratorId = idOf(ids, administrator.email);
    const managerId = idOf(ids, manager.email);
    const known = await findOrganizationByName(tx, DEMONSTRATION.organization);
    const organizationId =
      known?.organizationId ??
      (await addOrganization(tx, {
        name: DEMONSTRATION.organization,
        defaultState: 'GA',
        administrators: [administratorId],
      }));
    return { organizationId, administratorId, managerId };
  });
}

function idOf(ids: ReadonlyMap<string, string>, email: string): string {
  const id = ids.get(email);
  if (id === undefined) throw new Error(`${email} was entered and is not there`);
  return id;
}
