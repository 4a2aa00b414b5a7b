/** Choosing one of several from another page of this package. */
import { open } from '../../../services/navigation';
import { CHOICE } from '../../../services/routes';

export interface Option {
  readonly id: string;
  readonly name: string;
  /** Below the name; empty: nothing. */
  readonly about: string;
}

export interface Choosing {
  /** Of the page: 选择审核员. */
  readonly title: string;
  /** What may be typed to find one. */
  readonly hint: string;
  readonly chosen: string;
  /** Stands first and means none of them: 不指定. */
  readonly none: string;
  /** @throws CloudError */
  load(): Promise<readonly Option[]>;
}

interface UnderWay extends Choosing {
  end(choice: Option | undefined): void;
}

let underWay: UnderWay | undefined;

/** Of the page that chooses. */
export const choosingOne = (): UnderWay | undefined => underWay;

/** @param choice `undefined` where somebody went back */
export function endChoosingOne(choice: Option | undefined): void {
  underWay?.end(choice);
  underWay = undefined;
}

/** @returns `undefined` when one goes back; an empty id stands for none */
export function chooseOne(asked: Choosing): Promise<Option | undefined> {
  endChoosingOne(undefined);
  return new Promise((resolve, reject) => {
    underWay = { ...asked, end: resolve };
    open(CHOICE).catch(reject);
  });
}
