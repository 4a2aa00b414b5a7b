import { addMaterial } from '../_shared/admin-catalog/add-material';
import { addPlace } from '../_shared/admin-catalog/add-place';
import { addPlaces } from '../_shared/admin-catalog/add-places';
import { codePlaces } from '../_shared/admin-catalog/code-places';
import { codesLink } from '../_shared/admin-catalog/codes-link';
import { drawCodes } from '../_shared/admin-catalog/draw-codes';
import { ledger } from '../_shared/admin-catalog/ledger';
import { makeCodes } from '../_shared/admin-catalog/make-codes';
import { materials } from '../_shared/admin-catalog/materials';
import { movePlace } from '../_shared/admin-catalog/move-place';
import { moveStock } from '../_shared/admin-catalog/move-stock';
import { orderPlaces } from '../_shared/admin-catalog/order-places';
import { placeNames } from '../_shared/admin-catalog/place-names';
import { places } from '../_shared/admin-catalog/places';
import { planPlaces } from '../_shared/admin-catalog/plan-places';
import { renamePlace } from '../_shared/admin-catalog/rename-place';
import { saveMaterial } from '../_shared/admin-catalog/save-material';
import { switchMaterial } from '../_shared/admin-catalog/switch-material';
import { switchPlace } from '../_shared/admin-catalog/switch-place';
import { usage } from '../_shared/admin-catalog/usage';
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
  materials,
  addMaterial,
  saveMaterial,
  switchMaterial,
  moveStock,
  ledger,
  usage,
});
