import { on } from './tamarack-people.ts';

/** What stands on the paper form of a retrieval that went as it should: two people at a box, and two others who received the bag. */
export const RETRIEVAL_SHEET = {
  box: 'DB-2',
  arrivedAt: on('2026-10-31', '17:02'),
  departedAt: on('2026-10-31', '17:09'),
  receivedAt: on('2026-10-31', '17:41'),
  retriever: 'nakai',
  retrieverWith: 'lund',
  badgesShown: true,
  boxSealFound: '0090212',
  condition: 'intact',
  transferContainer: 'TC-07',
  newBoxSeal: '0090215',
  transferSeals: '0090213 0090214',
  receiver: 'diaz',
  receiverWith: 'kim',
  sealsReceived: '0090213 0090214',
  countedAtReceipt: 88,
} as const;
