/** Whose codes these are: the part `institution` of the settings, empty where nothing is set. */
import { database } from '../sdk';

export interface SheetInstitution {
  readonly name: string;
  readonly phone: string;
}

export async function sheetInstitution(): Promise<SheetInstitution> {
  const { data } = await database.collection('settings').doc('institution').get();
  const { name = '', phone = '' } = (data ?? {}) as Partial<SheetInstitution>;
  return { name, phone };
}
