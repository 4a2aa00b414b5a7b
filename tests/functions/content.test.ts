/** The content check: what people write is judged before the step, photos after it, and a check that fails keeps nobody out. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ActionId, Ticket, TicketView } from '@xiuda/domain';
import type { Answer } from '../support/cloud';
import { heal, inject } from '../support/faults';
import { type PersonName, person } from '../support/people';
import { ticketIn } from '../support/walk';
import {
  type Fields,
  freshRequestId,
  REPORT,
  type SeenTicket,
  type StepData,
  type World,
  world,
} from '../support/world';

/** The local cloud's words: the first is risky, the second is for a person to judge. */
const RISKY = '这里有违规的话';
const DOUBTFUL = '这里有疑似不妥的话';
const PHOTO = readFileSync(path.resolve(__dirname, '../../emulator/demo/photos/burst-pipe.jpg'));
const TEXT_CHECK = 'openapi.security.msgSecCheck';

let w: World;
beforeAll(async () => {
  w = await world({ checksContent: true });
  // The first call of a function is slow, and a slow check is none.
  await submit();
}, 60_000);
afterAll(() => w.stop());
afterEach(() => heal(w.cloud));

const submit = (fields: Fields = {}, who: PersonName = 'reporter') =>
  w.call<StepData>(who, 'ticket-submit', { requestId: freshRequestId(), ...REPORT, ...fields });

async function submitted(fields: Fields = {}): Promise<SeenTicket> {
  const answer = await submit(fields);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.data.ticket;
}

const rejected = (...fields: string[]) => ({
  ok: false,
  error: {
    code: 'CONTENT_REJECTED',
    details: Object.fromEntries(fields.map((field) => [field, '这里有不合适的文字，请修改后再提交'])),
  },
});
const refused = (code: string) => ({ ok: false, error: { code } });
const ticketsNow = async () => (await w.cloud.documents('tickets')).length;
/** A ticket without what delivery changes in its own time. */
const substanceOf = async ({ _id }: Pick<SeenTicket, '_id'>) => {
  const { outbox: _, outboxDueAt: __, outboxTries: ___, ...substance } = await w.stored(_id);
  return substance;
};
const lastEntry = ({ timeline }: Pick<Ticket, 'timeline'>) => timeline.at(-1);
const remarksOf = async ({ _id }: Pick<SeenTicket, '_id'>) => {
  const { flagged, unchecked } = lastEntry(await w.stored(_id)) ?? {};
  return { flagged, unchecked };
};
const CLEAN = { flagged: undefined, unchecked: undefined };
const UNCHECKED = { flagged: undefined, unchecked: true };

/** Every step that has words, by somebody who may take it. */
const WORDS: [ActionId, Parameters<typeof ticketIn>[1], PersonName, 'reason' | 'note' | 'comment'][] = [
  ['cancel', 'pendingPreReview', 'reporter', 'reason'],
  ['pre-reject', 'pendingPreReview', 'preReviewer', 'reason'],
  ['reject', 'pendingReview', 'reviewer', 'reason'],
  ['return-to-pre-review', 'pendingReview', 'reviewer', 'reason'],
  ['transfer-review', 'pendingReview', 'reviewer', 'reason'],
  ['return-to-review', 'assigned', 'worker', 'reason'],
  ['request-completion', 'repairing', 'worker', 'note'],
  ['confirm-completion', 'pendingConfirmation', 'reviewer', 'note'],
  ['reject-completion', 'pendingConfirmation', 'reviewer', 'reason'],
  ['rate', 'completed', 'reporter', 'comment'],
  ['reassign-worker', 'accepted', 'worker', 'reason'],
  ['reassign-reviewer', 'accepted', 'admin', 'reason'],
];

