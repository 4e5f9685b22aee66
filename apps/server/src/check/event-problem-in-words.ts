import type { EventProblem } from '@plumbline/record';
import { operatorNotes } from '@plumbline/words/operator-words';

const say = operatorNotes('en');

/** Why what an entry says is no event that its chain can hold, and at which property that shows. */
export function eventProblemInWords(problem: EventProblem): string {
  switch (problem.code) {
    case 'event-type-unknown':
      return say('eventTypeUnknown', { type: problem.type });
    case 'event-version-unknown': {
      const { type, version, newest } = problem;
      return say('eventVersionUnknown', { type, version, newest: String(newest) });
    }
    case 'event-does-not-fit':
      return misfitInWords(problem);
    case 'body-is-not-json':
    case 'body-is-not-canonical':
      return say('entryUnreadable');
    case 'body-lacks-property':
      return say('entryLacksProperty', { property: problem.property });
  }
}

function misfitInWords({
  type,
  property,
  why,
}: Extract<EventProblem, { readonly code: 'event-does-not-fit' }>): string {
  if (property === '') return say('eventIsNoObject', { type });
  switch (why) {
    case 'missing':
      return say('eventLacksProperty', { type, property });
    case 'unknown':
      return say('eventHasUnknownProperty', { type, property });
    case 'unfit':
      return say('eventPropertyUnfit', { type, property });
  }
}
