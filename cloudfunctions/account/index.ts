import { bindPhone } from '../_shared/account/bind-phone';
import { bindStaff } from '../_shared/account/bind-staff';
import { endDeputy, setDeputy } from '../_shared/account/deputy';
import { login } from '../_shared/account/login';
import { remove } from '../_shared/account/remove';
import { update } from '../_shared/account/update';
import { probed } from '../_shared/probed';
import { resource } from '../_shared/resource';

export const main = probed(resource({ login, bindPhone, bindStaff, update, setDeputy, endDeputy, remove }));
