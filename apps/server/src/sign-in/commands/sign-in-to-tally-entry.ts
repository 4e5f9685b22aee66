import { likenessKey } from '@plumbline/election';
import { AssertionFailure, ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { lockChain } from '../../log/append-events.ts';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { WAITING_MS_MAX } from '../../road/session.ts';
import { derivedId } from '../../stores/derived-id.ts';
import { organizationChain } from '../../stores/organizations.ts';
import { findTallyLinkByToken, tallyEntriesSince } from '../../stores/tally-entries.ts';
import { digestOfNames, keepTallyNames, saltNames } from '../../stores/tally-names.ts';
import { digestOfToken, tallyNumber } from '../../stores/token.ts';
import { endOwnTallyEntry, tellOfTallyEntries } from '../end-own-tally-entry.ts';
import { ASKED_MAX, WAITING_MAX } from '../tally-entry-rules.ts';

/** Asks to enter tallies: the computer gets a number to show, and a session that is worth nothing until a manager types it. */
export const signInToTallyEntry = defineCommand({
  name: 'sign-in-to-tally-entry',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run({ services, tx, at, commandId, sessionDigest }, { token, people }) {
    const tokenSha256 = digestOfToken(token);
    const known = await findTallyLinkByToken(tx, tokenSha256);
    // Held, so that two who ask at the same time are told apart, and the link is not replaced meanwhile.
    if (known !== undefined) await lockChain(tx, organizationChain(known.organizationId));
    const link = known && (await findTallyLinkByToken(tx, tokenSha256));
    if (link === undefined || !link.usable) return refuse('tally-link-unknown', detail('checkTallyAddress'));
    const [first = '', second] = people;
    if (second !== undefined && likenessKey(first) === likenessKey(second)) {
      return refuse('tally-people-alike', detail('tallyPeopleAlike', { name: first }));
    }
    // A millisecond later, because who asked half an hour ago does not wait any more.
    const halfAnHour = new Date(at.getTime() - WAITING_MS_MAX + 1);
    // With another link the count begins anew: so a manager whose link got about helps the county at once.
    const since = link.madeAt > halfAnHour ? link.madeAt : halfAnHour;
    const entries = await tallyEntriesSince(tx, link, { since, limit: ASKED_MAX });
    if (entries.length >= ASKED_MAX) return refuse('tally-asked-too-often', detail('tallyAskedTooOften'));
    const waiting = entries.filter(({ state }) => state === 'waiting');
    if (waiting.length >= WAITING_MAX) return refuse('tally-requests-full', detail('tallyRequestsFull'));
    const { auditId, jurisdiction, round } = link;
    const entryId = newEntryId(services.secret, { commandId, at, entries });
    const names = saltNames(people);
    const asked: OrganizationEvent = {
      type: 'tally-entry-asked',
      ...{ auditId, jurisdiction, round, entryId },
      peopleDigest: digestOfNames(names),
    };
    await keepTallyNames(tx, { entryId, names, commandId });
    const ended = await endOwnTallyEntry(tx, sessionDigest);
    await tellOfTallyEntries(tx, link);
    return ok({
      additions: [...ended, { chain: organizationChain(link.organizationId), events: [asked] }],
      answer: ok({}),
      signIn: { kind: 'tally-entry', entryId, openedBy: 'link' },
    });
  },
});

const NUMBERS_TRIED_MAX = 100;

/** One whose number nobody of the place has shown in the last half hour: a number follows from the identifier. */
function newEntryId(
  secret: Buffer,
  of: {
    readonly commandId: string;
    readonly at: Date;
    readonly entries: readonly { readonly entryId: string }[];
  },
): string {
  const shown = new Set(of.entries.map(({ entryId }) => tallyNumber(secret, entryId)));
  for (let times = 0; times < NUMBERS_TRIED_MAX; times += 1) {
    const entryId = derivedId(JSON.stringify(['tally entry', of.commandId, of.at, times]));
    if (!shown.has(tallyNumber(secret, entryId))) return entryId;
  }
  throw new AssertionFailure('a million numbers are enough for one county');
}
