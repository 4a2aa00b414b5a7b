import type { ServerResponse } from 'node:http';

/** Sends JSON and returns its size in bytes. */
export function sendJson(res: ServerResponse, value: unknown, status = 200): number {
  return sendJsonText(res, JSON.stringify(value), status);
}

export function sendJsonText(res: ServerResponse, text: string, status = 200): number {
  const size = Buffer.byteLength(text);
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': size,
    'cache-control': 'no-store',
  });
  res.end(text);
  return size;
}
