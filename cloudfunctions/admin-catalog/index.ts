import { addPlace } from '../_shared/admin-catalog/add-place';
import { addPlaces } from '../_shared/admin-catalog/add-places';
import { codePlaces } from '../_shared/admin-catalog/code-places';
import { codesLink } from '../_shared/admin-catalog/codes-link';
import { drawCodes } from '../_shared/admin-catalog/draw-codes';
import { makeCodes } from '../_shared/admin-catalog/make-codes';
import { movePlace } from '../_shared/admin-catalog/move-place';
import { orderPlaces } from '../_shared/admin-catalog/order-places';
import { placeNames } from '../_shared/admin-catalog/place-names';
import { places } from '../_shared/admin-catalog/places';
import { planPlaces } from '../_shared/admin-catalog/plan-places';
import { renamePlace } from '../_shared/admin-catalog/rename-place';
import { switchPlace } from '../_shared/admin-catalog/switch-place';
import { adminResource } from '../_shared/admin-resource';

export const main = adminResource({
  places,
  placeNames,
  addPlace,
  planPlaces,
  addPlaces,
  renamePlace,
  movePlace,
  orderPlaces,
  switchPlace,
  codePlaces,
  drawCodes,
  makeCodes,
  codesLink,
});
