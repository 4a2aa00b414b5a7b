import { findPlaces } from '../_shared/catalog/find-places';
import { get } from '../_shared/catalog/get';
import { place } from '../_shared/catalog/place';
import { places } from '../_shared/catalog/places';
import { stock } from '../_shared/catalog/stock';
import { resource } from '../_shared/resource';

export const main = resource({ get, places, place, findPlaces, stock });
