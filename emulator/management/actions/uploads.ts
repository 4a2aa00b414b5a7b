/** Leave to put one archive into the temporary storage of the function service. */
import * as z from 'zod/mini';
import { text } from '../parameters';
import { type Action, action } from './action';

export const UPLOAD_ACTIONS: Record<string, Action> = {
  GetTempCosInfo: action(z.strictObject({ ObjectPath: text }), ({ ObjectPath }, { objects }) => {
    const day = new Date().toISOString().slice(0, 10);
    return { Date: day, Sign: objects.allow(`${day}/${ObjectPath}`) };
  }),
};
