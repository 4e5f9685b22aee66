import { StratumSizesSchema } from '@plumbline/api';
import { type AskedSizes, refuseUndividedSizes } from '@plumbline/audit';
import { err, ok } from '@plumbline/prelude';
import { detail, sampleDetail } from '@plumbline/words/detail-words';
import { z } from 'zod';
import { auditScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { refuseTooManyDraws } from '../computations/draws-max.ts';
import { samplePreviewOf } from '../computations/sample-sizes.ts';
import { loadAudit } from '../history/load-audit.ts';

const SizesSchema = z.record(z.string(), z.number().int().min(1).max(1e9));
const StrataSchema = z.record(z.string(), StratumSizesSchema).optional();

export const samplePreview = defineQuery({
  name: 'sample-preview',
  permission: 'sample.preview',
  scope: auditScope,

  async run({ services }, { auditId, sizes, strata }) {
    const parsed = SizesSchema.safeParse(parseJson(sizes));
    const divided = StrataSchema.safeParse(strata === undefined ? undefined : (parseJson(strata) ?? null));
    if (!parsed.success || !divided.success) return refuse('request-not-understood', detail('wholeNumbers'));
    const tooMany = refuseTooManyDraws(parsed.data);
    if (tooMany !== undefined) return tooMany;
    const { audit } = await loadAudit(services.db, auditId);
    const asked: AskedSizes = { sampleSizes: parsed.data, ...(divided.data !== undefined && { strata: divided.data }) };
    const undivided = refuseUndividedSizes(audit.plan, asked);
    if (undivided !== undefined) return err(undivided);
    const preview = await samplePreviewOf(services, audit, asked);
    if (preview === 'computing') return ok({ state: 'computing' as const, rows: [] });
    if (!preview.ok) return refuse('sample-not-possible', sampleDetail(preview.error));
    return ok({ state: 'ready' as const, rows: [...preview.value] });
  },
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
