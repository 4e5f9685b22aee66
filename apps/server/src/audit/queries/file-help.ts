import type { FileHelp } from '@plumbline/api';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { helpFilesOf } from '../../stores/help-files.ts';
import { byWhom, namesOfActors } from '../../stores/people-in-log.ts';
import { helpLogged } from '../history/help-logged.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { shownText, shownTexts } from '../screens/shown-texts.ts';
import { managedIn } from '../screens/withheld-entries.ts';

/** As many as an upload shows of its problems. */
const ISSUES_SHOWN = 100;

/** What was asked about files and answered: all of it for an administrator, and for a manager that of their own jurisdictions. */
export const fileHelp = defineQuery({
  name: 'file-help',
  permission: 'file-help.read',
  scope: auditScope,

  async run({ services, session, role, scope }, { auditId }) {
    const { db } = services;
    const { actor } = session;
    const { heading, history } = await loadHeading(services, auditId, { actor, role, scope });
    if (history.audit.help === undefined) return ok({ heading, questions: [] });
    const own = managedIn(actor.grants, auditId);
    const mayRead = (jurisdiction: string) => role === 'audit-administrator' || own.includes(jurisdiction);
    const logged = (await helpLogged(db, auditId)).filter(({ jurisdiction }) => mayRead(jurisdiction));
    const said = logged.flatMap((one) => (one.answer === null ? [one] : [one, one.answer]));
    const names = await namesOfActors(
      db,
      said.map((one) => one.actor),
    );
    const texts = await shownTexts(
      db,
      auditId,
      logged.flatMap(({ question, answer }) => (answer === null ? [question] : [question, answer.text])),
    );
    const shown = (text: (typeof logged)[number]['question']) =>
      'digest' in text ? shownText(texts, text.digest) : ({ state: 'missing' } as const);
    const files = await helpFilesOf(db, auditId);
    const questions = logged.map((one): FileHelp => {
      const { request, jurisdiction, kind, answer, closedAt } = one;
      const file = files.get(request);
      return {
        request,
        jurisdiction,
        kind,
        state: closedAt !== null ? 'closed' : answer !== null ? 'answered' : 'waits',
        askedAt: one.at,
        askedBy: byWhom(one.actor, names),
        question: shown(one.question),
        answer: answer && { at: answer.at, by: byWhom(answer.actor, names), text: shown(answer.text) },
        closedAt,
        file:
          file === undefined
            ? null
            : {
                name: file.name,
                bytes: file.bytes,
                issues: [...file.issues.slice(0, ISSUES_SHOWN)],
                issueCount: file.issueCount,
                keptUntil: file.keptUntil?.toISOString() ?? null,
              },
      };
    });
    return ok({ heading, questions });
  },
});
