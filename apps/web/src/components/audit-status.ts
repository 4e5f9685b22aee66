import type { QueryOutput } from '@plumbline/api';
import type { TagTone } from '../ui/Tag.tsx';
import type { AuditWords } from '../words/audit-words.ts';

type AuditLine = QueryOutput<'home'>['organizations'][number]['audits'][number];

/** The state of an audit as a word and a tone. */
export function auditStatus(
  line: Pick<AuditLine, 'phase' | 'round' | 'outcome'>,
  say: AuditWords,
): { readonly word: string; readonly tone: TagTone } {
  switch (line.phase) {
    case 'planning':
      return { word: say('phase.planning'), tone: 'grey' };
    case 'committed':
      return { word: say('phase.committed'), tone: 'blue' };
    case 'seeded':
      return { word: say('phase.seeded'), tone: 'blue' };
    case 'round-open':
      return { word: say('phase.round-open', { round: line.round ?? 1 }), tone: 'blue' };
    case 'round-closed':
      return { word: say('phase.round-closed', { round: line.round ?? 1 }), tone: 'amber' };
    case 'concluded':
      return line.outcome === 'confirmed'
        ? { word: say('phase.confirmed'), tone: 'green' }
        : { word: say(`phase.${line.outcome ?? 'full-hand-count'}`), tone: 'amber' };
  }
}
