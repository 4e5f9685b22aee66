import type { ColumnSpec } from '../csv/column-spec.ts';
import type { RoomFileKind } from './room-file.ts';

const named = (name: string): ColumnSpec => ({ name, required: true, blankAllowed: false, identifies: true });
const said = (name: string): ColumnSpec => ({ name, required: true, blankAllowed: false });
const counted = (name: string): ColumnSpec => ({ name, required: true, blankAllowed: false, holdsCounts: true });
const may = (name: string): ColumnSpec => ({ name, required: false, blankAllowed: true });

/** The columns of each file of a ballot room. */
export const ROOM_FILE_COLUMNS: Readonly<Record<RoomFileKind, readonly ColumnSpec[]>> = {
  'check-ins': [named('Site'), may('Day'), said('Kind'), counted('Check-ins')],
  'tabulator-batches': [named('Tabulator'), { ...may('Batch'), identifies: true }, counted('Cards')],
  'cvr-batches': [named('Tabulator'), { ...may('Batch'), identifies: true }, counted('CVRs')],
  containers: [named('Container'), said('Kind'), may('Seal Positions'), said('Holds Voted Ballots')],
  'expected-cards': [
    named('Site'),
    may('Day'),
    { ...may('Tabulator'), identifies: true },
    { ...may('Precinct'), identifies: true },
    { ...may('Style'), identifies: true },
    said('Channel'),
    counted('Cards'),
    may('Basis'),
  ],
  people: [
    named('Person'),
    said('Name'),
    may('Party'),
    may('Duty'),
    may('Place'),
    may('From'),
    may('Until'),
    may('External'),
  ],
  training: [named('Person'), named('Course'), counted('Version'), named('Instructor'), said('Day')],
};

/** The columns that hold days: dates of a workbook belong there. */
export const ROOM_FILE_DAYS: readonly string[] = ['Day', 'From', 'Until'];
