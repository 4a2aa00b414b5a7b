/** From what is wanted and what stands there to what is to be done: a pure function. */
import { canonical } from '../../cloudbase/canonical';
import type { Change, Plan, Present, Rules, Wanted } from './model';
import { otherTimers, planFunction, runtimeObstacle } from './plan-functions';
import { planIndexes } from './plan-indexes';

const byName = <T extends { readonly name: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.name, one]));

/** Clients are kept out of a collection before anything else is done to it. */
function planCollections(wanted: Wanted, present: Present) {
  const standing = byName(present.collections);
  const changes = wanted.collections.flatMap(({ name, permission }): Change[] => {
    const found = standing.get(name);
    const from = found?.permission;
    return [
      ...(found ? [] : [{ kind: 'collection' as const, name }]),
      ...(from === permission
        ? []
        : [{ kind: 'permission' as const, collection: name, ...(from !== undefined && { from }) }]),
    ];
  });
  const indexes = wanted.collections.map((one) => planIndexes(one, standing.get(one.name)));
  return { changes, indexes };
}

/** Rules of functions that are not ours stay beside ours: all of them are one text. */
function planRules(wanted: Wanted, present: Present): Change[] {
  const storage: Rules = { ...wanted.storageRule };
  const rules: Rules = { ...present.functionRules, ...wanted.functionRules };
  return [
    ...(canonical(present.storageRule) === canonical(storage)
      ? []
      : [{ kind: 'storageRule' as const, rule: storage }]),
    ...(canonical(present.functionRules) === canonical(rules)
      ? []
      : [{ kind: 'functionRules' as const, rules }]),
  ];
}

/** Internal functions are closed to clients before they are there. */
function planFunctions(wanted: Wanted, present: Present) {
  const standing = byName(present.functions);
  const planned = wanted.functions.map((one) => planFunction(one, standing.get(one.name)));
  const found = wanted.functions.flatMap((one) => {
    const there = standing.get(one.name);
    return there ? [{ wanted: one, there }] : [];
  });
  return {
    changes: planned.flatMap(({ changes }) => changes),
    timers: planned.flatMap(({ timers }) => timers),
    kept: planned.filter(({ changes, timers }) => !changes.length && !timers.length).length,
    obstacles: found.flatMap(({ there }) => runtimeObstacle(there)),
    others: found.flatMap((one) => otherTimers(one.wanted, one.there)),
  };
}

/** A new environment writes down that it has nothing to migrate before anything stands in it. */
function planData(wanted: Wanted, present: Present): Change[] {
  const { migrations, isMigrated } = present;
  return [
    ...(isMigrated && !migrations.length ? [] : [{ kind: 'migrations' as const, titles: migrations }]),
    ...(wanted.admin && !present.hasAdmin ? [{ kind: 'admin' as const, row: wanted.admin }] : []),
  ];
}

/** It never deletes data, a collection, a function, nor anything that is not ours (ADR 36). */
export function plan(wanted: Wanted, present: Present): Plan {
  const collections = planCollections(wanted, present);
  const functions = planFunctions(wanted, present);
  const { indexes } = collections;
  const made = [
    ...collections.changes,
    ...indexes.flatMap(({ changes }) => changes),
    ...planRules(wanted, present),
    ...functions.changes,
    ...planData(wanted, present),
    // What the timer does may rest on shapes that only migrations make.
    ...functions.timers,
    ...indexes.flatMap(({ last }) => last),
  ];
  const isRecorded = made.length === 0 && canonical(present.record) === canonical(wanted.record);
  return {
    changes: isRecorded ? made : [...made, { kind: 'record', record: wanted.record }],
    kept: {
      collections: wanted.collections.length - new Set(collections.changes.map(collectionOf)).size,
      indexes: indexes.reduce((sum, { kept }) => sum + kept, 0),
      functions: functions.kept,
    },
    others: [
      ...present.otherCollections.map((name) => `集合 ${name}`),
      ...indexes.flatMap(({ others }) => others),
      ...present.otherFunctions.map((name) => `云函数 ${name}`),
      ...functions.others,
    ],
    obstacles: [...indexes.flatMap(({ obstacles }) => obstacles), ...functions.obstacles],
  };
}

const collectionOf = (change: Change): string =>
  change.kind === 'collection' ? change.name : change.kind === 'permission' ? change.collection : '';
