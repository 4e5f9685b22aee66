import type { Services } from '../services.ts';
import { digestOfToken, newToken } from '../sign-in/token.ts';
import { addSignInLink, type LinkSubject, removeSignInLinks } from '../stores/sign-in-links.ts';

/** Makes one single-use link for each, and ends those of earlier starts. Answers the paths to open. */
export async function makeSignInLinks(
  services: Services,
  subjects: readonly LinkSubject[],
): Promise<readonly string[]> {
  return services.db.transaction().execute(async (tx) => {
    await removeSignInLinks(tx);
    const paths: string[] = [];
    for (const subject of subjects) {
      const token = newToken();
      await addSignInLink(tx, { tokenSha256: digestOfToken(token), subject, at: services.now() });
      paths.push(`/sign-in/${token}`);
    }
    return paths;
  });
}
