import type { QueryName, QueryOutput } from '@plumbline/api';
import { ballot } from './ballot.ts';
import { board } from './board.ts';
import { commitment } from './commitment.ts';
import type { ParsedQuery, QueryDefinition } from './define-query.ts';
import { home } from './home.ts';
import { jurisdiction } from './jurisdiction.ts';
import { log } from './log.ts';
import { officeLog } from './office-log.ts';
import { officeSessions } from './office-sessions.ts';
import { outbox } from './outbox.ts';
import { ownSessions } from './own-sessions.ts';
import { plan } from './plan.ts';
import { roundProgress } from './round-progress.ts';
import { samplePreview } from './sample-preview.ts';
import { sampleSizes } from './sample-sizes.ts';
import { session } from './session.ts';

type PublicQuery<Name extends QueryName> = QueryDefinition<ParsedQuery<Name>, QueryOutput<Name>>;

/** Every reading there is, by name. */
export const QUERIES: { readonly [Name in QueryName]: PublicQuery<Name> } = {
  session,
  outbox,
  'own-sessions': ownSessions,
  'office-sessions': officeSessions,
  'office-log': officeLog,
  home,
  plan,
  commitment,
  'sample-sizes': sampleSizes,
  'sample-preview': samplePreview,
  'round-progress': roundProgress,
  jurisdiction,
  board,
  ballot,
  log,
};
