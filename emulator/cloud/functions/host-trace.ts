import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { preciseNow } from '../chain';
import type { RequestTrace } from './messages';

/**
 * Watches this thread's requests to `/admin` through Node's own diagnostics channels. Only the function's side can tell
 * whether it had an answer before it sent the next request; the SDK marks each request with a `seqId`.
 */
export function traceRequests(): { take(): RequestTrace[] } {
  let open = new Map<string, { seqId: string; start: number; end?: number }>();
  subscribe('http.client.request.start', (message) => {
    const seqId = seqIdOf(message);
    if (seqId !== undefined) open.set(seqId, { seqId, start: preciseNow() });
  });
  subscribe('http.client.response.finish', (message) => {
    const trace = open.get(seqIdOf(message) ?? '');
    if (trace) trace.end = preciseNow();
  });
  return {
    take() {
      const traces = [...open.values()];
      open = new Map();
      return traces;
    },
  };
}

function seqIdOf(message: unknown): string | undefined {
  const { request } = message as { request: ClientRequest };
  return /[?&]seqId=([^&]*)/.exec(request.path)?.[1];
}
