/** What an institution has set up so far, counted; no document of a person is read whole. */
import type { SetupCounts, StaffRole, TreeNode } from '@xiuda/domain';
import { command, database } from '../sdk';
import { readCatalog } from './catalog';
import { readParts } from './settings';

/** Those whose work a ticket needs on its way. */
const ON_THE_WAY: readonly StaffRole[] = ['preReviewer', 'reviewer', 'worker'];

const countPeople = async (): Promise<number> =>
  (await database.collection('staff').where({ active: true }).count()).total;

/** Has anybody who is active bound a row with this role? */
async function isStaffed(role: StaffRole): Promise<boolean> {
  const { data } = await database
    .collection('staff')
    .where({ active: true, roles: role, openid: command.exists(true) })
    .limit(1)
    .field({ _id: true })
    .get();
  return data.length > 0;
}

const countPlaces = async (): Promise<number> =>
  // A query without a condition has no index.
  (
    await database
      .collection('places')
      .where({ _id: command.gt('') })
      .count()
  ).total;

/** Every set of codes that was made has left a record. */
async function hasCodes(): Promise<boolean> {
  const { data } = await database
    .collection('audit')
    .where({ kind: 'code' })
    .orderBy('at', 'desc')
    .orderBy('_id', 'desc')
    .limit(1)
    .field({ _id: true })
    .get();
  return data.length > 0;
}

const leaves = (nodes: readonly TreeNode[]): number =>
  nodes.reduce((sum, { children = [] }) => sum + (children.length ? leaves(children) : 1), 0);

export async function countSetup(): Promise<SetupCounts> {
  const [people, staffed, places, { items }, { institution, messages }, codes] = await Promise.all([
    countPeople(),
    Promise.all(ON_THE_WAY.map(isStaffed)),
    countPlaces(),
    readCatalog(['items']),
    readParts(['institution', 'messages']),
    hasCodes(),
  ]);
  return {
    people,
    staffed: staffed.filter(Boolean).length,
    places,
    items: leaves(items),
    templates: Object.keys(messages.templates).length,
    hasInstitution: institution.name !== '',
    hasCodes: codes,
  };
}
