/** The answer of a request is lost after the work was done, at every round trip: sent again, the call has its effect once. */
import { CALLS_OF_EVERY_WAY } from '../support/good-calls';
import { loseAnswer } from '../support/lost-answers';
import { type Trial, tryEvery } from '../support/trials';
import { type World, world } from '../support/world';

let w: World;
beforeAll(async () => {
  w = await world({ delivers: true, allowsDirectDispatch: true });
}, 60_000);
afterAll(() => w.stop());

const losing: Trial = {
  isDoneInside: true,
  breaking: ({ cloud }, _name, nth) => loseAnswer(cloud, nth),
  mend: ({ cloud }) => loseAnswer(cloud, 0),
};

test('an answer that is lost is lost', async () => {
  const catalog = () => w.cloud.invoke('catalog', { op: 'get' }, 'openid-reporter');
  await loseAnswer(w.cloud, 1);
  expect(await catalog()).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  expect(await catalog()).toMatchObject({ ok: true });
});

test.each(CALLS_OF_EVERY_WAY)(
  '$title is done once, however often it is sent',
  async (call) => {
    const { roundTrips, wrong } = await tryEvery(w, call, losing);
    expect(roundTrips).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  },
  120_000,
);
