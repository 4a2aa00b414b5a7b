/** What a person's own client sees of the account. */
import type { Account, AccountView, StaffRow } from '@xiuda/domain';

export function accountView(account: Account, row: StaffRow | undefined): { account: AccountView } {
  const { phone, contactName, contactPhone, lastPlace } = account;
  const staff = row?.active ? { staffNo: row._id, name: row.name, roles: row.roles } : undefined;
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
