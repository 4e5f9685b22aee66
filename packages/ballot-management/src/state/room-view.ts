import { lookUp } from '@plumbline/prelude';
import type { EquationId } from '../accounting/equation-table.ts';
import type { FormId } from '../forms/form-definition.ts';
import type { PersonId } from './nouns.ts';
import type { BallotRoom, Container, DifferenceRecord, FormRecord, FormVersion, OpenRoom } from './room.ts';

/* What is looked up in a room by more than one of its parts. */

/** The key of a line at a place, of a form at a place, of an equation at a place. */
export function keyAt(place: string, what: string): string {
  return `${place}|${what}`;
}

/** The key of an act of a device. */
export function actKey({ device, counter }: { readonly device: string; readonly counter: number }): string {
  return `${device}|${counter}`;
}

/** Whether a room has been opened. */
export function isOpen(room: BallotRoom): room is OpenRoom {
  return room.phase === 'open';
}

/** The newest version of a form, whatever its state. */
export function newestVersion(record: FormRecord): FormVersion {
  const newest = record.versions.at(-1);
  // A form is started with its first version.
  return newest as FormVersion;
}

/** Whether a version of a form puts right one that was approved before it. */
export function isCorrection({ versions }: FormRecord, version: number): boolean {
  const found = versions.find((each) => each.version === version);
  return found !== undefined && versions.some(({ version: of, approved }) => of < version && approved !== null);
}

/** The forms of one kind at a place that are not void, the newest last. */
export function formsAt(room: OpenRoom, place: string, form: FormId): readonly FormRecord[] {
  return everyFormAt(room, place, form).filter(({ state }) => state !== 'void');
}

/** Every form of one kind at a place, void ones too, the newest last. */
export function everyFormAt(room: OpenRoom, place: string, form: FormId): readonly FormRecord[] {
  const names = lookUp(room.formsAt, keyAt(place, form)) ?? [];
  return names.flatMap((name) => lookUp(room.forms, name) ?? []);
}

const NO_DIFFERENCE: DifferenceRecord = { explanations: [], steps: [], decision: 'none', acceptedResidual: null };

/** What was said and decided about an equation at a place. */
export function differenceAt(room: OpenRoom, equation: EquationId, place: string): DifferenceRecord {
  return lookUp(room.differences, keyAt(place, equation)) ?? NO_DIFFERENCE;
}

/** Everybody who had a part in a form, in any of its versions. */
export function everyPart(record: FormRecord): ReadonlySet<PersonId> {
  return new Set(Object.values(record.parts).flat());
}

/** Where a container stands now: nowhere while somebody has it in their hands, though its shelf waits for it, or while nobody knows. */
export function standsAt({ at, steps }: Pick<Container, 'at' | 'steps'>): Container['at'] {
  return steps.at(-1)?.holder.in === 'area' ? at : null;
}

/** The stage of a container is that it can be worked with: it is here, and nothing is wrong with it. */
export function sealedAt(seals: Readonly<Record<string, string>>, positions: readonly string[]): boolean {
  return positions.every((position) => seals[position] !== undefined);
}
