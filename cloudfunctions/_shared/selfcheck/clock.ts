/** The function's clock against the database's, and against the phone's. What counts in tickets is the function's. */
import { type Check, fullTime } from '@xiuda/domain';
import { database } from '../sdk';
import type { Asked } from './asked';
import { type Finding, fine, unknown, wrong } from './finding';

/** Differences that harm nobody, ms: of two machines of the cloud, and of a phone that has waited for a cold start. */
const SMALL = 5000;
const SMALL_OF_PHONE = 60_000;

/** The database's time without writing anything: set in a transaction, read there, and rolled back. */
async function databaseTime(): Promise<number> {
  const transaction = await database.startTransaction();
  try {
    const mark = transaction.collection('settings').doc('selfcheck');
    await mark.set({ data: { at: database.serverDate() } });
    return ((await mark.get()).data as { at: Date }).at.getTime();
  } finally {
    await transaction.rollback().catch(() => undefined);
  }
}

const seconds = (ms: number): string => `${Math.round(Math.abs(ms) / 1000)} 秒`;

/** @param early ms before which the database has read its clock @param late ms after it */
export function judgeDatabase(early: number, database: number, late: number): Finding {
  const apart = database < early ? database - early : Math.max(0, database - late);
  if (Math.abs(apart) <= SMALL) return fine(`相差不到 5 秒，云函数 ${fullTime(late)}（北京时间）`);
  return wrong(
    `数据库比云函数${apart > 0 ? '快' : '慢'} ${seconds(apart)}`,
    '把这一行发给云开发的工单客服，由他们校时',
  );
}

export function judgePhone(own: number, phone: number | undefined): Finding {
  if (phone === undefined) return unknown('没有手机的时间可比', '在小程序里查');
  const apart = phone - own;
  if (Math.abs(apart) <= SMALL_OF_PHONE) return fine(`手机 ${fullTime(phone)}（北京时间），一致`);
  return wrong(
    `云函数 ${fullTime(own)}，手机 ${fullTime(phone)}（北京时间），手机${apart > 0 ? '快' : '慢'} ${seconds(apart)}`,
    '把手机的日期和时间设为自动；手机没有错就看云开发控制台的公告',
  );
}

export async function checkClock({ now }: Asked): Promise<Check[]> {
  const early = Date.now();
  const finding = await databaseTime().then(
    (time) => judgeDatabase(early, time, Date.now()),
    (error: unknown) => {
      console.error('time of the database', error);
      return unknown('没有读到数据库的时间');
    },
  );
  return [
    { id: 'clock.database', name: '时间 · 数据库与云函数', ...finding },
    { id: 'clock.phone', name: '时间 · 手机与云函数', ...judgePhone(early, now) },
  ];
}
