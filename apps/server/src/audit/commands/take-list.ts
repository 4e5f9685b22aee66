import { decide, isInRounds } from '@plumbline/audit';
import { retrievalLines } from '@plumbline/documents';
import { assert, ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { mailWords } from '@plumbline/words/mail-words';
import { jurisdictionScope } from '../../policy/scope.ts';
import { type ParsedInput, type Refusal, refuse } from '../../road/define-command.ts';
import { electionIdOf, findAudit } from '../../stores/audits.ts';
import { findOrganizations } from '../../stores/organizations.ts';
import { normalEmail } from '../../stores/people.ts';
import { inputsOf } from '../inputs/prepared-inputs.ts';
import { refusePart } from '../inputs/refuse-part.ts';
import { refuseUnfetchable } from '../screens/refuse-unfetchable.ts';
import { storedToFetch } from '../screens/stored-to-fetch.ts';
import type { AuditContext } from './define-audit-command.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';

/** A mail that is longer than this nobody works from. */
const LINES_MAX = 400;

const say = mailWords('en');

/** Somebody takes the list of what was drawn, or a part of it: the log says who, and by mail the list goes to them. */
export const takeList = defineFieldworkCommand({
  name: 'take-list',
  permission: 'list.take',
  scope: jurisdictionScope,

  prepare: ({ history, preparation }, { jurisdiction }) => inputsOf(preparation, history.audit, jurisdiction),

  async run(context, input) {
    const { history, preparation } = context;
    const { jurisdiction, part, person, way } = input;
    const { audit } = history;
    const decided = decide(audit, { type: 'take-list', jurisdiction, part, person, way: way.by });
    if (!decided.ok) return decided;
    assert(isInRounds(audit), 'a list is taken in a round', audit.phase);
    const inputs = await inputsOf(preparation, audit, jurisdiction);
    const notThere = refusePart(audit, inputs, { jurisdiction, part });
    if (notThere !== undefined) return notThere;
    const electionId = await electionIdOf(context.tx, input.auditId);
    const stored = await storedToFetch(context.tx, audit, { electionId, jurisdiction });
    const list = { audit, inputs, jurisdiction, part, stored };
    const unfetchable = refuseUnfetchable(list);
    if (unfetchable !== undefined) return unfetchable;
    if (way.by === 'mailed') {
      const lines = retrievalLines(list);
      const mailed = await mailList(context, { ...input, email: way.email, lines, audit: audit.plan.name });
      if (!mailed.ok) return mailed;
    }
    return ok({ events: decided.value, output: {} });
  },
});

async function mailList(
  { services, tx, at }: AuditContext,
  list: Pick<ParsedInput<'take-list'>, 'auditId' | 'jurisdiction' | 'person'> & {
    readonly audit: string;
    readonly email: string;
    readonly lines: readonly string[];
  },
): Promise<Result<undefined, Refusal>> {
  const { auditId, audit, jurisdiction, person, lines } = list;
  if (lines.length > LINES_MAX) return refuse('list-too-long-to-mail', detail('listTooLong', { most: LINES_MAX }));
  const row = await findAudit(tx, auditId);
  assert(row !== undefined, 'an audit that is held is there', auditId);
  const [office] = await findOrganizations(tx, [row.organizationId]);
  await services.mailer.send(tx, {
    to: normalEmail(list.email),
    at,
    offices: [row.organizationId],
    isNotice: true,
    subject: say('list.subject', { place: jurisdiction, audit }),
    paragraphs: [
      say('list.says', { person, place: jurisdiction, office: office?.name ?? '', count: lines.length }),
      lines,
      say('list.use'),
      say('list.notYou'),
    ],
  });
  return ok(undefined);
}
