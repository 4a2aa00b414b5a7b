/** Timers of functions. */
import * as z from 'zod/mini';
import type { Trigger } from '../account';
import { ApiError } from '../envelope';
import { putConfig } from '../function-store';
import { count, optionalText, text } from '../parameters';
import { type Action, action, instant, type Scope } from './action';
import { named } from './function-parameters';
import { assertSettled, functionOf } from './function-state';

const timer = { TriggerName: text, Type: z.literal('timer'), TriggerDesc: text };
const batchSchema = z.strictObject({ ...named, Triggers: text, Count: count, Qualifier: optionalText });
const triggersSchema = z.array(z.strictObject(timer));

const SEVEN_FIELDS = /^\S+( \S+){6}$/;
const NAME = /^[A-Za-z][\w-]{0,99}$/;

/** What is given as seven fields is shown within JSON. */
export const shownTrigger = ({ name, cron, addedAt }: Trigger) => ({
  TriggerName: name,
  Type: 'timer',
  TriggerDesc: JSON.stringify({ cron }),
  Enable: 1,
  CustomArgument: '',
  AvailableStatus: 'Available',
  BindStatus: 'on',
  Qualifier: '$DEFAULT',
  TriggerAttribute: 'double',
  ResourceId: '',
  AddTime: addedAt,
  ModTime: addedAt,
});

type Given = z.infer<z.ZodMiniObject<typeof timer>>;

function added(scope: Scope, name: string, namespace: string | undefined, given: readonly Given[]): void {
  const deployed = functionOf(scope, name, namespace);
  assertSettled(deployed, 'CreateTrigger');
  for (const { TriggerName, TriggerDesc } of given) {
    if (!NAME.test(TriggerName))
      throw new ApiError('InvalidParameterValue.TriggerName', `${TriggerName} is not valid.`);
    if (!SEVEN_FIELDS.test(TriggerDesc))
      throw new ApiError('InvalidParameterValue.TriggerDesc', `${TriggerDesc} is no timer of seven fields.`);
    if (deployed.triggers.some((one) => one.name === TriggerName))
      throw new ApiError('ResourceInUse.Trigger', `Trigger [${TriggerName}] exists already.`);
    deployed.triggers.push({ name: TriggerName, cron: TriggerDesc, addedAt: instant() });
  }
  putConfig(scope.backing.functionsDir, deployed);
  scope.save();
}

function parsed(text: string): Given[] {
  try {
    return triggersSchema.parse(JSON.parse(text));
  } catch {
    throw new ApiError('InvalidParameterValue.Param', 'Triggers is no JSON of timers.');
  }
}

export const TRIGGER_ACTIONS: Record<string, Action> = {
  BatchCreateTrigger: action(batchSchema, ({ FunctionName, Namespace, Triggers, Count }, scope) => {
    const given = parsed(Triggers);
    if (given.length !== Count)
      throw new ApiError('InvalidParameterValue', `Count is ${Count}, and ${given.length} are given.`);
    added(scope, FunctionName, Namespace, given);
    return {};
  }),
  CreateTrigger: action(
    z.strictObject({
      ...named,
      ...timer,
      Qualifier: optionalText,
      Enable: optionalText,
      CustomArgument: optionalText,
    }),
    ({ FunctionName, Namespace, ...given }, scope) => {
      added(scope, FunctionName, Namespace, [given]);
      const [last] = functionOf(scope, FunctionName, Namespace).triggers.slice(-1).map(shownTrigger);
      return { TriggerInfo: last };
    },
  ),
  DeleteTrigger: action(
    z.strictObject({
      ...named,
      TriggerName: text,
      Type: z.literal('timer'),
      TriggerDesc: optionalText,
      Qualifier: optionalText,
    }),
    ({ FunctionName, Namespace, TriggerName }, scope) => {
      const deployed = functionOf(scope, FunctionName, Namespace);
      if (!deployed.triggers.some(({ name }) => name === TriggerName))
        throw new ApiError('ResourceNotFound.Trigger', `Trigger [${TriggerName}] not exist.`);
      deployed.triggers = deployed.triggers.filter(({ name }) => name !== TriggerName);
      putConfig(scope.backing.functionsDir, deployed);
      scope.save();
      return {};
    },
  ),
  ListTriggers: action(
    z.strictObject({ ...named, Limit: z.optional(count), Offset: z.optional(count) }),
    ({ FunctionName, Namespace, Limit = 20, Offset = 0 }, scope) => {
      const { triggers } = functionOf(scope, FunctionName, Namespace);
      return {
        TotalCount: triggers.length,
        Triggers: triggers.slice(Offset, Offset + Limit).map(shownTrigger),
      };
    },
  ),
};
