import type { PublicPlace, PublicView } from '@plumbline/ballot-management';
import type { PublicLanguage, PublicSpeech } from '@plumbline/words/define-words';
import { plainLanguage } from '@plumbline/words/english-of';
import { publicPageWords } from '@plumbline/words/public-page-words';
import { escaped } from '../escaped.ts';
import { publicFrame } from '../public-frame.ts';

/** What stands on the public page beside the view of the room. */
export type PublicPageContext = {
  readonly language: PublicSpeech;
  readonly office: string;
  readonly election: string;
  /** The moment of the newest entry, as people there write it. */
  readonly time: string;
  readonly head: { readonly number: number; readonly hash: string };
  /** Where the same page is in the other language, if it is anywhere. */
  readonly otherLanguage: { readonly language: PublicLanguage; readonly address: string } | null;
  /** Public texts of incidents and corrections by their digest: only those that somebody else has read are asked for. */
  readonly textOf: (digest: string) => string | undefined;
};

/** Places that are listed one by one; of a larger county those that are balanced are counted together. */
const PLACES_MAX = 700;

type Say = ReturnType<typeof publicPageWords>;

/**
 * The public page as one HTML file without script, picture or anything from elsewhere: it is read on a phone, printed, and opened without a network.
 * The same view gives the same bytes.
 */
export function renderPublicPage(view: PublicView, context: PublicPageContext): string {
  const { office, election, time, otherLanguage, textOf } = context;
  const say = publicPageWords(context.language);
  const language = plainLanguage(context.language);
  const day = inWords(view.electionDay, language);
  const main = [
    `<main><h1>${say('title')}</h1>`,
    `<p class="lead">${say('lead')}</p>`,
    `<p>${escaped(say('of', { jurisdiction: view.jurisdiction, election, day }))}. ${escaped(say('updated', { time }))} ${say('onlyApproved')}</p>`,
    steps(view, say, language),
    balance(view, say, language),
    places(view, say, language),
    corrections(view, say, { language, textOf }),
    sandwich(view, say),
    incidents(view, say, { language, textOf }),
    words(say),
    `<h2>${say('check.title')}</h2><p>${escaped(
      say('check.says', { entry: context.head.number, hash: context.head.hash.slice(0, 16) }),
    )}</p></main>`,
  ];
  const other = otherLanguage && { ...otherLanguage, name: publicPageWords(otherLanguage.language)('language') };
  const title = `${say('title')} · ${view.jurisdiction}`;
  return publicFrame({ language, title, office, otherLanguage: other, main });
}

function steps({ steps: shown }: PublicView, say: Say, language: PublicLanguage): string {
  const items = shown.map(({ step, value }, at) => {
    const number =
      value === null
        ? `<b class="pending">${say(step === 'checked' ? 'notYet' : 'pending')}</b>`
        : `<b>${counted(value, language)}</b>`;
    return `<li><h3>${at + 1}. ${say(`steps.${step}.title`)}</h3><p>${say(`steps.${step}.says`)}</p>${number} <span>${say(`steps.${step}.unit`)}</span></li>`;
  });
  return `<ol class="steps">${items.join('')}</ol>`;
}

