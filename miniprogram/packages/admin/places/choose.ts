/** Choosing places from another page of this package. */
import { open } from '../../../services/navigation';
import { PLACE_CHOICE } from '../../../services/routes';

export interface PlaceChoice {
  readonly id: string;
  readonly name: string;
  /** Names, root … itself. */
  readonly path: readonly string[];
}

export interface Choosing {
  /** Of the page: 选择负责区域. */
  readonly title: string;
  /** Ids that are chosen already. */
  readonly chosen: readonly string[];
  /** Any number of them; otherwise one. */
  readonly many: boolean;
  /** What the choice is for, and what it means to choose none. */
  readonly hint?: string;
}

interface UnderWay extends Choosing {
  end(choices: PlaceChoice[] | undefined): void;
}

let underWay: UnderWay | undefined;

/** Of the page that chooses. */
export const choosing = (): UnderWay | undefined => underWay;

/** @param choices `undefined` where somebody went back */
export function endChoosing(choices: PlaceChoice[] | undefined): void {
  underWay?.end(choices);
  underWay = undefined;
}

/** Opens the tree; branches can be chosen too. @returns `undefined` when one goes back */
export function choosePlaces(asked: Choosing): Promise<PlaceChoice[] | undefined> {
  endChoosing(undefined);
  return new Promise((resolve, reject) => {
    underWay = { ...asked, end: resolve };
    open(PLACE_CHOICE).catch(reject);
  });
}
