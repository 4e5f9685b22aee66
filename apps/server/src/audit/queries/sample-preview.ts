import { ok } from '@plumbline/prelude';
import { detail, sampleDetail } from '@plumbline/words/detail-words';
import { z } from 'zod';
import { auditScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { defineQuery } from '../../road/define-query.ts';
import { refuseTooManyDraws } from '../computations/draws-max.ts';
import { samplePreviewOf } from '../computations/sample-sizes.ts';
import { loadAudit } from '../history/load-audit.ts';

const SizesSchema = z.record(z.string(), z.number().int().min(1).max(1e9));

export const samplePreview = defineQuery({
  name: 'sample-preview',
  permission: 'sample.preview',
  scope: auditScope,

  async run({ services }, { auditId, sizes }) {
    const parsed = SizesSchema.safeParse(parseJson(sizes));
    if (!parsed.success) return refuse('request-not-understood', detail('wholeNumbers'));
    const tooMany = refuseTooManyDraws(parsed.data);
    if (tooMany !== undefined) return tooMany;
    const { audit } = await loadAudit(services.db, auditId);
    const preview = await samplePreviewOf(services, audit, parsed.data);
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
