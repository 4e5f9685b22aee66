import type { InterpretationWith } from '@plumbline/election';
import type { BoardPlace } from './audit-event.ts';
import type { TextInLog } from './free-text.ts';

/** What the review team of a jurisdiction is called among its boards, and its sheet among those of a batch. */
export const REVIEW_TEAM = 'Review Team';

/** Why a board leaves a card to the review team of its jurisdiction. */
export const REVIEW_REASONS = ['write-in', 'duplicate', 'cannot-agree', 'other'] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** A card that a board sent to the review team instead of entering it. */
export type SentCard<Text> = {
  readonly ballot: string;
  readonly why: ReviewReason;
  readonly remark: Text | null;
  /** What the board saw of it so far, by contest; empty where it had pressed nothing. */
  readonly seen: Readonly<Record<string, InterpretationWith<Text | null>>>;
};

/** The same as the audit knows it: `board` is whose card it was. */
export type CardInReview = { readonly board: string } & SentCard<TextInLog>;

/** What the log says of it. `version` 2: a vote may say what is marked at each rank. */
export type CardSending = { readonly version: 2 } & BoardPlace & SentCard<TextInLog>;
