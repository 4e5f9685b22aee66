import { randomUUID } from 'node:crypto';
import { appendEvents } from '../log/append-events.ts';
import type { OrganizationEvent } from '../office/project-organization.ts';
import type { Services } from '../services.ts';
import { makeSignInLink } from '../sign-in/make-sign-in-link.ts';
import { organizationChain } from '../stores/organizations.ts';
import { type LinkSubject, removeSignInLinks } from '../stores/sign-in-links.ts';

/** Makes one single-use link for each, and ends those of earlier starts. Answers the paths to open. */
export async function makeSignInLinks(
  services: Services,
  organizationId: string,
  subjects: readonly LinkSubject[],
): Promise<readonly string[]> {
  return services.db.transaction().execute(async (tx) => {
    const at = services.now();
    await removeSignInLinks(tx);
    const withdrawn: OrganizationEvent = { type: 'sign-in-links-withdrawn' };
    const occasion = { commandId: randomUUID(), at, actor: 'system:sign-in-links' };
    await appendEvents(tx, organizationChain(organizationId), occasion, [withdrawn]);
    const paths: string[] = [];
    for (const subject of subjects) {
      paths.push(`/sign-in/${await makeSignInLink(tx, { organizationId, subject, at })}`);
    }
    return paths;
  });
}
