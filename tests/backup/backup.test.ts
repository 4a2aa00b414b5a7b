/** A campus that is saved and restored elsewhere is the same campus, whatever happens on the way. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ALL_STATUSES, rebuild, type Ticket } from '@xiuda/domain';
import {
  backUp,
  fileAt,
  moved,
  newFile,
  pathsIn,
  restoreTo,
  type Site,
  storedTexts,
} from '../support/backups';
import { startCloud } from '../support/cloud';
import { exported } from '../support/exporting';
import { heal, inject } from '../support/faults';
import { stateOf } from '../support/marks';
import { person } from '../support/people';
import { ticketIn } from '../support/walk';
import { freshRequestId, type SeenTicket, type StepData, type World, world } from '../support/world';

const LOOK_AGAIN_MS = 20;

let campus: World;
let source: Site;
const clouds: Site[] = [];

async function emptySite(env: string): Promise<Site> {
  const site = { cloud: await startCloud({ env, workers: 1 }), env };
  clouds.push(site);
  return site;
}

/** A ticket in every status, with photos, words, stock, an export, and an upload that nobody has sent. */
async function furnish(): Promise<void> {
  for (const status of ALL_STATUSES) await ticketIn(campus, status);
  const ticket = await campus.submit('reporter', { photos: [await campus.photo('reporter')] });
  const comment = {
    op: 'comment',
    ticketId: ticket._id,
    requestId: freshRequestId(),
    text: '还要多久？\u2028谢谢',
  };
  await campus.data('reporter', 'ticket-talk', { ...comment, photos: [await campus.photo('reporter')] });
  await campus.data('otherReporter', 'ticket-talk', {
    op: 'follow',
    ticketId: ticket._id,
    requestId: freshRequestId(),
  });
  await exported(campus, { kind: 'tickets', from: '2026-01-01', to: '2026-12-31' });
}

beforeAll(async () => {
  campus = await world({ delivers: true });
  source = { cloud: campus.cloud, env: 'local' };
  await furnish();
}, 60_000);
afterAll(async () => {
  await campus.stop();
  await Promise.all(clouds.map(({ cloud }) => cloud.stop()));
});
afterEach(() => heal(campus.cloud));

const expectSame = async (target: Site, texts: ReadonlyMap<string, string>): Promise<void> => {
  expect(await storedTexts(target)).toEqual(moved(texts, source.env, target.env));
};

describe('restored into an empty environment of another id', () => {
  let target: Site;
  let before: Map<string, string>;

  beforeAll(async () => {
    target = await emptySite('fresh-1');
    const { file, manifest } = await backUp(source);
    before = await storedTexts(source);
    expect(manifest).toMatchObject({ env: 'local', moving: [], absent: [], migration: 0 });
    await restoreTo(target, file);
  }, 60_000);

  test('every document is the same, byte for byte, but for the ids of files', async () => {
    expect(before.size).toBeGreaterThan(100);
    await expectSame(target, before);
  });

  test('every file is the same, byte for byte', async () => {
    const paths = pathsIn(before, source.env);
    expect(paths.length).toBeGreaterThan(5);
    for (const one of paths) {
      const content = await fileAt(source, one);
      expect(content).toBeDefined();
      expect((await fileAt(target, one))?.equals(content!)).toBe(true);
    }
  });

  test('an upload that was not sent yet is there too', async () => {
    const slots = (await source.cloud.documents('files'))
      .map(({ _id }) => _id)
      .filter((id) => id.includes('/'));
    expect(slots.length).toBeGreaterThan(0);
    for (const slot of slots) expect(await fileAt(target, slot)).toEqual(await fileAt(source, slot));
  });

  test('the product goes on: a photo is seen, a step is taken', async () => {
    const { openid } = person('preReviewer');
    const list = { op: 'list', view: 'preReviewer', tab: 'pending' };
    const listed = await target.cloud.invoke<{ tickets: SeenTicket[] }>('tickets', list, openid);
    const waiting = listed.ok ? listed.data.tickets : [];
    const withPhoto = await Promise.all(
      waiting.map(async ({ _id }) =>
        target.cloud.invoke<StepData>('tickets', { op: 'get', ticketId: _id }, openid),
      ),
    );
    const seen = withPhoto.flatMap((answer) =>
      answer.ok && answer.data.ticket.photos.length ? [answer.data.ticket] : [],
    );
    const [ticket] = seen;
    expect((await fetch(ticket!.photos[0]!)).status).toBe(200);
    const step = {
      ticketId: ticket!._id,
      version: ticket!.version,
      requestId: freshRequestId(),
      reviewerId: 'R1',
    };
    expect(await target.cloud.invoke('ticket-pre-approve', step, openid)).toMatchObject({ ok: true });
  });
});

