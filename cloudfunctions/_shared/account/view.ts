/** What a person's own client sees of the account. */
import { type Account, type AccountView, deputyView, principalViews } from '@xiuda/domain';
import type { OwnStaff } from '../store/people';

function staffView({ row, principals, deputy: named }: OwnStaff): NonNullable<AccountView['staff']> {
  const { _id: staffNo, name, roles } = row;
  const now = new Date();
  const [deputy, standsFor] = [deputyView(row, named, now), principalViews(row, principals, now)];
  return { staffNo, name, roles, ...(deputy && { deputy }), ...(standsFor.length && { standsFor }) };
}

export function accountView(account: Account, own: OwnStaff | undefined): { account: AccountView } {
  const { phone, contactName, contactPhone, lastPlace } = account;
  const staff = own?.row.active ? staffView(own) : undefined;
  const name = staff?.name ?? contactName;
  return {
    account: {
      ...(name !== undefined && { name }),
      ...(phone !== undefined && { phone }),
      ...(contactName !== undefined && { contactName }),
      ...(contactPhone !== undefined && { contactPhone }),
      ...(lastPlace && { lastPlace }),
      ...(staff && { staff }),
    },
  };
}
