import type pg from 'pg';
import { NEWS_CHANNEL, type News } from './news.ts';

/** Of a table at work nobody sees the difference; of hundreds, what each says is told together. */
const GATHERED_MS = 100;

type Gathered = { news: Map<string, News>; timer: NodeJS.Timeout | undefined };

const gathering = new WeakMap<pg.Pool, Gathered>();

/**
 * Tells every process of what is stored already, a moment later and together with what else there is: each time that
 * something is told wakes every connection that listens, which costs as much as storing a ballot. Where this process is
 * killed in that moment, screens that another serves learn of it with the next news, or when they are read again.
 */
export function tellSoon(pool: pg.Pool, news: readonly News[]): void {
  const gathered = gathering.get(pool) ?? { news: new Map(), timer: undefined };
  gathering.set(pool, gathered);
  for (const one of news) {
    const place = JSON.stringify([one.auditId, one.jurisdiction, one.board]);
    const before = gathered.news.get(place);
    // Of two statements under way at once, either may be answered first.
    if (before === undefined || (before.number ?? 0) < (one.number ?? 0)) gathered.news.set(place, one);
  }
  gathered.timer ??= setTimeout(() => void tellNow(pool), GATHERED_MS);
}

/** Tells what has been gathered, as before the process ends. */
export async function tellNow(pool: pg.Pool): Promise<void> {
  const gathered = gathering.get(pool);
  if (gathered === undefined) return;
  const { news } = gathered;
  clearTimeout(gathered.timer);
  gathered.timer = undefined;
  gathered.news = new Map();
  if (news.size === 0) return;
  const told = [...news.values()].map((one) => JSON.stringify(one));
  const text = 'select pg_notify($1, told) from unnest($2::text[]) told';
  // Where the database is away, so are those who listen, and they read everything again when it is back.
  await pool.query({ name: 'tell-news', text, values: [NEWS_CHANNEL, told] }).catch(() => undefined);
}
