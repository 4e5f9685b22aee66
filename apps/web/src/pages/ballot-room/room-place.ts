/** The ballot room a page is about: the jurisdiction of an election. */
export type RoomPlace = { readonly electionId: string; readonly jurisdiction: string };

/** The address of a ballot room, or of one of its pages. */
export function roomAddress({ electionId, jurisdiction }: RoomPlace, page?: string): string {
  const room = `/elections/${electionId}/ballots/${encodeURIComponent(jurisdiction)}`;
  return page === undefined ? room : `${room}/${page}`;
}
