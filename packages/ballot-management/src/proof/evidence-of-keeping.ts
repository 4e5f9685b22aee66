import { entriesOf } from '@plumbline/prelude';
import { isClear } from '../accounting/status.ts';
import { custodyGaps } from '../custody/custody-gaps.ts';
import { reconciliationOf } from '../reports/reconciliation.ts';
import type { IncidentKind } from '../state/nouns.ts';
import type { Container, OpenRoom } from '../state/room.ts';
import { sealedAt, standsAt } from '../state/room-view.ts';
import { dayOf, type Instant } from '../units/instant.ts';
import type { Found } from './evidence-of-office.ts';
import { gapIf, gapOf } from './gaps.ts';

const ACCESS: ReadonlySet<IncidentKind> = new Set<IncidentKind>(['UNAUTHORIZED_ENTRY', 'SOLO_ENTRY']);
const SEALS: ReadonlySet<IncidentKind> = new Set<IncidentKind>(['SEAL_MISMATCH', 'SEAL_MISREAD', 'SEAL_DUPLICATE']);
const CUSTODY: ReadonlySet<IncidentKind> = new Set<IncidentKind>([
  ...SEALS,
  'CONTAINER_MISSING',
  'BALLOTS_FOUND',
  'CUSTODY_GAP',
  'CHAIN_BROKEN',
  'TIME_ANOMALY',
  'DEVICE_LOST',
]);

/** Containers with voted ballots in them that the office still has. */
function withBallots(room: OpenRoom): readonly Container[] {
  return [...entriesOf(room.containers)]
    .map(([, container]) => container)
    .filter(
      ({ holdsVoted, batches, stage }) => holdsVoted && batches.length > 0 && (stage === 'here' || stage === 'out'),
    );
}

function incidentsOf(room: OpenRoom, kinds: ReadonlySet<IncidentKind>) {
  const some = [...entriesOf(room.incidents)].map(([, one]) => one).filter(({ kind }) => kinds.has(kind));
  const named = (open: boolean) =>
    some.filter(({ closed }) => (closed === null) === open).map(({ incident }) => incident);
  return { open: named(true), closed: named(false) };
}

/** B3: ballots are organized so that counting is accurate. */
export function evidenceOfOrganization(room: OpenRoom): Found {
  const { batches } = reconciliationOf(room).figures;
  const containers = withBallots(room);
  const here = containers.filter(({ stage }) => stage === 'here');
  const inventories = [...entriesOf(room.inventories)].map(([, taken]) => taken);
  const seen = inventories.reduce((sum, { asExpected, wrongSlot }) => sum + asExpected.length + wrongSlot.length, 0);
  const unseen = inventories.flatMap(({ expectedUnseen }) => expectedUnseen.map(({ container }) => container));
  const placed = batches.filter(({ container }) => container !== null);
  const names = Map.groupBy(batches, ({ tabulator, name }) => `${tabulator} ${name}`);
  return {
    facts: [
      { fact: 'batches', figures: { batches: batches.length, placed: placed.length }, page: 'batches' },
      {
        fact: 'containers',
        figures: { containers: containers.length, stored: here.filter((each) => standsAt(each) !== null).length },
        page: 'containers',
      },
      {
        fact: 'inventories',
        figures: {
          inventories: inventories.length,
          seen,
          expected: seen + unseen.length,
        },
        page: 'storage',
      },
    ],
    missing: [
      ...gapIf(batches.length === 0, 'no-batch', 'batches'),
      ...gapOf(
        'batch-in-no-container',
        'batches',
        batches.filter(({ container }) => container === null).map(({ batch }) => batch),
      ),
      ...gapOf(
        'batch-not-counted',
        'batches',
        batches.filter(({ cards, container }) => cards === null && container !== null).map(({ batch }) => batch),
      ),
      ...gapOf(
        'batch-name-repeated',
        'batches',
        [...names].filter(([, same]) => same.length > 1).map(([name]) => name),
      ),
      ...gapOf(
        'container-in-no-place',
        'containers',
        here.filter(({ at }) => at === null).map(({ container }) => container),
      ),
      ...gapOf('container-not-seen', 'storage', unseen),
      ...gapOf(
        'container-not-expected',
        'storage',
        inventories.flatMap(({ seenUnexpected }) => seenUnexpected.map(({ container }) => container)),
      ),
    ],
    notes: gapIf(inventories.length === 0, 'no-inventory', 'storage'),
  };
}