describe('while people go on working', () => {
  const AGAIN = /次读取/;

  /** Does something whenever the documents are about to be read again. */
  const backUpWhile = (work: (times: number) => Promise<unknown>) => {
    let times = 0;
    const stage = async (name: string): Promise<void> => {
      if (AGAIN.test(name)) await work(++times);
    };
    return backUp(source, { stage, at: () => undefined, say: () => undefined });
  };

  /** Takes a ticket through steps that write in more places than one. */
  const takeSteps = async (): Promise<SeenTicket> => {
    const ticket = await ticketIn(campus, 'repairing');
    const more = { materials: [{ materialId: 'tape', quantity: 1 }] };
    return campus.go(
      'worker',
      'request-completion',
      await campus.go('worker', 'add-materials', ticket, more),
    );
  };

  test('every ticket is whole, and what moved is named', async () => {
    let last: SeenTicket | undefined;
    const { file, manifest } = await backUpWhile(async () => {
      last = await takeSteps();
    });
    expect(manifest.moving).toEqual(expect.arrayContaining(['tickets', 'stock']));
    // Whatever names a ticket is read before the tickets are.
    const order = manifest.collections.map(({ name }) => name);
    const naming = ['comments', 'follows', 'stock', 'inbox', 'files'];
    expect(order.slice(0, order.indexOf('tickets'))).toEqual(expect.arrayContaining(naming));
    const target = await emptySite('fresh-busy');
    await restoreTo(target, file);
    const tickets = (await target.cloud.documents('tickets')) as unknown as Ticket[];
    expect(tickets.find(({ _id }) => _id === last?._id)).toMatchObject({ version: last?.version });
    for (const ticket of tickets) expect(stateOf(ticket)).toEqual(rebuild(ticket._id, ticket.timeline));
    const known = new Set(tickets.map(({ _id }) => _id));
    for (const collection of ['comments', 'follows', 'stock', 'inbox']) {
      for (const { ticketId } of await target.cloud.documents(collection)) {
        if (ticketId !== undefined) expect(known).toContain(ticketId);
      }
    }
  }, 60_000);

  test('once they pause, everything is of one moment', async () => {
    const { file, manifest } = await backUpWhile(async (times) => times === 1 && takeSteps());
    expect(manifest.moving).toEqual([]);
    const target = await emptySite('fresh-quiet');
    await restoreTo(target, file);
    await expectSame(target, await storedTexts(source));
  }, 60_000);
});

describe('the commands', () => {
  const command = (site: Site, ...args: readonly string[]): ChildProcess =>
    spawn(process.execPath, ['--import', 'tsx', 'scripts/backup/main.ts', ...args, '--env', site.env], {
      cwd: path.resolve(__dirname, '../..'),
      env: {
        ...process.env,
        ...{ TENCENTCLOUD_SECRETID: 'id', TENCENTCLOUD_SECRETKEY: 'key' },
        TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${site.cloud.url}/admin` }),
      },
    });

  async function ended(child: ChildProcess): Promise<{ code: number | null; said: string }> {
    let said = '';
    for (const out of [child.stdout, child.stderr])
      out?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said };
  }

  test('a restore that was killed is run again', async () => {
    const file = newFile();
    expect(await ended(command(source, 'backup', '--to', file))).toMatchObject({ code: 0 });
    const target = await emptySite('fresh-killed');
    // It dies when some documents are there, at the latest while the first file waits at the door.
    await inject(target.cloud, { match: { action: 'storage.putObject' }, effect: { untilCleared: true } });
    const restore = ['restore', '--from', file, '--yes'] as const;
    const child = command(target, ...restore);
    const death = ended(child);
    while ((await target.cloud.documents('inbox')).length === 0) await setTimeout(LOOK_AGAIN_MS);
    child.kill('SIGKILL');
    expect((await death).code).toBeNull();
    await heal(target.cloud);
    expect(await target.cloud.document('settings', 'restoring')).toBeDefined();
    expect(await ended(command(target, 'restore', '--from', file))).toMatchObject({ code: 1 });
    const again = await ended(command(target, ...restore));
    expect(again).toMatchObject({ code: 0, said: expect.stringContaining('将继续上次没有做完的恢复') });
    await expectSame(target, await storedTexts(source));
  }, 60_000);
});
