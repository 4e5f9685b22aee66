import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

/** Where people reach this server: its public address, or the address by which whoever asks has reached it. */
export function originOf(config: Pick<Config, 'publicUrl'>, request: FastifyRequest): string {
  return config.publicUrl === undefined
    ? `${request.protocol}://${request.headers.host}`
    : new URL(config.publicUrl).origin;
}