describe('risky words', () => {
  test.each(['address', 'contactName', 'description'])(
    'in %s: no ticket, and the field is named',
    async (field) => {
      const before = await ticketsNow();
      expect(await submit({ [field]: RISKY })).toEqual({
        ok: false,
        error: { ...rejected(field).error, message: expect.any(String) },
      });
      expect(await ticketsNow()).toBe(before);
    },
  );

  test('in two fields: both are named', async () => {
    const answer = await submit({ address: RISKY, description: RISKY });
    expect(answer).toMatchObject(rejected('address', 'description'));
  });

  test.each(WORDS)('of %s in %s by the %s: nothing changes', async (action, status, who, field) => {
    const ticket = await ticketIn(w, status);
    const before = await substanceOf(ticket);
    expect(await w.step(who, action, ticket, { [field]: RISKY })).toMatchObject(rejected(field));
    expect(await substanceOf(ticket)).toEqual(before);
  });

  test('corrected, the same request is taken', async () => {
    const requestId = freshRequestId();
    expect(await submit({ requestId, description: RISKY })).toMatchObject(rejected('description'));
    expect(await submit({ requestId })).toMatchObject({ ok: true });
  });
});

describe('doubtful words', () => {
  test('a report goes through, and its fields are remembered', async () => {
    const ticket = await submitted({ description: DOUBTFUL, address: DOUBTFUL });
    expect(await remarksOf(ticket)).toEqual({ flagged: ['address', 'description'], unchecked: undefined });
  });

  test('a step goes through, and its field is remembered', async () => {
    const ticket = await ticketIn(w, 'pendingReview');
    const after = await w.go('reviewer', 'reject', ticket, { reason: DOUBTFUL });
    expect(await remarksOf(after)).toEqual({ flagged: ['reason'], unchecked: undefined });
  });

  test('those who judge are told, who wrote it and who repairs are not', async () => {
    const first = await submitted({ description: DOUBTFUL });
    const second = await w.go('preReviewer', 'pre-approve', first);
    const { _id } = await w.go('reviewer', 'dispatch', second);
    const seenBy = async (who: PersonName) => {
      const { ticket } = await w.data<{ ticket: TicketView }>(who, 'tickets', { op: 'get', ticketId: _id });
      return ticket.timeline.at(-1)?.flagged;
    };
    for (const who of ['preReviewer', 'reviewer', 'admin'] as const) {
      expect(await seenBy(who)).toEqual(['description']);
    }
    for (const who of ['reporter', 'worker'] as const) expect(await seenBy(who)).toBeUndefined();
  });
});

test('clean words leave nothing behind', async () => {
  expect(await remarksOf(await submitted())).toEqual(CLEAN);
});

test('a step without words or photos asks nobody and reads no settings', async () => {
  const ticket = await ticketIn(w, 'assigned');
  const event = await w.event('worker', 'accept', ticket);
  const { cost } = await w.cloud.measured('ticket-accept', event, person('worker').openid);
  expect(cost.requests.filter(({ collection }) => collection === 'settings')).toEqual([]);
  expect(cost.roundTrips).toBeLessThanOrEqual(4);
});

test('with the check, a report still takes two database round trips in sequence', async () => {
  const event = { requestId: freshRequestId(), ...REPORT };
  const { answer, cost } = await w.cloud.measured('ticket-submit', event, person('reporter').openid);
  expect(answer).toMatchObject({ ok: true });
  expect(cost.sequentialRoundTrips).toBeLessThanOrEqual(2);
});

describe('a check that does not work keeps nobody out', () => {
  const submits = () => submitted({ description: RISKY });

  test('WeChat is down', async () => {
    await inject(w.cloud, { match: { action: TEXT_CHECK }, times: 100, effect: { code: -1 } });
    expect(await remarksOf(await submits())).toEqual(UNCHECKED);
  });

  test('the function may not ask WeChat', async () => {
    await inject(w.cloud, { match: { action: TEXT_CHECK }, times: 100, effect: { code: -604101 } });
    expect(await remarksOf(await submits())).toEqual(UNCHECKED);
  });

  test('the function is down', async () => {
    await inject(w.cloud, {
      match: { function: 'ticket-submit', action: 'functions.invokeFunction' },
      times: 100,
      effect: { code: 'SYS_ERR' },
    });
    expect(await remarksOf(await submits())).toEqual(UNCHECKED);
  });

  test('the settings cannot be read', async () => {
    await inject(w.cloud, { match: { collection: 'settings' }, times: 1, effect: { code: 'SYS_ERR' } });
    expect(await remarksOf(await submits())).toEqual(UNCHECKED);
  });

  test('WeChat is slow: a second and a half, no longer', async () => {
    await inject(w.cloud, { match: { action: TEXT_CHECK }, times: 3, effect: { delayMs: 8000 } });
    const { answer, cost } = await w.cloud.measured<StepData>(
      'ticket-submit',
      { requestId: freshRequestId(), ...REPORT },
      person('reporter').openid,
    );
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    expect(await remarksOf(answer.data.ticket)).toEqual(UNCHECKED);
    expect(cost.ms).toBeGreaterThan(1400);
    expect(cost.ms).toBeLessThan(7000);
  });

  test('one field cannot be checked: what is known of the others counts', async () => {
    await inject(w.cloud, { match: { action: TEXT_CHECK }, times: 1, effect: { code: 45009 } });
    const ticket = await submitted({ address: DOUBTFUL, contactName: DOUBTFUL, description: DOUBTFUL });
    const { flagged, unchecked } = await remarksOf(ticket);
    expect(flagged).toHaveLength(2);
    expect(unchecked).toBe(true);
  });
});