/** B6: storage is secure, and only authorized people enter. */
export function evidenceOfStorage(room: OpenRoom): Found {
  const areas = [...entriesOf(room.areas)].map(([, area]) => area);
  const secured = areas.filter(({ isSecured }) => isSecured);
  const isSecured = new Map(areas.map((area) => [area.area, area.isSecured]));
  const entries = [...entriesOf(room.entries)].map(([, entry]) => entry);
  const isAllowed = ({ area, by, at }: (typeof entries)[number]) => {
    const day = dayOf(at);
    const authorized = areas.find((one) => one.area === area)?.authorized ?? [];
    const may = by.every((person) =>
      authorized.some((one) => one.person === person && one.from <= day && (one.until === null || day <= one.until)),
    );
    return may && new Set(by).size > 1;
  };
  // What is not secured is nobody's store: who goes there is not asked.
  const asked = entries.filter(({ area }) => isSecured.get(area) === true);
  const access = incidentsOf(room, ACCESS);
  return {
    facts: [
      {
        fact: 'areas',
        figures: {
          secured: secured.length,
          authorized: new Set(secured.flatMap(({ authorized }) => authorized.map(({ person }) => person))).size,
        },
        page: 'storage',
      },
      {
        fact: 'entries',
        figures: { entries: asked.length, allowed: asked.filter(isAllowed).length },
        page: 'storage',
      },
    ],
    missing: [
      ...gapIf(secured.length === 0, 'no-secured-area', 'storage'),
      ...gapOf(
        'area-without-authorized',
        'storage',
        secured.filter(({ authorized }) => authorized.length === 0).map(({ area }) => area),
      ),
      ...gapOf(
        'container-in-unsecured-area',
        'storage',
        withBallots(room)
          .filter((each) => {
            const at = standsAt(each);
            return at !== null && isSecured.get(at.area) !== true;
          })
          .map(({ container }) => container),
      ),
      ...gapOf(
        'entry-not-authorized',
        'storage',
        asked.filter((entry) => !isAllowed(entry)).map(({ entry }) => entry),
      ),
      ...gapOf('access-incident-open', 'incidents', access.open),
    ],
    notes: gapOf('access-incident-closed', 'incidents', access.closed),
  };
}

/** B7: tampering would be noticed. */
export function evidenceOfSecurity(room: OpenRoom, now: Instant): Found {
  const containers = withBallots(room);
  const here = containers.filter(({ stage }) => stage === 'here');
  const isSealed = ({ positions, seals }: Container) => positions.length > 0 && sealedAt(seals, positions);
  const seals = [...entriesOf(room.seals)].map(([, seal]) => seal);
  const readings = [...entriesOf(room.containers)].flatMap(([, container]) => container.readings);
  const withGap = containers.filter((container) => custodyGaps(guardedSteps(container), now).length > 0);
  const sealed = incidentsOf(room, SEALS);
  const custody = incidentsOf(room, CUSTODY);
  const all = [...entriesOf(room.incidents)].map(([, one]) => one);
  return {
    facts: [
      {
        fact: 'seals',
        figures: {
          seals: seals.length,
          applied: seals.filter(({ state }) => state === 'applied').length,
          sealed: here.filter(isSealed).length,
          containers: here.length,
        },
        page: 'seals',
      },
      {
        fact: 'readings',
        figures: { readings: readings.length, agreeing: readings.filter(({ agrees }) => agrees).length },
        page: 'containers',
      },
      {
        fact: 'custody',
        figures: { unbroken: containers.length - withGap.length, containers: containers.length },
        page: 'containers',
      },
      { fact: 'refused', figures: { refused: room.refusedActs.length }, page: 'standard' },
    ],
    missing: [
      ...gapIf(seals.length === 0, 'no-seal', 'seals'),
      ...gapOf(
        'container-not-sealed',
        'containers',
        here.filter((one) => !isSealed(one)).map(({ container }) => container),
      ),
      ...gapOf(
        'container-held-apart',
        'containers',
        containers.filter(({ condition }) => condition !== 'ok').map(({ container }) => container),
      ),
      ...gapOf(
        'seal-reading-open',
        'containers',
        containers.filter(({ unconfirmedReading }) => unconfirmedReading !== null).map(({ container }) => container),
      ),
      ...gapOf(
        'custody-gap',
        'containers',
        withGap.map(({ container }) => container),
      ),
      ...gapOf('custody-incident-open', 'incidents', custody.open),
    ],
    notes: [
      ...gapOf('seal-incident-closed', 'incidents', sealed.closed),
      ...gapOf(
        'other-incident-open',
        'incidents',
        all
          .filter(({ kind, closed }) => closed === null && !CUSTODY.has(kind) && !ACCESS.has(kind))
          .map(({ incident }) => incident),
      ),
      // Open until others have counted it to what was sent, or it is explained.
      ...gapOf(
        'transfer-differs',
        'custody',
        reconciliationOf(room)
          .units.filter(({ equation, status }) => equation === 'E2-transfer' && !isClear(status))
          .map(({ place }) => place.slice('transfer:'.length)),
      ),
    ],
  };
}

/** Whoever made an empty box held nothing that had to be guarded; where it was never handed on, the ballots lie with them. */
function guardedSteps({ steps }: Container): Container['steps'] {
  return steps.length > 1 ? steps.slice(1) : steps;
}
