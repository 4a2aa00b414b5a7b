/** 留言, 催促, 我也遇到, 回复评价: what people do on a ticket beside its steps. */
import type {
  Comment,
  CommentView,
  MessageView,
  RatingReplyView,
  TalkView,
  Ticket,
  TicketSummary,
  UrgeView,
} from '@xiuda/domain';
import { type Person, type PersonName, person } from '../support/people';
import { heal, inject } from '../support/faults';
import { meet, WORKERS } from '../support/meeting';
import { sweep } from '../support/sweep';
import { ticketIn } from '../support/walk';
import { type Fields, freshRequestId, type Handle, type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ delivers: true, workers: WORKERS });
}, 60_000);
afterAll(() => w.stop());
afterEach(() => heal(w.cloud));

const HOUR = 60 * 60_000;

const ask = <T>(who: PersonName, op: string, ticket: Pick<Handle, '_id'>, fields: Fields = {}) =>
  w.call<T>(who, 'ticket-talk', { op, ticketId: ticket._id, requestId: freshRequestId(), ...fields });
const say = (who: PersonName, ticket: Pick<Handle, '_id'>, text: string, fields: Fields = {}) =>
  ask<{ comment: CommentView; repeated?: true }>(who, 'comment', ticket, { text, ...fields });
const codeOf = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error?.code);

const open = (who: PersonName, { _id }: Pick<Handle, '_id'>) =>
  w.data<{ ticket: Record<string, unknown>; talk: TalkView }>(who, 'tickets', { op: 'get', ticketId: _id });
const pageOf = (who: PersonName, { _id }: Pick<Handle, '_id'>, cursor?: string) =>
  w.data<{ comments: CommentView[]; nextCursor: string | null }>(who, 'ticket-talk', {
    ...{ op: 'comments', ticketId: _id },
    ...(cursor !== undefined && { cursor }),
  });
const newsOf = async (who: PersonName, { _id }: Pick<Handle, '_id'>) =>
  (await w.data<{ messages: MessageView[] }>(who, 'messages', { op: 'list' })).messages.filter(
    ({ ticketId }) => ticketId === _id,
  );
const titlesOf = async (who: PersonName, ticket: Pick<Handle, '_id'>) =>
  (await newsOf(who, ticket)).map(({ title }) => title);
const cardOf = async (who: PersonName, view: string, tab: string, { _id }: Pick<Handle, '_id'>) =>
  (await w.data<{ tickets: TicketSummary[] }>(who, 'tickets', { op: 'list', view, tab })).tickets.find(
    (one) => one._id === _id,
  );
const commentsOn = async ({ _id }: Pick<Handle, '_id'>) =>
  ((await w.cloud.documents('comments')) as unknown as Comment[]).filter(({ ticketId }) => ticketId === _id);

