/** One request and its answer, with whatever is to go wrong between them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Mishap } from './faults';

/** Bytes of a request that the API takes at most. */
export const BODY_LIMIT = 10 * 1024 * 1024;

export async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const PAGE = '<html><head><title>502 Bad Gateway</title></head><body>openresty</body></html>';

/** Befalls the request before anything is applied; true where that is its end. */
export function isStopped(res: ServerResponse, mishap: Mishap | undefined): boolean {
  if (mishap?.kind === 'dropped') res.destroy();
  else if (mishap?.kind === 'gateway') res.writeHead(502, { 'content-type': 'text/html' }).end(PAGE);
  else return false;
  return true;
}

/** Sends what was answered, late or never where that is the mishap. */
export async function send(
  res: ServerResponse,
  mishap: Mishap | undefined,
  { status = 200, headers = {}, text }: SentAnswer,
): Promise<void> {
  if (mishap?.kind === 'lost') return void res.destroy();
  if (mishap?.kind === 'slow') await wait(mishap.ms, undefined, { ref: false });
  res.writeHead(status, headers).end(text);
}

export interface SentAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text: string;
}
