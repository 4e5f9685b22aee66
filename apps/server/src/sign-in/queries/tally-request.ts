import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { TALLY_ENTRY_MS_MAX } from '../../road/session.ts';
import type { Services } from '../../services.ts';
import { findAudit } from '../../stores/audits.ts';
import { findOrganizations } from '../../stores/organizations.ts';
import { findTallyEntry, findTallyLink, findTallyLinkByToken } from '../../stores/tally-entries.ts';
import { digestOfToken, tallyNumber } from '../../stores/token.ts';
import { namesShown, tallyStand } from '../tally-entry-rules.ts';

export const tallyRequest = defineQuery({
  name: 'tally-request',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run({ services, session }, { token }) {
    return ok({
      link: token === undefined ? null : await linkShown(services, token),
      request: session.askedAs === undefined ? null : await requestShown(services, session.askedAs),
    });
  },
});

async function linkShown({ db }: Services, token: string) {
  const link = await findTallyLinkByToken(db, digestOfToken(token));
  const audit = link?.usable === true ? await findAudit(db, link.auditId) : undefined;
  if (link === undefined || audit === undefined) return null;
  const [office] = await findOrganizations(db, [link.organizationId]);
  return { office: office?.name ?? '', audit: audit.name, jurisdiction: link.jurisdiction };
}

async function requestShown({ db, now, secret }: Services, entryId: string) {
  const entry = await findTallyEntry(db, entryId);
  const audit = entry && (await findAudit(db, entry.auditId));
  if (entry === undefined || audit === undefined) return null;
  const isLinkUsable = (await findTallyLink(db, entry))?.usable === true;
  const stand = tallyStand(entry, { at: now(), isLinkUsable, lastsMs: TALLY_ENTRY_MS_MAX });
  const { jurisdiction } = entry;
  const number = stand === 'waiting' ? tallyNumber(secret, entryId) : null;
  return { audit: audit.name, jurisdiction, people: namesShown(entry, stand), stand, number };
}
