/** The pages of a ballot room in the list beside each of them, by group: the last part of their address. */
export const ROOM_PAGES = [
  { group: 'office', pages: ['overview', 'people', 'training'] },
  { group: 'papers', pages: ['forms', 'review', 'incidents'] },
  { group: 'work', pages: ['batches', 'containers', 'seals', 'storage'] },
  { group: 'figures', pages: ['reconciliation', 'manifest'] },
] as const;

export type RoomPageName = (typeof ROOM_PAGES)[number]['pages'][number];
