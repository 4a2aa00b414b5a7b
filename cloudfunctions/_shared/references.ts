/** What a step's input refers to: people, materials, photos. Loaded together with the ticket, judged when their turn comes. */
import {
  type ActionId,
  type AnyInput,
  AppError,
  actionRow,
  checkAssignee,
  type ResolvedInput,
  type StaffRow,
  type Ticket,
  type UsedMaterial,
} from '@xiuda/domain';
import { loadPhotos, type StepPhotos } from './photos';
import { checkPhotoCount, type StepSettings } from './step-settings';
import { readCatalog } from './store/catalog';
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

async function loadMaterials(wanted: MaterialsWanted): Promise<() => UsedMaterial[]> {
  const { materials } = await readCatalog(['materials']);
  const known = new Map(materials.map((material) => [material.id, material]));
  return () =>
    wanted.map(({ materialId, quantity }) => {
      const material = known.get(materialId);
      if (!material) throw new AppError('INVALID_INPUT', { materials: '有一种耗材已经下架，请重新选择' });
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
    input.materials && loadMaterials(input.materials),
    loadPhotos(openid, input.photos ?? []),
  ]);
  return (ticket) => {
    checkAssignee(action, ticket, person);
    const used = materials && { materials: materials() };
    checkPhotoCount(input, settings);
    return { input: { ...kept(input), ...assigned(action, person), ...used }, photos: photos() };
  };
}
