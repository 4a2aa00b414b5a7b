/** Every action that the stand-in knows, by service. */
import type { Service } from '../hosts';
import type { Action } from './action';
import { ENVIRONMENT_ACTIONS } from './environments';
import { ENVIRONMENT_FUNCTION_ACTIONS, FUNCTION_ACTIONS } from './functions';
import { INVOCATION_ACTIONS } from './invocation';
import { PERMISSION_ACTIONS } from './permissions';
import { TABLE_ACTIONS } from './tables';
import { TRIGGER_ACTIONS } from './triggers';
import { UPLOAD_ACTIONS } from './uploads';

export const ACTIONS: Record<Service, Readonly<Record<string, Action>>> = {
  tcb: {
    ...ENVIRONMENT_ACTIONS,
    ...TABLE_ACTIONS,
    ...PERMISSION_ACTIONS,
    ...ENVIRONMENT_FUNCTION_ACTIONS,
  },
  scf: { ...FUNCTION_ACTIONS, ...TRIGGER_ACTIONS, ...INVOCATION_ACTIONS, ...UPLOAD_ACTIONS },
  // manager-node 5.6.5 has moved the first to tcb, and asks the second for things that are not of this product.
  flexdb: {},
  lowcode: {},
};
