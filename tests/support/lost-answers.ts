/**
 * Lets one answer of the cloud to a function get lost after the work was done, as a time-out does. A request with the header
 * `x-lose-answer: 3` names the third request of a function from then on.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TestCloud } from './cloud';

const HEADER = 'x-lose-answer';

function lose(response: ServerResponse): void {
  response.end = (): ServerResponse => {
    response.socket?.destroy();
    return response;
  };
}

/** In the process of the cloud. */
export function mayLoseAnswers(): void {
  let left = 0;
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const nth = request.headers[HEADER];
    if (nth !== undefined) left = Number(nth);
    if (request.method !== 'POST' || request.url?.split('?')[0] !== '/admin' || left === 0) return;
    left -= 1;
    if (left === 0) lose(response);
  });
}

/** In the test: the n-th request of a function from now on is done and not answered. */
export async function loseAnswer(cloud: TestCloud, nth: number): Promise<void> {
  await fetch(`${cloud.url}/healthz`, { headers: { [HEADER]: String(nth) } });
}
