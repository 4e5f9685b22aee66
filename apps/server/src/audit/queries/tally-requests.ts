import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { jurisdictionScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { TALLY_ENTRY_MS_MAX, WAITING_MS_MAX } from '../../road/session.ts';
import { squaresOf } from '../../sign-in/squares-of.ts';
import { tallyAddress } from '../../sign-in/tally-address.ts';
import { namesShown, OVER_SHOWN_MAX, tallyStand, WRONG_NUMBERS_MAX } from '../../sign-in/tally-entry-rules.ts';
import { findAudit } from '../../stores/audits.ts';
import { findTallyLink, tallyEntriesOf } from '../../stores/tally-entries.ts';

export const tallyRequests = defineQuery({
  name: 'tally-requests',
  permission: 'tally-entry.let-in',
  scope: jurisdictionScope,

  async run({ services }, { auditId, jurisdiction }) {
    const { db } = services;
    const audit = await findAudit(db, auditId);
    if (audit === undefined) return refuse('not-found', detail('chooseFromStart'));
    if (audit.round === null) return ok({ link: null, requests: [] });
    const place = { auditId, jurisdiction, round: audit.round };
    const link = await findTallyLink(db, place);
    const isLinkUsable = link?.usable === true;
    const at = services.now();
    const now = { at, isLinkUsable, lastsMs: TALLY_ENTRY_MS_MAX };
    const before = (milliseconds: number) => new Date(at.getTime() - milliseconds);
    const limits = { waitingSince: before(WAITING_MS_MAX), workingSince: before(TALLY_ENTRY_MS_MAX) };
    const entries = await tallyEntriesOf(db, place, { ...limits, othersMax: OVER_SHOWN_MAX });
    const requests = entries.map((entry) => ({
      entryId: entry.entryId,
      people: namesShown(entry, tallyStand(entry, now)),
      askedAt: entry.askedAt.toISOString(),
      stand: tallyStand(entry, now),
      since: entry.stateAt.toISOString(),
      triesLeft: WRONG_NUMBERS_MAX - entry.wrongNumbers,
      until: new Date(entry.askedAt.getTime() + TALLY_ENTRY_MS_MAX).toISOString(),
    }));
    if (!isLinkUsable) return ok({ link: null, requests });
    const address = tallyAddress(services, link);
    return ok({ link: { address, squares: services.publicUrl === undefined ? null : squaresOf(address) }, requests });
  },
});
