import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { findOffer } from '../../stores/second-factors.ts';
import { showOffer } from '../factors/factor-offers.ts';

export const secondFactorOffer = defineQuery({
  name: 'second-factor-offer',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run({ services, session }) {
    const { digest } = session;
    const offer = digest === undefined ? undefined : await findOffer(services.db, digest);
    const shown = digest === undefined ? undefined : await showOffer(services, { digest, offer, at: services.now() });
    return shown === undefined ? refuse('second-factor-lapsed', detail('factorLapsed')) : ok(shown);
  },
});
