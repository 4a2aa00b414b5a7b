/** What every phone is told of the institution, beside an answer that it has asked for anyway. */
import { type ServiceInfo, serviceOf } from '@xiuda/domain';
import { readParts } from './store/settings';

export const loadService = async (): Promise<ServiceInfo> =>
  serviceOf(await readParts(['institution', 'limits']));
