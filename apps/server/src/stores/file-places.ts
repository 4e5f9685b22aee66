import type { RoomPlace } from '../log/ballot-chains.ts';

/** Whose a file is that is made and kept: of an audit as a whole, of one of its jurisdictions, or of a ballot room. */
export type FilePlace = { readonly auditId: string; readonly jurisdiction: string | null } | RoomPlace;

/** The place as its rows have it. */
export function placeColumns(place: FilePlace) {
  return 'auditId' in place
    ? { audit_id: place.auditId, election_id: null, jurisdiction: place.jurisdiction }
    : { audit_id: null, election_id: place.electionId, jurisdiction: place.jurisdiction };
}

/** The same read from a row. */
export function placeOfRow(row: PlaceRow): FilePlace {
  const { audit_id: auditId, election_id: electionId, jurisdiction } = row;
  if (auditId !== null) return { auditId, jurisdiction };
  // The table holds them to it.
  if (electionId === null || jurisdiction === null) throw new Error('a file is of an audit or of a ballot room');
  return { electionId, jurisdiction };
}

type PlaceRow = {
  readonly audit_id: string | null;
  readonly election_id: string | null;
  readonly jurisdiction: string | null;
};
