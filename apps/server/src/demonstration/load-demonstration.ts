import type { Services } from '../services.ts';
import { ensureDemonstrationPeople } from './demonstration-people.ts';
import { makeSignInLinks } from './sign-in-links.ts';

/** Who can look at the demonstration, and the path that signs them in once. */
export type DemonstrationLink = { readonly role: string; readonly path: string };

/** Loads what is missing of the demonstration, and makes new sign-in links. */
export async function loadDemonstration(
  services: Services,
  options: { readonly print: (line: string) => void },
): Promise<readonly DemonstrationLink[]> {
  const people = await ensureDemonstrationPeople(services);
  const roles = ['Audit administrator', 'Jurisdiction manager'];
  const paths = await makeSignInLinks(services, [
    { kind: 'person', personId: people.administratorId },
    { kind: 'person', personId: people.managerId },
  ]);
  void options;
  return roles.map((role, index) => ({ role, path: paths[index] ?? '' }));
}