function balance(view: PublicView, say: Say, language: PublicLanguage): string {
  const title = `<h2>${say('balance.title')}</h2>`;
  const why = `<h3>${say('balance.whyTitle')}</h3><p>${say('balance.why')}</p>`;
  if (view.balance === null) {
    return `${title}<p><b class="pending">${noTotalYet(view, say)}</b></p>${why}`;
  }
  const { voters, ballots, net, gross, residual } = view.balance;
  const sentences = [
    say('balance.says', { voters, ballots }),
    net === 0 ? say('balance.same') : say(net < 0 ? 'balance.fewer' : 'balance.more', { count: Math.abs(net) }),
    ...(gross > 0 && residual === 0 ? [say('balance.explained', { count: gross })] : []),
    ...(residual > 0 ? [say('balance.unexplained', { count: residual })] : []),
  ];
  const rest = net - view.explanations.reduce((sum, { amount }) => sum + amount, 0);
  const lines = [
    row(say('balance.votersLine'), counted(voters, language), 'total'),
    ...view.explanations.map(({ code, place, amount }) =>
      row(`${placeInWords(place, say)}: ${say(`codes.${code}`)}`, signed(amount, language)),
    ),
    ...(residual === 0 ? [] : [row(say('balance.residualLine'), signed(rest, language), 'bad')]),
    row(say('balance.ballotsLine'), counted(ballots, language), 'total'),
  ];
  return `${title}<p>${sentences.join(' ')}</p><table><tbody>${lines.join('')}</tbody></table>${why}`;
}

function noTotalYet({ places: all, pending, underReview }: PublicView, say: Say): string {
  if (all.length === 0) return say('balance.nothing');
  const sentences = [
    ...(pending > 0 ? [say('balance.pending', { count: pending })] : []),
    ...(underReview > 0 ? [say('balance.underReview', { count: underReview })] : []),
    say('balance.noTotal'),
  ];
  return sentences.join(' ');
}

function row(name: string, value: string, look = ''): string {
  return `<tr${look === '' ? '' : ` class="${look}"`}><th scope="row">${escaped(name)}</th><td>${value}</td></tr>`;
}

/** A sign of its own shape beside the word of a state: the colour only helps. */
const MARKS: Readonly<Record<PublicPlace['status'], string>> = {
  pending: '○',
  'not-started': '○',
  counting: '○',
  balanced: '✓',
  'balanced-single-source': '◐',
  explained: '≈',
  unexplained: '!',
  'accepted-with-unexplained-difference': '!',
  reopened: '!',
};

function places(view: PublicView, say: Say, language: PublicLanguage): string {
  if (view.places.length === 0) return '';
  const isLong = view.places.length > PLACES_MAX;
  const listed = isLong ? view.places.filter(({ status }) => status !== 'balanced') : view.places;
  const left = view.places.length - listed.length;
  const head = (['place', 'voters', 'ballots', 'difference', 'state'] as const)
    .map((name) => `<th scope="col">${say(`byPlace.${name}`)}</th>`)
    .join('');
  const cell = (value: number | null) => `<td>${value === null ? say('pending') : counted(value, language)}</td>`;
  const difference = (value: number | null) =>
    `<td>${value === null ? say('pending') : value === 0 ? say('none') : signed(value, language)}</td>`;
  const line = ({ place, voters, ballots, difference: of, status }: PublicPlace) =>
    `<tr><th scope="row">${escaped(placeInWords(place, say))}</th>${cell(voters)}${cell(ballots)}${difference(of)}<td${MARKS[status] === '!' ? ' class="open"' : ''}><span aria-hidden="true">${MARKS[status]} </span>${say(`statuses.${status}`)}</td></tr>`;
  const { balance: all } = view;
  const total = `<tr class="total"><th scope="row">${say('byPlace.total')}</th>${cell(all?.voters ?? null)}${cell(all?.ballots ?? null)}${difference(all?.net ?? null)}<td></td></tr>`;
  return `<h2>${say('byPlace.title')}</h2><p>${say('byPlace.rule')}</p><table class="places"><thead><tr>${head}</tr></thead><tbody>${listed.map(line).join('')}</tbody><tfoot>${total}</tfoot></table>${left > 0 ? `<p>${say('byPlace.more', { count: left })}</p>` : ''}`;
}

