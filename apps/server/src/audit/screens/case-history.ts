import type { CaseStep } from '@plumbline/api';
import { type AuditEvent, type CaseFacts, type SecondLookSeen, textsIn, upcastEvent } from '@plumbline/audit';
import { withNotes } from '@plumbline/election';
import { eventOf, type LogEntry } from '@plumbline/record';
import { byWhom, namesOfActors } from '../../stores/people-in-log.ts';
import type { Reader } from '../../stores/store.ts';
import { shownText, shownTexts } from './shown-texts.ts';

type StepSeen = Extract<CaseStep, { readonly step: 'second-look' }>['seen'];

/** What the log says of a case: when its unit was entered, and what people said of the difference; the oldest first. */
export async function caseHistory(
  db: Reader,
  auditId: string,
  of: { readonly facts: CaseFacts; readonly entries: readonly LogEntry[] },
): Promise<CaseStep[]> {
  const { facts, entries } = of;
  const read = entries.map((entry) => {
    const { event, body } = eventOf<Exclude<AuditEvent, { readonly type: 'round-opened' }>>(entry);
    return { event: upcastEvent(event), body };
  });
  const texts = await shownTexts(
    db,
    auditId,
    read.flatMap(({ event }) => (event.type === 'ballot-recorded' ? [] : textsIn(event))),
  );
  const names = await namesOfActors(
    db,
    read.map(({ body }) => body.actor),
  );
  const shown = (text: Parameters<typeof textOf>[1]) => textOf(texts, text);
  let entered = 0;
  let looks = 0;
  return read.flatMap(({ event, body }): readonly CaseStep[] => {
    const said = { by: byWhom(body.actor, names), at: body.at };
    switch (event.type) {
      case 'ballot-recorded':
      case 'batch-recorded':
        entered += 1;
        return [{ step: 'entered', ...said, again: entered > 1 }];
      case 'batch-sent-to-review': {
        const cards = Object.values(event.kinds).reduce((sum, count) => sum + count, 0);
        return [{ step: 'sent-to-team', ...said, cards }];
      }
      case 'batch-reviewed': {
        const { people, votes, remark } = event;
        return [
          {
            step: 'decided-by-team',
            ...said,
            people: [...people],
            votes,
            remark: remark === null ? null : shown(remark),
          },
        ];
      }
      case 'case-explained':
        return [{ step: 'explained', ...said, cause: event.cause, note: shown(event.note) }];
      case 'second-look-recorded': {
        const finding = facts.findings[looks];
        looks += 1;
        if (finding === undefined) return [];
        return [{ step: 'second-look', ...said, people: [...event.people], finding, seen: seenOf(event.seen) }];
      }
      case 'case-settled':
        return [{ step: 'settled', ...said, resolution: event.resolution, note: shown(event.note) }];
      case 'case-reopened':
        return [{ step: 'reopened', ...said, reason: shown(event.reason) }];
      default:
        return [];
    }
  });
}

function textOf(
  texts: Awaited<ReturnType<typeof shownTexts>>,
  text: ReturnType<typeof textsIn>[number],
): ReturnType<typeof shownText> {
  return 'digest' in text ? shownText(texts, text.digest) : { state: 'missing' };
}

function seenOf(seen: SecondLookSeen): StepSeen {
  switch (seen.kind) {
    case 'ballot':
      // A second look has no notes of its own.
      return { kind: 'ballot', record: withNotes(seen.record, () => '') };
    case 'batch':
      return { kind: 'batch', votes: seen.sheets[0]?.votes ?? {} };
    case 'cards':
      return seen;
  }
}
