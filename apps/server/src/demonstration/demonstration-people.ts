import { assert } from '@plumbline/prelude';
import type { Services } from '../services.ts';
import { enterOffice } from '../sign-in/enter-office.ts';
import { ensurePeople } from '../stores/people.ts';

export const DEMONSTRATION = {
  organization: 'Demonstration office',
  administrator: { email: 'administrator@plumbline.example', name: 'Ada Warren' },
  manager: { email: 'manager@plumbline.example', name: 'Miguel Ortiz' },
  /** Somebody of a ballot room, for whom no link is made. */
  reviewer: 'reyes@larch.example',
} as const;

export type DemonstrationPeople = {
  readonly organizationId: string;
  readonly administratorId: string;
  readonly managerId: string;
};

/** The people of the demonstration and their office, entered at the first start. */
export async function ensureDemonstrationPeople(services: Services): Promise<DemonstrationPeople> {
  const { organization, administrator, manager } = DEMONSTRATION;
  const organizationId = await enterOffice(services, {
    organization,
    defaultState: 'GA',
    administrators: [administrator],
  });
  const ids = await ensurePeople(services.db, [administrator, manager], services.now());
  const administratorId = ids.get(administrator.email);
  const managerId = ids.get(manager.email);
  assert(administratorId !== undefined && managerId !== undefined, 'whoever was entered is there');
  return { organizationId, administratorId, managerId };
}
