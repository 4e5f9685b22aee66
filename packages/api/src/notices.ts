import { z } from 'zod';

/** What people are told by mail, each of it unless they do not want it: managers and administrators of audits, people of a ballot room of a question. */
export const NOTICE_KINDS = [
  'file-refused',
  'file-help',
  'round-started',
  'nothing-begun',
  'board-reopened',
  'concluded',
  'question-due',
] as const;

/** One of `NOTICE_KINDS`. */
export const NoticeKindSchema = z.enum(NOTICE_KINDS);

/** See `NOTICE_KINDS`. */
export type NoticeKind = z.output<typeof NoticeKindSchema>;

/** After so many hours without a beginning people are told, unless an audit says otherwise. */
export const NOTICE_HOURS = 24;
/** Two weeks. */
export const NOTICE_HOURS_MAX = 336;
