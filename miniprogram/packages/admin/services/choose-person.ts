/** Choosing a member of the staff from another page of this package. */
import { ROLES, type StaffOption, type StaffRole } from '@xiuda/domain';
import { call } from '../../../services/cloud';
import { chooseOne, type Option } from './choose-one';

async function peopleOf(role: StaffRole): Promise<Option[]> {
  const { staff } = await call<{ staff: StaffOption[] }>('staff', { op: 'list', role });
  return staff.map(({ staffNo, name, openTickets }) => {
    const load = openTickets ? `手上 ${openTickets} 单` : '手上没有工单';
    return { id: staffNo, name, about: `${load} · ${staffNo}` };
  });
}

/** Of those who are bound. @returns `undefined` when one goes back; an empty id stands for nobody */
export const choosePerson = (role: StaffRole, chosen: string): Promise<Option | undefined> =>
  chooseOne({
    title: `选择${ROLES[role].label}`,
    hint: '按姓名或学工号找',
    none: '不指定',
    chosen,
    load: () => peopleOf(role),
  });
