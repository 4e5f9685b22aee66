import { rm } from 'node:fs/promises';
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach } from 'vitest';
import { networkTo } from './network-between.ts';
import type { openJourney } from './open-journey.ts';
import { startDevice } from './start-device.ts';

/**
 * Devices with disks of their own that know the server only across a network of theirs, which a test takes away and which is back after it. They
 * end, and what they kept is removed, before the journey does.
 */
export async function devicesOnNetwork(
  journey: Pick<Awaited<ReturnType<typeof openJourney>>, 'origin' | 'close'>,
  screen: { readonly width: number; readonly height: number },
) {
  const network = await networkTo(journey.origin);
  const opened: { readonly context: BrowserContext; readonly profile: string }[] = [];
  afterEach(() => network.give());
  afterAll(async () => {
    for (const { context, profile } of opened) {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    }
    await network.close();
    await journey.close();
  });
  return {
    network,
    /** Starts the device with this profile, anew or again. */
    async start(profile: string): ReturnType<typeof startDevice> {
      const device = await startDevice(profile, { origin: network.origin, screen });
      opened.push({ context: device.context, profile });
      return device;
    },
  };
}
