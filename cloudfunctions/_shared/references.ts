/** What a step's input refers to: people, materials, photos. Loaded together with the ticket, judged when their turn comes. */
import {
  type ActionId,
  type AnyInput,
  AppError,
  actionRow,
  checkAssignee,
  type ResolvedInput,
  returnedMaterials,
  type StaffRow,
  type Ticket,
  type UsedMaterial,
} from '@xiuda/domain';
import { loadPhotos, type StepPhotos } from './photos';
import { checkPhotoCount, type StepSettings } from './step-settings';
import { materialsById } from './store/materials';
import { staffByNumber } from './store/people';

/** What a step brings: its input as the timeline keeps it, and photos that are to be copied. */
export interface Resolved {
  readonly input: ResolvedInput;
  readonly photos: StepPhotos;
}

/** Judges the loaded references of one step. */
export type ResolveReferences = (ticket: Ticket) => Resolved;

/** Fields that the timeline keeps as they were given. */
const KEPT = ['reason', 'note', 'score', 'comment'] as const;

const kept = (input: AnyInput): ResolvedInput =>
  Object.fromEntries(KEPT.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]])));

function assigned(action: ActionId, person: StaffRow | undefined): ResolvedInput {
  const field = actionRow(action).assigns;
  return field && person ? { [field]: { staffNo: person._id, name: person.name } } : {};
}

type MaterialsWanted = NonNullable<AnyInput['materials']>;

type ResolveMaterials = (ticket: Ticket) => UsedMaterial[];

/** What is given back is what the ticket has, whatever the catalogue says of it by now. */
async function loadMaterials(action: ActionId, wanted: MaterialsWanted): Promise<ResolveMaterials> {
  if (actionRow(action).stock === 'puts') return (ticket) => returnedMaterials(ticket.materials, wanted);
  const found = await materialsById(wanted.map(({ materialId }) => materialId));
  const known = new Map(found.map((material) => [material._id, material]));
  return () =>
    wanted.map(({ materialId, quantity }) => {
      const material = known.get(materialId);
      if (!material || material.isOff)
        throw new AppError('INVALID_INPUT', { materials: '有一种耗材已经下架，请重新选择' });
      return { materialId, name: material.name, unit: material.unit, quantity };
    });
}

/** Starts loading what this input refers to; needs nothing but the input. */
export async function loadReferences(
  action: ActionId,
  input: AnyInput,
  openid: string,
  loading: Promise<StepSettings | undefined>,
): Promise<ResolveReferences> {
  const personId = input.reviewerId ?? input.workerId;
  const [settings, person, materials, photos] = await Promise.all([
    loading,
    personId === undefined ? undefined : staffByNumber(personId),
    input.materials && loadMaterials(action, input.materials),
    loadPhotos(openid, input.photos ?? []),
  ]);
  return (ticket) => {
    checkAssignee(action, ticket, person);
    const used = materials && { materials: materials(ticket) };
    checkPhotoCount(input, settings);
    return { input: { ...kept(input), ...assigned(action, person), ...used }, photos: photos() };
  };
}