describe('留言', () => {
  test.each<[PersonName, string]>([
    ['reporter', 'ok'],
    ['reviewer', 'ok'],
    ['worker', 'ok'],
    ['preReviewer', 'ok'],
    ['admin', 'ok'],
    ['pastReviewer', 'NOT_FOUND'],
    ['otherReporter', 'NOT_FOUND'],
    ['otherWorker', 'NOT_FOUND'],
    ['inactive', 'NOT_FOUND'],
  ])('%s may write on a ticket under repair: %s', async (who, code) => {
    const ticket = await ticketIn(w, 'repairing');
    expect(codeOf(await say(who, ticket, '几点来'))).toBe(code);
    expect(await commentsOn(ticket)).toHaveLength(code === 'ok' ? 1 : 0);
  });

  test('who was on the ticket reads what is said, and says nothing', async () => {
    const ticket = await ticketIn(w, 'repairing', { detour: true });
    await say('reporter', ticket, '几点来');
    expect((await open('pastWorker', ticket)).talk.comments).toHaveLength(1);
    expect(codeOf(await say('pastWorker', ticket, '不是我了'))).toBe('FORBIDDEN');
    expect(codeOf(await say('pastWorker', ticket, '不是我了', { internal: true }))).toBe('FORBIDDEN');
  });

  test('it is told to the others on the ticket, and stands on it for everybody', async () => {
    const ticket = await ticketIn(w, 'repairing');
    const before = await w.stored(ticket._id);
    await say('reporter', ticket, '  下午五点以后在  ');
    expect((await newsOf('worker', ticket))[0]).toMatchObject({
      ...{ title: '林晓 留言', note: '下午五点以后在', notice: 'comment', isTurn: false },
    });
    expect(await titlesOf('reviewer', ticket)).toContain('林晓 留言');
    expect(await titlesOf('reporter', ticket)).not.toContain('林晓 留言');
    expect(await titlesOf('admin', ticket)).toEqual([]);
    const [seen] = (await open('worker', ticket)).talk.comments;
    expect(seen).toMatchObject({
      text: '下午五点以后在',
      by: { role: 'reporter', name: '林晓' },
      isMine: false,
    });
    const { version, timeline, updatedAt, since } = await w.stored(ticket._id);
    expect({ version, timeline, updatedAt, since }).toEqual({
      ...{ version: before.version, timeline: before.timeline },
      ...{ updatedAt: before.updatedAt, since: before.since },
    });
  });

  test('whoever has asked hears the answer, whether or not they are named on the ticket', async () => {
    const ticket = await ticketIn(w, 'repairing');
    await say('admin', ticket, '为什么这么久');
    await say('worker', ticket, '等配件');
    expect(await titlesOf('admin', ticket)).toEqual(['陈志强 留言']);
  });

  test('photos come as links, of copies that nobody can write to', async () => {
    const ticket = await ticketIn(w, 'repairing');
    await say('reporter', ticket, '漏得更大了', { photos: [await w.photo('reporter')] });
    const [seen] = (await open('worker', ticket)).talk.comments;
    expect(seen?.photos).toHaveLength(1);
    const [stored] = await commentsOn(ticket);
    expect(stored?.photos[0]).toMatch(/^cloud:\/\/[^/]+\/tickets\//);
  });

  test.each<[string, Fields, string]>([
    ['no words', { text: '   ' }, 'text'],
    ['501 characters', { text: '字'.repeat(501) }, 'text'],
    ['four photos', { text: '看', photos: [1, 2, 3, 4].map((n) => `cloud://x.y/${n}`) }, 'photos'],
    ['a photo of nobody', { text: '看', photos: ['cloud://elsewhere.x/photos/a.jpg'] }, 'photos'],
    ['an unknown field', { text: '看', version: 3 }, 'version'],
  ])('%s is refused at its field', async (_, fields, field) => {
    const ticket = await ticketIn(w, 'assigned');
    const answer = await ask('reporter', 'comment', ticket, fields);
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(Object.keys((answer as { error: { details: object } }).error.details)).toEqual([field]);
    expect(await commentsOn(ticket)).toEqual([]);
  });

  test('sent again it is said once; other words under the same requestId are refused', async () => {
    const ticket = await ticketIn(w, 'repairing');
    const requestId = freshRequestId();
    const wish = { photos: [await w.photo('reporter')], requestId };
    await say('reporter', ticket, '还在漏', wish);
    const again = await say('reporter', ticket, '还在漏', wish);
    expect(again).toMatchObject({ ok: true, data: { repeated: true, comment: { text: '还在漏' } } });
    expect(codeOf(await say('reporter', ticket, '不漏了', wish))).toBe('INVALID_INPUT');
    expect(await commentsOn(ticket)).toHaveLength(1);
    expect((await titlesOf('worker', ticket)).filter((title) => title === '林晓 留言')).toHaveLength(1);
  });

  test('two phones at once say it once, and its photo stays', async () => {
    const ticket = await ticketIn(w, 'repairing');
    const wish = { photos: [await w.photo('worker')], requestId: freshRequestId() };
    const answers = await Promise.all([1, 2, 3].map(() => say('worker', ticket, '明天来', wish)));
    expect(answers.map(codeOf)).toEqual(['ok', 'ok', 'ok']);
    expect(answers.filter((one) => one.ok && !one.data.repeated)).toHaveLength(1);
    expect(await commentsOn(ticket)).toHaveLength(1);
    expect((await open('worker', ticket)).talk.comments[0]?.photos[0]).toMatch(/^http/);
    // Whatever `notify` had no time for.
    await sweep(w.cloud.url, new Date(Date.now() + HOUR));
    expect((await titlesOf('reporter', ticket)).filter((title) => title === '陈志强 留言')).toHaveLength(1);
  });

  test('while a step is taken nothing is lost on either side', async () => {
    const ticket = await ticketIn(w, 'accepted');
    const texts = ['一', '二', '三', '四'];
    const [step, ...said] = await Promise.all([
      w.step('worker', 'start', ticket),
      ...texts.map((text) => say('reporter', ticket, text)),
    ]);
    expect([step, ...said].map(codeOf)).toEqual(Array(5).fill('ok'));
    await sweep(w.cloud.url, new Date(Date.now() + HOUR));
    expect((await commentsOn(ticket)).map(({ text }) => text).sort()).toEqual([...texts].sort());
    expect((await newsOf('worker', ticket)).filter(({ notice }) => notice === 'comment')).toHaveLength(4);
    expect((await w.stored(ticket._id)).version).toBe(ticket.version + 1);
  });

  test('where its message cannot be written, nothing is said', async () => {
    const ticket = await ticketIn(w, 'repairing');
    const match = { action: 'database.modifyDocument', collection: 'tickets' };
    await inject(w.cloud, { match, times: 1, effect: { code: 'SYS_ERR' } });
    const wish = { requestId: freshRequestId() };
    expect(codeOf(await say('reporter', ticket, '还在漏', wish))).toBe('INTERNAL');
    expect(await commentsOn(ticket)).toEqual([]);
    expect(codeOf(await say('reporter', ticket, '还在漏', wish))).toBe('ok');
    expect(await titlesOf('worker', ticket)).toContain('林晓 留言');
  });

  test('one person does not flood a ticket', async () => {
    const ticket = await ticketIn(w, 'pendingPreReview');
    const { openid } = person('reporter');
    const written = (await w.cloud.documents('comments')).length;
    await w.cloud.insert(
      'comments',
      Array.from({ length: 30 }, (_, at) => ({
        ...{ _id: `flood-${written}-${at}`, ticketId: 'elsewhere', at: new Date(), text: '字', photos: [] },
        ...{ by: { role: 'reporter', openid, name: '林晓' }, isInternal: false, inputDigest: '' },
      })),
    );
    expect(codeOf(await say('reporter', ticket, '再说一句'))).toBe('RATE_LIMITED');
    expect(codeOf(await say('preReviewer', ticket, '别人可以'))).toBe('ok');
    const later = Date.now() + 11 * 60_000;
    const event = { op: 'comment', ticketId: ticket._id, text: '过一会儿', requestId: freshRequestId() };
    expect(codeOf(await w.cloud.invoke('ticket-talk', event, openid, later))).toBe('ok');
    for (const one of await w.cloud.documents('comments'))
      if (one._id.startsWith('flood-')) await w.cloud.change('comments', one._id, { at: new Date(0) });
  });

  test('the whole conversation is read in pages, newest first', async () => {
    const ticket = await ticketIn(w, 'pendingPreReview');
    await w.cloud.insert(
      'comments',
      Array.from({ length: 43 }, (_, at) => ({
        ...{ _id: `${ticket._id}-${at}`, ticketId: ticket._id, at: new Date(1e12 + Math.floor(at / 2)) },
        ...{ text: `第${at}条`, photos: [], isInternal: at % 7 === 0, inputDigest: '' },
        by: { role: 'preReviewer', openid: 'somebody', staffNo: 'P9', name: '刘敏' },
      })),
    );
    const readBy = async (who: PersonName) => {
      const texts: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await pageOf(who, ticket, cursor);
        texts.push(...page.comments.map(({ text }) => text));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return texts;
    };
    expect(new Set(await readBy('preReviewer')).size).toBe(43);
    expect(await readBy('reporter')).toHaveLength(36);
    const { talk } = await open('reporter', ticket);
    expect(talk.comments.map(({ text }) => text)).toHaveLength(3);
    expect(talk.hasMore).toBe(true);
    expect(talk.comments.every(({ isInternal }) => !isInternal)).toBe(true);
  });
});

describe('未读', () => {
  test('cards and the ticket count what was not read; opening it reads it', async () => {
    const ticket = await ticketIn(w, 'repairing');
    await open('worker', ticket);
    await say('reporter', ticket, '几点来');
    await say('reviewer', ticket, '先送报价', { internal: true });
    expect((await cardOf('worker', 'worker', 'repairing', ticket))?.unreadTalk).toBe(2);
    expect(await cardOf('reviewer', 'reviewer', 'repairing', ticket)).toMatchObject({ unreadTalk: 1 });
    expect(await cardOf('reporter', 'reporter', 'open', ticket)).not.toHaveProperty('unreadTalk');
    expect((await open('worker', ticket)).talk.unread).toBe(2);
    expect((await open('worker', ticket)).talk.unread).toBe(0);
    expect(await cardOf('worker', 'worker', 'repairing', ticket)).not.toHaveProperty('unreadTalk');
  });
});

describe('内部备注', () => {
  const SECRET = '业主上次投诉过，注意态度';

  test('the reporter receives it nowhere', async () => {
    const ticket = await ticketIn(w, 'repairing');
    const at = w.cloud.answers.length;
    expect(codeOf(await say('reviewer', ticket, SECRET, { internal: true }))).toBe('ok');
    expect(w.cloud.answers.slice(at).join()).toContain(SECRET);
    const from = w.cloud.answers.length;
    const { talk } = await open('reporter', ticket);
    expect(talk).toMatchObject({ comments: [], hasMore: false, unread: 0, internal: false });
    expect((await pageOf('reporter', ticket)).comments).toEqual([]);
    expect(await cardOf('reporter', 'reporter', 'open', ticket)).not.toHaveProperty('unreadTalk');
    await newsOf('reporter', ticket);
    await w.go('worker', 'add-materials', ticket);
    await open('reporter', ticket);
    expect(w.cloud.answers.slice(from).join()).not.toContain(SECRET);
    expect(
      (await w.cloud.documents('inbox')).filter(
        ({ openid, note }) => openid === person('reporter').openid && note === SECRET,
      ),
    ).toEqual([]);
    expect((await open('worker', ticket)).talk.comments[0]).toMatchObject({ text: SECRET, isInternal: true });
  });

  test('a reporter may not write one, and a member of staff not on their own report', async () => {
    const own = await w.submit('preReviewer');
    expect(codeOf(await say('preReviewer', own, SECRET, { internal: true }))).toBe('FORBIDDEN');
    await say('otherPreReviewer', own, SECRET, { internal: true });
    expect((await open('preReviewer', own)).talk).toMatchObject({ comments: [], internal: false, unread: 0 });
    expect((await pageOf('preReviewer', own)).comments).toEqual([]);
    // Told as a queue, but not of this.
    expect(await titlesOf('preReviewer', own)).toEqual([]);
    expect((await open('admin', own)).talk.comments).toHaveLength(1);
  });
});

describe('催促', () => {
  const urge = (who: PersonName, ticket: Pick<Handle, '_id'>, fields?: Fields) =>
    ask<{ urge: UrgeView; repeated?: true }>(who, 'urge', ticket, fields);
  /** As if it had been then. */
  const backdate = async ({ _id }: Pick<Handle, '_id'>, hours: number) => {
    const { lastUrge } = await w.stored(_id);
    const at = new Date(Date.now() - hours * HOUR);
    await w.cloud.change('tickets', _id, { lastUrge: { ...lastUrge, at } });
  };

  test('it tells whoever has the turn, and says when it may be done again', async () => {
    const ticket = await ticketIn(w, 'repairing');
    const answer = await urge('reporter', ticket);
    if (!answer.ok) throw new Error(answer.error.code);
    const { count, nextAt } = answer.data.urge;
    expect(count).toBe(1);
    expect(Math.round((Date.parse(String(nextAt)) - Date.now()) / HOUR)).toBe(4);
    expect((await newsOf('worker', ticket))[0]).toMatchObject({ title: '林晓 催你处理', isTurn: true });
    expect(await titlesOf('reviewer', ticket)).not.toContain('林晓 催你处理');
    expect(await cardOf('worker', 'worker', 'repairing', ticket)).toMatchObject({ urged: 1 });
    expect((await open('reporter', ticket)).talk.urge).toMatchObject({ count: 1, nextAt });
    expect((await open('worker', ticket)).talk).not.toHaveProperty('urge');
    expect((await w.stored(ticket._id)).version).toBe(ticket.version);
  });

  test('once in so many hours, whoever has it since', async () => {
    const ticket = await ticketIn(w, 'assigned');
    await urge('reporter', ticket);
    await w.go('worker', 'accept', ticket);
    const refused = await urge('reporter', ticket);
    expect(refused).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
    if (refused.ok) throw new Error('not refused');
    expect(refused.error.message).toMatch(/^已催促，(明天 )?\d\d:\d\d 后可再催$/);
    expect(refused.error.details).toHaveProperty('nextAt');
    await backdate(ticket, 3.9);
    expect(codeOf(await urge('reporter', ticket))).toBe('RATE_LIMITED');
    await backdate(ticket, 4.1);
    expect(codeOf(await urge('reporter', ticket))).toBe('ok');
  });

  test('the institution sets the hours', async () => {
    const ticket = await ticketIn(w, 'assigned');
    await urge('reporter', ticket);
    await backdate(ticket, 2);
    await w.cloud.insert('settings', [{ _id: 'limits', urgeHours: 1 }]);
    expect((await open('reporter', ticket)).talk.urge).not.toHaveProperty('nextAt');
    expect(await urge('reporter', ticket)).toMatchObject({ ok: true, data: { urge: { count: 2 } } });
    await w.cloud.change('settings', 'limits', { urgeHours: 4 });
    expect((await w.stored(ticket._id)).rank).toBe(1);
  });

  test('two phones at once urge once', async () => {
    const ticket = await ticketIn(w, 'repairing');
    const answers = await Promise.all([1, 2, 3].map(() => urge('reporter', ticket)));
    expect(answers.map(codeOf).sort()).toEqual(['RATE_LIMITED', 'RATE_LIMITED', 'ok']);
    expect(await w.stored(ticket._id)).toMatchObject({ urged: { count: 1 }, rank: 1 });
    expect((await titlesOf('worker', ticket)).filter((title) => title === '林晓 催你处理')).toHaveLength(1);
  });

  test('an urge that another phone overtakes is none; the same one is a repeat', async () => {
    const [first, second] = ['request-urge-1', 'request-urge-2'];
    const prepare = (requestIds: readonly string[]) => async () => {
      const { _id } = await ticketIn(w, 'repairing');
      const wish = (requestId = '') => ({
        openid: person('reporter').openid,
        ...{ name: 'ticket-talk', event: { op: 'urge', ticketId: _id, requestId } },
      });
      return { _id, wishes: [wish(requestIds[0]), wish(requestIds[1])] as const };
    };
    const met = await meet(w.cloud, [prepare([first, second]), prepare([first, first])]);
    expect(met.map(({ swift, held }) => [codeOf(swift), codeOf(held)])).toEqual([
      ['ok', 'RATE_LIMITED'],
      ['ok', 'ok'],
    ]);
    for (const { _id } of met) {
      expect(await w.stored(_id)).toMatchObject({ urged: { count: 1 }, rank: 1 });
      expect((await w.stored(_id)).outbox.filter(({ notice }) => notice)).toHaveLength(1);
    }
  });

  test('sent again it is the same urge', async () => {
    const ticket = await ticketIn(w, 'repairing');
    const wish = { requestId: freshRequestId() };
    await urge('reporter', ticket, wish);
    expect(await urge('reporter', ticket, wish)).toMatchObject({ ok: true, data: { repeated: true } });
    expect((await w.stored(ticket._id)).urged?.count).toBe(1);
  });

  test('while the ticket passes on, whoever has it then is told', async () => {
    const ticket = await ticketIn(w, 'assigned');
    const [step, urged] = await Promise.all([w.step('worker', 'accept', ticket), urge('reporter', ticket)]);
    expect([codeOf(step), codeOf(urged)]).toEqual(['ok', 'ok']);
    expect((await titlesOf('worker', ticket)).filter((title) => title === '林晓 催你处理')).toHaveLength(1);
    expect((await w.stored(ticket._id)).version).toBe(ticket.version + 1);
  });

  test('only its reporter, only an open ticket', async () => {
    const ticket = await ticketIn(w, 'repairing');
    expect(codeOf(await urge('worker', ticket))).toBe('FORBIDDEN');
    expect(codeOf(await urge('otherReporter', ticket))).toBe('NOT_FOUND');
    expect(codeOf(await urge('reporter', await ticketIn(w, 'completed')))).toBe('WRONG_STATUS');
  });
});

describe('我也遇到', () => {
  const follow = (who: PersonName, ticket: Pick<Handle, '_id'>, fields?: Fields) =>
    ask<{ affected: number; repeated?: true }>(who, 'follow', ticket, fields);

  test('whoever follows hears what becomes of it, without names, and sees nothing of it', async () => {
    const ticket = await ticketIn(w, 'pendingReview');
    expect(await follow('otherReporter', ticket)).toMatchObject({ ok: true, data: { affected: 1 } });
    const dispatched = await w.go('reviewer', 'dispatch', ticket);
    await w.go('worker', 'accept', dispatched);
    const news = await newsOf('otherReporter', ticket);
    expect(news.map(({ title }) => title)).toEqual(['你也遇到的报修：已接单', '你也遇到的报修：待接单']);
    for (const message of news) {
      expect(message).toMatchObject({ follows: true, isTurn: false });
      expect(JSON.stringify(message)).not.toMatch(/王建国|陈志强|林晓|138000/);
      expect(message).not.toHaveProperty('note');
    }
    const event = { op: 'get', ticketId: ticket._id };
    expect(codeOf(await w.call('otherReporter', 'tickets', event))).toBe('NOT_FOUND');
    expect(codeOf(await say('otherReporter', ticket, '我这里也是'))).toBe('NOT_FOUND');
    expect((await open('worker', ticket)).ticket).toMatchObject({ affected: 1 });
  });

  test('it is told that it was cancelled', async () => {
    const ticket = await ticketIn(w, 'assigned');
    await follow('otherReporter', ticket);
    await w.go('reporter', 'cancel', ticket);
    expect(await titlesOf('otherReporter', ticket)).toEqual(['你也遇到的报修：已取消']);
  });

  test('who is on the ticket and follows it is told once', async () => {
    const ticket = await ticketIn(w, 'pendingReview');
    await follow('worker', ticket);
    await w.go('reviewer', 'dispatch', ticket);
    expect(await titlesOf('worker', ticket)).toEqual(['等你接单']);
  });

  test('everybody counts once, however many at once and however often', async () => {
    const ticket = await ticketIn(w, 'pendingReview');
    const people: PersonName[] = ['otherReporter', 'worker', 'stranger', 'otherReporter', 'admin', 'worker'];
    const answers = await Promise.all(people.map((who) => follow(who, ticket)));
    expect(answers.map(codeOf)).toEqual(people.map(() => 'ok'));
    expect((await w.stored(ticket._id)).affected).toBe(4);
    expect(await follow('stranger', ticket)).toMatchObject({
      ok: true,
      data: { affected: 4, repeated: true },
    });
  });

  test('not one’s own, and only an open one', async () => {
    expect(codeOf(await follow('reporter', await ticketIn(w, 'assigned')))).toBe('INVALID_INPUT');
    expect(codeOf(await follow('otherReporter', await ticketIn(w, 'completed')))).toBe('WRONG_STATUS');
    expect(codeOf(await follow('otherReporter', { _id: 'nothing' }))).toBe('NOT_FOUND');
  });
});

describe('回复评价', () => {
  const reply = (who: PersonName, ticket: Pick<Handle, '_id'>, text: string, fields?: Fields) =>
    ask<{ reply: RatingReplyView; repeated?: true }>(who, 'replyRating', ticket, { text, ...fields });

  test('the reviewer answers once; reporter and worker are told', async () => {
    const ticket = await ticketIn(w, 'rated');
    expect((await open('reviewer', ticket)).talk.ops).toContain('replyRating');
    expect(codeOf(await reply('reviewer', ticket, '谢谢，下次更快'))).toBe('ok');
    expect((await newsOf('reporter', ticket))[0]).toMatchObject({
      title: '王建国 回复评价',
      note: '谢谢，下次更快',
    });
    expect(await titlesOf('worker', ticket)).toContain('王建国 回复评价');
    expect((await open('reporter', ticket)).ticket.ratingReply).toMatchObject({
      ...{ text: '谢谢，下次更快', by: { role: 'reviewer', name: '王建国' } },
    });
    expect((await open('reviewer', ticket)).talk.ops).not.toContain('replyRating');
    expect(codeOf(await reply('admin', ticket, '再说一句'))).toBe('WRONG_STATUS');
    expect((await w.stored(ticket._id)).version).toBe(ticket.version);
  });

  test('two at once: one answers', async () => {
    const ticket = await ticketIn(w, 'rated');
    const answers = await Promise.all([reply('reviewer', ticket, '谢谢'), reply('admin', ticket, '感谢')]);
    expect(answers.map(codeOf).sort()).toEqual(['WRONG_STATUS', 'ok']);
    expect((await w.stored(ticket._id)).ratingReplies).toHaveLength(1);
  });

  test('a reply that another one overtakes is refused', async () => {
    const [met] = await meet(w.cloud, [
      async () => {
        const { _id } = await ticketIn(w, 'rated');
        const wish = (who: PersonName) => ({
          openid: person(who).openid,
          name: 'ticket-talk',
          event: { op: 'replyRating', ticketId: _id, text: '谢谢', requestId: freshRequestId() },
        });
        return { _id, wishes: [wish('reviewer'), wish('admin')] as const };
      },
    ]);
    expect([met?.swift, met?.held].map((one) => one && codeOf(one))).toEqual(['ok', 'WRONG_STATUS']);
    expect((await w.stored(met?._id ?? '')).ratingReplies).toHaveLength(1);
  });

  test('sent again it is the same reply; other words are refused', async () => {
    const ticket = await ticketIn(w, 'rated');
    const wish = { requestId: freshRequestId() };
    await reply('admin', ticket, '谢谢', wish);
    expect(await reply('admin', ticket, '谢谢', wish)).toMatchObject({ ok: true, data: { repeated: true } });
    expect(codeOf(await reply('admin', ticket, '感谢', wish))).toBe('INVALID_INPUT');
  });

  test('nobody else, and nothing that is not rated', async () => {
    const ticket = await ticketIn(w, 'rated');
    expect(codeOf(await reply('worker', ticket, '谢谢'))).toBe('FORBIDDEN');
    expect(codeOf(await reply('reporter', ticket, '谢谢'))).toBe('FORBIDDEN');
    expect(codeOf(await reply('otherReviewer', ticket, '谢谢'))).toBe('NOT_FOUND');
    expect(codeOf(await reply('reviewer', await ticketIn(w, 'completed'), '谢谢'))).toBe('WRONG_STATUS');
  });

  test('once the ticket is reopened it stands with its rating in the story, and the next rating can be answered', async () => {
    const ticket = await ticketIn(w, 'rated');
    await reply('reviewer', ticket, '谢谢');
    await w.go('reporter', 'reopen', ticket, { reason: '又坏了' });
    const seen = (await open('reporter', ticket)).ticket;
    expect(seen).not.toHaveProperty('ratingReply');
    const story = seen.timeline as { action: string; reply?: { text: string } }[];
    expect(story.find(({ action }) => action === 'rate')?.reply?.text).toBe('谢谢');
  });
});

describe('注销', () => {
  const leaver: Person = person('otherReporter');

  test('words, what is followed and what others were told lose the person', async () => {
    const ticket = await ticketIn(w, 'assigned');
    const own = await w.submit('otherReporter', { contactPhone: '13811112222' });
    await say('otherReporter', own, '请打 13811112222');
    await say('preReviewer', own, '13811112222 打不通', { internal: true });
    await ask('otherReporter', 'urge', own);
    await ask('otherReporter', 'follow', ticket);
    await w.go('otherReporter', 'cancel', own, {});
    const removed = () =>
      w.call<{ removed: boolean }>('otherReporter', 'account', {
        ...{ op: 'remove', confirm: true, requestId: freshRequestId() },
      });
    await removed();
    const later = Date.now() + 60_000;
    const event = { op: 'remove', confirm: true, requestId: freshRequestId() };
    expect(await w.cloud.invoke('account', event, leaver.openid, later)).toMatchObject({
      ok: true,
      data: { removed: true },
    });
    const everything = JSON.stringify(
      await Promise.all(['tickets', 'comments', 'follows', 'inbox'].map((name) => w.cloud.documents(name))),
    );
    expect(everything).not.toContain(leaver.openid);
    expect(everything).not.toContain('13811112222');
    expect((await commentsOn(own)).map(({ by, text }) => [by.name, text]).sort()).toEqual([
      ['刘敏', '*********** 打不通'],
      ['已注销用户', '请打 ***********'],
    ]);
    const news = await newsOf('preReviewer', own);
    expect(news.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['已注销用户 留言', '已注销用户 催你处理']),
    );
    expect(await w.stored(ticket._id)).not.toHaveProperty('affected');
  });

  test('staff keep their name on what they said, and nothing else', async () => {
    const ticket = await ticketIn(w, 'rated');
    await ask('admin', 'replyRating', ticket, { text: '谢谢' });
    await say('otherPreReviewer', ticket, '已回访');
    const before: Ticket = await w.stored(ticket._id);
    expect(before.ratingReplies?.[0]?.by.openid).toBe(person('admin').openid);
    const { openid } = person('otherPreReviewer');
    const event = () => ({ op: 'remove', confirm: true, requestId: freshRequestId() });
    await w.cloud.invoke('account', event(), openid);
    await w.cloud.invoke('account', event(), openid, Date.now() + 60_000);
    const [said] = await commentsOn(ticket);
    expect(said?.by).toMatchObject({ role: 'preReviewer', name: '符丽萍', openid: 'removed-P2' });
    const inbox = JSON.stringify(await w.cloud.documents('inbox'));
    expect(inbox).not.toContain(openid);
    expect(inbox).toContain('符丽萍 留言');
  });
});