describe('content is judged last', () => {
  test('after the input', async () => {
    const answer = await submit({ description: RISKY, contactPhone: '12' });
    expect(answer).toMatchObject(refused('INVALID_INPUT'));
  });

  test('after the version, the permission, the status', async () => {
    const ticket = await ticketIn(w, 'pendingReview');
    const reason = { reason: RISKY };
    const old = { ...ticket, version: ticket.version - 1 };
    expect(await w.step('reviewer', 'reject', old, reason)).toMatchObject(refused('CONFLICT'));
    expect(await w.step('preReviewer', 'reject', ticket, reason)).toMatchObject(refused('FORBIDDEN'));
    expect(await w.step('reviewer', 'confirm-completion', ticket, { note: RISKY })).toMatchObject(
      refused('WRONG_STATUS'),
    );
  });

  test('after what the input refers to', async () => {
    const ticket = await ticketIn(w, 'pendingReview');
    const nobody = { reviewerId: 'R0', reason: RISKY };
    expect(await w.step('reviewer', 'transfer-review', ticket, nobody)).toMatchObject(
      refused('INVALID_ASSIGNEE'),
    );
    expect(await submit({ areaId: 'nowhere', description: RISKY })).toMatchObject(refused('INVALID_INPUT'));
    expect(await submit({ photos: ['cloud://local.x/no'], description: RISKY })).toMatchObject(
      refused('INVALID_INPUT'),
    );
  });
});

test('a step that was taken is answered again, whatever the check says by now', async () => {
  await inject(w.cloud, { match: { action: TEXT_CHECK }, times: 100, effect: { code: -1 } });
  const event = { requestId: freshRequestId(), ...REPORT, description: RISKY };
  const first = await w.call<StepData>('reporter', 'ticket-submit', event);
  await heal(w.cloud);
  expect(first).toMatchObject({ ok: true });
  expect(await w.call('reporter', 'ticket-submit', event)).toMatchObject({
    ok: true,
    data: { repeated: true },
  });
});

