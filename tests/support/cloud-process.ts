/**
 * The emulated cloud as tests run it: strict, on any free port, with two more addresses. `/test/documents/<collection>` reads and
 * writes stored documents directly; bodies are of node:v8, so that instants stay instants. `/test/fingerprints` tells what is stored.
 */
import type { IncomingMessage } from 'node:http';
import { deserialize, serialize } from 'node:v8';
import { collections, functionRules, storageRule } from '../../cloudbase';
import { type Cloud, type RequestHandler, startCloud } from '../../emulator/cloud';
import { fingerprintsOf } from './fingerprint';
import { mayLoseAnswers } from './lost-answers';

const PREFIX = '/test/documents/';
const EVERYTHING = 1_000_000;

async function bodyOf(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  return deserialize(Buffer.concat(chunks));
}

async function answer(cloud: Cloud, req: IncomingMessage, url: URL): Promise<unknown> {
  const { database } = cloud;
  const collection = url.pathname.slice(PREFIX.length);
  const id = url.searchParams.get('id');
  if (req.method === 'POST')
    return database.insert(collection, (await bodyOf(req)) as Record<string, unknown>[]);
  if (req.method === 'PATCH') {
    const $set = (await bodyOf(req)) as Record<string, unknown>;
    return database.update({ collection, filter: { _id: id }, many: false, change: { operators: { $set } } });
  }
  const filter = id === null ? {} : { _id: id };
  return database.find({ collection, filter, sort: [['_id', 1]], limit: EVERYTHING });
}

async function main(): Promise<void> {
  let cloud: Cloud | undefined;
  const documents: RequestHandler = async (req, res, url) => {
    if (!cloud || !url.pathname.startsWith('/test/')) return false;
    if (url.pathname === '/test/fingerprints') res.end(JSON.stringify(fingerprintsOf(cloud.database)));
    else res.end(serialize(await answer(cloud, req, url)));
    return true;
  };
  const { DATA_DIR = '', FUNCTIONS_DIR = '', WORKERS, ENVIRONMENT } = process.env;
  const folders = { dataDir: DATA_DIR, functionsDir: FUNCTIONS_DIR };
  mayLoseAnswers();
  cloud = await startCloud({
    port: 0,
    ...folders,
    collections,
    storageRule,
    functionRules,
    strict: true,
    // Tests kill processes, not machines.
    isLasting: false,
    ...(WORKERS !== undefined && { workers: Number(WORKERS) }),
    ...(ENVIRONMENT !== undefined && { env: ENVIRONMENT }),
    handlers: [documents],
  });
  const { url, close } = cloud;
  const end = (): void => void close().then(() => process.exit(0));
  process.once('SIGTERM', end);
  // Whoever started us is gone.
  process.stdin.once('end', end).resume();
  process.stdout.write(`ready ${url}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
