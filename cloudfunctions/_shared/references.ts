/** What a step's input refers to: people, materials, photos. Loaded together with the ticket, judged when their turn comes. */
import {
  type ActionId,
  type AnyInput,
  AppError,
  actionRow,
  type Actor,
  ALL_ASPECTS,
  type AssigneeField,
  checkAssignees,
  checkTakeover,
  type ResolvedInput,
  returnedMaterials,
  type StaffRow,
  type Ticket,
  type UsedMaterial,
} from '@xiuda/domain';
import { loadPhotos, type StepPhotos } from './photos';
import { loadReported } from './reported';
import { checkPhotoCount, type StepSettings } from './step-settings';
import { materialsById } from './store/materials';
import { staffByNumber } from './store/people';

/** What a step brings: its input as the timeline keeps it, and photos that are to be copied. */
export interface Resolved {
  readonly input: ResolvedInput;
  readonly photos: StepPhotos;
  /** Photos of the ticket that stay, where the step says which. */
  readonly kept?: readonly string[];
}

/** Judges the loaded references of one step. */
export type ResolveReferences = (ticket: Ticket, actor: Actor) => Resolved;

/** Fields that the timeline keeps as they were given. */
const KEPT = [
  ...(['reason', 'note', 'reasonCode', 'expectedAt', 'result', 'advice'] as const),
  ...(['score', ...ALL_ASPECTS, 'tags', 'comment'] as const),
  ...(['address', 'contactName', 'contactPhone', 'description'] as const),
] as const;

const kept = (input: AnyInput): ResolvedInput =>
  Object.fromEntries(KEPT.flatMap((field) => (input[field] === undefined ? [] : [[field, input[field]]])));

type Chosen = Readonly<Partial<Record<AssigneeField, StaffRow | undefined>>>;

async function loadChosen(input: AnyInput): Promise<Chosen> {
  const [reviewer, worker] = await Promise.all(
    [input.reviewerId, input.workerId].map((id) => (id === undefined ? undefined : staffByNumber(id))),
  );
  return { reviewer, worker };
}

function assigned(action: ActionId, chosen: Chosen, actor: Actor): ResolvedInput {
  const { assigns = [], takesOver } = actionRow(action);
  if (takesOver) return { worker: { staffNo: actor.staffNo ?? '', name: actor.name ?? '' } };
  const refs = assigns.flatMap((field) => {
    const person = chosen[field];
    return person ? [[field, { staffNo: person._id, name: person.name }]] : [];
  });
  return Object.fromEntries(refs);
}

const STALE_PHOTOS = '照片已经变化，请刷新后再试';

/** Photos of the ticket that an edit keeps; `undefined` where it does not touch them. */
function keptPhotos(action: ActionId, { photos, keptPhotos: places }: AnyInput, ticket: Ticket) {
  if (!actionRow(action).edits || (photos === undefined && places === undefined)) return undefined;
  return (places ?? []).map((place) => {
    const photo = ticket.photos[place];
    if (photo === undefined) throw new AppError('INVALID_INPUT', { photos: STALE_PHOTOS });
    return photo;
  });
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
  const [settings, chosen, materials, photos, reported] = await Promise.all([
    loading,
    loadChosen(input),
    input.materials && loadMaterials(action, input.materials),
    loadPhotos(openid, input.photos ?? []),
    loadReported(input),
  ]);
  return (ticket, actor) => {
    checkAssignees(action, ticket, chosen);
    checkTakeover(action, ticket, actor);
    const found = reported();
    const used = materials && { materials: materials(ticket) };
    const stay = keptPhotos(action, input, ticket);
    checkPhotoCount((stay?.length ?? 0) + (input.photos?.length ?? 0), settings);
    return {
      input: { ...kept(input), ...found, ...assigned(action, chosen, actor), ...used },
      photos: photos(),
      ...(stay && { kept: stay }),
    };
  };
}
