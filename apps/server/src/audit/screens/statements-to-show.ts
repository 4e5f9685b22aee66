import type { QueryOutput, ShownText } from '@plumbline/api';
import { type BegunAudit, type ManifestStatement, participatingJurisdictions, statementOf } from '@plumbline/audit';
import { assert } from '@plumbline/prelude';
import type { Reader } from '../../stores/store.ts';
import { shownText, shownTexts } from './shown-texts.ts';

type Shown = NonNullable<QueryOutput<'jurisdiction'>['statement']>;
type Seen = { readonly withAddresses: boolean };

/** What was said of the manifest of a jurisdiction; null where nobody has said anything. */
export async function statementToShow(
  db: Reader,
  { auditId, audit }: { readonly auditId: string; readonly audit: BegunAudit },
  jurisdiction: string,
  seen: Seen,
): Promise<Shown | null> {
  const statement = statementOf(audit.plan, jurisdiction);
  if (statement === undefined) return null;
  return shownStatement(statement, await shownTexts(db, auditId, [statement.by], seen));
}

/** What was said of every manifest, in the order of the plan. */
export async function statementsToShow(
  db: Reader,
  { auditId, audit }: { readonly auditId: string; readonly audit: BegunAudit },
  seen: Seen,
): Promise<QueryOutput<'commitment'>['statements']> {
  const stated = participatingJurisdictions(audit.plan).flatMap((jurisdiction) => {
    const statement = statementOf(audit.plan, jurisdiction);
    return statement === undefined ? [] : [{ jurisdiction, statement }];
  });
  const texts = await shownTexts(
    db,
    auditId,
    stated.map(({ statement }) => statement.by),
    seen,
  );
  return stated.map(({ jurisdiction, statement }) => ({ jurisdiction, statement: shownStatement(statement, texts) }));
}

function shownStatement(statement: ManifestStatement, texts: ReadonlyMap<string, ShownText>): Shown {
  const { manifest, verified, by, on, ballots } = statement;
  assert('digest' in by, 'what was typed of a manifest lies beside the log', manifest);
  return { manifest, verified, by: shownText(texts, by.digest), on, ballots };
}
