import { escaped } from './escaped.ts';
import type { PublicAuditView } from './public-audit-view.ts';
import type { PageWriting } from './public-audit-writing.ts';

/** So many lists are named one by one; of more, the log is. */
const FILES_MAX = 12;

/** How everybody may watch, what can be compared with what was read out, and how the audit is repeated. */
export function checkItYourself(view: PublicAuditView, { say, typed }: PageWriting): string {
  const { commitment, seed, head, rules, everything } = view;
  const code = (text: string) => `<code>${escaped(text)}</code>`;
  const ruleHtml = ({ citation, says }: (typeof rules)[number]) =>
    `<li>${escaped(say('check.rule', { citation: typed(citation), says: typed(says) }))}</li>`;
  const pending = (text: string) => `<b class="pending">${text}</b>`;
  const facts = [
    [
      say('check.commitment'),
      commitment === null
        ? pending(say('check.commitmentNotYet'))
        : `${code(commitment)} ${say(everything ? 'check.commitmentBeforeCount' : 'check.commitmentSays')}`,
    ],
    ...(everything ? [] : [[say('check.seed'), seed === null ? pending(say('check.seedNotYet')) : code(seed)]]),
    [
      say('check.head'),
      `${code(say('check.headIs', { number: head.number, hash: head.hash }))} ${say('check.headSays')}`,
    ],
  ];
  return [
    `<h2>${say('check.title')}</h2><p>${say('check.watch')}</p>`,
    ...(rules.length === 0 ? [] : [`<p>${say('check.rules')}</p><ul>${rules.map(ruleHtml).join('')}</ul>`]),
    `<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>`,
    filesHtml(view, { say, typed }),
    `<p>${say('check.replay')} <code>bin/plumbline replay FOLDER</code></p><p>${say('check.replaySays')}</p>`,
  ].join('');
}

function filesHtml({ files }: PublicAuditView, { say, typed }: Pick<PageWriting, 'say' | 'typed'>): string {
  if (files.length === 0) return '';
  const title = `<h3>${say('check.files')}</h3>`;
  if (files.length > FILES_MAX) return `${title}<p>${say('check.filesMany', { count: files.length })}</p>`;
  const items = files.map(({ kind, jurisdiction, sha256 }) => {
    const named = [...(jurisdiction === null ? [] : [typed(jurisdiction)]), say(`check.kinds.${kind}`)].join(', ');
    return `<li>${escaped(named)}: <code>${sha256}</code></li>`;
  });
  return `${title}<ul>${items.join('')}</ul>`;
}
