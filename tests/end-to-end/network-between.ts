import { connect, createServer, type Socket } from 'node:net';
import { assert } from '@plumbline/prelude';

/** A network between one device and a server: the device knows only this address, and it can be cut and given back. */
export type NetworkBetween = {
  readonly origin: string;
  /** Ends every connection, and lets none through from now on: also not in the moment in which a page is loaded. */
  readonly cut: () => void;
  readonly give: () => void;
  readonly close: () => Promise<void>;
};

/**
 * Passes connections on to the server at `origin`. What a browser calls “offline” does not reach its service workers, nor the
 * first moment of a page; a connection that nobody answers reaches all of it.
 */
export async function networkTo(origin: string): Promise<NetworkBetween> {
  const { hostname, port } = new URL(origin);
  const open = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket, other: Socket) => {
    open.add(socket);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      open.delete(socket);
      other.destroy();
    });
  };
  const relay = createServer((device) => {
    if (isCut) {
      device.on('error', () => undefined);
      device.resetAndDestroy();
      return;
    }
    const server = connect(Number(port), hostname);
    keep(device, server);
    keep(server, device);
    device.pipe(server).pipe(device);
  });
  const endAll = () => {
    for (const socket of open) socket.destroy();
  };
  await new Promise<void>((resolve) => relay.listen(0, hostname, resolve));
  const address = relay.address();
  assert(address !== null && typeof address === 'object', 'a relay that listens has a port');
  return {
    origin: `http://${hostname}:${address.port}`,
    cut() {
      isCut = true;
      endAll();
    },
    give() {
      isCut = false;
    },
    close() {
      endAll();
      return new Promise((resolve) => relay.close(() => resolve()));
    },
  };
}