function corrections(
  view: PublicView,
  say: Say,
  { language, textOf }: { readonly language: PublicLanguage } & Pick<PublicPageContext, 'textOf'>,
): string {
  const title = `<h2>${say('corrections.title')}</h2>`;
  if (view.corrections.length === 0) return `${title}<p>${say('corrections.none')}</p>`;
  const items = view.corrections.map(({ form, place, day, lines, reason }) => {
    const said = say('corrections.on', { day: inWords(day, language), place: placeInWords(place, say), form });
    const value = (count: number | null) => (count === null ? say('none') : counted(count, language));
    const changed = lines.map(({ line, before, after }) =>
      say('corrections.line', { line: lineInWords(line, say), before: value(before), after: value(after) }),
    );
    const why = reason === null ? undefined : textOf(reason[language].digest);
    return `<li><b>${escaped(said)}</b> ${escaped(changed.join('; ') || say('corrections.noCount'))}. ${escaped(why ?? say('corrections.reasonPending'))}</li>`;
  });
  return `${title}<ul>${items.join('')}</ul>`;
}

function sandwich({ training, review, entries }: PublicView, say: Say): string {
  const part = (name: 'before' | 'during' | 'after', record: string) =>
    `<section><h3>${say(`sandwich.${name}.title`)}</h3><p>${say(`sandwich.${name}.says`)} ${record}</p></section>`;
  return `<h2>${say('sandwich.title')}</h2><div class="three">${part('before', say('sandwich.before.record', training))}${part('during', say('sandwich.during.record', review))}${part('after', say('sandwich.after.record', { entries }))}</div>`;
}

function incidents(
  view: PublicView,
  say: Say,
  { language, textOf }: { readonly language: PublicLanguage } & Pick<PublicPageContext, 'textOf'>,
): string {
  const title = `<h2>${say('incidents.title')}</h2>`;
  if (view.incidents.length === 0) return `${title}<p>${say('incidents.none')}</p>`;
  const items = view.incidents.map(({ kind, openedOn, isClosed, text, told }) => {
    const day = inWords(openedOn, language);
    const state = say(isClosed ? 'incidents.closed' : 'incidents.open');
    const said = say('incidents.line', { day, kind: say(`incidents.kinds.${kind}`), state });
    const own = text === null ? undefined : textOf(text.digest);
    const sentences = [said, ...(told === null ? [] : [toldInWords(told, say)]), ...(own === undefined ? [] : [own])];
    return `<li>${escaped(sentences.join(' '))}</li>`;
  });
  return `${title}<ul>${items.join('')}</ul>`;
}

function toldInWords({ minutes }: NonNullable<PublicView['incidents'][number]['told']>, say: Say): string {
  if (minutes === null) return say('incidents.notTold');
  return say('incidents.told', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

function words(say: Say): string {
  const names = ['balanced', 'explained', 'underReview', 'pending', 'spoiled', 'provisional'] as const;
  return `<h2>${say('words.title')}</h2><ul>${names.map((name) => `<li>${say(`words.${name}`)}</li>`).join('')}</ul>`;
}

/** `site-day:EV-N/2026-10-29` is the site and its day; a channel has a word; everything else is called as the office calls it. */
function placeInWords(place: string, say: Say): string {
  const at = place.indexOf(':');
  const [kind, name] = at < 0 ? [place, place] : [place.slice(0, at), place.slice(at + 1)];
  if (kind === 'channel' || at < 0)
    return say.anyOf(`channels.${name}` as Parameters<Say['anyOf']>[0], {}).replace('channels.', '');
  return name.replaceAll('/', ', ');
}

function lineInWords(line: string, say: Say): string {
  const name = `lines.${line}`;
  const said = say.anyOf(name as Parameters<Say['anyOf']>[0], {});
  return said === name ? say('lines.other') : said;
}

function counted(value: number, language: PublicLanguage): string {
  return new Intl.NumberFormat(`${language}-US`).format(value);
}

function signed(value: number, language: PublicLanguage): string {
  return `${value < 0 ? '−' : '+'}${counted(Math.abs(value), language)}`;
}

function inWords(day: string, language: PublicLanguage): string {
  const format = new Intl.DateTimeFormat(`${language}-US`, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
