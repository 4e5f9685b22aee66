import { type BegunAudit, findWork, isEnteredTwice, isInRounds, workTimesOf } from '@plumbline/audit';
import { assert, ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { can } from '../../policy/can.ts';
import { jurisdictionScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import type { Services } from '../../services.ts';
import { managersOfAudit } from '../../stores/election-jurisdictions.ts';
import { namesOfPeople } from '../../stores/people.ts';
import { isAddress, withoutAddresses } from '../../stores/people-in-log.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { batchesToEnter, batchVersions, isPersonId } from '../screens/batches-to-enter.ts';
import { boardLines } from '../screens/board-lines.ts';
import { cardDifferencesIn, comparedCards, comparesCards } from '../screens/card-differences.ts';
import { comparisonsVisible } from '../screens/comparisons-visible.ts';
import { contestsFor } from '../screens/contests-for.ts';
import { jurisdictionSlots, slotsFor } from '../screens/file-slots.ts';
import { jurisdictionLines } from '../screens/jurisdiction-lines.ts';
import { comparesCardsOf, ordersToShow } from '../screens/orders-to-show.ts';
import { roundTotals } from '../screens/round-totals.ts';
import { statementToShow } from '../screens/statements-to-show.ts';
import { watches } from '../screens/withheld-entries.ts';

export const jurisdiction = defineQuery({
  name: 'jurisdiction',
  permission: 'jurisdiction.read',
  scope: jurisdictionScope,

  async run({ services, session, role, scope }, { auditId, jurisdiction: name }) {
    const viewer = { actor: session.actor, role, scope };
    const { history, heading } = await loadHeading(services, auditId, viewer, { jurisdiction: name });
    const { audit } = history;
    if (!audit.plan.jurisdictions.some((one) => one.name === name)) {
      return refuse('not-found', detail('jurisdictionNotInAudit', { name }));
    }
    // Whoever also administers the audit sees what an administrator sees.
    const compares = can(session.actor, 'comparisons.read', scope) ?? role;
    const [line] = await jurisdictionLines(services, history, compares, { only: new Set([name]) });
    assert(line !== undefined, 'a jurisdiction of the plan has a line', name);
    const managers = await managersOfAudit(services.db, auditId);
    const visible = isInRounds(audit) && comparisonsVisible(audit, name, compares);
    // Of work that is not finished whoever watches sees how far it is, and not what it found; an observer sees no addresses either.
    const withAddresses = role !== 'observer';
    const shown = visible || !watches(role);
    return ok({
      heading,
      line,
      managers: managers.flatMap((one) =>
        one.jurisdiction === name && (withAddresses || !isAddress(one.name)) ? [one.name] : [],
      ),
      slots: slotsFor(role, await jurisdictionSlots(services.db, history, name)),
      statement: await statementToShow(services.db, { auditId, audit }, name, { withAddresses }),
      cardOrders: ordersToShow(audit, name),
      comparesCards: comparesCardsOf(audit, name),
      contests: contestsFor(audit, name),
      boards: await boardLines(services, history, {
        jurisdiction: name,
        mayHandOut: can(session.actor, 'board-link.hand-out', scope) !== undefined,
      }),
      batches: shown
        ? await batchesToEnter(services, history, { jurisdiction: name, visible, withAddresses, viewer: session.actor })
        : [],
      workTimes: workTimesOf(audit),
      combined: audit.combinedBatches.flatMap((one) =>
        one.jurisdiction === name ? [{ name: one.name, batches: [...one.batches] }] : [],
      ),
      cards: await cardsOf(services, history, { jurisdiction: name, visible }),
      talliesFinal: isInRounds(audit) && audit.rounds.at(-1)?.work[name]?.talliesFinal === true,
      totals: shown ? await totalsOf(services, audit, { jurisdiction: name, withAddresses }) : null,
      comparisonsVisible: visible,
      batchVersions: shown ? batchVersions(history, name) : {},
      entersTwice: isEnteredTwice(audit.plan),
    });
  },
});

async function cardsOf(
  services: Services,
  history: BegunHistory,
  seen: { readonly jurisdiction: string; readonly visible: boolean },
) {
  if (!seen.visible || !comparesCards(history)) return [];
  const differences = await cardDifferencesIn(services, history, seen.jurisdiction);
  return comparedCards(differences, await services.inputFiles.manifest(history.audit, seen.jurisdiction));
}

async function totalsOf(
  services: Services,
  audit: BegunAudit,
  { jurisdiction, withAddresses }: { readonly jurisdiction: string; readonly withAddresses: boolean },
) {
  const enteredBy = isInRounds(audit) ? findWork(audit, jurisdiction)?.totals?.enteredBy : undefined;
  const known = await namesOfPeople(services.db, enteredBy === undefined ? [] : [enteredBy].filter(isPersonId));
  const names = withAddresses ? known : withoutAddresses(known);
  return roundTotals(audit, { jurisdiction, nameOf: (id) => names.get(id) ?? (withAddresses ? id : '') });
}
