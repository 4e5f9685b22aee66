import type { HelpContact } from '@plumbline/api';
import {
  batchesInReview,
  cardsSent,
  cardsToLookAtAgain,
  findBoard,
  findWork,
  isEnteredTwice,
  isOfTwo,
  reviewTeamOf,
  type TextInLog,
} from '@plumbline/audit';
import { entriesOf, err, ok } from '@plumbline/prelude';
import { canonicalJson } from '@plumbline/record';
import { boardScope } from '../../policy/scope.ts';
import { defineQuery, type ParsedQuery, type QueryContext } from '../../road/define-query.ts';
import { partsOf } from '../../stores/audit-stands.ts';
import { findHelpContact } from '../../stores/help-contacts.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { ballotLines, inputsOfBallots } from '../screens/ballot-lines.ts';
import { contestsFor } from '../screens/contests-for.ts';
import { shownText, shownTexts, textInWords } from '../screens/shown-texts.ts';
import { withoutReported } from '../screens/without-reported.ts';

export const board = defineQuery({
  name: 'board',
  permission: 'board.read',
  scope: boardScope,

  async look(context, input) {
    const { services, scope, stand } = context;
    const helpContact = 'organizationId' in scope ? await findHelpContact(services.db, scope.organizationId) : null;
    const restsOn = [...partsOf(stand), canonicalJson(helpContact)];
    return { restsOn, answer: () => answer(context, input, helpContact) };
  },
});

async function answer(
  { services, session, role, scope }: QueryContext,
  { auditId, jurisdiction, board: name }: ParsedQuery<'board'>,
  helpContact: HelpContact | null,
) {
  const viewer = { actor: session.actor, role, scope };
  const place = { jurisdiction, board: name };
  const { history, heading } = await loadHeading(services, auditId, viewer, place);
  const { audit } = history;
  const found = audit.phase === 'round-open' ? findBoard(audit, place) : undefined;
  if (audit.phase !== 'round-open' || found === undefined) return err({ code: 'unknown-board', ...place } as const);
  const inputs = await inputsOfBallots(services, history, { jurisdiction, ballots: found.ballots });
  const work = findWork(audit, jurisdiction);
  const sent = found.reviews === true ? (work?.reviews ?? []) : [];
  const again = cardsToLookAtAgain(audit, jurisdiction, found);
  const laidAside = found.reviews === true ? [...entriesOf(batchesInReview(audit, jurisdiction))] : [];
  const texts = await shownTexts(
    services.db,
    auditId,
    [
      ...sent.flatMap(({ remark }) => remark ?? []),
      ...again.map(({ reason }) => reason),
      ...laidAside.flatMap(([, { remark, decision }]) => [remark ?? [], decision?.remark ?? []].flat()),
    ],
    { withAddresses: false },
  );
  const hasTeam = work !== undefined && reviewTeamOf(work) !== undefined;
  const inWords = (text: TextInLog | null) =>
    text === null || !('digest' in text) ? null : textInWords(shownText(texts, text.digest));
  return ok({
    heading,
    board: name,
    jurisdiction,
    members: [...found.members],
    signedOff: found.signedOff,
    entersTwice: isEnteredTwice(audit.plan),
    ofTwo: found.reviews === true || isOfTwo(audit.plan),
    contests: withoutReported(contestsFor(audit, jurisdiction)),
    ballots: ballotLines(history, inputs, {
      ...{ jurisdiction, ballots: found.ballots },
      again: new Set(again.map(({ ballot }) => ballot)),
    }),
    review: found.reviews === true ? ('is-team' as const) : hasTeam ? ('has-team' as const) : ('no-team' as const),
    reviews: sent.map(({ ballot, why, remark }) => ({
      ballot,
      why,
      remark: inWords(remark),
    })),
    reopened: again.map(({ ballot, reason }) => ({ ballot, reason: inWords(reason) })),
    ...(found.openFor !== undefined && found.openFor.length > 0 && { openFor: [...found.openFor] }),
    batches: laidAside
      .filter(([, review]) => cardsSent(review) > 0)
      .map(([batch, review]) => ({
        batch,
        kinds: review.kinds,
        sent: cardsSent(review),
        remark: inWords(review.remark),
        version: review.revision,
        decision: review.decision ? { votes: review.decision.votes, remark: inWords(review.decision.remark) } : null,
      })),
    abilities: heading.abilities,
    helpContact,
  });
}
