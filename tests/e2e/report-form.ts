/** Filling 立即报修 in. */
import type { Phone } from '../support/phones';

export async function choosePlace(phone: Phone): Promise<void> {
  await phone.tap(/^报修区域/);
  for (const place of ['府城校区', '图书馆', '2层', '西区']) await phone.choose(place);
}

export async function chooseItem(phone: Phone): Promise<void> {
  await phone.tap(/^报修项目/);
  for (const item of ['水电', '给排水']) await phone.choose(item);
}

/** Everything but photos. */
export async function fill(phone: Phone, description: string): Promise<void> {
  await choosePlace(phone);
  await chooseItem(phone);
  await phone.type('详细地址', '窗边第三根立管');
  await phone.type('报修详情', description);
  await phone.type('报修人', '吴小雨');
  await phone.type('联系电话', '0898-65881234');
}
