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
  type ItemNode,
  type MaterialRow,
  offeredItems,
  type ResolvedInput,
  returnedMaterials,
  type StaffRow,
  type Ticket,
  type UsedMaterial,
} from '@xiuda/domain';
import { loadPhotos, slotsOf, type StepPhotos } from './photos';
import { judgeReported } from './reported';
import { checkPhotoCount, partsFor, settingsIn } from './step-settings';
import type { Slot } from './store/files';
import type { TicketWith, Wanted } from './store/ticket-with';

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

function chosenIn(found: TicketWith | undefined, { reviewerId, workerId }: AnyInput): Chosen {
  const rows = found?.of<StaffRow>('staff') ?? [];
  const [reviewer, worker] = [reviewerId, workerId].map((id) => rows.find(({ _id }) => _id === id));
  return { reviewer, worker };
}

const given = (...ids: readonly (string | undefined)[]): string[] => ids.flatMap((id) => id ?? []);

/** Where the institution says what it allows. */
export const RULES_PART = 'urgency';

/** Who takes a step, and what its input and its row refer to, by id: it is read together with the ticket. */
export function wantedBy(action: ActionId, input: AnyInput, openid: string): Wanted {
  const { allowedBy, by, stock } = actionRow(action);
  return {
    caller: openid,
    settings: [...partsFor(input), ...(allowedBy ? [RULES_PART] : [])],
    staff: given(input.reviewerId, input.workerId),
    materials: stock === 'puts' ? [] : (input.materials ?? []).map(({ materialId }) => materialId),
    files: slotsOf(input.photos ?? []),
    catalog: input.itemId === undefined ? [] : ['items'],
    place: input.areaId,
    // Who reported may call who repairs.
    worker: by.includes('itsReporter'),
  };
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
function judgeMaterials(
  action: ActionId,
  wanted: MaterialsWanted,
  found: readonly MaterialRow[],
): ResolveMaterials {
  if (actionRow(action).stock === 'puts') return (ticket) => returnedMaterials(ticket.materials, wanted);
  const known = new Map(found.map((material) => [material._id, material]));
  return () =>
    wanted.map(({ materialId, quantity }) => {
      const material = known.get(materialId);
      if (!material || material.isOff)
        throw new AppError('INVALID_INPUT', { materials: '有一种耗材已经下架，请重新选择' });
      return { materialId, name: material.name, unit: material.unit, quantity };
    });
}

/** Photos are loaded meanwhile. @param reading the ticket with what `wantedBy` says */
export async function loadReferences(
  action: ActionId,
  input: AnyInput,
  openid: string,
  reading: Promise<TicketWith | undefined>,
): Promise<ResolveReferences> {
  const issued = async () => (await reading)?.of<Slot>('files') ?? [];
  const [found, photos] = await Promise.all([reading, loadPhotos(openid, input.photos ?? [], issued)]);
  const settings = settingsIn(input, found);
  const chosen = chosenIn(found, input);
  const materials =
    input.materials && judgeMaterials(action, input.materials, found?.of<MaterialRow>('materials') ?? []);
  const [catalog] = found?.of<{ readonly nodes?: readonly ItemNode[] }>('catalog') ?? [];
  const reported = judgeReported(input, {
    area: found?.place,
    items: offeredItems(catalog?.nodes ?? []),
  });
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
