import type { ContainerRow, PersonRow, TrainingRow } from '@plumbline/election-files';
import { entriesOf, lookUp } from '@plumbline/prelude';
import type { Grant } from '../state/ballot-event.ts';
import { CONTAINER_KINDS, DUTIES } from '../state/nouns.ts';
import type { OpenRoom } from '../state/room.ts';
import type { ImportedAct, PlannedLine } from './import-line.ts';
import { refused } from './plan-counts.ts';

/** Containers that a list names: one that is there is as the list says, or the list is refused. Where it names no positions, they are those of the rules. */
export function planContainers(room: OpenRoom, rows: readonly ContainerRow[]): readonly PlannedLine[] {
  return rows.map(({ row, container, kind: word, positions: named, holdsVoted }) => {
    const kind = CONTAINER_KINDS.find((one) => one === word);
    if (kind === undefined) return refused([row], container, { code: 'unknown', kind: 'container-kind', name: word });
    const positions = named ?? room.profile.rules.sealPositions.value;
    const known = lookUp(room.containers, container);
    const isSame =
      known?.kind === kind &&
      known.holdsVoted === holdsVoted &&
      (named === null || known.positions.toSorted().join('\n') === named.toSorted().join('\n'));
    if (known !== undefined && !isSame)
      return refused([row], container, { code: 'imported-container-differs', container });
    return {
      rows: [row],
      subject: container,
      said: { what: 'container', container, kind, positions: known?.positions ?? positions, holdsVoted },
      isChange: false,
      acts: known === undefined ? [{ type: 'create-container', container, kind, positions, holdsVoted }] : [],
      refusal: null,
    };
  });
}

/** People and their duties. Who is enrolled is called as the list says, and a duty that they have is not given again. */
export function planPeople(room: OpenRoom, rows: readonly PersonRow[]): readonly PlannedLine[] {
  const enrolled = new Map<string, Pick<PersonRow, 'name' | 'party'>>();
  return rows.map((each) => {
    const { row, person, name, party } = each;
    const known = lookUp(room.people, person) ?? enrolled.get(person);
    if (known !== undefined && (known.name !== name || known.party !== party)) {
      return refused([row], person, { code: 'imported-person-differs', person, name: known.name });
    }
    const duty = DUTIES.find((one) => one === each.duty?.duty) ?? null;
    if (each.duty !== null && duty === null) {
      return refused([row], person, { code: 'unknown', kind: 'duty', name: each.duty.duty });
    }
    const acts: ImportedAct[] = known === undefined ? [{ type: 'enrol-person', person, name, party }] : [];
    enrolled.set(person, { name, party });
    if (each.duty !== null && duty !== null) {
      const assigned = { person, ...each.duty, duty };
      const given = dutyGiven(room, assigned);
      if (given === 'otherwise') return refused([row], person, { code: 'imported-duty-differs', person, duty });
      if (given === 'not') acts.push({ type: 'assign-duty', ...assigned });
    }
    return {
      rows: [row],
      subject: person,
      said: { what: 'person', person, name, duty },
      isChange: false,
      acts,
      refusal: null,
    };
  });
}

type Assigned = Omit<Extract<Grant, { readonly what: 'duty' }>, 'what'>;

/** Whether somebody has a duty from a day on, or it waits for a second person; `otherwise` where it ends on another day. */
function dutyGiven(room: OpenRoom, { person, ...wanted }: Assigned): 'as-said' | 'otherwise' | 'not' {
  const waiting = [...entriesOf(room.grants)].flatMap(([, { state, grant }]) =>
    state === 'waits' && grant.what === 'duty' && grant.person === person ? [grant] : [],
  );
  const given = [...(lookUp(room.people, person)?.duties ?? []), ...waiting].filter(
    ({ duty, place, from }) => duty === wanted.duty && place === wanted.place && from === wanted.from,
  );
  if (given.length === 0) return 'not';
  const isSame = given.some(({ until, isExternal }) => until === wanted.until && isExternal === wanted.isExternal);
  return isSame ? 'as-said' : 'otherwise';
}

/** Trainings that people attended. */
export function planTraining(room: OpenRoom, rows: readonly TrainingRow[]): readonly PlannedLine[] {
  return rows.map(({ row, ...attended }) => {
    const { person, course, version, on } = attended;
    const isKnown = lookUp(room.people, person)?.trainings.some(
      (one) => one.course === course && one.version === version && one.on === on,
    );
    return {
      rows: [row],
      subject: person,
      said: { what: 'training', person, course, version, on },
      isChange: false,
      acts: isKnown === true ? [] : [{ type: 'record-training', ...attended }],
      refusal: null,
    };
  });
}
