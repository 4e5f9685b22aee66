import { showRecoveryCode } from '@plumbline/api';
import { assert, ok } from '@plumbline/prelude';
import { z } from 'zod';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { findRecoveryCodeList } from '../../stores/recovery-codes.ts';
import { codeListPurpose, OFFER_MS_MAX } from '../factors/factor-rules.ts';
import { openSealed } from '../seal-secret.ts';

const CodesSchema = z.array(z.string());

/** As long as nobody said that they are written down, and for ten minutes; to whoever has just given a second factor. */
export const recoveryCodes = defineQuery({
  name: 'recovery-codes',
  permission: 'own-factors.read',
  scope: () => WHOLE_SERVER,

  async run({ services, session }) {
    const { actor } = session;
    assert(actor.kind === 'person', 'only people have recovery codes', actor.kind);
    const list = await findRecoveryCodeList(services.db, actor.personId);
    const isNew = list !== undefined && services.now().getTime() - list.madeAt.getTime() < OFFER_MS_MAX;
    const opened = isNew ? openSealed(services.secret, codeListPurpose(actor.personId), list.sealed) : undefined;
    const codes = opened === undefined ? [] : CodesSchema.parse(JSON.parse(opened.toString()));
    return ok({ codes: codes.map(showRecoveryCode) });
  },
});
