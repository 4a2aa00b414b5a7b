/** A campus that is saved and restored elsewhere is the same campus, whatever happens on the way. */
import { ALL_STATUSES } from '@xiuda/domain';
import { backUp, fileAt, moved, pathsIn, restoreTo, type Site, storedTexts } from '../support/backups';
import { startCloud } from '../support/cloud';
import { exported } from '../support/exporting';
import { heal } from '../support/faults';
import { person } from '../support/people';
import { ticketIn } from '../support/walk';
import { freshRequestId, type SeenTicket, type StepData, type World, world } from '../support/world';

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
    for (const path of paths) {
      const content = await fileAt(source, path);
      expect(content).toBeDefined();
      expect((await fileAt(target, path))?.equals(content!)).toBe(true);
    }
  });

  test('an upload that was not sent yet is there too', async () => {
    const slots = (await source.cloud.documents('files'))
      .map(({ _id }) => _id)
      .filter((id) => id.includes('/'));
    expect(slots.length).toBeGreaterThan(0);
    for (const path of slots) expect(await fileAt(target, path)).toEqual(await fileAt(source, path));
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
