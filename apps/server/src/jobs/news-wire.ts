import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import type { NewsWire } from '../road/live-updates.ts';
import { NEWS_CHANNEL, type News } from '../stores/news.ts';

const NewsSchema = z.object({
  auditId: z.string(),
  jurisdiction: z.string().nullable(),
  board: z.string().nullable(),
  number: z.number().nullable(),
});
const RECONNECT_MS = 1_000;

/** Listens for news on a connection of its own, which is made again when it is lost. */
export async function openNewsWire(pool: pg.Pool): Promise<NewsWire & { readonly close: () => Promise<void> }> {
  const listeners = new Map<string, Set<(news: News) => void>>();
  let closed = false;
  let client: pg.PoolClient | undefined;

  async function connect(): Promise<void> {
    const made = await pool.connect();
    made.on('notification', ({ payload }) => tell(payload ?? ''));
    made.on('error', () => void reconnect(made));
    try {
      await made.query(`listen ${NEWS_CHANNEL}`);
    } catch (error) {
      made.release(true);
      throw error;
    }
    client = made;
  }

  async function reconnect(lost: pg.PoolClient): Promise<void> {
    if (client !== lost) return;
    client = undefined;
    lost.release(true);
    while (!closed && client === undefined) {
      await sleep(RECONNECT_MS);
      await connect().catch(() => undefined);
    }
    // Whatever was told meanwhile was not heard, so every screen reads again.
    for (const [auditId, heard] of listeners)
      for (const listener of heard) listener({ auditId, jurisdiction: null, board: null, number: null });
  }

  function tell(payload: string): void {
    const news = NewsSchema.parse(JSON.parse(payload));
    for (const listener of listeners.get(news.auditId) ?? []) listener(news);
  }

  await connect();
  return {
    subscribe(auditId, listener) {
      const heard = listeners.get(auditId) ?? new Set();
      heard.add(listener);
      listeners.set(auditId, heard);
      return () => {
        heard.delete(listener);
        if (heard.size === 0 && listeners.get(auditId) === heard) listeners.delete(auditId);
      };
    },
    async close() {
      closed = true;
      const open = client;
      // A connection that breaks from here on is given back already.
      client = undefined;
      open?.removeAllListeners('notification');
      open?.release(true);
    },
  };
}
