import type { InputFileKind } from '@plumbline/election';
import type { EventOf } from './audit-event.ts';
import type { SaltedText, TextInLog } from './free-text.ts';

/** A request of a jurisdiction for help with a file, by the identifier it was given, and how far it is. */
export type HelpAsked = {
  readonly request: string;
  readonly jurisdiction: string;
  readonly kind: InputFileKind;
  readonly state: 'waits' | 'answered' | 'closed';
};

/** A question about a file, by its identifier and whose it is. */
export type HelpPlace = { readonly request: string; readonly jurisdiction: string };

/**
 * What the log says of help with a file: that it was asked and answered, with the digests of what was written. The file and its
 * problems are not named: they are kept beside the log, and only for as long as somebody helps.
 */
export type HelpAsking = HelpPlace & { readonly kind: InputFileKind; readonly question: TextInLog };

/** See `HelpAsking`. */
export type HelpAnswering = HelpPlace & { readonly answer: TextInLog };

/** The events about help with files. */
export type HelpEvent = EventOf<'help-asked' | 'help-answered' | 'help-closed'>;

/** The office of a jurisdiction asks, an administrator answers, and either says that it is over. */
export type HelpCommand =
  | {
      readonly type: 'ask-for-help';
      readonly request: string;
      readonly jurisdiction: string;
      readonly kind: InputFileKind;
      readonly question: SaltedText;
    }
  | {
      readonly type: 'answer-help';
      readonly request: string;
      readonly jurisdiction: string;
      readonly answer: SaltedText;
    }
  | {
      readonly type: 'close-help';
      readonly request: string;
      readonly jurisdiction: string;
      readonly by: 'administrator' | 'jurisdiction';
    };

/** Why nothing follows from a command about help. */
export type HelpRefusal =
  /** One request for each kind of file of a jurisdiction at a time. */
  | { readonly code: 'help-asked-already'; readonly jurisdiction: string }
  | { readonly code: 'help-not-asked' }
  | { readonly code: 'help-closed-already' }
  /** Whoever asked may leave off; the office does not without a word. */
  | { readonly code: 'help-not-answered' };