describe('photos', () => {
  const next = (suggest: string) =>
    fetch(`${w.cloud.url}/emulator/media-check`, { method: 'POST', body: JSON.stringify({ next: suggest }) });

  const checksOf = async (ticketId: string) =>
    (await w.cloud.documents('files')).filter((file) => file.ticketId === ticketId);

  /** WeChat has told of so many photos of this ticket. */
  async function told(ticketId: string, count: number): Promise<Awaited<ReturnType<typeof checksOf>>> {
    for (let time = 0; time < 400; time += 1) {
      const checks = (await checksOf(ticketId)).filter(({ toldAt }) => toldAt);
      if (checks.length === count) return checks;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`WeChat has not told of ${count} photos`);
  }

  async function freshPhoto(who: PersonName): Promise<string> {
    const { paths } = await w.data<{ paths: string[] }>(who, 'files', { op: 'slots', count: 1 });
    const { fileID } = await w.cloud.upload(person(who).openid, paths[0] ?? '', PHOTO);
    return fileID ?? '';
  }

  const seen = async (ticketId: string) =>
    (await w.data<{ ticket: TicketView }>('preReviewer', 'tickets', { op: 'get', ticketId })).ticket;

  /** Is there a file under this id? Whoever sees a ticket that names it gets a link. */
  async function stands(fileId: string): Promise<boolean> {
    const { _id } = await submitted();
    await w.cloud.change('tickets', _id, { photos: [fileId] });
    return (await seen(_id)).photos[0] !== '';
  }

  test('a photo that passes stays', async () => {
    await next('pass');
    const { _id } = await submitted({ photos: [await freshPhoto('reporter')] });
    expect(await told(_id, 1)).toMatchObject([{ suggest: 'pass' }]);
    expect((await fetch((await seen(_id)).photos[0] ?? '')).status).toBe(200);
  });

  test('a doubtful photo stays, and what was told is written down', async () => {
    await next('review');
    const { _id } = await submitted({ photos: [await freshPhoto('reporter')] });
    expect(await told(_id, 1)).toMatchObject([{ suggest: 'review' }]);
    expect((await seen(_id)).photos[0]).toMatch(/^http/);
  });

  test('a risky photo goes out of everybody’s sight; its place stays, and so does a copy', async () => {
    await next('risky');
    const ticket = await submitted({ photos: [await freshPhoto('reporter'), await freshPhoto('reporter')] });
    const check = (await told(ticket._id, 2)).find(({ suggest }) => suggest === 'risky');
    expect(check).toMatchObject({ label: expect.anything() });
    const at = (await w.stored(ticket._id)).photos.indexOf(String(check?.fileId));
    const expected = [expect.stringMatching(/^http/), expect.stringMatching(/^http/)];
    expected[at] = '';
    expect((await seen(ticket._id)).photos).toEqual(expected);
    expect((await fetch(ticket.photos[at] ?? '')).status).not.toBe(200);
    const list = await w.data<{ tickets: { _id: string; photos: string[] }[] }>('reporter', 'tickets', {
      op: 'list',
      view: 'reporter',
    });
    expect(list.tickets.find(({ _id }) => _id === ticket._id)?.photos).toHaveLength(1);
    const moved = String(check?.fileId).replace(/^(cloud:\/\/[^/]+)\//, '$1/quarantine/');
    expect(await stands(moved)).toBe(true);
    expect(await stands(String(check?.fileId))).toBe(false);
  });

  test('the photos of a completion are asked about, too', async () => {
    await next('risky');
    const repairing = await ticketIn(w, 'repairing');
    const ticket = await w.go('worker', 'request-completion', repairing, {
      photos: [await freshPhoto('worker')],
    });
    await told(ticket._id, 1);
    const { completion, timeline } = await seen(ticket._id);
    expect(completion?.photos).toEqual(['']);
    expect(timeline[0]?.input.photos).toEqual(['']);
  });

  test('a check that is slow keeps no step waiting', async () => {
    const action = 'openapi.security.mediaCheckAsync';
    await inject(w.cloud, { match: { action }, times: 1, effect: { delayMs: 8000 } });
    const event = { requestId: freshRequestId(), ...REPORT, photos: [await freshPhoto('reporter')] };
    const { answer, cost } = await w.cloud.measured('ticket-submit', event, person('reporter').openid);
    expect(answer).toMatchObject({ ok: true });
    expect(cost.ms).toBeLessThan(7000);
  });

  test('a check that is down keeps no step from being taken, and no photo from the others', async () => {
    await next('pass');
    const action = 'openapi.security.mediaCheckAsync';
    await inject(w.cloud, { match: { action }, times: 1, effect: { code: -1 } });
    const { _id } = await submitted({ photos: [await freshPhoto('reporter'), await freshPhoto('reporter')] });
    expect(await told(_id, 1)).toHaveLength(1);
    expect((await seen(_id)).photos).toHaveLength(2);
  });

  describe('a push', () => {
    const event = (traceId: string) => ({
      ...{
        ToUserName: 'gh_0',
        FromUserName: person('admin').openid,
        MsgType: 'event',
        version: 2,
        errcode: 0,
      },
      ...{ Event: 'wxa_media_check', trace_id: traceId, result: { suggest: 'risky', label: 20002 } },
    });

    const push = async (body: object, source = 'wx_unknown') => {
      const headers = { 'X-WX-OPENID': person('reporter').openid, 'X-Emulator-Source': source };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      const response = await fetch(`${w.cloud.url}/invoke/content-check`, init);
      return ((await response.json()) as { result: unknown }).result;
    };

    /** A ticket whose photo has passed, and what WeChat calls the check. */
    async function passed(): Promise<{ ticket: SeenTicket; traceId: string }> {
      await next('pass');
      const ticket = await submitted({ photos: [await freshPhoto('reporter')] });
      const [check] = await told(ticket._id, 1);
      return { ticket, traceId: (check?._id ?? '').replace(/^check:/, '') };
    }

    test.each([
      // Clients do not even reach the function.
      ['wx_client', undefined],
      ['wx_devtools', undefined],
      ['wx_http', 'FORBIDDEN'],
      ['wx_trigger', 'FORBIDDEN'],
    ])('by %s is refused', async (source, code) => {
      const { ticket, traceId } = await passed();
      const answer = (await push(event(traceId), source)) as Answer<unknown> | undefined;
      expect(answer?.ok === false ? answer.error.code : answer).toBe(code);
      expect((await seen(ticket._id)).photos[0]).toMatch(/^http/);
    });

    test('of what nobody asked changes nothing', async () => {
      const before = await w.cloud.documents('files');
      expect(await push(event('forged'))).toMatchObject(refused('NOT_FOUND'));
      const known = new Set(before.map(({ _id }) => _id));
      const after = await w.cloud.documents('files');
      expect(after.filter(({ _id }) => known.has(_id))).toEqual(before);
      expect(after.filter(({ _id }) => _id.includes('forged'))).toEqual([]);
    });

    test('may come twice', async () => {
      const { ticket, traceId } = await passed();
      expect(await push(event(traceId))).toBe('success');
      expect(await push(event(traceId))).toBe('success');
      expect((await seen(ticket._id)).photos).toEqual(['']);
    });

    test('that was cut off half way fails, to be told again, and is finished then', async () => {
      const { ticket, traceId } = await passed();
      const match = { function: 'content-check', action: 'storage.batchDeleteFile' };
      await inject(w.cloud, { match, times: 1, effect: { code: 'SYS_ERR' } });
      expect(await push(event(traceId))).toBeUndefined();
      expect((await seen(ticket._id)).photos[0]).toMatch(/^http/);
      expect(await push(event(traceId))).toBe('success');
      expect((await seen(ticket._id)).photos).toEqual(['']);
    });

    test('that tells of a picture which WeChat could not open leaves it where it is', async () => {
      const { ticket, traceId } = await passed();
      const { result: _, ...failed } = event(traceId);
      expect(await push({ ...failed, errcode: -1008 })).toBe('success');
      expect((await seen(ticket._id)).photos[0]).toMatch(/^http/);
    });

    test.each([
      {},
      { Event: 'wxa_media_check' },
      { ...event('x'), trace_id: { $ne: '' } },
      { ...event('x'), result: 'risky' },
    ])('that reads %j is refused', async (body) =>
      expect(await push(body)).toMatchObject(refused('INVALID_INPUT')),
    );
  });
});

test.each([
  { kind: 'text', openid: 'o', texts: { reason: '好' } },
  { kind: 'photos', openid: 'o', ticketId: 't', photos: ['cloud://x'] },
])('no client asks the check itself: %j', async (event) => {
  await expect(w.call('admin', 'content-check', event)).rejects.toThrow('permission denied');
});

describe('where the institution has switched it off', () => {
  beforeAll(() => w.cloud.insert('settings', [{ _id: 'content', checksText: false, checksPhotos: false }]));

  test('nobody is asked', async () => {
    const photos = [await w.photo('reporter')];
    const event = { requestId: freshRequestId(), ...REPORT, description: RISKY, photos };
    const { answer, cost } = await w.cloud.measured('ticket-submit', event, person('reporter').openid);
    expect(answer).toMatchObject({ ok: true });
    // notify, and nobody else
    expect(cost.requests.filter(({ action }) => action === 'functions.invokeFunction')).toHaveLength(1);
  });
});
