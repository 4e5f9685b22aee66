/** The pages of a ballot room in the list beside each of them, by group: the last part of their address. */
export const ROOM_PAGES = [
  { group: 'office', pages: ['overview', 'people', 'training', 'procedures'] },
  { group: 'papers', pages: ['forms', 'review', 'incidents'] },
  {
    group: 'work',
    pages: [
      'plan',
      'signatures',
      'batches',
      'duplication',
      'containers',
      'custody',
      'carriers',
      'station',
      'seals',
      'storage',
      'inventory',
    ],
  },
  { group: 'offline', pages: ['boxes', 'device', 'devices'] },
  {
    group: 'figures',
    pages: ['counts', 'files', 'reconciliation', 'manifest', 'votes', 'audit-counts', 'recounts', 'log'],
  },
  { group: 'proof', pages: ['standard', 'application', 'records', 'kit'] },
] as const;

export type RoomPageName = (typeof ROOM_PAGES)[number]['pages'][number];
