import type { BulletEvidence, DraftedAnswer, Packet, Standard } from '@plumbline/ballot-management';
import { packetWords, standardWords } from '@plumbline/words/packet-words';
import { escaped } from '../escaped.ts';
import { PUBLIC_PAGE_STYLE } from '../public-page-style.ts';
import type { PacketContext } from './packet-files.ts';

const say = packetWords('en');
const standard = standardWords('en');

/** The first page of a packet: every bullet with its evidence or what is missing, every answer, and the way to every file. */
export function packetIndex(packet: Packet, context: PacketContext, paths: readonly string[]): string {
  const { view, bullets, answers, procedures, excluded } = packet;
  const { head, office, election } = context;
  const title = say('title', { jurisdiction: view.jurisdiction });
  const lead = say('lead', { entry: head.number, hash: head.hash.slice(0, 16) });
  const list = (title_: string, start: string) => {
    const own = paths.filter((path) => path.startsWith(start));
    const items = own.map((path) => `<li><a href="${escaped(path)}">${escaped(path)}</a></li>`);
    return `<h3>${escaped(title_)}</h3><ul>${items.join('')}</ul>`;
  };
  const left = excluded.length === 0 ? say('leftNone') : say('left', { count: excluded.length });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)}</title><style>${PUBLIC_PAGE_STYLE}</style></head>
<body><header><strong>${escaped(office)}</strong> <span>${escaped(election)}</span></header>
<main><h1>${escaped(title)}</h1><p class="lead">${escaped(lead)}</p><p>${say('how')}</p><p>${say('notBySoftware')}</p>
${certifierPart(packet.standard, paths)}
<h2>${say('bullets')}</h2>${bullets.map(bulletPart).join('')}
<h2>${say('answers')}</h2>${answers.map(answerPart).join('')}
<h2>${say('files')}</h2>
${list(say('publicPage'), 'public-page/')}
${procedures.length === 0 ? `<h3>${say('procedures')}</h3><p>${say('noProcedures')}</p>` : list(say('procedures'), 'procedures/')}
${list(say('emptyForms'), 'forms/f-')}
${list(say('samples'), 'forms/samples')}
${list(say('figures'), 'figures/')}
<p>${left} <a href="excluded.csv">excluded.csv</a> · <a href="answers.json">answers.json</a> · <a href="heads.json">heads.json</a> · <a href="MANIFEST.sha256">MANIFEST.sha256</a></p>
</main><footer>${escaped(office)}</footer></body></html>
`;
}

/** Whose standard it is and what is to be given for it; its addresses are text, so that nothing here leads out. */
function certifierPart(
  { standard: id, version, glossary, materials, addresses }: Standard,
  paths: readonly string[],
): string {
  const name = standard(`certifier.names.${id}`);
  const terms = glossary.map(
    (term) =>
      `<dt>${escaped(standard(`certifier.glossary.${term}.term`))}</dt><dd>${escaped(standard(`certifier.glossary.${term}.means`))}</dd>`,
  );
  const given = materials.map(({ material, paths: starts }) => {
    const own = paths.filter((path) => starts.some((start) => path.startsWith(start)));
    const links = own.map((path) => `<a href="${escaped(path)}">${escaped(path)}</a>`).join(', ');
    return `<li>${escaped(standard(`certifier.materials.${material}`))}: ${links === '' ? escaped(standard('certifier.materialNone')) : links}</li>`;
  });
  return `<h2>${escaped(standard('certifier.title'))}</h2>
<p>${escaped(standard('certifier.says', { name }))} ${escaped(standard('certifier.version', { version }))}.</p>
<p>${escaped(standard('certifier.addresses', { addresses: addresses.join(', ') }))}</p>
<h3>${escaped(standard('certifier.materialsTitle'))}</h3><ul>${given.join('')}</ul>
<h3>${escaped(standard('certifier.glossaryTitle'))}</h3><dl>${terms.join('')}</dl>`;
}

function bulletPart({ bullet, state, facts, missing, notes }: BulletEvidence): string {
  const items = [
    ...facts.map(({ fact, figures }) => standard.anyOf(`facts.${fact}`, figures)),
    ...missing.map(({ what, count }) =>
      standard('lacksOne', { what: standard.anyOf(`gaps.${what}`, { count }).replace(/:$/, '') }),
    ),
    ...notes.map(({ what, count }) =>
      standard('note', { says: standard.anyOf(`gaps.${what}`, { count }).replace(/:$/, '') }),
    ),
  ];
  const list = items.map((item) => `<li>${escaped(item)}</li>`).join('');
  return `<h3>${bullet}. ${escaped(standard(`bullets.${bullet}`))} (${escaped(standard(`states.${state}`))})</h3><ul>${list}</ul>`;
}

function answerPart({ question, sentences, forms, procedures, missing }: DraftedAnswer): string {
  const text = sentences.map(({ says, figures }) => standard.anyOf(`sentences.${says}`, figures)).join(' ');
  const rests = standard('restsOn', {
    forms: forms.join(', ') || standard('none'),
    procedures: procedures.map((one) => standard('procedureVersion', one)).join(', ') || standard('none'),
  });
  const lacks = missing.map((what) => `<li>${escaped(standard('lacksOne', { what: standard(`lacks.${what}`) }))}</li>`);
  return `<h3>${escaped(standard(`questions.${question}`))}</h3>${text === '' ? '' : `<p>${escaped(text)}</p>`}<p>${escaped(rests)}</p>${lacks.length === 0 ? '' : `<ul>${lacks.join('')}</ul>`}`;
}
