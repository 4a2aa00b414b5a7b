/**
 * A proxy on 127.0.0.1 that is the end of every tunnel: it speaks TLS for the hosts of Tencent Cloud itself, and refuses all others,
 * so that nothing that is tested here can reach the real ones.
 */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Certificates } from './certificates';

export interface Proxy {
  readonly url: string;
  /** Whom clients wanted to reach and could not, as they wrote it. */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

export async function openProxy(
  { certificate, key }: Certificates,
  isOurs: (host: string) => boolean,
  answer: RequestListener,
): Promise<Proxy> {
  const sockets = new Set<Duplex>();
  const refused: string[] = [];
  const secure = createTlsServer({ cert: certificate, key }, answer);
  const refuse = (target: string): string => {
    refused.push(target);
    return `${target} is none of the hosts that the stand-in answers for`;
  };
  const proxy = createServer((req, res) => res.writeHead(403).end(refuse(req.url ?? '')));
  proxy.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that leaves early is no fault of ours.
    socket.on('error', () => socket.destroy());
  });
  proxy.on('connect', ({ url = '' }: IncomingMessage, socket: Duplex) => {
    const [host = '', port] = url.split(':');
    if (port !== '443' || !isOurs(host)) {
      socket.end(`HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain\r\n\r\n${refuse(url)}`);
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    secure.emit('connection', socket);
  });
  const port = await listen(proxy);
  return {
    url: `http://127.0.0.1:${port}`,
    refused,
    async close() {
      for (const socket of sockets) socket.destroy();
      secure.closeAllConnections();
      await new Promise<void>((resolve) => proxy.close(() => resolve()));
    },
  };
}
