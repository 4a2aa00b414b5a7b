import { addItem } from '../_shared/admin-catalog/add-item';
import { addMaterial } from '../_shared/admin-catalog/add-material';
import { addPlace } from '../_shared/admin-catalog/add-place';
import { addPlaces } from '../_shared/admin-catalog/add-places';
import { codePlaces } from '../_shared/admin-catalog/code-places';
import { codesLink } from '../_shared/admin-catalog/codes-link';
import { drawCodes } from '../_shared/admin-catalog/draw-codes';
import { items } from '../_shared/admin-catalog/items';
import { ledger } from '../_shared/admin-catalog/ledger';
import { makeCodes } from '../_shared/admin-catalog/make-codes';
import { materials } from '../_shared/admin-catalog/materials';
import { moveItem } from '../_shared/admin-catalog/move-item';
import { movePlace } from '../_shared/admin-catalog/move-place';
import { moveStock } from '../_shared/admin-catalog/move-stock';
import { orderItems } from '../_shared/admin-catalog/order-items';
import { orderPlaces } from '../_shared/admin-catalog/order-places';
import { placeNames } from '../_shared/admin-catalog/place-names';
import { places } from '../_shared/admin-catalog/places';
import { planPlaces } from '../_shared/admin-catalog/plan-places';
import { removeRoute } from '../_shared/admin-catalog/remove-route';
import { renamePlace } from '../_shared/admin-catalog/rename-place';
import { routes } from '../_shared/admin-catalog/routes';
import { saveItem } from '../_shared/admin-catalog/save-item';
import { saveMaterial } from '../_shared/admin-catalog/save-material';
import { saveRoute } from '../_shared/admin-catalog/save-route';
import { switchItem } from '../_shared/admin-catalog/switch-item';
import { switchMaterial } from '../_shared/admin-catalog/switch-material';
import { switchPlace } from '../_shared/admin-catalog/switch-place';
import { usage } from '../_shared/admin-catalog/usage';
import { adminResource } from '../_shared/admin-resource';
import { probed } from '../_shared/probed';

export const main = probed(
  adminResource({
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
    items,
    addItem,
    saveItem,
    moveItem,
    orderItems,
    switchItem,
    routes,
    saveRoute,
    removeRoute,
  }),
);
